#include "catalogue/tokens.hh"

#include <algorithm>
#include <array>
#include <utility>

#include <utf8proc.h>

#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"

namespace rosebud {
namespace {

enum class CharacterClass : std::uint8_t { other, word, mark, cjk, apostrophe };

bool is_cjk(char32_t c) {
  return (c >= 0x1100 && c <= 0x11FF) ||    // Hangul Jamo
         (c >= 0x2E80 && c <= 0x2FDF) ||    // radicals
         c == 0x3005 || c == 0x3007 ||      // 々 〇
         (c >= 0x3041 && c <= 0x30FF) ||    // kana
         (c >= 0x3105 && c <= 0x31FF) ||    // Bopomofo, Hangul compatibility Jamo, kana extensions
         (c >= 0x3400 && c <= 0x9FFF) ||    // unified ideographs
         (c >= 0xA960 && c <= 0xA97F) ||    // Hangul Jamo
         (c >= 0xAC00 && c <= 0xD7FF) ||    // Hangul syllables
         (c >= 0xF900 && c <= 0xFAFF) ||    // compatibility ideographs
         (c >= 0xFF66 && c <= 0xFF9F) ||    // half-width kana
         (c >= 0x1B000 && c <= 0x1B16F) ||  // kana supplements
         (c >= 0x20000 && c <= 0x3FFFD);
}

CharacterClass classify(char32_t c) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
      return CharacterClass::word;
    return c == '\'' ? CharacterClass::apostrophe : CharacterClass::other;
  }
  if (c == 0x2019 || c == 0x02BC || c == 0xFF07) return CharacterClass::apostrophe;
  // Invisible characters inside a word (soft hyphen, joiners) must not split it; the fold drops them.
  if (c == 0x00AD || c == 0x200C || c == 0x200D || c == 0x2060) return CharacterClass::mark;
  // U+30FB, the katakana middle dot, separates words ("スタンリー・キューブリック").
  if (c == 0x30FB || c == 0xFF65 || c == 0x30A0) return CharacterClass::other;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  if (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME) return CharacterClass::mark;
  const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
  const bool number = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
  if (!letter && !number) return CharacterClass::other;
  return is_cjk(c) ? CharacterClass::cjk : CharacterClass::word;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      const utf8::Decoded decoded = utf8::decode(text_, at_);
      switch (classify(decoded.code_point)) {
        case CharacterClass::word:
          read_word();
          break;
        case CharacterClass::cjk:
          read_cjk_run();
          break;
        default:
          at_ += decoded.length;
      }
    }
    return std::move(tokens_);
  }

 private:
  CharacterClass class_at(std::size_t at) const {
    const utf8::Decoded decoded = utf8::decode(text_, at);
    return decoded.length == 0 ? CharacterClass::other : classify(decoded.code_point);
  }

  void read_word() {
    const std::size_t begin = at_;
    std::string letters;
    std::size_t last_apostrophe =
        std::string::npos;  // in `letters`, where the text after the last one begins
    while (at_ < text_.size()) {
      const utf8::Decoded decoded = utf8::decode(text_, at_);
      const CharacterClass kind = classify(decoded.code_point);
      if (kind == CharacterClass::word || kind == CharacterClass::mark) {
        letters.append(text_.substr(at_, decoded.length));
      } else if (kind == CharacterClass::apostrophe &&
                 class_at(at_ + decoded.length) == CharacterClass::word) {
        last_apostrophe = letters.size();
      } else {
        break;
      }
      at_ += decoded.length;
    }
    if (last_apostrophe != std::string::npos && is_elided(letters.substr(0, last_apostrophe))) {
      push_word(letters.substr(last_apostrophe), begin, false);
      push_word(letters, begin, true);
      ++position_;
      return;
    }
    if (last_apostrophe != std::string::npos) drop_possessive(letters, last_apostrophe);
    if (push_word(letters, begin, false)) ++position_;
  }

  // French and Italian articles, pronouns and conjunctions that lose their vowel before another.
  static bool is_elided(std::string_view word) {
    constexpr std::array<std::string_view, 23> elided{
        "c",    "d",    "j",  "l",     "m",     "n",     "qu",     "s",      "t",      "dell", "nell", "all",
        "dall", "sull", "un", "quest", "quell", "jusqu", "lorsqu", "puisqu", "quoiqu", "sant", "gl"};
    return std::ranges::find(elided, fold(word)) != elided.end();
  }

  static void drop_possessive(std::string& letters, std::size_t after_apostrophe) {
    const std::string_view tail = std::string_view(letters).substr(after_apostrophe);
    if (after_apostrophe > 0 && (tail == "s" || tail == "S")) letters.resize(after_apostrophe);
  }

  bool push_word(std::string_view letters, std::size_t begin, bool variant) {
    std::string folded = fold(letters);
    if (folded.size() > max_token_bytes) folded = utf8::prefix(folded, max_token_bytes);
    if (folded.empty()) return false;
    push(std::move(folded), begin, at_, TokenKind::word);
    tokens_.back().variant = variant;
    return true;
  }

  // One character with the marks that follow it, folded.
  struct Character {
    std::string folded;
    std::size_t begin;
    std::size_t end;
  };

  Character read_cjk_character() {
    const std::size_t begin = at_;
    at_ += utf8::decode(text_, at_).length;
    // ﾊ + ﾞ and か + U+3099 are one character written as two; the half-width marks are letters to Unicode.
    for (;;) {
      const utf8::Decoded next = utf8::decode(text_, at_);
      const bool half_width_mark = next.code_point == 0xFF9E || next.code_point == 0xFF9F;
      if (next.length == 0 || (!half_width_mark && classify(next.code_point) != CharacterClass::mark)) break;
      at_ += next.length;
    }
    // Marks without end on one character are no word; two such characters must fit into one token.
    const std::string folded = fold(text_.substr(begin, at_ - begin));
    return {std::string(utf8::prefix(folded, max_token_bytes / 2)), begin, at_};
  }

  void read_cjk_run() {
    std::vector<Character> run;
    while (at_ < text_.size() && class_at(at_) == CharacterClass::cjk) {
      Character character = read_cjk_character();
      // Nothing is left of the Hangul fillers.
      if (!character.folded.empty()) run.push_back(std::move(character));
    }
    for (std::size_t i = 0; i < run.size(); ++i) {
      push(run[i].folded, run[i].begin, run[i].end, TokenKind::unigram);
      tokens_.back().in_run = run.size() > 1;
      if (i + 1 < run.size()) {
        push(run[i].folded + run[i + 1].folded, run[i].begin, run[i + 1].end, TokenKind::bigram);
      }
      ++position_;
    }
  }

  void push(std::string folded, std::size_t begin, std::size_t end, TokenKind kind) {
    tokens_.push_back({std::move(folded), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                       position_, kind, false, false});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t position_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  return Tokenizer(text).run();
}

std::vector<Token> query_tokens(std::string_view text) {
  std::vector<Token> tokens = tokenize(text);
  std::erase_if(tokens, [](const Token& token) {
    return token.variant || (token.kind == TokenKind::unigram && token.in_run);
  });
  return tokens;
}

}  // namespace rosebud
