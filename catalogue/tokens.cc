#include "catalogue/tokens.hh"

#include <algorithm>
#include <utility>

#include <utf8proc.h>

#include "catalogue/characters.hh"
#include "catalogue/compound.hh"
#include "catalogue/fold.hh"
#include "catalogue/spellings.hh"
#include "catalogue/utf8.hh"
#include "catalogue/written_number.hh"

namespace rosebud {
namespace {

// `letters` folded, without the signs that some letters fold to ("ŉ", "ŀ"), at most max_token_bytes.
std::string fold_word(std::string_view letters) {
  std::string folded = fold(letters);
  const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!std::ranges::all_of(folded, ascii)) {
    std::string kept;
    for (std::size_t at = 0; at < folded.size();) {
      const utf8::Decoded decoded = utf8::decode(folded, at);
      const CharacterClass kind = classify(decoded.code_point);
      const bool stays = kind == CharacterClass::word || kind == CharacterClass::mark ||
                         kind == CharacterClass::unspaced || kind == CharacterClass::numeral;
      if (stays) kept.append(folded, at, decoded.length);
      at += decoded.length;
    }
    folded = std::move(kept);
  }
  if (folded.size() > max_token_bytes) folded = utf8::prefix(folded, max_token_bytes);
  return folded;
}

// Signs that a title may consist of: "$", "♥", "∞". Punctuation is not worth a word.
bool is_symbol(char32_t c) {
  if (c == 0xFFFD) return false;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_SC || category == UTF8PROC_CATEGORY_SO ||
         (category == UTF8PROC_CATEGORY_SM && c >= 0x80);
}

// Where a token stands in the text, in bytes.
struct Stretch {
  std::size_t begin;
  std::size_t end;
};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, bool typed) : text_(text), typed_(typed) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      const utf8::Decoded decoded = utf8::decode(text_, at_);
      switch (classify(decoded.code_point)) {
        case CharacterClass::word:
        case CharacterClass::numeral:
        case CharacterClass::times:
          if (!take_number()) take_compound();
          break;
        case CharacterClass::unspaced:
          take_run();
          break;
        case CharacterClass::ampersand:
          take_ampersand(at_);
          at_ += decoded.length;
          break;
        default:
          at_ += decoded.length;
      }
    }
    if (tokens_.empty()) take_symbols();
    return std::move(tokens_);
  }

 private:
  CharacterClass class_at(std::size_t at) const {
    const utf8::Decoded decoded = utf8::decode(text_, at);
    return decoded.length == 0 ? CharacterClass::other : classify(decoded.code_point);
  }

  bool take_number() {
    const auto number = read_number(text_, at_);
    if (!number) return false;
    const Stretch all{at_, number->end};
    const std::size_t first = tokens_.size();
    push(number->text, all, TokenForm::written);
    if (!number->otherwise.empty()) push_other(first, number->otherwise, all, TokenForm::equivalent);
    for (const std::string& part : number->parts) push_other(first, part, all, TokenForm::part);
    ++position_;
    at_ = number->end;
    return true;
  }

  void take_compound() {
    read_compound(text_, at_, parts_);
    at_ = parts_.back().end;
    const std::vector<Joined> joined = joined_parts(parts_);
    words_.clear();
    for (const auto& part : parts_) {
      words_.push_back({take_word(part, parts_.size() == 1), position_++});
      if (part.sign == CharacterClass::ampersand) take_ampersand(part.end);
    }
    for (const Joined& one : joined) push_joined(one);
    // Most compounds are one word; of the rest the joined spellings belong before the words that follow.
    if (!joined.empty()) {
      const auto begin = tokens_.begin() + static_cast<std::ptrdiff_t>(words_.front().token);
      std::stable_sort(begin, tokens_.end(),
                       [](const Token& a, const Token& b) { return a.position < b.position; });
    }
  }

  // One part of a compound with what else it may be written as; returns its first token.
  std::size_t take_word(const CompoundPart& part, bool alone) {
    const std::size_t first = tokens_.size();
    Stretch where{part.begin, part.end};
    std::string_view word = part.letters;
    if (part.apostrophes > 0) word = without_apostrophised(part);
    std::string sign;
    if (alone && part.letters.size() == 1 && !is_ascii_digit(static_cast<unsigned char>(part.letters[0]))) {
      sign = grade_sign(text_, at_);
      where.end = at_ += sign.size();
    }
    push(fold_word(word) + sign, where, TokenForm::written);
    if (!sign.empty()) push_other(first, fold_word(word), where, TokenForm::part);
    if (part.apostrophes > 0) push_other(first, fold_word(part.letters), where, TokenForm::equivalent);
    if (typed_ || is_capitalised(word)) {
      const std::string written_out = umlauts_written_out(word);
      if (!written_out.empty()) push_other(first, fold_word(written_out), where, TokenForm::equivalent);
    }
    if (first < tokens_.size()) {
      const auto [letters, number] = word_and_number(tokens_[first].text);
      const std::string letters_apart(letters);
      const std::string number_apart(number);
      push_other(first, letters_apart, where, TokenForm::part);
      push_other(first, number_apart, where, TokenForm::part);
    }
    return first;
  }

  // Without an elided article before the first apostrophe and a possessive behind the last.
  static std::string_view without_apostrophised(const CompoundPart& part) {
    std::string_view word = part.letters;
    const std::string_view tail = word.substr(part.after_last);
    const bool possessive = tail == "s" || tail == "S";
    if (possessive) word = word.substr(0, part.after_last);
    const bool article = (!possessive || part.apostrophes > 1) && is_elided(word.substr(0, part.after_first));
    if (article) word.remove_prefix(part.after_first);
    return word;
  }

  void take_ampersand(std::size_t at) {
    const std::size_t first = tokens_.size();
    const Stretch where{at, at + utf8::decode(text_, at).length};
    push("and", where, TokenForm::written);
    push_other(first, "&", where, TokenForm::part);
    ++position_;
  }

  void push_joined(const Joined& joined) {
    std::string text;
    for (std::size_t i = joined.first; i <= joined.last; ++i) {
      const std::size_t token = words_[i].token;
      if (token >= tokens_.size() || tokens_[token].position != words_[i].position) return;
      text += tokens_[token].text;
      if (text.size() > max_token_bytes) return;
    }
    push(std::move(text), {parts_[joined.first].begin, parts_[joined.last].end}, TokenForm::equivalent);
    tokens_.back().position = words_[joined.first].position;
    tokens_.back().span = words_[joined.last].position - words_[joined.first].position + 1;
  }

  // One character with the marks that follow it, folded.
  struct Character {
    std::string folded;
    std::size_t begin;
    std::size_t end;
  };

  Character read_character() {
    const std::size_t begin = at_;
    const char32_t first = utf8::decode(text_, at_).code_point;
    at_ += utf8::decode(text_, at_).length;
    const bool hangul = first >= 0x1100 && first <= 0x115F;
    // ﾊ + ﾞ and か + U+3099 are one character written as two; the half-width marks are letters to Unicode.
    for (;;) {
      const utf8::Decoded next = utf8::decode(text_, at_);
      const bool half_width_mark = next.code_point == 0xFF9E || next.code_point == 0xFF9F;
      const bool belongs = half_width_mark || (hangul && continues_hangul(next.code_point)) ||
                           classify(next.code_point) == CharacterClass::mark;
      if (next.length == 0 || !belongs) break;
      at_ += next.length;
    }
    // Marks without end on one character are no word; two such characters must fit into one token.
    const std::string folded = fold(text_.substr(begin, at_ - begin));
    return {std::string(utf8::prefix(folded, max_token_bytes / 2)), begin, at_};
  }

  void take_run() {
    std::vector<Character> run;
    while (at_ < text_.size() && class_at(at_) == CharacterClass::unspaced) {
      Character character = read_character();
      // Nothing is left of the Hangul fillers.
      if (!character.folded.empty()) run.push_back(std::move(character));
    }
    for (std::size_t i = 0; i < run.size(); ++i) {
      const Stretch where{run[i].begin, run[i].end};
      push(run[i].folded, where, TokenForm::written);
      tokens_.back().kind = TokenKind::unigram;
      tokens_.back().in_run = run.size() > 1;
      if (i + 1 < run.size()) {
        push_pair(run[i].folded + run[i + 1].folded, {where.begin, run[i + 1].end}, TokenForm::written);
      }
      ++position_;
    }
    if (!run.empty()) pair_across_gap(run.back());
  }

  // "スタンリー・キューブリック" and "宮崎 駿" are also written without what stands between.
  void pair_across_gap(const Character& last) {
    const utf8::Decoded gap = utf8::decode(text_, at_);
    const bool bridged = is_name_dot(gap.code_point) || gap.code_point == ' ' || gap.code_point == 0x3000 ||
                         gap.code_point == '\n' || gap.code_point == 0xFF1D || gap.code_point == 0x00B7;
    const utf8::Decoded next = utf8::decode(text_, at_ + gap.length);
    if (!bridged || next.length == 0 || classify(next.code_point) != CharacterClass::unspaced) return;
    if (!is_kana_or_ideograph(utf8::decode(text_, last.begin).code_point) ||
        !is_kana_or_ideograph(next.code_point)) {
      return;
    }
    const std::size_t before = at_;
    at_ += gap.length;
    const Character first = read_character();
    at_ = before;
    if (first.folded.empty()) return;
    push_pair(last.folded + first.folded, {last.begin, first.end}, TokenForm::part);
    --tokens_.back().position;
  }

  void push_pair(std::string folded, Stretch where, TokenForm form) {
    push(std::move(folded), where, form);
    tokens_.back().kind = TokenKind::bigram;
  }

  void take_symbols() {
    for (at_ = 0; at_ < text_.size();) {
      const std::size_t begin = at_;
      std::size_t end = begin;
      for (utf8::Decoded next = utf8::decode(text_, end); next.length > 0 && is_symbol(next.code_point);
           next = utf8::decode(text_, end)) {
        end += next.length;
      }
      at_ = end > begin ? end : begin + utf8::decode(text_, begin).length;
      if (end == begin) continue;
      push(std::string(utf8::prefix(fold(text_.substr(begin, end - begin)), max_token_bytes)), {begin, end},
           TokenForm::written);
      ++position_;
    }
  }

  void push(std::string folded, Stretch where, TokenForm form) {
    if (folded.empty()) return;
    Token token;
    token.text = std::move(folded);
    token.begin = static_cast<std::uint32_t>(where.begin);
    token.end = static_cast<std::uint32_t>(where.end);
    token.position = position_;
    token.form = form;
    tokens_.push_back(std::move(token));
  }

  // Beside the tokens from `first` on, unless it is one of them.
  void push_other(std::size_t first, std::string_view text, Stretch where, TokenForm form) {
    for (std::size_t i = first; i < tokens_.size(); ++i) {
      if (tokens_[i].text == text) return;
    }
    push(std::string(text), where, form);
  }

  struct Word {
    std::size_t token;  // its first
    std::uint32_t position;
  };

  std::string_view text_;
  bool typed_;
  std::size_t at_ = 0;
  std::uint32_t position_ = 0;
  std::vector<Token> tokens_;
  std::vector<CompoundPart> parts_;  // of the compound being read, as are:
  std::vector<Word> words_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  return Tokenizer(text, false).run();
}

std::vector<Token> tokenize_query(std::string_view text) {
  return Tokenizer(text, true).run();
}

}  // namespace rosebud
