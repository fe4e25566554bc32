#include "catalogue/fold.hh"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <utf8proc.h>

#include "catalogue/utf8.hh"

namespace rosebud {
namespace {

struct Plain {
  char32_t letter;
  std::u32string_view plain;
};

// Letters that Unicode does not decompose though people type them as others, in lower case, sorted.
constexpr std::array<Plain, 55> undecomposed{{
    {U'æ', U"ae"}, {U'ð', U"d"}, {U'ø', U"o"}, {U'þ', U"th"}, {U'đ', U"d"}, {U'ħ', U"h"}, {U'ı', U"i"},
    {U'ĸ', U"k"},  {U'ł', U"l"}, {U'ŋ', U"n"}, {U'œ', U"oe"}, {U'ŧ', U"t"}, {U'ƀ', U"b"}, {U'ƃ', U"b"},
    {U'ƈ', U"c"},  {U'ƌ', U"d"}, {U'ƒ', U"f"}, {U'ƙ', U"k"},  {U'ƚ', U"l"}, {U'ƞ', U"n"}, {U'ƥ', U"p"},
    {U'ƭ', U"t"},  {U'ƴ', U"y"}, {U'ƶ', U"z"}, {U'ǝ', U"e"},  {U'ǥ', U"g"}, {U'ȡ', U"d"}, {U'ȥ', U"z"},
    {U'ȼ', U"c"},  {U'ȿ', U"s"}, {U'ɀ', U"z"}, {U'ɇ', U"e"},  {U'ɉ', U"j"}, {U'ɍ', U"r"}, {U'ɏ', U"y"},
    {U'ɓ', U"b"},  {U'ɔ', U"o"}, {U'ɖ', U"d"}, {U'ɗ', U"d"},  {U'ə', U"e"}, {U'ɛ', U"e"}, {U'ɠ', U"g"},
    {U'ɨ', U"i"},  {U'ɲ', U"n"}, {U'ʉ', U"u"}, {U'ʋ', U"v"},  {U'ة', U"ه"}, {U'ى', U"ي"}, {U'ٱ', U"ا"},
    {U'ک', U"ك"},  {U'ھ', U"ه"}, {U'ہ', U"ه"}, {U'ی', U"ي"},  {U'ے', U"ي"}, {U'ⱥ', U"a"},
}};
static_assert(std::ranges::is_sorted(undecomposed, {}, &Plain::letter));

bool loses_its_accents(char32_t c) {
  // Latin, IPA, Greek, and their extended blocks: not Hebrew, Arabic, Indic, kana.
  return c < 0x0400 || (c >= 0x1E00 && c <= 0x1FFF);
}

bool is_accent(char32_t c) {
  return c >= 0x0300 && c <= 0x036F;
}

// Of Cyrillic letters the accent is mostly a letter of its own (й, ї, ў, ќ). Not the dots of ё, which are
// left out in print, nor the stress that dictionaries write above a vowel.
bool is_left_out(char32_t base, char32_t accent) {
  constexpr std::u32string_view vowels = U"аеиоуыэюяіє";
  if (accent == 0x0308) return base == U'е';
  return accent == 0x0301 && vowels.find(base) != std::u32string_view::npos;
}

// Marks that Hebrew and Arabic are mostly written without: points and accents, vowel signs, the hamza above
// and below alef, and the stroke that only widens a word.
bool is_optional_mark(char32_t base, char32_t c) {
  if (c < 0x0591 || c > 0x06ED) return false;
  if ((c >= 0x0591 && c <= 0x05BD) || c == 0x05BF || (c >= 0x05C1 && c <= 0x05C2) ||
      (c >= 0x05C4 && c <= 0x05C5) || c == 0x05C7) {
    return true;
  }
  if (c >= 0x0653 && c <= 0x0655) return base == U'ا';
  return (c >= 0x0610 && c <= 0x061A) || c == 0x0640 || (c >= 0x064B && c <= 0x0652) ||
         (c >= 0x0656 && c <= 0x065F) || c == 0x0670 || (c >= 0x06D6 && c <= 0x06DC);
}

// The digits of the scripts that have their own, each row from its zero. Sorted.
constexpr std::array<char32_t, 16> zeros{0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66,
                                         0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x0F20, 0x17E0};

char32_t plain_digit(char32_t c) {
  const auto* zero = std::ranges::upper_bound(zeros, c);
  if (zero == zeros.begin()) return c;
  --zero;
  return c - *zero < 10 ? U'0' + (c - *zero) : c;
}

bool is_ignorable(char32_t c) {
  return utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->ignorable != 0;
}

// Decomposes and case-folds one character into `buffer`; returns how many code points it became.
std::size_t decompose(char32_t c, std::array<utf8proc_int32_t, 32>& buffer) {
  // ŉ, an n behind an apostrophe that no word keeps.
  if (c == 0x0149) c = 'n';
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  unsigned options = UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
  // ½ would become 1⁄2 and glue itself to the digits before it; a superscript would change a number.
  // Thai and Lao AM would give its first half to the letter before it.
  const bool am = c == 0x0E33 || c == 0x0EB3;
  if (category != UTF8PROC_CATEGORY_NO && !am) options |= UTF8PROC_COMPAT;
  const auto apply = [&] {
    int boundary = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), buffer.data(),
                                               static_cast<utf8proc_ssize_t>(buffer.size()),
                                               static_cast<utf8proc_option_t>(options), &boundary);
    return count < 0 || static_cast<std::size_t>(count) > buffer.size() ? 0 : static_cast<std::size_t>(count);
  };
  std::size_t count = apply();
  // What would fall apart into several words (´, ﷺ) stays one character.
  if (count > 1 && std::find(buffer.begin(), buffer.begin() + count, ' ') != buffer.begin() + count) {
    options &= ~static_cast<unsigned>(UTF8PROC_COMPAT);
    count = apply();
  }
  if (count > 0 || is_ignorable(c)) return count;
  buffer[0] = static_cast<utf8proc_int32_t>(c);
  return 1;
}

