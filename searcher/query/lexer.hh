// A query's characters to lexemes: brackets, signs, quoted stretches and chunks without white space.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rosebud::searcher {

enum class LexemeKind : std::uint8_t {
  open,   // (
  close,  // )
  minus,  // a sign before something, with nothing between
  operator_and,
  operator_or,
  operator_not,
  chunk,   // anything up to white space, a bracket or a quote
  quoted,  // what stood between quotes, without them
};

struct Lexeme {
  LexemeKind kind = LexemeKind::chunk;
  std::string_view text;
  std::size_t offset = 0;  // of its first byte, quotes included
  std::size_t end = 0;     // behind its last, quotes included
  bool closed = true;      // a quoted stretch had its end
  bool joined = false;     // nothing stands between it and the lexeme before: a field and its value, "…"~5
};

// All of `text`, which should be UTF-8. Typographic quotes are quotes; one behind a digit (12") is not.
std::vector<Lexeme> lex_query(std::string_view text);

}  // namespace rosebud::searcher
