// "A directed the film", "A, who wrote the screenplay", "Ralph Ince directed."
#include <array>
#include <optional>

#include "indexer/credits/anchor.hh"
#include "indexer/credits/credit.hh"

namespace rosebud::indexer::credits {
namespace {

constexpr auto directing =
    std::to_array<std::string_view>({"co-directed", "directed", "directs", "helmed", "helms"});
constexpr auto writing = std::to_array<std::string_view>(
    {"adapted", "co-scripted", "co-wrote", "devised", "penned", "scripted", "wrote"});
constexpr auto composing =
    std::to_array<std::string_view>({"composed", "did", "provided", "scored", "wrote"});
constexpr auto between =
    std::to_array<std::string_view>({"&", ",", "also", "and", "both", "co-wrote", "deftly", "edited", "has",
                                     "produced", "produces", "writes", "wrote"});

class ActiveFinder {
 public:
  ActiveFinder(const Context& context, std::vector<Credit>& credits)
      : context_(context), sentence_(context.sentence), anchor_(context), credits_(credits) {}

  void find() {
    for (std::size_t i = 1; i < sentence_.words.size(); ++i) {
      const std::string& verb = sentence_.words[i].lower;
      if (one_of(directing, verb)) direct(i);
      if (one_of(writing, verb)) write(i);
      if (one_of(composing, verb)) compose(i);
    }
  }

 private:
  // Who does what the verb at `i` says: the name before it, or the one before its "who".
  std::vector<std::string> subject(std::size_t i) const {
    if (anchor_.is_unreal(i) || sentence_.is(i - 1, "had") || sentence_.is(i - 2, "had")) return {};
    std::size_t end = i;
    for (std::size_t steps = 0; steps < 5 && end > 0; ++steps, --end) {
      const std::string& word = sentence_.at(end - 1).lower;
      if (!one_of(between, word) && !word.ends_with("ly")) break;
    }
    if (end > 0 && sentence_.is(end - 1, "who")) {
      --end;
      if (end > 0 && sentence_.is(end - 1, ",")) --end;
    } else if (end < i && sentence_.is(end, ",")) {
      return apposed(end);
    }
    return names_ending(end);
  }

  // "A, one of my favourite composers, did the score": the name that opens the sentence.
  std::vector<std::string> apposed(std::size_t comma) const {
    const auto name = name_at(sentence_, 0);
    if (!name || name->end - name->begin < 2 || !sentence_.is(name->end, ",") || name->end == comma)
      return {};
    return {name->text};
  }

  // The name that ends before `end`, and one before it when an "and" joins them.
  std::vector<std::string> names_ending(std::size_t end) const {
    const auto last = name_before(sentence_, end);
    if (!last) return {};
    std::size_t begin = last->begin;
    if (begin > 1 && (sentence_.is(begin - 1, "and") || sentence_.is(begin - 1, "&"))) {
      if (const auto first = name_before(sentence_, begin - 1))
        begin = first->begin;
      else
        return {};
      if (begin > 0 && sentence_.is(begin - 1, ",")) return {};
    }
    const NameList list = names_at(sentence_, begin, context_.known);
    return list.end == end || list.names.size() == 1 ? list.names : std::vector<std::string>{};
  }

  void add(FieldId field, const std::vector<std::string>& names) {
    for (const std::string& name : names) credits_.push_back({field, name, Pattern::active, context_.index});
  }

  void direct(std::size_t i) {
    if (sentence_.is(i + 1, "by")) return;
    if (sentence_.is(i + 1, "his") || sentence_.is(i + 1, "her") || sentence_.is(i + 1, "their"))
      return direct_own_script(i);
    const std::size_t object = anchor_.work_phrase_end(i + 1);
    const bool alone = sentence_.is(i + 1, ".") && sentence_.words.size() <= 8 && sentence_.is(i, "directed");
    if (object == i + 1 && !alone) return;
    const std::vector<std::string> names = subject(i);
    add(FieldId::director, names);
    if (wrote_too(i)) add(FieldId::writer, names);
  }

  // "A directed his own script"
  void direct_own_script(std::size_t i) {
    if (!sentence_.is(i + 2, "own") ||
        !(is_script_noun(sentence_.at(i + 3).lower) || sentence_.is(i + 3, "material")))
      return;
    const std::vector<std::string> names = subject(i);
    add(FieldId::director, names);
    add(FieldId::writer, names);
  }

  bool wrote_too(std::size_t i) const {
    if (!sentence_.is(i - 1, "and")) return false;
    const std::string& verb = sentence_.at(i - 2).lower;
    return verb == "wrote" || verb == "writes" || verb == "co-wrote";
  }

  // "the screenplay", "this script", "the film's screenplay"
  bool is_script(std::size_t i) const {
    for (std::size_t k = i; k < i + 5; ++k) {
      const Word& word = sentence_.at(k);
      if (is_script_noun(word.lower)) return !sentence_.is(k + 1, "for") || own_script(k + 2);
      const bool filler = word.lower == "the" || word.lower == "this" || word.lower == "film" ||
                          word.lower == "movie" || word.kind == WordKind::possessive ||
                          word.lower == "original" || word.lower == "its" || word.lower == "a";
      if (!filler) return false;
    }
    return false;
  }

  bool own_script(std::size_t i) const { return anchor_.work_phrase_end(i) > i; }

  void write(std::size_t i) {
    const bool film = sentence_.is(i, "co-wrote") && own_script(i + 1);
    if (sentence_.is(i + 1, "by") || (!is_script(i + 1) && !film)) return;
    std::vector<std::string> names = subject(i);
    if (names.empty()) return;
    // "A co-wrote the screenplay with B"
    for (std::size_t k = i + 1; k < i + 6; ++k) {
      if (!sentence_.is(k, "with")) continue;
      for (std::string& name : names_at(sentence_, k + 1, context_.known).names)
        names.push_back(std::move(name));
      break;
    }
    add(FieldId::writer, names);
  }

  void compose(std::size_t i) {
    for (std::size_t k = i + 1; k < i + 6; ++k) {
      const Word& word = sentence_.at(k);
      if (word.lower == "score" || word.lower == "soundtrack" || (word.lower == "music" && k > i + 1)) {
        if (sentence_.is(k + 1, "for") && !own_script(k + 2)) return;
        return add(FieldId::composer, subject(i));
      }
      if (word.kind != WordKind::word || word.capital || word.lower == "of") {
        if (word.kind != WordKind::possessive) return;
      }
    }
  }

  const Context& context_;
  const Sentence& sentence_;
  Anchor anchor_;
  std::vector<Credit>& credits_;
};

}  // namespace

void find_actives(const Context& context, std::vector<Credit>& credits) {
  ActiveFinder(context, credits).find();
}

}  // namespace rosebud::indexer::credits
