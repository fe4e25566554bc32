#include "indexer/credits/work.hh"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/credits/mentions.hh"

namespace rosebud::indexer::credits {
namespace {

constexpr std::size_t max_title_words = 16;

constexpr auto articles = std::to_array<std::string_view>({"a", "an", "the"});
constexpr auto review_words =
    std::to_array<std::string_view>({"book", "dvd", "film", "movie", "review", "reviews", "the"});
constexpr auto connectives = std::to_array<std::string_view>(
    {"&", "'", "'s", "-", ":", "a", "an", "and", "for", "of", "the", "to", "–", "’"});

bool counts(const Word& word) {
  return word.kind == WordKind::word || word.kind == WordKind::number;
}

std::string plain(const Word& word) {
  std::string text = word.lower;
  while (text.ends_with('.')) text.pop_back();
  return text;
}

std::vector<std::string> lowered(std::span<const Word> words) {
  std::vector<std::string> result;
  for (const Word& word : words) {
    if (counts(word)) result.push_back(plain(word));
  }
  return result;
}

std::string_view text_of(std::span<const Word> words) {
  const char* begin = words.front().text.data();
  const char* end = words.back().text.data() + words.back().text.size();
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::string_view::const_pointer end_of(const Word& word) {
  return word.text.data() + word.text.size();
}

// Whether the word at `i` parts a title. The marks of "Spider-Man", "Fate/Zero" and "Re:Start" part none.
bool separates(std::span<const Word> words, std::size_t i) {
  const Word& word = words[i];
  if (word.kind != WordKind::mark) return false;
  if (word.text == "–" || word.text == "—" || word.text == "|") return true;
  const bool spaced_before = i == 0 || end_of(words[i - 1]) != word.text.data();
  const bool spaced_behind = i + 1 == words.size() || end_of(word) != words[i + 1].text.data();
  if (word.text == ":") return spaced_behind;
  return (word.text == "-" || word.text == "/") && (spaced_before || spaced_behind);
}

// Without "Review:" and quotes before, "(1954)", "review" and quotes behind.
std::span<const Word> trimmed(std::span<const Word> words) {
  while (!words.empty() && words.front().kind == WordKind::mark) words = words.subspan(1);
  while (!words.empty()) {
    const Word& last = words.back();
    const bool year = words.size() >= 3 && last.text == ")" &&
                      words[words.size() - 2].kind == WordKind::number && words[words.size() - 3].text == "(";
    if (year) {
      words = words.first(words.size() - 3);
    } else if (words.size() > 1 &&
               (last.lower == "review" ||
                (last.kind == WordKind::mark && last.text != "!" && last.text != "?" && last.text != "."))) {
      words = words.first(words.size() - 1);
    } else {
      break;
    }
  }
  return words;
}

bool only_review_words(std::span<const Word> words) {
  return std::ranges::all_of(words, [](const Word& word) { return one_of(review_words, word.lower); });
}

std::vector<std::span<const Word>> segments(std::span<const Word> words) {
  std::vector<std::span<const Word>> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    if (i < words.size() && !separates(words, i)) continue;
    const auto part = trimmed(words.subspan(begin, i - begin));
    if (!part.empty() && !only_review_words(part)) parts.push_back(part);
    begin = i + 1;
  }
  return parts;
}

Work named(std::span<const Word> words) {
  Work work;
  work.name = text_of(words);
  work.words = lowered(words);
  if (work.words.size() > 1 && one_of(articles, work.words.front())) work.words.erase(work.words.begin());
  if (work.words.size() > max_title_words) work.words.clear();
  return work;
}

void take_mentions(Work& work, const Mentions& mentions) {
  work.named_in_text = mentions.count > 0;
  work.first_sentence = mentions.first_sentence;
}

bool numbers_a_sequel(const Word& word) {
  constexpr auto numerals = std::to_array<std::string_view>({"ii", "iii", "iv", "part", "vi", "vii", "viii"});
  return word.kind == WordKind::number || one_of(numerals, word.lower);
}

// "Episode VI", "Part 3"
bool numbers_a_part(std::span<const Word> words) {
  constexpr auto kinds =
      std::to_array<std::string_view>({"book", "chapter", "episode", "part", "season", "vol", "volume"});
  return words.size() > 1 && one_of(kinds, plain(words[0])) && words.size() < 4 &&
         (words[1].kind == WordKind::number || words[1].capital);
}

// The longest beginning of the title that the text names at least twice: "The Iron Giant and the deer". A
// title in capitals to its end is a work's own, and what it begins with is another: "Harry Potter and the
// Goblet of Fire".
std::optional<Work> by_beginning(std::span<const Word> title, std::span<const Sentence> sentences) {
  if (title.back().kind != WordKind::word || title.back().capital) return std::nullopt;
  for (std::size_t length = std::min(title.size(), max_title_words); length >= 2; --length) {
    if (!title[length - 1].capital) continue;
    Work work = named(title.first(length));
    if (work.words.size() < 2) break;
    const Mentions mentions = mentions_of(work, sentences);
    if (mentions.count < 2) continue;
    if (mentions.of_series) return std::nullopt;
    // What the text then names is the film before: "Evil Dead II".
    if (length < title.size() && numbers_a_sequel(title[length])) return std::nullopt;
    take_mentions(work, mentions);
    return work;
  }
  return std::nullopt;
}

// The part of the title between colons or dashes that the text names most, and not as a series.
std::optional<Work> by_segment(std::span<const Word> title, std::span<const Sentence> sentences) {
  std::optional<Work> best;
  std::size_t most = 0;
  const auto parts = segments(title);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Work work = named(parts[i]);
    const bool number =
        std::ranges::none_of(parts[i], [](const Word& word) { return word.kind == WordKind::word; });
    const bool last = i + 1 == parts.size();
    if (work.words.empty() || number) continue;
    if (numbers_a_part(parts[i]) || (!last && numbers_a_part(parts[i + 1]))) continue;
    const Mentions mentions = mentions_of(work, sentences);
    // What stands before a colon is often the series: a text about the work names it more than once.
    const std::size_t needed = (work.words.size() > 1 ? 1U : 2U) + (last ? 0U : 1U);
    if (mentions.count < needed || mentions.count <= most || mentions.of_series) continue;
    most = mentions.count;
    take_mentions(work, mentions);
    best = std::move(work);
  }
  return best;
}

Work by_title(std::string_view title, std::span<const Sentence> sentences) {
  const std::vector<Word> words = read_words(title);
  const auto core = trimmed(words);
  if (core.empty()) return {};
  Work whole = named(core);
  take_mentions(whole, mentions_of(whole, sentences));
  if (!whole.named_in_text) {
    auto work = by_segment(core, sentences);
    if (!work) work = by_beginning(core, sentences);
    if (work) whole = std::move(*work);
  }
  whole.title_words = lowered(words);
  return whole;
}

}  // namespace

