#include "importer/file_name.hh"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "catalogue/ascii.hh"
#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"

namespace rosebud::importer {
namespace {

constexpr std::size_t longest_stem = 100;

constexpr auto taken_names =
    std::to_array<std::string_view>({"aux", "changelog", "code_of_conduct", "con", "contributing", "index",
                                     "license", "nul", "prn", "readme", "template"});

std::optional<unsigned> hexadecimal(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  const char lower = to_lower(c);
  if (lower >= 'a' && lower <= 'f') return static_cast<unsigned>(lower - 'a' + 10);
  return std::nullopt;
}

bool may_stand(char32_t c) {
  if (c < 0x80) {
    const char ascii = static_cast<char>(c);
    return is_letter(ascii) || is_digit(ascii) || ascii == '_';
  }
  const bool space = c == 0xA0 || (c >= 0x2000 && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
  const bool control = c < 0xA0 || c == utf8::decode("\uFFFD", 0).code_point || c >= 0xE0000;
  return !space && !control;
}

// What joins the letters beside it: an apostrophe ("its", not "it-s"), and what is invisible.
bool joins(char32_t c) {
  const bool invisible = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xAD;
  return c == '\'' || c == 0x2019 || invisible;
}

// Everything that may not stand becomes a dash, one for a run of them.
std::string dashed(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    if (may_stand(decoded.code_point) && !joins(decoded.code_point)) {
      utf8::append(result, decoded.code_point);
    } else if (!result.empty() && !result.ends_with('-') && !joins(decoded.code_point)) {
      result += '-';
    }
    at += decoded.length;
  }
  return result;
}

std::string_view without_dashes(std::string_view text) {
  const auto begin = text.find_first_not_of("-_");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of("-_") - begin + 1);
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const auto high = hexadecimal(text[i + 1]);
      const auto low = hexadecimal(text[i + 2]);
      if (high && low) {
        result += static_cast<char>(*high << 4U | *low);
        i += 2;
        continue;
      }
    }
    result += text[i];
  }
  return utf8::first_invalid(result) ? std::string(text) : result;
}

std::string file_stem(std::string_view slug, std::string_view title) {
  std::string stem = dashed(percent_decoded(slug));
  if (without_dashes(stem).empty()) stem = dashed(fold(title));
  return std::string(without_dashes(utf8::prefix(without_dashes(stem), longest_stem)));
}

std::string file_name(std::string_view date, std::string_view stem) {
  if (!date.empty()) return std::string(date) + (stem.empty() ? "" : "-") + std::string(stem) + ".md";
  const std::string folded = fold(stem);
  const bool taken = std::ranges::find(taken_names, folded) != taken_names.end();
  return std::string(stem) + (taken ? "-page.md" : ".md");
}

}  // namespace rosebud::importer