void push_folded(std::vector<utf8proc_int32_t>& out, utf8proc_int32_t code_point, char32_t& base) {
  const auto c = static_cast<char32_t>(code_point);
  if (is_accent(c) && (loses_its_accents(base) || is_left_out(base, c))) return;
  if (is_optional_mark(base, c)) return;
  if (!is_accent(c)) base = c;
  const auto* row = std::ranges::lower_bound(undecomposed, c, {}, &Plain::letter);
  if (row != undecomposed.end() && row->letter == c) {
    out.insert(out.end(), row->plain.begin(), row->plain.end());
  } else {
    out.push_back(static_cast<utf8proc_int32_t>(plain_digit(c)));
  }
}

std::string compose(std::vector<utf8proc_int32_t>& code_points) {
  const auto length =
      utf8proc_normalize_utf32(code_points.data(), static_cast<utf8proc_ssize_t>(code_points.size()),
                               static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  if (length >= 0) code_points.resize(static_cast<std::size_t>(length));
  std::string result;
  result.reserve(code_points.size() * 2);
  for (const auto c : code_points) utf8::append(result, static_cast<char32_t>(c));
  return result;
}

std::string fold_unicode(std::string_view text) {
  std::vector<utf8proc_int32_t> out;
  out.reserve(text.size());
  std::array<utf8proc_int32_t, 32> buffer{};
  // An accent with nothing before it has nothing to lose it from; 'a' stands in, so that it is dropped.
  char32_t base = 'a';
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    at += decoded.length;
    const std::size_t count = decompose(decoded.code_point, buffer);
    for (std::size_t i = 0; i < count; ++i) push_folded(out, buffer[i], base);
  }
  return compose(out);
}

}  // namespace

std::string fold(std::string_view text) {
  const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii) return fold_unicode(text);
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace rosebud
