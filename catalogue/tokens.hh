// Text to tokens: the one tokenizer, used on articles and on queries alike. docs/analysis.md says what it
// does and why.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud {

enum class TokenKind : std::uint8_t {
  word,
  unigram,  // one character of a script that has no spaces between words, or of Hangul
  bigram,   // two adjacent ones
};

enum class TokenForm : std::uint8_t {
  written,     // as it stands in the text
  equivalent,  // the written tokens at its positions in another spelling: a query takes either
  part,        // a piece of the written token at its position: found by articles' readers, never asked for
};

struct Token {
  std::string text;         // folded
  std::uint32_t begin = 0;  // byte offsets into the source text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  // from 0; a bigram has the position of its first character
  std::uint32_t span = 1;      // positions that it covers: 2 of "walle" for "WALL·E"
  TokenKind kind = TokenKind::word;
  TokenForm form = TokenForm::written;
  bool in_run = false;  // a unigram next to another: a query uses the bigrams instead
};

// The tokens of an article's text, by position. Words are runs of letters, marks and digits without the
// apostrophes inside them; a number with signs in it is one word. Beside them stand their other spellings.
std::vector<Token> tokenize(std::string_view text);

// What a query asks for: a word, or what may stand for it in an article. Of a spelling that covers several
// words each of them has it, so that all words, each or its alternatives, are the words or the spelling.
struct QueryToken : Token {
  std::vector<std::string> alternatives;
};

// The tokens that a query looks for, in order: what was written, with the other spellings as alternatives. A
// run of two or more characters without spaces is its bigrams alone. Every token of an article is found when
// its text is typed, and when its source is.
std::vector<QueryToken> query_tokens(std::string_view text);

// A word longer than this is cut at a character border; a term may hold 245 bytes (Xapian), prefix included.
inline constexpr std::size_t max_token_bytes = 64;

// As tokenize(), and umlauts are written out in words without a capital too: queries are typed in lower case.
std::vector<Token> tokenize_query(std::string_view text);

}  // namespace rosebud
