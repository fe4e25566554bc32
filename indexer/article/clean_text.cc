#include "indexer/article/clean_text.hh"

#include "catalogue/fold.hh"

namespace rosebud::indexer {
namespace {

constexpr std::string_view spaces = " \t\n\r\f\v";

}  // namespace

std::string without_wikilinks(std::string_view text) {
  std::string result;
  for (;;) {
    const auto open = text.find("[[");
    const auto close = open == std::string_view::npos ? open : text.find("]]", open);
    if (close == std::string_view::npos) return result.append(text);
    result.append(text.substr(0, open));
    const std::string_view link = text.substr(open + 2, close - open - 2);
    const auto bar = link.rfind('|');
    result.append(bar == std::string_view::npos ? link : link.substr(bar + 1));
    text.remove_prefix(close + 2);
  }
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(spaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

std::string collapsed(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : trimmed(text)) {
    const bool space = spaces.find(c) != std::string_view::npos;
    if (!space) {
      result += c;
    } else if (result.back() != ' ') {
      result += ' ';
    }
  }
  return result;
}

std::string without_markup(std::string_view text) {
  std::string result = collapsed(without_wikilinks(text));
  for (const std::string_view mark : {"**", "__", "*", "_", "`", "\"", "'"}) {
    const bool wrapped =
        result.size() > 2 * mark.size() && result.starts_with(mark) && result.ends_with(mark);
    if (wrapped) result = result.substr(mark.size(), result.size() - 2 * mark.size());
  }
  return result;
}

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = text.find_first_of(separators);
    const std::string_view part = trimmed(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
  return fold(left) == fold(right);
}

}  // namespace rosebud::indexer
