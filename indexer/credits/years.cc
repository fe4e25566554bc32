// "is a 1951 film", "1995's Memories", "the film was released in 1951", "also known as".
#include <algorithm>
#include <array>
#include <string>

#include "indexer/credits/anchor.hh"
#include "indexer/credits/credit.hh"

namespace rosebud::indexer::credits {
namespace {

constexpr auto linkers = std::to_array<std::string_view>({"about", "after", "based", "by", "from", "of", "on",
                                                          "original", "remake", "sequel", "set", "since",
                                                          "than", "that", "to", "version", "which", "who"});
constexpr auto appearances = std::to_array<std::string_view>(
    {"appeared", "hit", "made", "opened", "premiered", "produced", "released"});
constexpr auto reissues = std::to_array<std::string_view>(
    {"again", "blu", "blu-ray", "bluray", "disc", "dvd", "home", "laserdisc", "re-release", "re-released",
     "reissue", "reissued", "rerelease", "rereleased", "restored", "until", "vhs", "video", "widely"});

class YearFinder {
 public:
  YearFinder(const Context& context, std::vector<Credit>& credits)
      : context_(context), sentence_(context.sentence), anchor_(context), credits_(credits) {}

  void find() {
    if (anchor_.subject_is_work()) defined();
    for (std::size_t i = 0; i < sentence_.words.size(); ++i) {
      if (!is_year(sentence_.words[i])) continue;
      beside_title(i);
      this_film(i);
      if (anchor_.subject_is_work()) released(i);
    }
  }

 private:
  void add(std::size_t i, Pattern pattern) {
    credits_.push_back({FieldId::year, std::string(sentence_.at(i).text), pattern, context_.index});
  }

  // "X is a lost 1916 silent film", "X is an American film released in 1938"
  void defined() {
    std::size_t be = 0;
    while (be < 30 && !sentence_.is(be, "is") && !sentence_.is(be, "was")) ++be;
    if (be == 30) return;
    for (std::size_t i = be + 1; i < be + 12; ++i) {
      const Word& word = sentence_.at(i);
      if (is_year(word)) {
        const bool first = i == be + 1 || i == be + 2;
        return ahead_of_film(i) || first ? add(i, Pattern::lead_year) : void();
      }
      if (word.text.empty() || one_of(linkers, word.lower)) return;
    }
  }

  bool ahead_of_film(std::size_t i) const {
    for (std::size_t k = i + 1; k < i + 12; ++k) {
      const Word& word = sentence_.at(k);
      if (is_film_noun(word.lower)) return true;
      if (one_of(linkers, word.lower)) return false;
    }
    return false;
  }

  // "1995's Memories", "Memories (1995)", "the Suspiria of 2018", "the 1978 Memories"
  void beside_title(std::size_t i) {
    const bool owns = sentence_.at(i + 1).kind == WordKind::possessive;
    if (owns && context_.work.end_at(sentence_, i + 2) > i + 2) return add(i, Pattern::dated_title);
    const bool bracketed = i > 1 && sentence_.is(i - 1, "(") && sentence_.is(i + 1, ")");
    const bool of = i > 1 && sentence_.is(i - 1, "of");
    if (!bracketed && !of) return;
    std::size_t end = i - 1;
    while (end > 0 && (sentence_.is(end - 1, "\"") || sentence_.is(end - 1, "”") ||
                       sentence_.is(end - 1, "/") || sentence_.is(end - 1, ",")))
      --end;
    if (context_.work.ends_before(sentence_, end) && exact_title(end)) add(i, Pattern::dated_title);
  }

  // Whether the title that ends at `end` is the work's and not a longer one: "Son of Kong" is not "Kong".
  bool exact_title(std::size_t end) const {
    for (std::size_t i = end; i-- > 0;) {
      if (context_.work.end_at(sentence_, i) != end) continue;
      const bool article = i > 0 && sentence_.is(i - 1, "the");
      return i == 0 || article || !sentence_.at(i - 1).capital || i == 1;
    }
    return false;
  }

  // "this 1978 film"
  void this_film(std::size_t i) {
    if (i == 0 || !sentence_.is(i - 1, "this") || !ahead_of_film(i)) return;
    add(i, Pattern::this_year_film);
  }

  // Whether the verb is the work's own: "was made in 1973", not "when she made B in 1973".
  bool is_appearance(std::size_t verb) const {
    if (sentence_.is(verb, "premiered") || sentence_.is(verb, "opened")) return true;
    const std::string& word = sentence_.at(verb - 1).lower;
    return verb == 0 || word == "was" || word == "is" || word == "been" || word.ends_with("ly") ||
           word == "first" || word == "film" || word == "movie" || word == "and" || word == "picture";
  }

