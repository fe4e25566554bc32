#include "searcher/snippet/sentences.hh"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "catalogue/ascii.hh"
#include "catalogue/fold.hh"
#include "catalogue/letters.hh"
#include "catalogue/utf8.hh"

namespace rosebud::searcher {
namespace {

// Before a name, a number or more of the sentence. "etc." and the like, which end sentences as often, are not
// here. Folded; sorted.
constexpr std::array<std::string_view, 58> abbreviations{
    "abb",  "abs", "al",   "apr", "art", "aug", "ave", "bros", "bzw", "ca",  "cap", "capt",
    "cf",   "ch",  "col",  "dec", "dr",  "dra", "dt",  "ed",   "eds", "eg",  "ep",  "exc",
    "feb",  "fig", "fr",   "gen", "ggf", "gov", "hr",  "hrsg", "ie",  "inc", "jan", "lt",
    "mlle", "mme", "mr",   "mrs", "ms",  "mt",  "no",  "nov",  "nr",  "oct", "op",  "pp",
    "prof", "rev", "sept", "sgt", "sr",  "sra", "st",  "ste",  "vol", "vs",
};
static_assert(std::ranges::is_sorted(abbreviations));

bool is_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == 0x00A0 || c == 0x3000;
}

bool ends_alone(char32_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61;
}

bool ends_before_space(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x0964 || c == 0x061F || c == 0x06D4;
}

bool closes(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0x00BB ||
         c == 0x300D || c == 0x300F || c == 0xFF09 || c == 0x201C || c == 0x203A;
}

bool is_small(char32_t c) {
  return is_letter_or_number(c) && lower_case(c) == c && !(c >= '0' && c <= '9') && c < 0x0590;
}

// By the first byte of what ends sentences what the second has to be; most bytes are none of these.
constexpr std::uint8_t none = 0;
constexpr std::uint8_t any = 1;

constexpr std::array<std::uint8_t, 256> make_second_of_end() {
  std::array<std::uint8_t, 256> seconds{};
  seconds['.'] = seconds['!'] = seconds['?'] = seconds['\n'] = seconds[0xEF] = any;
  seconds[0xD8] = 0x9F;  // U+061F
  seconds[0xDB] = 0x94;  // U+06D4
  seconds[0xE0] = 0xA5;  // U+0964
  seconds[0xE2] = 0x80;  // U+2026
  seconds[0xE3] = 0x80;  // U+3002; of kana the second is another
  return seconds;
}

constexpr std::array<std::uint8_t, 256> second_of_end = make_second_of_end();

class SentenceReader {
 public:
  explicit SentenceReader(std::string_view text) : text_(text) {}

  std::vector<std::size_t> read() {
    starts_.push_back(0);
    for (std::size_t at = next_end(0); at < text_.size(); at = next_end(at)) at = read_end(at);
    return std::move(starts_);
  }

 private:
  // The first place at or behind `at` where a sentence may end.
  std::size_t next_end(std::size_t at) const {
    const char* const bytes = text_.data();
    const std::size_t size = text_.size();
    for (; at < size; ++at) {
      const std::uint8_t second = second_of_end[static_cast<unsigned char>(bytes[at])];
      if (second == none) continue;
      if (second == any || (at + 1 < size && second == static_cast<unsigned char>(bytes[at + 1]))) break;
    }
    return at;
  }

  // A sentence's end may be at `at`; returns where to go on.
  std::size_t read_end(std::size_t at) {
    const utf8::Decoded sign = utf8::decode(text_, at);
    std::size_t end = at + sign.length;
    if (sign.code_point == '\n') {
      add(behind_space(end));
      return end;
    }
    const bool alone = ends_alone(sign.code_point);
    if (!alone && !ends_before_space(sign.code_point)) return end;
    // "?!", "...", and the quote that ends with them.
    for (utf8::Decoded next = utf8::decode(text_, end); next.length > 0; next = utf8::decode(text_, end)) {
      const char32_t c = next.code_point;
      if (!ends_alone(c) && !ends_before_space(c) && !closes(c)) break;
      end += next.length;
    }
    const std::size_t next = behind_space(end);
    const bool single = end == at + sign.length;
    if (alone || (next > end && goes_on_afresh(next) && !(single && is_abbreviation(at)))) add(next);
    return std::max(end, at + 1);
  }

  void add(std::size_t start) {
    if (start < text_.size() && start > starts_.back()) starts_.push_back(start);
  }

  std::size_t behind_space(std::size_t at) const {
    for (;;) {
      const utf8::Decoded next = utf8::decode(text_, at);
      if (next.length == 0 || !is_space(next.code_point)) return at;
      at += next.length;
    }
  }

  bool goes_on_afresh(std::size_t at) const {
    const utf8::Decoded next = utf8::decode(text_, at);
    return next.length > 0 && !is_small(next.code_point);
  }

  // Whether the full stop at `at` ends a short form rather than a sentence.
  bool is_abbreviation(std::size_t at) const {
    if (text_[at] != '.') return false;
    constexpr std::size_t longest = 12;  // bytes
    std::size_t begin = at;
    while (begin > 0 && at - begin < longest && is_of_short_form(text_[begin - 1])) --begin;
    const std::string_view word = text_.substr(begin, at - begin);
    if (word.empty()) return false;
    if (std::ranges::all_of(word, is_digit)) return word.size() <= 2 && begin == starts_.back();
    const bool initial = utf8::decode(word, 0).length == word.size();
    if (initial) return lower_case(utf8::decode(word, 0).code_point) != utf8::decode(word, 0).code_point;
    if (word.find('.') != std::string_view::npos) return true;  // "U.S.", "z.B."
    return std::ranges::binary_search(abbreviations, std::string_view(fold(word)));
  }

  static bool is_of_short_form(char c) {
    return is_letter(c) || is_digit(c) || c == '.' || static_cast<unsigned char>(c) >= 0x80;
  }

  std::string_view text_;
  std::vector<std::size_t> starts_;
};

}  // namespace

std::vector<std::size_t> sentence_starts(std::string_view text) {
  return SentenceReader(text).read();
}

}  // namespace rosebud::searcher
