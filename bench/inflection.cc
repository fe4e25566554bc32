#include "bench/inflection.hh"

#include <algorithm>
#include <array>

namespace rosebud::bench {
namespace {

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool ends_in_consonant_and_y(std::string_view root) {
  return root.size() > 1 && root.back() == 'y' && !is_vowel(root[root.size() - 2]);
}

// "stop", "plan": one syllable whose last consonant is doubled before an ending with a vowel.
bool doubles_last_letter(std::string_view root) {
  if (root.size() < 3 || std::ranges::count_if(root, is_vowel) != 1) return false;
  const char last = root.back();
  return !is_vowel(last) && is_vowel(root[root.size() - 2]) &&
         std::string_view("wxyh").find(last) == std::string_view::npos;
}

// `root` as it stands before an ending that begins with a vowel.
std::string before_vowel(std::string_view root) {
  std::string stem(root);
  if (root.back() == 'e') {
    stem.pop_back();
  } else if (doubles_last_letter(root)) {
    stem += root.back();
  }
  return stem;
}

std::string with_s(std::string_view root) {
  if (ends_in_consonant_and_y(root)) return std::string(root.substr(0, root.size() - 1)) + "ies";
  static constexpr std::array<std::string_view, 5> hissing{"s", "x", "z", "ch", "sh"};
  const bool hisses = std::ranges::any_of(hissing, [&](std::string_view end) { return root.ends_with(end); });
  return std::string(root) + (hisses ? "es" : "s");
}

// -ed, -er, -est, where a final y becomes i.
std::string with_vowel_ending(std::string_view root, std::string_view ending) {
  if (ends_in_consonant_and_y(root))
    return std::string(root.substr(0, root.size() - 1)) + 'i' + std::string(ending);
  return before_vowel(root) + std::string(ending);
}

std::string with_ing(std::string_view root) {
  if (root.ends_with("ee")) return std::string(root) + "ing";
  return before_vowel(root) + "ing";
}

std::string with_ly(std::string_view root) {
  if (ends_in_consonant_and_y(root)) return std::string(root.substr(0, root.size() - 1)) + "ily";
  if (root.ends_with("le")) return std::string(root.substr(0, root.size() - 1)) + "y";
  if (root.ends_with("ll")) return std::string(root) + "y";
  return std::string(root) + "ly";
}

std::string with_ness(std::string_view root) {
  if (ends_in_consonant_and_y(root)) return std::string(root.substr(0, root.size() - 1)) + "iness";
  return std::string(root) + "ness";
}

}  // namespace

std::vector<WordForm> inflected(std::string_view root, WordClass word_class) {
  const std::string itself(root);
  switch (word_class) {
    case WordClass::noun:
      return {{itself, 0.68}, {with_s(root), 0.32}};
    case WordClass::verb:
      return {{itself, 0.32},
              {with_s(root), 0.2},
              {with_vowel_ending(root, "ed"), 0.26},
              {with_ing(root), 0.19},
              {with_vowel_ending(root, "er"), 0.03}};
    case WordClass::adjective:
      return {{itself, 0.74},
              {with_ly(root), 0.16},
              {with_vowel_ending(root, "er"), 0.06},
              {with_ness(root), 0.04}};
  }
  return {};
}

}  // namespace rosebud::bench
