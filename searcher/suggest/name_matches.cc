#include "searcher/suggest/name_matches.hh"

#include <algorithm>
#include <bit>
#include <cstdlib>

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
constexpr int letters_a_doubling = 3;

MatchClass match_of(std::uint64_t score) {
  return static_cast<MatchClass>(score >> match_shift);
}

// Whether `word`, whole or only begun, begins at a word of `key`, whose words stand with a space between.
bool has_word(std::string_view key, std::string_view word, bool whole) {
  for (auto at = key.find(word); at != std::string_view::npos; at = key.find(word, at + 1)) {
    const bool begins = at == 0 || key[at - 1] == ' ';
    const bool ends = at + word.size() == key.size() || key[at + word.size()] == ' ';
    if (begins && (ends || !whole)) return true;
  }
  return false;
}

}  // namespace

void NameMatches::add_beginning(std::string_view letters) {
  if (!letters.empty()) add_range(exact_beginnings(names_, letters), letters.size(), false);
}

void NameMatches::add_words(const std::vector<std::string>& words) {
  if (words.size() < 2) return;
  const auto longest =
      std::max_element(words.begin(), words.end() - 1,
                       [](const auto& left, const auto& right) { return left.size() < right.size(); });
  std::size_t typed = 0;
  for (const std::string& word : words) typed += word.size();
  const Range range = exact_beginnings(names_, *longest);
  for (std::size_t at = range.begin; at < std::min(range.end, range.begin + most_with_a_word); ++at) {
    const store::WordStart& start = names_.starts[at];
    if (start.spelling >= names_.owners.size()) continue;
    const std::string_view key = names_.keys[names_.owners[start.spelling]];
    const bool has_all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return has_word(key, word, &word != &words.back());
    });
    if (has_all) add(start, MatchClass::words, typed);
  }
}

void NameMatches::add_near(std::string_view letters) {
  if (edits_forgiven(letters) == 0) return;
  for (const Range& range : near_beginnings(names_, letters)) add_range(range, letters.size(), true);
}

void NameMatches::add_range(Range range, std::size_t typed, bool near) {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    const store::WordStart& start = names_.starts[at];
    MatchClass match = start.offset == 0 ? MatchClass::beginning : MatchClass::word;
    const bool ended = names_.rest(start).size() == typed;
    if (ended && start.offset == 0) match = MatchClass::whole;
    // A surname says as much as the beginning of a name.
    if (ended && order_ == NameOrder::by_articles) match = std::min(match, MatchClass::beginning);
    if (near) match = start.offset == 0 ? MatchClass::near_beginning : MatchClass::near_word;
    add(start, match, typed);
  }
}

void NameMatches::add(const store::WordStart& start, MatchClass match, std::size_t typed) {
  if (start.spelling >= names_.owners.size() || names_.owners[start.spelling] >= names_.size()) return;
  const std::uint32_t name = names_.owners[start.spelling];
  const std::uint32_t articles = names_.articles[name];
  std::uint32_t rank = greatest_rank - std::min(articles, greatest_rank);
  if (order_ == NameOrder::by_length) {
    const auto left = static_cast<int>(names_.rest(start).size()) - 2 * static_cast<int>(typed);
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
