#include "searcher/dictionary/near.hh"

#include <algorithm>
#include <array>
#include <utility>

#include "catalogue/ascii.hh"
#include "catalogue/utf8.hh"

namespace rosebud::searcher {
namespace {

// So many strings are compared one by one rather than told apart further.
constexpr std::size_t few = 16;
constexpr unsigned most_edits = 2;

bool is_digit_letter(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool same_digits(std::string_view left, std::string_view right) {
  auto l = left.begin();
  auto r = right.begin();
  for (;;) {
    l = std::find_if(l, left.end(), is_digit);
    r = std::find_if(r, right.end(), is_digit);
    if (l == left.end() || r == right.end()) return l == left.end() && r == right.end();
    if (*l++ != *r++) return false;
  }
}

// letter_edits() over letters of any kind. What both begin and end with costs nothing to put right; of the
// rest only as much of each row is looked at as `most` edits can reach (Ukkonen, Algorithms for approximate
// string matching, 1985).
template <typename Letter>
unsigned bounded_edits(std::basic_string_view<Letter> left, std::basic_string_view<Letter> right,
                       unsigned most) {
  const auto [l, r] = std::ranges::mismatch(left, right);
  const auto alike = static_cast<std::size_t>(l - left.begin());
  left.remove_prefix(alike);
  right.remove_prefix(alike);
  while (!left.empty() && !right.empty() && left.back() == right.back()) {
    left.remove_suffix(1);
    right.remove_suffix(1);
  }
  constexpr std::size_t longest = 256;
  const std::size_t apart =
      left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
  if (apart > most || right.size() >= longest) return most + 1;
  if (left.empty() || right.empty()) return static_cast<unsigned>(apart);
  // Each cell is written before it is read. NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
  std::array<std::array<unsigned, longest + 1>, 3> rows;
  for (unsigned j = 0; j <= std::min<std::size_t>(right.size(), most); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    const auto& before = rows[(i + 1) % 3];
    auto& last = rows[(i + 2) % 3];
    auto& row = rows[i % 3];
    const std::size_t first = i > most ? i - most : 1;
    const std::size_t end = std::min(i + most, right.size());
    // Beyond what could be reached.
    row[first - 1] = i > most ? most + 1 : static_cast<unsigned>(i);
    if (end == i + most) last[end] = most + 1;
    unsigned least = row[first - 1];
    for (std::size_t j = first; j <= end; ++j) {
      const unsigned replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0U : 1U);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return std::min(rows[left.size() % 3][right.size()], most + 1);
}

// Compares what walks found with what was typed.
class Compared {
 public:
  Compared(const store::StringList& list, std::string_view typed, unsigned edits)
      : list_(list), bytes_(typed), letters_(letters_of(typed)), ascii_(is_ascii(typed)), edits_(edits) {}

  void consider(std::uint32_t place) {
    const std::string_view text = list_[place];
    // A letter has at most four bytes.
    const std::size_t apart =
        text.size() > bytes_.size() ? text.size() - bytes_.size() : bytes_.size() - text.size();
    if (apart > std::size_t{4} * edits_) return;
    const bool as_bytes = ascii_ && is_ascii(text);
    const unsigned distance =
        as_bytes ? bounded_edits(bytes_, text, edits_) : letter_edits(letters_, letters_of(text), edits_);
    if (distance <= edits_ && same_digits(bytes_, text)) found_.push_back({place, distance});
  }

  std::vector<Near> take() {
    std::ranges::sort(found_);
    const auto same_place = [](const Near& one, const Near& other) { return one.place == other.place; };
    found_.erase(std::unique(found_.begin(), found_.end(), same_place), found_.end());
    return std::move(found_);
  }

 private:
  const store::StringList& list_;
  std::string_view bytes_;
  std::u32string letters_;
  bool ascii_;
  unsigned edits_;
  std::vector<Near> found_;
};

}  // namespace

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  letters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    letters.push_back(decoded.code_point);
    at += decoded.length;
  }
  return letters;
}

unsigned edits_forgiven(std::string_view text) {
  const std::u32string characters = letters_of(text);
  const auto letters = std::ranges::count_if(characters, [](char32_t c) { return !is_digit_letter(c); });
  if (letters < 4) return 0;
  return letters < 8 ? 1 : most_edits;
}

unsigned letter_edits(std::u32string_view left, std::u32string_view right, unsigned most) {
  return bounded_edits(left, right, most);
}

std::vector<Near> near_strings(const Sorted& sorted, std::string_view typed, unsigned edits,
                               const Deadline& deadline) {
  edits = std::min(edits, most_edits);
  Compared compared(sorted.list, typed, edits);
  if (edits == 0) {
    const std::size_t place = sorted.list.lower_bound(typed);
    if (place < sorted.list.size() && sorted.list[place] == typed)
      compared.consider(static_cast<std::uint32_t>(place));
    return compared.take();
  }
  // With two edits at most one half has more than one: walked from the other half, most strings are told
  // apart before anything has to be forgiven. An exchange across the middle counts as behind it.
  std::u32string letters = letters_of(typed);
  const std::size_t half = letters.size() / 2;
  const Forgiven late{half == 0 ? 0 : half - 1, edits - 1, edits};
  for (const Range& range : NearWalk(Forwards{sorted.list}, letters, late, deadline).whole(few)) {
    for (std::size_t place = range.begin; place < range.end; ++place)
      compared.consider(static_cast<std::uint32_t>(place));
  }
  std::ranges::reverse(letters);
  const Forgiven early{letters.size() - half, 0, edits};
  for (const Range& range :
       NearWalk(Backwards{sorted.list, sorted.by_end}, letters, early, deadline).whole(few)) {
    for (std::size_t place = range.begin; place < range.end; ++place) compared.consider(sorted.by_end[place]);
  }
  return compared.take();
}

std::vector<Range> near_beginnings(const store::Names& names, std::string_view typed,
                                   const Deadline& deadline) {
  const std::u32string letters = letters_of(typed);
  return NearWalk(FromStarts{names}, letters, {0, 0, 1}, deadline).beginning();
}

Range exact_beginnings(const store::Names& names, std::string_view typed) {
  const auto& starts = names.starts;
  const auto beginning = [&](const store::WordStart& start) {
    return names.rest(start).substr(0, typed.size());
  };
  const auto first = std::ranges::lower_bound(starts, typed, {}, beginning);
  const auto last = std::ranges::upper_bound(first, starts.end(), typed, {}, beginning);
  return {static_cast<std::size_t>(first - starts.begin()), static_cast<std::size_t>(last - starts.begin())};
}

}  // namespace rosebud::searcher