std::size_t Work::end_at(const Sentence& sentence, std::size_t i) const {
  if (words.empty() || !counts(sentence.at(i))) return i;
  const Word& first = sentence.at(i);
  std::size_t at = one_of(articles, first.lower) && words.front() != first.lower ? i + 1 : i;
  const Word& begin = sentence.at(at);
  if (begin.text.empty()) return i;
  if (begin.kind == WordKind::word && !begin.capital &&
      !(begin.text.front() >= '0' && begin.text.front() <= '9')) {
    return i;
  }
  std::size_t matched = 0;
  for (; matched < words.size() && at < sentence.words.size(); ++at) {
    if (!counts(sentence.words[at])) {
      if (sentence.words[at].kind == WordKind::mark && sentence.words[at].text == ".") return i;
      continue;
    }
    if (plain(sentence.words[at]) != words[matched]) return i;
    ++matched;
  }
  if (matched < words.size()) return i;
  while (sentence.is(at, "!") || (sentence.is(at, "?") && at + 1 < sentence.words.size())) ++at;
  return at;
}

bool Work::ends_before(const Sentence& sentence, std::size_t end) const {
  const std::size_t reach = std::min(end, words.size() * 2 + 3);
  for (std::size_t i = end - reach; i < end; ++i) {
    if (end_at(sentence, i) == end && end > i) return true;
  }
  return false;
}

Work find_work(const Article& article, std::span<const Sentence> sentences) {
  const auto titles = article.values_of(FieldId::title);
  const auto works = article.values_of(FieldId::work);
  Work work = by_title(!works.empty()   ? works.front()
                       : titles.empty() ? std::string_view()
                                        : titles.front(),
                       sentences);
  if (!works.empty() && !titles.empty()) work.title_words = lowered(read_words(titles.front()));
  return work;
}

std::size_t title_end(const Sentence& sentence, std::size_t i) {
  const Word& open = sentence.at(i);
  if (open.kind == WordKind::mark && (open.text == "\"" || open.text == "“" || open.text == "‘")) {
    for (std::size_t end = i + 1; end < i + max_title_words; ++end) {
      const std::string_view text = sentence.at(end).text;
      if (text == "\"" || text == "”" || text == "’") return end;
    }
    return i;
  }
  std::size_t end = i;
  for (std::size_t at = i; at < sentence.words.size() && at < i + max_title_words; ++at) {
    const Word& word = sentence.at(at);
    if (word.capital || word.kind == WordKind::number) {
      end = at + 1;
    } else if (at == i || !one_of(connectives, word.lower)) {
      break;
    }
  }
  return end;
}

}  // namespace rosebud::indexer::credits
