#include "searcher/suggest/name_matches.hh"

#include <algorithm>
#include <bit>
#include <cstdlib>

#include "catalogue/ascii.hh"
#include "searcher/dictionary/near.hh"

namespace rosebud::searcher {
namespace {

// A name may match at several of its words.
constexpr std::size_t matches_a_name = 8;

// So many names with one common word are looked through for the others.
constexpr std::size_t most_with_a_word = 20'000;

constexpr unsigned match_shift = 56;
constexpr unsigned rank_shift = 32;
constexpr std::uint32_t greatest_rank = 0xFFFFFF;

// Twice as many articles make up for so many letters.
constexpr int letters_a_doubling = 1;

MatchClass match_of(std::uint64_t score) {
  return static_cast<MatchClass>(score >> match_shift);
}

// Of keys, whose words have spaces and signs between them. Letters that are no ASCII are no signs here.
bool is_sign(char c) {
  return static_cast<unsigned char>(c) < 0x80 && !is_letter(c) && !is_digit(c);
}

// Whether `word`, whole or only begun, begins at a word of `key`.
bool has_word(std::string_view key, std::string_view word, bool whole) {
  for (auto at = key.find(word); at != std::string_view::npos; at = key.find(word, at + 1)) {
    const bool begins = at == 0 || is_sign(key[at - 1]);
    const bool ends = at + word.size() == key.size() || is_sign(key[at + word.size()]);
    if (begins && (ends || !whole)) return true;
  }
  return false;
}

// Whether the first word of `key` is that with which a spelling of it begins: else that has no article.
bool begins_alike(std::string_view spelling, std::string_view key) {
  while (!key.empty() && is_sign(key.front())) key.remove_prefix(1);
  const auto end = std::ranges::find_if(key, is_sign) - key.begin();
  return spelling.starts_with(key.substr(0, static_cast<std::size_t>(end)));
}

// Whether `key` begins with `words`, each a word of its own, the last only begun.
bool has_words_at_beginning(std::string_view key, const std::vector<std::string>& words) {
  std::size_t at = 0;
  for (const std::string& word : words) {
    while (at < key.size() && is_sign(key[at])) ++at;
    for (const char c : word) {
      while (at < key.size() && key[at] == '\'') ++at;
      if (at >= key.size() || key[at] != c) return false;
      ++at;
    }
    if (&word != &words.back() && at < key.size() && !is_sign(key[at])) return false;
  }
  return true;
}

}  // namespace

void NameMatches::add_beginning(std::string_view letters) {
  if (!letters.empty()) add_range(exact_beginnings(names_, letters), letters.size(), false);
}

void NameMatches::add_words() {
  const std::vector<std::string>& words = words_;
  if (words.size() < 2) return;
  const auto longest =
      std::max_element(words.begin(), words.end() - 1,
                       [](const auto& left, const auto& right) { return left.size() < right.size(); });
  std::size_t typed = 0;
  for (const std::string& word : words) typed += word.size();
  const Range all = exact_beginnings(names_, *longest);
  const Range range{all.begin, std::min(all.end, all.begin + most_with_a_word)};
  for (std::size_t at = range.begin; at < range.end && !deadline_.passed_at(at - range.begin); ++at) {
    const store::WordStart& start = names_.starts[at];
    if (start.spelling >= names_.owners.size() || names_.owners[start.spelling] >= names_.size()) continue;
    const std::string_view key = names_.keys[names_.owners[start.spelling]];
    const bool has_all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return has_word(key, word, &word != &words.back());
    });
    if (has_all) add(start, MatchClass::words, typed);
  }
}

void NameMatches::add_near(std::string_view letters) {
  if (edits_forgiven(letters) == 0) return;
  for (const Range& range : near_beginnings(names_, letters, deadline_))
    add_range(range, letters.size(), true);
}

void NameMatches::add_range(Range range, std::size_t typed, bool near) {
  for (std::size_t at = range.begin; at < range.end && !deadline_.passed_at(at - range.begin); ++at) {
    const store::WordStart& start = names_.starts[at];
    if (start.spelling >= names_.owners.size() || names_.owners[start.spelling] >= names_.size()) continue;
    if (near) {
      add(start, start.offset == 0 ? MatchClass::near_beginning : MatchClass::near_word, typed);
    } else {
      add(start, class_of(start, typed), typed);
    }
  }
}

MatchClass NameMatches::class_of(const store::WordStart& start, std::size_t typed) const {
  const bool people = order_ == NameOrder::by_articles;
  // A surname says as much as the beginning of a name.
  if (start.offset != 0) return people && is_last_word(start) ? MatchClass::beginning : MatchClass::word;
  const std::string_view rest = names_.rest(start);
  if (rest.size() == typed) return MatchClass::whole;
  const std::string_view key = names_.keys[names_.owners[start.spelling]];
  if (!people && !begins_alike(rest, key)) return MatchClass::behind_article;
  return words_.size() < 2 || has_words_at_beginning(key, words_) ? MatchClass::beginning
                                                                  : MatchClass::run_together;
}

bool NameMatches::is_last_word(const store::WordStart& start) const {
  const std::string_view key = names_.keys[names_.owners[start.spelling]];
  const auto space = key.rfind(' ');
  return space != std::string_view::npos && key.size() - space - 1 == names_.rest(start).size();
}

void NameMatches::add(const store::WordStart& start, MatchClass match, std::size_t typed) {
  const std::uint32_t name = names_.owners[start.spelling];
  const std::uint32_t articles = names_.articles[name];
  std::uint32_t rank = greatest_rank - std::min(articles, greatest_rank);
  if (order_ == NameOrder::by_length) {
    // As people count: with spaces, where the whole name goes on.
    const bool all = match == MatchClass::beginning && start.offset == 0;
    const std::size_t length = all ? names_.keys[name].size() : names_.rest(start).size();
    const std::size_t so_far = all ? typed + words_.size() - 1 : typed;
    const auto left = static_cast<int>(length) - 2 * static_cast<int>(so_far);
    const auto doublings = static_cast<int>(std::bit_width(articles));
    rank = static_cast<std::uint32_t>(std::max(0, 0x10000 + std::abs(left) - letters_a_doubling * doublings));
  }
  const std::uint64_t score = static_cast<std::uint64_t>(match) << match_shift |
                              static_cast<std::uint64_t>(rank) << rank_shift |
                              (0xFFFFFFFFU - names_.newest[name]);
  scored_.push_back({score, name});
  if (scored_.size() > 64 * matches_a_name * limit_) thin_out(matches_a_name * limit_);
}

void NameMatches::thin_out(std::size_t keep) {
  if (scored_.size() <= keep) return;
  std::ranges::nth_element(scored_, scored_.begin() + static_cast<std::ptrdiff_t>(keep));
  scored_.resize(keep);
}

std::size_t NameMatches::count() {
  return best().size();
}

std::vector<NameMatch> NameMatches::best() {
  thin_out(matches_a_name * limit_);
  std::ranges::sort(scored_);
  std::vector<NameMatch> names;
  for (const Scored& scored : scored_) {
    if (names.size() == limit_) break;
    if (std::ranges::find(names, scored.name, &NameMatch::name) == names.end())
      names.push_back({scored.name, match_of(scored.score)});
  }
  return names;
}

}  // namespace rosebud::searcher
