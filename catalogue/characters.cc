#include "catalogue/characters.hh"

#include <algorithm>
#include <array>

#include <utf8proc.h>

namespace rosebud {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Sorted.
constexpr std::array<Range, 22> unspaced{{
    {0x0E00, 0x0EFF},    // Thai, Lao
    {0x1000, 0x109F},    // Myanmar
    {0x1100, 0x11FF},    // Hangul Jamo
    {0x1780, 0x17FF},    // Khmer
    {0x2E80, 0x2FDF},    // radicals
    {0x3005, 0x3007},    // 々 〆 〇
    {0x3031, 0x3035},    // vertical repeat marks
    {0x303B, 0x303C},    // 〻 〼
    {0x3041, 0x30FF},    // kana
    {0x3105, 0x31FF},    // Bopomofo, Hangul compatibility Jamo, kana extensions
    {0x3400, 0x4DBF},    // unified ideographs, extension A
    {0x4E00, 0x9FFF},    // unified ideographs
    {0xA960, 0xA97F},    // Hangul Jamo, extended A
    {0xAA60, 0xAA7F},    // Myanmar, extended A
    {0xAC00, 0xD7FF},    // Hangul syllables, Jamo extended B
    {0xF900, 0xFAFF},    // compatibility ideographs
    {0xFF66, 0xFF9F},    // half-width kana
    {0xFFA0, 0xFFDC},    // half-width Hangul
    {0x1AFF0, 0x1AFFF},  // kana extended B
    {0x1B000, 0x1B16F},  // kana supplements
    {0x20000, 0x2FA1F},  // unified ideographs, extensions and compatibility
    {0x30000, 0x3FFFD},  // further extensions
}};
static_assert(std::ranges::is_sorted(unspaced, {}, &Range::first));

bool is_unspaced(char32_t c) {
  if (c < unspaced.front().first) return false;
  const auto* range = std::ranges::lower_bound(unspaced, c, {}, &Range::last);
  return range != unspaced.end() && range->first <= c;
}

CharacterClass classify_ascii(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_ascii_digit(c)) return CharacterClass::word;
  switch (c) {
    case '\'':
    case '`':
      return CharacterClass::apostrophe;
    case '-':
    case '_':
      return CharacterClass::tight;
    case '.':
    case '*':
      return CharacterClass::dot;
    case '/':
    case ':':
      return CharacterClass::loose;
    case '&':
      return CharacterClass::ampersand;
    default:
      return CharacterClass::other;
  }
}

// Those that their Unicode category does not tell.
CharacterClass classify_sign(char32_t c) {
  switch (c) {
    case 0x00B4:  // ´
    case 0x02B9:  // modifier prime, for the soft sign of Russian
    case 0x02BB:  // ʻokina
    case 0x02BC:
    case 0x2018:
    case 0x2019:
    case 0x2032:  // ′
    case 0x05F3:  // Hebrew geresh
    case 0x05F4:  // and gershayim
    case 0xA78C:  // saltillo
    case 0xFF07:
      return CharacterClass::apostrophe;
    case 0x00AD:  // invisible inside a word: soft hyphen, joiners, direction marks; the fold drops them
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0x2060:
      return CharacterClass::mark;
    case 0x00B7:  // middle dots and bullets
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x05BE:  // Hebrew maqaf
    case 0x2010:  // hyphens and the short dashes that stand in for them
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
    case 0xFE63:
    case 0xFF0D:
    case 0xFF3F:
      return CharacterClass::tight;
    case 0xFF0E:
    case 0xFF0A:
      return CharacterClass::dot;
    case 0x2044:
    case 0xFF0F:
    case 0xFF1A:
      return CharacterClass::loose;
    case 0xFE60:
    case 0xFF06:
      return CharacterClass::ampersand;
    case 0x00D7:
      return CharacterClass::times;
    default:
      return CharacterClass::other;
  }
}

}  // namespace

CharacterClass classify(char32_t c) {
  if (c < 0x80) return classify_ascii(c);
  // U+FFFD is a symbol to Unicode; here it stands for bytes that are no text.
  if (is_name_dot(c) || c == 0xFFFD) return CharacterClass::other;
  const CharacterClass sign = classify_sign(c);
  if (sign != CharacterClass::other) return sign;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharacterClass::mark;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
      return is_unspaced(c) ? CharacterClass::unspaced : CharacterClass::word;
    case UTF8PROC_CATEGORY_ND:
      return CharacterClass::word;
    case UTF8PROC_CATEGORY_NO:
      return CharacterClass::numeral;
    case UTF8PROC_CATEGORY_SO:
      return CharacterClass::tight;  // "Lucky☆Star"
    default:
      return CharacterClass::other;
  }
}

bool is_kana_or_ideograph(char32_t c) {
  const bool hangul = (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E) ||
                      (c >= 0xA960 && c <= 0xA97F) || (c >= 0xAC00 && c <= 0xD7FF) || c >= 0xFFA0;
  return c >= 0x2E80 && (!hangul || c >= 0x10000) && is_unspaced(c);
}

bool is_name_dot(char32_t c) {
  return c == 0x30FB || c == 0xFF65 || c == 0x30A0;
}

bool continues_hangul(char32_t c) {
  return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
}

}  // namespace rosebud
