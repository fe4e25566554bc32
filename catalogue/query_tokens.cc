#include <algorithm>
#include <string>
#include <utility>

#include "catalogue/ascii.hh"
#include "catalogue/spellings.hh"
#include "catalogue/tokens.hh"

namespace rosebud {
namespace {

constexpr std::size_t most_initials = 12;

void add_alternative(QueryToken& token, const std::string& text) {
  if (token.text == text || std::ranges::find(token.alternatives, text) != token.alternatives.end()) return;
  token.alternatives.push_back(text);
}

std::vector<QueryToken> written_tokens(const std::vector<Token>& tokens) {
  std::vector<QueryToken> written;
  for (const Token& token : tokens) {
    const bool stands_in_pairs = token.kind == TokenKind::unigram && token.in_run;
    if (token.form == TokenForm::written && !stands_in_pairs) written.push_back({token, {}});
  }
  return written;
}

void add_equivalents(const std::vector<Token>& tokens, std::vector<QueryToken>& written) {
  for (const Token& token : tokens) {
    if (token.form != TokenForm::equivalent) continue;
    const auto first = std::ranges::lower_bound(written, token.position, {}, &QueryToken::position);
    for (auto one = first; one != written.end() && one->position < token.position + token.span; ++one) {
      add_alternative(*one, token.text);
    }
  }
}

// Words that nothing but space parts, in a text.
class SpacedWords {
 public:
  SpacedWords(std::string_view text, std::vector<QueryToken>& tokens) : text_(text), tokens_(tokens) {}

  // "o brien", "wall e" and "e t" as the one word that they may be.
  void join() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (!follows(i)) continue;
      if (is_letter_alone(i) && is_letter_alone(i + 1)) {
        i = join_initials(i) - 1;
      } else if (may_lead(i) || may_trail(i + 1)) {
        join(i, i + 1);
      }
    }
  }

 private:
  // Whether the next token stands behind white space alone.
  bool follows(std::size_t i) const {
    if (i + 1 >= tokens_.size()) return false;
    const QueryToken& left = tokens_[i];
    const QueryToken& right = tokens_[i + 1];
    const bool words = left.kind == TokenKind::word && right.kind == TokenKind::word;
    return words && right.begin > left.end &&
           text_.substr(left.end, right.begin - left.end).find_first_not_of(" \t\n") ==
               std::string_view::npos;
  }

  bool is_letter_alone(std::size_t i) const {
    return tokens_[i].text.size() == 1 && is_letter(tokens_[i].text[0]);
  }

  // Letters that are words in many languages ("a way", "mar y cielo") join nothing.
  bool may_lead(std::size_t i) const {
    return is_letter_alone(i) && std::string_view("aeiuy").find(tokens_[i].text) == std::string_view::npos;
  }
  bool may_trail(std::size_t i) const {
    return is_letter_alone(i) && std::string_view("aiouy").find(tokens_[i].text) == std::string_view::npos;
  }

  // Returns the last of the letters.
  std::size_t join_initials(std::size_t first) {
    std::size_t last = first + 1;
    while (follows(last) && is_letter_alone(last + 1)) ++last;
    if (last - first < most_initials) join(first, last);
    return last;
  }

  void join(std::size_t first, std::size_t last) {
    std::string joined;
    for (std::size_t i = first; i <= last; ++i) joined += tokens_[i].text;
    if (joined.size() > max_token_bytes) return;
    for (std::size_t i = first; i <= last; ++i) add_alternative(tokens_[i], joined);
  }

  std::string_view text_;
  std::vector<QueryToken>& tokens_;
};

}  // namespace

std::vector<QueryToken> query_tokens(std::string_view text) {
  const std::vector<Token> tokens = tokenize_query(text);
  std::vector<QueryToken> written = written_tokens(tokens);
  add_equivalents(tokens, written);
  SpacedWords(text, written).join();
  const auto is_sign = [](const Token& token) { return token.form == TokenForm::part && token.text == "&"; };
  for (QueryToken& token : written) {
    if (means_and(token.text) && token.text != "and") add_alternative(token, "&");
  }
  // Nothing but "&": the sign itself is meant, not every "and".
  const auto signs = static_cast<std::size_t>(std::ranges::count_if(tokens, is_sign));
  if (signs > 0 && signs == written.size()) {
    for (QueryToken& token : written) token.text = "&";
  }
  return written;
}

}  // namespace rosebud
