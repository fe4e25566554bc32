#include "searcher/query/lexer.hh"

#include <algorithm>
#include <utility>

#include "catalogue/utf8.hh"

namespace rosebud::searcher {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_quote(char32_t c) {
  return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0x00AB || c == 0x00BB || c == 0xFF02;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Lexeme> run() {
    while (at_ < text_.size()) {
      const utf8::Decoded next = utf8::decode(text_, at_);
      if (is_space(next.code_point)) {
        at_ += next.length;
      } else if (next.code_point == '(' || next.code_point == ')') {
        push(next.code_point == '(' ? LexemeKind::open : LexemeKind::close, at_, at_ + next.length);
      } else if (is_quote(next.code_point)) {
        read_quoted(next.length);
      } else if (!read_signs()) {
        read_chunk();
      }
    }
    return std::move(lexemes_);
  }

 private:
  void push(LexemeKind kind, std::size_t begin, std::size_t end) {
    const bool joined = !lexemes_.empty() && lexemes_.back().end == begin;
    lexemes_.push_back({kind, text_.substr(begin, end - begin), begin, end, true, joined});
    at_ = end;
  }

  void read_quoted(std::size_t opening) {
    const std::size_t begin = at_;
    std::size_t end = at_ + opening;
    std::size_t closing = 0;
    while (end < text_.size() && closing == 0) {
      const utf8::Decoded next = utf8::decode(text_, end);
      if (is_quote(next.code_point)) {
        closing = next.length;
      } else {
        end += next.length;
      }
    }
    push(LexemeKind::quoted, begin, end + closing);
    lexemes_.back().text = text_.substr(begin + opening, end - begin - opening);
    lexemes_.back().closed = closing > 0;
  }

  // Signs count before a word and behind white space only: "wall-e" and "Rose - Memories" have none.
  bool read_signs() {
    if (text_[at_] != '-' && text_[at_] != '+') return false;
    const bool at_start =
        lexemes_.empty() || lexemes_.back().end < at_ || lexemes_.back().kind == LexemeKind::open;
    const std::size_t end = std::min(text_.find_first_not_of("-+", at_), text_.size());
    const utf8::Decoded next = utf8::decode(text_, end);
    const bool alone = next.length == 0 || is_space(next.code_point) || next.code_point == ')';
    // "+" asks for what is asked for anyway.
    const bool excludes =
        at_start && !alone && text_.substr(at_, end - at_).find('-') != std::string_view::npos;
    if (excludes) push(LexemeKind::minus, at_, end);
    at_ = end;
    return true;
  }

  void read_chunk() {
    const std::size_t begin = at_;
    std::size_t end = at_;
    while (end < text_.size()) {
      const utf8::Decoded next = utf8::decode(text_, end);
      const bool inches = end > begin && is_quote(next.code_point) && is_digit(text_[end - 1]);
      const bool over = is_space(next.code_point) || next.code_point == '(' || next.code_point == ')' ||
                        (is_quote(next.code_point) && !inches);
      if (over) break;
      end += next.length;
    }
    const std::string_view chunk = text_.substr(begin, end - begin);
    const LexemeKind kind = chunk == "AND"   ? LexemeKind::operator_and
                            : chunk == "OR"  ? LexemeKind::operator_or
                            : chunk == "NOT" ? LexemeKind::operator_not
                                             : LexemeKind::chunk;
    push(kind, begin, end);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Lexeme> lexemes_;
};

}  // namespace

std::vector<Lexeme> lex_query(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace rosebud::searcher
