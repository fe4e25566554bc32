#include "indexer/article/person_name.hh"

#include <algorithm>
#include <cstddef>

#include "catalogue/ascii.hh"
#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/credits/name_words.hh"
#include "indexer/credits/prose.hh"

namespace rosebud::indexer {
namespace {

constexpr std::size_t most_words = 5;
constexpr std::size_t most_unspaced = 16;  // characters: クリストファー・ノーラン

bool is_unspaced(char32_t c) {
  return c >= 0x3000 && c < 0xFB00;
}

bool has_marks(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return is_digit(c) || std::string_view("!?:;/\\\"()[]{}<>|=+*_&%$#@~^").find(c) != std::string_view::npos;
  });
}

bool is_capitalised(std::string_view word) {
  const auto first = utf8::decode(word, 0);
  if (first.code_point < 0x80) return word[0] >= 'A' && word[0] <= 'Z';
  // Of other letters, capitals are those that folding changes more than their accents: compare with the
  // lower-case form by the fold of both would lose them, so any letter beyond ASCII may open a name.
  return true;
}

bool is_name_word(std::string_view word) {
  if (credits::one_of(credits::particles, fold(word)) || credits::one_of(credits::suffixes, fold(word)))
    return true;
  if (is_capitalised(word)) return true;
  // "d'Abo", "ten"
  const auto apostrophe = word.find('\'');
  return apostrophe == 1 && word.size() > 2 && is_capitalised(word.substr(2));
}

}  // namespace

bool looks_like_a_name(std::string_view text) {
  if (text.empty() || has_marks(text)) return false;
  if (is_unspaced(utf8::decode(text, 0).code_point)) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).length) ++characters;
    return characters <= most_unspaced && text.find("。") == std::string_view::npos;
  }
  const auto words = split(text, " ");
  if (words.empty() || words.size() > most_words || words.back().size() < 2) return false;
  const std::string first = fold(words.front());
  const bool no_name = credits::one_of(credits::not_of_names, first) && words.size() > 1;
  if (no_name || !std::ranges::all_of(words, is_name_word)) return false;
  return !text.ends_with('.') || credits::one_of(credits::suffixes, fold(words.back()));
}

}  // namespace rosebud::indexer