  // "It was released on October 30, 1936."
  void released(std::size_t i) {
    if (anchor_.is_unreal(i)) return;
    std::size_t verb = i;
    for (std::size_t k = i; k-- > 0 && i - k < 8;) {
      const Word& word = sentence_.at(k);
      if (one_of(reissues, word.lower)) return;
      if (word.text == ";" || word.lower == "who") return;
      if (one_of(appearances, word.lower)) {
        verb = k;
        break;
      }
    }
    if (verb == i || sentence_.is(verb, "hit")) return;
    for (std::size_t k = verb; k-- > 0 && verb - k < 4;) {
      if (one_of(reissues, sentence_.at(k).lower) || sentence_.is(k, "that") || sentence_.is(k, "which"))
        return;
    }
    for (std::size_t k = i + 1; k < i + 7; ++k) {
      if (one_of(reissues, sentence_.at(k).lower)) return;
    }
    if (!is_appearance(verb)) return;
    const std::string& link = sentence_.at(verb + 1).lower;
    if (link == "into") return;
    if (link != "in" && link != "on" && link != "theatrically" && !sentence_.is(i - 1, ",") &&
        !sentence_.is(i - 1, "in"))
      return;
    add(i, Pattern::released);
  }

  const Context& context_;
  const Sentence& sentence_;
  Anchor anchor_;
  std::vector<Credit>& credits_;
};

std::string between(const Sentence& sentence, std::size_t begin, std::size_t end) {
  const std::string_view first = sentence.words[begin].text;
  const std::string_view last = sentence.words[end - 1].text;
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

bool is_quote(const Word& word) {
  return word.text == "\"" || word.text == "“";
}

// "also known as T", "under the alternative title of T"
std::size_t behind_alias_words(const Sentence& sentence, std::size_t i) {
  if ((sentence.is(i, "known") || sentence.is(i, "released")) && sentence.is(i - 1, "also")) {
    std::size_t as = i + 1;
    while (as < i + 6 && !sentence.is(as, "as") && !sentence.is(as, "under") && !sentence.is(as, "by")) ++as;
    if (!sentence.is(as, "as")) return 0;
    ++as;
    while (sentence.is(as, "the") && !sentence.at(as).capital) ++as;
    return as;
  }
  const bool alternative =
      sentence.is(i, "title") && (sentence.is(i - 1, "alternative") || sentence.is(i - 1, "alternate"));
  if (alternative) return sentence.is(i + 1, "of") || sentence.is(i + 1, ":") ? i + 2 : i + 1;
  if (sentence.is(i, "titled") && sentence.is(i - 1, "originally")) return i + 1;
  return 0;
}

// The end of the title at `i`, with an "in" inside it ("Baseball in Bloomers") but not with one behind it
// ("in the United Kingdom").
std::size_t alias_end(const Sentence& sentence, std::size_t i) {
  const std::size_t end = title_end(sentence, i);
  const std::size_t longer = title_end(sentence, end + 1);
  const bool inside = sentence.is(end, "in") && longer > end + 1 && sentence.is(longer, ",") &&
                      !sentence.is(end + 1, "the") && sentence.at(end + 1).capital;
  return inside ? longer : end;
}

}  // namespace

void find_years(const Context& context, std::vector<Credit>& credits) {
  YearFinder(context, credits).find();
}

void find_other_titles(const Context& context, std::vector<Credit>& credits) {
  const Sentence& sentence = context.sentence;
  const Anchor anchor(context);
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    // An anthology that the article's title or heading names too: "1995's Memories".
    if (is_year(sentence.words[i]) && sentence.at(i + 1).kind == WordKind::possessive) {
      const std::size_t end = title_end(sentence, i + 2);
      if (end == i + 3 && context.work.end_at(sentence, i + 2) == i + 2) {
        const std::string& word = sentence.at(i + 2).lower;
        if (std::ranges::find(context.work.title_words, word) != context.work.title_words.end()) {
          credits.push_back(
              {FieldId::other_title, between(sentence, i + 2, end), Pattern::dated_title, context.index});
          credits.push_back(
              {FieldId::year, std::string(sentence.at(i).text), Pattern::dated_title, context.index});
        }
      }
    }
    if (!anchor.subject_is_work() && !context.opens_article()) continue;
    const std::size_t begin = behind_alias_words(sentence, i);
    if (begin == 0 || anchor.is_unreal(i)) continue;
    const std::size_t title = is_quote(sentence.at(begin)) ? begin + 1 : begin;
    const std::size_t end = alias_end(sentence, begin);
    if (end > title)
      credits.push_back(
          {FieldId::other_title, between(sentence, title, end), Pattern::also_known, context.index});
  }
}

}  // namespace rosebud::indexer::credits
