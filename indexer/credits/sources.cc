// "based on the 1919 novel by A", "adapted from A's play", "A's short story".
#include <algorithm>
#include <array>

#include "indexer/credits/anchor.hh"
#include "indexer/credits/credit.hh"

namespace rosebud::indexer::credits {
namespace {

constexpr auto markers = std::to_array<std::string_view>(
    {"adaptation", "adapted", "adapting", "based", "from", "inspired", "version"});
constexpr auto links = std::to_array<std::string_view>({"by", "from", "of", "on", "upon"});
constexpr auto weak_nouns = std::to_array<std::string_view>({"manga", "novel", "novella", "story"});
constexpr auto stops = std::to_array<std::string_view>(
    {"about",   "and",  "are", "been", "centers", "describes", "directed", "focuses",
     "follows", "had",  "has", "in",   "is",      "starred",   "starring", "stars",
     "tells",   "that", "was", "were", "which",   "who",       "with"});

// By whom a person of the story is shown, not by whom it was told.
constexpr auto acted = std::to_array<std::string_view>(
    {"performed", "played", "portrayed", "produced", "starring", "sung", "voiced"});

class SourceFinder {
 public:
  SourceFinder(const Context& context, std::vector<Credit>& credits)
      : context_(context), sentence_(context.sentence), anchor_(context), credits_(credits) {}

  void find() {
    for (std::size_t i = 0; i < sentence_.words.size(); ++i) {
      if (one_of(markers, sentence_.words[i].lower)) based_on(i);
      if (sentence_.words[i].kind == WordKind::possessive) source_of(i);
    }
  }

 private:
  void add(const std::vector<std::string>& names, Pattern pattern) {
    for (const std::string& name : names) {
      credits_.push_back({FieldId::original_author, name, pattern, context_.index});
    }
  }

  void based_on(std::size_t i) {
    if (sentence_.is(i - 1, "quotation") || sentence_.is(i - 1, "quote") || sentence_.is(i - 1, "lines"))
      return;
    std::size_t source = i + 1;
    if (!sentence_.is(i, "from") && !sentence_.is(i, "adapting")) {
      while (source < i + 5 && !one_of(links, sentence_.at(source).lower)) ++source;
      if (!one_of(links, sentence_.at(source).lower) || sentence_.is(source, "by")) {
        if (!sentence_.is(i, "inspired")) return;
      }
      ++source;
    }
    if (anchor_.is_unreal(i) || anchor_.other_work_before(i)) return;
    if (!is_screen_story(i) && from_owner(source)) return;
    from_noun(source);
  }

  // "wrote the screenplay from A's story": written for this film, not published before it.
  bool is_screen_story(std::size_t i) const {
    if (!sentence_.is(i, "from")) return false;
    for (std::size_t k = i + 1; k < i + 6; ++k) {
      if (sentence_.at(k).kind == WordKind::possessive) return sentence_.is(k + 1, "story");
    }
    return false;
  }

  // "A's 1937 Broadway play", "A's bestselling 1984 novel of the same name"
  bool from_owner(std::size_t i) {
    std::size_t begin = i;
    for (std::size_t k = i; k < i + 4 && !sentence_.at(begin).capital; ++k) ++begin;
    for (std::size_t mark = begin; mark < i + 12 && mark < sentence_.words.size(); ++mark) {
      const Word& word = sentence_.at(mark);
      if (word.kind == WordKind::mark && word.text != "'" && word.text != "’") return false;
      if (word.kind == WordKind::word && !word.capital && mark < begin) return false;
      if (is_book_noun(word.lower)) return false;
      const bool owner = word.kind == WordKind::possessive || word.text == "'" || word.text == "’";
      if (!owner) continue;
      if (!book_behind(mark + 1)) return false;
      const auto name = name_before(sentence_, mark);
      if (!name) return false;
      const NameList list = names_at_owner(*name);
      add(list.names, Pattern::based_on);
      return !list.names.empty();
    }
    return false;
  }

  NameList names_at_owner(const Name& name) const {
    NameList list;
    if (name.end - name.begin > 1) {
      list.names.push_back(name.text);
    } else if (auto full = context_.known.full_name(sentence_.at(name.begin).lower)) {
      list.names.push_back(*full);
    }
    return list;
  }

  bool book_behind(std::size_t i) const {
    for (std::size_t k = i; k < i + 7; ++k) {
      const Word& word = sentence_.at(k);
      if (is_book_noun(word.lower)) return true;
      if (word.kind == WordKind::mark && word.text != "," && word.text != "\"" && word.text != "-")
        return false;
      if (one_of(stops, word.lower)) return false;
    }
    return false;
  }

  // "the novel TITLE of the same name by A"
  void from_noun(std::size_t i) {
    bool book = false;
    for (std::size_t k = i; k < i + 28 && k < sentence_.words.size(); ++k) {
      const Word& word = sentence_.at(k);
      if (is_book_noun(word.lower) && !word.capital) book = true;
      if (word.lower == "film" || word.lower == "movie" || word.lower == "serial" || word.lower == "cartoon")
        return;
      if (is_script_noun(word.lower)) return;
      if (word.text == ";" || word.text == "(") return;
      const bool of_actor = word.lower == "by" && k > 0 && one_of(acted, sentence_.at(k - 1).lower);
      if (of_actor) return;
      if (word.lower == "by" && book) {
        const NameList list = names_at(sentence_, k + 1, context_.known);
        if (!list.names.empty()) return add(list.names, Pattern::based_on);
      }
      const bool inside_title = k > 0 && sentence_.at(k - 1).capital && sentence_.at(k + 1).capital;
      if (!word.capital && one_of(stops, word.lower) && !inside_title && word.lower != "in" &&
          word.lower != "and")
        return;
    }
  }

  // Whether the sentence is about writing a film: else "Jake's story" is what happens to Jake.
  bool speaks_of_script() const {
    return std::ranges::any_of(sentence_.words, [](const Word& word) {
      return is_script_noun(word.lower) || word.lower == "screenwriter" || word.lower == "adaptation";
    });
  }

  // "Otomo's short story", said of this film when nothing else is.
  void source_of(std::size_t mark) {
    std::size_t noun = mark + 1;
    while (noun < mark + 4 &&
           (sentence_.is(noun, "short") || sentence_.is(noun, "original") || sentence_.is(noun, "classic") ||
            sentence_.is(noun, "famous") || is_year(sentence_.at(noun)))) {
      ++noun;
    }
    const bool plain_story = sentence_.is(noun, "story") && noun == mark + 1;
    if (!one_of(weak_nouns, sentence_.at(noun).lower) || anchor_.is_unreal(mark) ||
        anchor_.other_work_before(mark))
      return;
    const auto name = name_before(sentence_, mark);
    if (!name || (plain_story && (name->end - name->begin < 2 || !speaks_of_script()))) return;
    add(names_at_owner(*name).names, Pattern::source_possessive);
  }

  const Context& context_;
  const Sentence& sentence_;
  Anchor anchor_;
  std::vector<Credit>& credits_;
};

}  // namespace

void find_sources(const Context& context, std::vector<Credit>& credits) {
  SourceFinder(context, credits).find();
}

}  // namespace rosebud::indexer::credits
