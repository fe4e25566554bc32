#include "catalogue/written_number.hh"

#include <algorithm>
#include <array>
#include <utility>

#include <utf8proc.h>

#include "catalogue/ascii.hh"
#include "catalogue/characters.hh"
#include "catalogue/utf8.hh"

namespace rosebud {
namespace {

struct Fraction {
  char32_t sign;
  std::string_view over;
  std::string_view under;
  std::string_view decimals;  // empty when there is no end to them
};

constexpr std::array<Fraction, 18> fractions{{
    {U'½', "1", "2", "5"},
    {U'¼', "1", "4", "25"},
    {U'¾', "3", "4", "75"},
    {U'⅓', "1", "3", ""},
    {U'⅔', "2", "3", ""},
    {U'⅕', "1", "5", "2"},
    {U'⅖', "2", "5", "4"},
    {U'⅗', "3", "5", "6"},
    {U'⅘', "4", "5", "8"},
    {U'⅙', "1", "6", ""},
    {U'⅚', "5", "6", ""},
    {U'⅛', "1", "8", "125"},
    {U'⅜', "3", "8", "375"},
    {U'⅝', "5", "8", "625"},
    {U'⅞', "7", "8", "875"},
    {U'⅐', "1", "7", ""},
    {U'⅑', "1", "9", ""},
    {U'⅒', "1", "10", "1"},
}};

// Longer runs of digits are numbers by nobody's reckoning.
constexpr std::size_t most_digits = 20;

class NumberReader {
 public:
  NumberReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::optional<WrittenNumber> read() {
    if (!read_sign()) {
      if (goes_on_from_before()) return std::nullopt;
      const bool whole_with_signs = read_whole();
      const bool fraction = read_fraction();
      if (!whole_with_signs && !fraction) return std::nullopt;
    }
    if (!ends_with_sign_ && goes_on()) return std::nullopt;
    number_.end = at_;
    return std::move(number_);
  }

 private:
  utf8::Decoded peek(std::size_t ahead = 0) const { return utf8::decode(text_, at_ + ahead); }

  std::string_view digits_at(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && end - at <= most_digits && is_digit(text_[end])) ++end;
    return text_.substr(std::min(at, text_.size()), end - at);
  }

  static bool continues(char c) { return c == '.' || c == ',' || c == '/' || c == ':'; }

  bool goes_on_from_before() const {
    return at_ >= 2 && continues(text_[at_ - 1]) && is_digit(text_[at_ - 2]);
  }

  bool goes_on() const {
    const utf8::Decoded next = peek();
    if (next.length == 0) return false;
    const CharacterClass kind = classify(next.code_point);
    if (kind == CharacterClass::word || kind == CharacterClass::numeral) return true;
    return continues(text_[at_]) && !digits_at(at_ + 1).empty();
  }

  // What may stand before three digits: comma, full stop, spaces that do not break.
  static bool groups(char32_t c) { return c == ',' || c == '.' || c == 0x00A0 || c == 0x202F || c == 0x2009; }

  // The digits before a fraction or decimals; true when signs are among them.
  bool read_whole() {
    const std::string_view digits = digits_at(at_);
    if (digits.empty() || digits.size() > most_digits) return false;
    at_ += digits.size();
    number_.text = digits;
    number_.parts.emplace_back(digits);
    const bool grouped = digits.size() <= 3 && read_groups();
    return read_decimals(grouped) || grouped;
  }

  bool read_groups() {
    const utf8::Decoded sign = peek();
    std::vector<std::string_view> found;
    std::size_t end = at_;
    while (groups(sign.code_point) && utf8::decode(text_, end).code_point == sign.code_point &&
           digits_at(end + sign.length).size() == 3 && found.size() < 6) {
      found.push_back(digits_at(end + sign.length));
      end += sign.length + 3;
    }
    // "3.142" may be either; it is read as decimals that may be thousands.
    const bool sure =
        sign.code_point != '.' || found.size() > 1 || utf8::decode(text_, end).code_point == ',';
    if (found.empty() || !sure) return false;
    for (const std::string_view group : found) number_.text += group;
    number_.parts = {number_.text};
    at_ = end;
    return true;
  }

