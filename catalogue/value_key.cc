#include "catalogue/value_key.hh"

#include <algorithm>

#include "catalogue/fold.hh"

namespace rosebud {
namespace {

std::string collapse_space(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string_view without_surrounding(std::string_view text, std::string_view leading,
                                     std::string_view trailing) {
  const auto first = text.find_first_not_of(leading);
  if (first == std::string_view::npos) return {};
  const auto last = text.find_last_not_of(trailing);
  if (last == std::string_view::npos || last < first) return {};
  return text.substr(first, last - first + 1);
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string value_key(FieldKind kind, std::string_view written) {
  const std::string folded = collapse_space(fold(written));
  // A final full stop stays: "robert downey jr." and "r.e.m." are written with it, and which of both forms is
  // shown is looked up; quotes, commas and brackets around a value are never part of it.
  std::string key{without_surrounding(folded, " \"'`,;:([{<*_", " \"'`,;:)]}>*_")};
  if (kind == FieldKind::name && key.size() > 1 && key.back() == '.') key.pop_back();
  if (kind == FieldKind::number && all_digits(key) && key.size() < 4) key.insert(0, 4 - key.size(), '0');
  // A value of punctuation alone ("!!!" the band) is still a value.
  return key.empty() ? folded : key;
}

bool is_period(FieldKind kind, std::string_view key) {
  const bool sized = key.size() == 4 || (key.size() == 7 && key[4] == '-');
  return kind == FieldKind::date && sized && all_digits(key.substr(0, 4)) &&
         (key.size() == 4 || all_digits(key.substr(5)));
}

bool stands_for(FieldKind kind, std::string_view chosen, std::string_view key) {
  if (chosen == key) return true;
  return is_period(kind, chosen) && key.size() > chosen.size() && key.starts_with(chosen) &&
         key[chosen.size()] == '-';
}

}  // namespace rosebud
