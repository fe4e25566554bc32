// Text to tokens: the one tokenizer, used on articles and on queries alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud {

enum class TokenKind : std::uint8_t {
  word,
  unigram,  // one character of Chinese, Japanese or Korean text
  bigram,   // two adjacent ones
};

struct Token {
  std::string text;         // folded
  std::uint32_t begin = 0;  // byte offsets into the source text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  // from 0; a bigram has the position of its first character
  TokenKind kind = TokenKind::word;
  bool in_run = false;   // a unigram next to another: a query uses the bigrams instead
  bool variant = false;  // another spelling of the token at its position: indexed, never asked for
};

// Words are runs of letters, marks and digits. An apostrophe inside a word is dropped ("don't" -> "dont") and
// a possessive 's with it ("Kon's" -> "kon"); behind an elided article the word stands for itself, and both
// together as its variant ("d'Amélie" -> "amelie", "damelie"). Text in Chinese, Japanese and Korean scripts,
// which has no spaces to go by, yields every character and every pair. Words longer than max_token_bytes are
// cut there.
std::vector<Token> tokenize(std::string_view text);

// What a query looks for: as tokenize() without variants, and a run of two or more Chinese, Japanese or
// Korean characters is its bigrams alone.
std::vector<Token> query_tokens(std::string_view text);

// A word longer than this is cut at a character border; a term may hold 245 bytes (Xapian), prefix included.
inline constexpr std::size_t max_token_bytes = 64;

}  // namespace rosebud
