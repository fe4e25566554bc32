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
  std::string_view plain;
};

// Latin letters that Unicode does not decompose, in lower case, sorted.
constexpr std::array<Plain, 21> undecomposed{{
    {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"}, {U'ħ', "h"}, {U'ı', "i"},
    {U'ĸ', "k"},  {U'ł', "l"}, {U'ŋ', "n"}, {U'œ', "oe"}, {U'ŧ', "t"}, {U'ƀ', "b"}, {U'ɓ', "b"},
    {U'ɔ', "o"},  {U'ɖ', "d"}, {U'ɗ', "d"}, {U'ə', "e"},  {U'ɛ', "e"}, {U'ɨ', "i"}, {U'ʉ', "u"},
}};
static_assert(std::ranges::is_sorted(undecomposed, {}, &Plain::letter));

bool loses_its_accents(char32_t c) {
  // Latin, IPA, Greek, and their extended blocks: not Cyrillic, Hebrew, Arabic, Indic, kana.
  return c < 0x0400 || (c >= 0x1E00 && c <= 0x1FFF);
}

bool is_accent(char32_t c) {
  return c >= 0x0300 && c <= 0x036F;
}

// Decomposes and case-folds one character into `buffer`; returns how many code points it became.
std::size_t decompose(char32_t c, std::array<utf8proc_int32_t, 32>& buffer) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  unsigned options = UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
  // ½ would become 1⁄2 and glue itself to the digits before it; a superscript would change a number.
  if (category != UTF8PROC_CATEGORY_NO) options |= UTF8PROC_COMPAT;
  int boundary = 0;
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), buffer.data(),
                                             static_cast<utf8proc_ssize_t>(buffer.size()),
                                             static_cast<utf8proc_option_t>(options), &boundary);
  if (count < 0 || static_cast<std::size_t>(count) > buffer.size()) {
    buffer[0] = static_cast<utf8proc_int32_t>(c);
    return 1;
  }
  return static_cast<std::size_t>(count);
}

void push_folded(std::vector<utf8proc_int32_t>& out, utf8proc_int32_t code_point, char32_t& base) {
  const auto c = static_cast<char32_t>(code_point);
  if (is_accent(c) && loses_its_accents(base)) return;
  if (!is_accent(c)) base = c;
  const auto* row = std::ranges::lower_bound(undecomposed, c, {}, &Plain::letter);
  if (row != undecomposed.end() && row->letter == c) {
    out.insert(out.end(), row->plain.begin(), row->plain.end());
  } else {
    out.push_back(code_point);
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
