#include "indexer/article/rating.hh"

#include <charconv>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::indexer {
namespace {

std::optional<double> take_decimal(std::string_view& text) {
  std::string digits(text);
  if (const auto comma = digits.find(','); comma != std::string::npos) digits[comma] = '.';
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || !std::isfinite(number) || number < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - digits.data()));
  return number;
}

std::optional<int> of_scale(double value, double most) {
  if (most <= 0 || value > most) return std::nullopt;
  return static_cast<int>(std::lround(value / most * 100));
}

std::optional<int> stars(std::string_view written) {
  int full = 0;
  int half = 0;
  int empty = 0;
  for (std::size_t at = 0; at < written.size();) {
    const utf8::Decoded decoded = utf8::decode(written, at);
    at += decoded.length;
    switch (decoded.code_point) {
      case U'★':
      case U'⭐':
      case U'*':
        ++full;
        break;
      case U'½':
        ++half;
        break;
      case U'☆':
        ++empty;
        break;
      case U' ':
      case 0xFE0F:  // the emoji variation selector
        break;
      default:
        return std::nullopt;
    }
  }
  if (full + half + empty == 0 || half > 1) return std::nullopt;
  const int shown = full + half + empty;
  return of_scale(full + half * 0.5, shown > 5 ? shown : 5);
}

// "***1/2 (out of ****)": stars, and of how many.
std::optional<int> stars_of_stars(std::string_view written) {
  const auto behind = written.find("out of ");
  if (behind == std::string_view::npos) return std::nullopt;
  std::string_view most = trimmed(written.substr(behind + 7));
  if (most.ends_with(')')) most.remove_suffix(1);
  std::string_view value = trimmed(written.substr(0, behind));
  if (value.ends_with('(')) value = trimmed(value.substr(0, value.size() - 1));
  const bool half = value.ends_with("1/2") || value.ends_with("½");
  if (half) value = trimmed(value.substr(0, value.size() - (value.ends_with("½") ? 2 : 3)));
  const auto only_stars = [](std::string_view text) {
    return text.find_first_not_of('*') == std::string_view::npos;
  };
  if (most.empty() || value.empty() || !only_stars(most) || !only_stars(value)) return std::nullopt;
  return of_scale(static_cast<double>(value.size()) + (half ? 0.5 : 0), static_cast<double>(most.size()));
}

std::optional<int> letter(std::string_view text) {
  std::string written(text);
  // A typographic minus or dash: "A−".
  for (const std::string_view minus : {"−", "–"}) {
    if (const auto at = written.find(minus); at != std::string::npos) written.replace(at, minus.size(), "-");
  }
  if (written.empty() || written.size() > 2) return std::nullopt;
  const char grade = static_cast<char>(written[0] & ~0x20);
  constexpr std::string_view grades = "FDCBA";
  const auto rank = grades.find(grade);
  if (rank == std::string_view::npos) return std::nullopt;
  if (rank == 0) return written.size() == 1 ? std::optional(0) : std::nullopt;
  // D- is the lowest pass, A+ is 100: twelve steps of 100/12 above F.
  int step = static_cast<int>(rank - 1) * 3 + 2;
  if (written.size() == 2) {
    if (written[1] != '+' && written[1] != '-') return std::nullopt;
    step += written[1] == '+' ? 1 : -1;
  }
  return of_scale(step, 12);
}

// "4 stars" is "4/5", "8/10 points" is "8/10".
std::string without_unit(std::string_view written) {
  std::string text(trimmed(written));
  const auto space = text.rfind(' ');
  if (space == std::string::npos) return text;
  const std::string unit = fold(text.substr(space + 1));
  std::string value(trimmed(std::string_view(text).substr(0, space)));
  const bool scaled = value.find('/') != std::string::npos || value.find(' ') != std::string::npos;
  for (const std::string_view star :
       {"star", "stars", "etoiles", "sterne", "sternen", "estrellas", "stelle"}) {
    if (unit == star) return scaled ? value : value + "/5";
  }
  for (const std::string_view star : {"⭐", "⭐\uFE0F", "★"}) {
    if (unit == star && scaled) return value;
  }
  for (const std::string_view point : {"points", "punkte", "punkten", "puntos", "punti"}) {
    if (unit == point && scaled) return value;
  }
  return text;
}

// What stands behind "/", "out of" and the like.
std::optional<std::string_view> behind_slash(std::string_view text) {
  for (const std::string_view mark : {"/", "out of ", "von ", "sur ", "de ", "su ", "of "}) {
    if (text.starts_with(mark)) return trimmed(text.substr(mark.size()));
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> parse_decimal(std::string_view written) {
  std::string_view text = trimmed(written);
  const auto number = take_decimal(text);
  return text.empty() ? number : std::nullopt;
}

std::optional<int> rating_of(std::string_view written) {
  constexpr std::size_t longest = 64;
  if (written.size() > longest) return std::nullopt;
  if (const auto value = stars(trimmed(written))) return value;
  if (const auto value = stars_of_stars(trimmed(written))) return value;
  const std::string plain = without_markup(without_unit(written));
  std::string_view text = plain;
  if (const auto value = letter(text)) return value;
  const auto value = take_decimal(text);
  if (!value) return std::nullopt;
  if (text.starts_with("½")) return rating_of(fmt::format("{}.5{}", std::floor(*value), text.substr(2)));
  text = trimmed(text);
  if (text.empty()) return of_scale(*value, *value > 10 ? 100 : 10);
  if (text == "%") return of_scale(*value, 100);
  const auto scale = behind_slash(text);
  if (!scale) return std::nullopt;
  text = *scale;
  const auto most = take_decimal(text);
  if (!most || !trimmed(text).empty()) return std::nullopt;
  return of_scale(*value, *most);
}

}  // namespace rosebud::indexer