  bool read_decimals(bool grouped) {
    const char32_t sign = peek().code_point;
    if (sign != '.' && sign != ',') return false;
    const std::string_view digits = digits_at(at_ + 1);
    // "1999,2000" are two years.
    if (digits.empty() || digits.size() > most_digits || (sign == ',' && digits.size() > 2)) return false;
    if (sign == '.' && digits.size() == 3 && !grouped && number_.text.size() <= 3)
      number_.otherwise = number_.text + std::string(digits);
    number_.text.append(".").append(digits);
    number_.parts.emplace_back(digits);
    at_ += 1 + digits.size();
    return true;
  }

  // A fraction, behind whole digits with or without one space.
  bool read_fraction() {
    const std::size_t before = at_;
    const bool whole = !number_.text.empty();
    const char32_t space = peek().code_point;
    const bool spaced = whole && (space == ' ' || space == 0x00A0 || space == 0x202F || space == 0x2009);
    if (spaced) at_ += peek().length;
    const bool plain = number_.text.find('.') == std::string::npos;
    if (plain && (read_sign() || (spaced && read_over_and_under(0)))) return true;
    at_ = before;
    // "1/2": what was read as the whole is what stands over the line.
    return plain && whole && number_.parts.size() == 1 && read_over_and_under(number_.text.size());
  }

  bool read_sign() {
    const utf8::Decoded sign = peek();
    const auto* fraction = std::ranges::find(fractions, sign.code_point, &Fraction::sign);
    if (sign.length == 0 || fraction == fractions.end()) return false;
    at_ += sign.length;
    ends_with_sign_ = true;
    add(*fraction, number_.text);
    return true;
  }

  // `back`: how many digits of it are read already.
  bool read_over_and_under(std::size_t back) {
    const std::size_t begin = at_ - back;
    const std::string_view over = digits_at(begin);
    const utf8::Decoded line = utf8::decode(text_, begin + over.size());
    if (line.code_point != '/' && line.code_point != 0x2044) return false;
    const std::string_view under = digits_at(begin + over.size() + line.length);
    const auto* fraction = std::ranges::find_if(
        fractions, [&](const Fraction& one) { return one.over == over && one.under == under; });
    if (fraction == fractions.end()) return false;
    at_ = begin + over.size() + line.length + under.size();
    if (back > 0) number_.parts.clear();
    add(*fraction, back > 0 ? std::string() : number_.text);
    return true;
  }

  void add(const Fraction& fraction, std::string whole) {
    number_.parts.emplace_back(fraction.over);
    number_.parts.emplace_back(fraction.under);
    if (fraction.decimals.empty()) {
      utf8::append(whole, fraction.sign);
      number_.text = std::move(whole);
    } else {
      number_.text = (whole.empty() ? "0" : whole).append(".").append(fraction.decimals);
    }
  }

  std::string_view text_;
  std::size_t at_;
  bool ends_with_sign_ = false;  // a fraction in one character, behind which nothing goes on
  WrittenNumber number_;
};

}  // namespace

std::optional<WrittenNumber> read_number(std::string_view text, std::size_t at) {
  return NumberReader(text, at).read();
}

std::string digits_of_numeral(char32_t c) {
  std::array<utf8proc_int32_t, 8> buffer{};
  int boundary = 0;
  const auto count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), buffer.data(), buffer.size(),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
  std::string digits;
  for (std::size_t i = 0; i < buffer.size() && std::cmp_less(i, count); ++i) {
    if (buffer[i] == 0x2044) return {};
    if (is_ascii_digit(static_cast<char32_t>(buffer[i]))) digits += static_cast<char>(buffer[i]);
  }
  return digits;
}

}  // namespace rosebud
