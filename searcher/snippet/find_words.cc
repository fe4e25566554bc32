#include "searcher/snippet/find_words.hh"

#include <algorithm>
#include <string>
#include <utility>

#include "catalogue/ascii.hh"
#include "catalogue/characters.hh"
#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"

namespace rosebud::searcher {
namespace {

struct Character {
  std::size_t begin = 0;
  std::size_t end = 0;
  Letter letter;
};

// Reads a text cell by cell: stretches between spaces, or of one kind of script, over whose borders no token
// reaches. A cell where no
// word begins like one that is sought is passed over; one that is a single plain word is compared as such;
// the tokenizer reads the others.
class Finder {
 public:
  Finder(std::string_view text, const WordMatcher& matcher, const LetterTable& letters,
         std::string_view language)
      : text_(text), matcher_(matcher), letters_(letters), language_(language) {}

  std::vector<WordMatch> run() {
    while (at_ < text_.size()) {
      if (!read_plain_word()) read_cell();
    }
    // A text without words has its signs instead.
    if (!any_letter_ && matcher_.has_signs()) {
      matches_.clear();
      add_tokens({0, text_.size()}, true);
    }
    return std::move(matches_);
  }

 private:
  struct Stretch {
    std::size_t begin;
    std::size_t end;
  };

  // What was seen of the cell that is being read.
  struct Cell {
    std::size_t begin = 0;
    Stretch first_run{};        // of letters
    std::size_t runs = 0;       // of letters, digits or unspaced characters
    bool ascii_letters = true;  // nothing but these is in its runs
    bool unspaced = true;
    bool candidate = false;
  };

  Character character_at(std::size_t at) const {
    const auto byte = at < text_.size() ? static_cast<unsigned char>(text_[at]) : 0xFFU;
    if (byte < 0x80U) return {at, at + 1, letters_.of(byte)};
    const utf8::Decoded decoded = utf8::decode(text_, at);
    if (decoded.length == 0) return {at, at, {LetterKind::stop, 0, 0, true}};
    return {at, at + decoded.length, letters_.of(decoded.code_point)};
  }

  static bool is_of_word(LetterKind kind) {
    return kind == LetterKind::letter || kind == LetterKind::digit || kind == LetterKind::unspaced;
  }

  // Whether a number or a pair of characters may reach over a space between the two.
  static bool reaches_over_space(LetterKind kind) {
    return kind == LetterKind::digit || kind == LetterKind::unspaced || kind == LetterKind::wild;
  }

  // What most cells are: ASCII letters, perhaps with punctuation behind them that is of no word.
  bool read_plain_word() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    std::size_t next = end;
    while (next < text_.size() && is_punctuation(text_[next])) ++next;
    const bool plain = end > begin && end - begin <= max_token_bytes;
    if (!plain || (next < text_.size() && text_[next] != ' ')) return false;
    any_letter_ = true;
    at_ = next + 1;
    Beginning first{};
    for (std::size_t i = 0; i < std::min(first.size(), end - begin); ++i) first[i] = lower(begin + i);
    if (matcher_.first_letters().may_begin(first)) add_word({begin, end});
    return true;
  }

  static bool is_punctuation(char c) {
    return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' || c == '"';
  }

  char32_t lower(std::size_t at) const { return static_cast<unsigned char>(to_lower(text_[at])); }

  void read_cell() {
    cell_ = {};
    cell_.begin = at_;
    LetterKind before = LetterKind::stop;
    while (at_ < text_.size()) {
      const Character now = character_at(at_);
      const LetterKind kind = now.letter.kind;
      if (kind == LetterKind::stop || parts(before, kind)) break;
      if (kind == LetterKind::space) {
        const LetterKind next = character_at(now.end).letter.kind;
        if (!reaches_over_space(before) || !reaches_over_space(next)) break;
        cell_.runs += 2;  // not one plain word
      } else if (kind == LetterKind::wild) {
        cell_.candidate = true;
        cell_.runs += 2;
      } else if (is_of_word(kind)) {
        take_letter(now, before);
      }
      before = kind;
      at_ = now.end;
    }
    finish_cell();
    if (at_ == text_.size()) return;
    const Character border = character_at(at_);
    if (!is_of_word(border.letter.kind)) at_ = border.end;
  }

  // Between words with spaces and those without.
  static bool parts(LetterKind before, LetterKind now) {
    const auto is_spaced = [](LetterKind kind) {
      return kind == LetterKind::letter || kind == LetterKind::digit;
    };
    return (before == LetterKind::unspaced && is_spaced(now)) ||
           (is_spaced(before) && now == LetterKind::unspaced);
  }

  void take_letter(const Character& now, LetterKind before) {
    const LetterKind kind = now.letter.kind;
    const bool in_run = is_of_word(before);
    any_letter_ = true;
    if (!in_run) {
      if (++cell_.runs == 1) cell_.first_run = {now.begin, now.end};
    } else if (cell_.runs == 1) {
      cell_.first_run.end = now.end;
    }
    cell_.unspaced = cell_.unspaced && kind == LetterKind::unspaced;
    const bool ascii_letter = kind == LetterKind::letter && now.end == now.begin + 1;
    cell_.ascii_letters = cell_.ascii_letters && ascii_letter;
    if (cell_.candidate) return;
    if (kind == LetterKind::unspaced) {
      cell_.candidate = may_begin_pair(now);
    } else if (kind == LetterKind::digit) {
      cell_.candidate = matcher_.has_digits();
    } else if (!in_run || before != LetterKind::letter) {
      cell_.candidate = may_begin_word(now);
    }
  }

  // A character and the next; alone, where something stands between them.
  bool may_begin_pair(const Character& now) const {
    const FirstLetters& sought = matcher_.first_letters();
    const Letter next = character_at(now.end).letter;
    if (next.kind != LetterKind::unspaced) return sought.may_begin(now.letter.folded);
    return sought.may_begin({now.letter.folded, next.folded, 0});
  }

  // The first letters from `now` on: up to the first sign, and over all signs, as joined words are written;
  // with umlauts as one letter and as two.
  bool may_begin_word(const Character& now) const {
    const FirstLetters& sought = matcher_.first_letters();
    Beginning plain{};
    Beginning written_out{};
    std::size_t count = 0;
    std::size_t count_out = 0;
    for (Character next = now; count < plain.size(); next = character_at(next.end)) {
      const LetterKind kind = next.letter.kind;
      if (kind == LetterKind::wild) return true;
      if (kind == LetterKind::space || kind == LetterKind::stop || kind == LetterKind::unspaced) break;
      if (kind == LetterKind::sign) {
        if (sought.may_begin(plain) || sought.may_begin(written_out)) return true;
        continue;
      }
      plain[count++] = next.letter.folded;
      add(next.letter.folded, written_out, count_out);
      add(next.letter.written_out, written_out, count_out);
    }
    return sought.may_begin(plain) || (written_out != plain && sought.may_begin(written_out));
  }

  static void add(char32_t letter, Beginning& letters, std::size_t& count) {
    if (letter != 0 && count < letters.size()) letters[count++] = letter;
  }

  void finish_cell() {
    if (!cell_.candidate) return;
    const bool one_run = cell_.runs == 1;
    const std::size_t bytes = cell_.first_run.end - cell_.first_run.begin;
    if (one_run && cell_.ascii_letters && bytes > 1 && bytes <= max_token_bytes) {
      add_word(cell_.first_run);
    } else if (one_run && cell_.unspaced) {
      add_run(cell_.first_run);
    } else {
      add_tokens({cell_.begin, at_}, false);
    }
  }

  void add_match(std::optional<std::size_t> word, Stretch where) {
    if (word) matches_.push_back({*word, where.begin, where.end});
  }

  // One word of ASCII letters: its only token is itself in lower case.
  void add_word(Stretch where) {
    folded_.assign(text_, where.begin, where.end - where.begin);
    for (char& c : folded_) c = to_lower(c);
    add_match(matcher_.word_written(folded_, language_), where);
  }

  // Unspaced characters that fold to themselves: each is a token, and each pair.
  void add_run(Stretch where) {
    for (std::size_t at = where.begin; at < where.end;) {
      const std::size_t second = character_at(at).end;
      add_match(matcher_.word_spelled(text_.substr(at, second - at)), {at, second});
      if (second < where.end) {
        const std::size_t end = character_at(second).end;
        add_match(matcher_.word_spelled(text_.substr(at, end - at)), {at, end});
      }
      at = second;
    }
  }

  void add_tokens(Stretch where, bool signs) {
    for (const Token& token : tokenize(text_.substr(where.begin, where.end - where.begin))) {
      // Signs are words of a text that has no others, not of a stretch of it.
      if (!signs && is_sign(token)) continue;
      add_match(matcher_.word_of(token, language_), {where.begin + token.begin, where.begin + token.end});
    }
  }

  static bool is_sign(const Token& token) {
    const CharacterClass kind = classify(utf8::decode(token.text, 0).code_point);
    return kind == CharacterClass::other || kind == CharacterClass::tight;
  }

  std::string_view text_;
  const WordMatcher& matcher_;
  const LetterTable& letters_;
  std::string_view language_;
  std::size_t at_ = 0;
  Cell cell_;
  bool any_letter_ = false;
  std::string folded_;
  std::vector<WordMatch> matches_;
};

}  // namespace

std::vector<WordMatch> find_words(std::string_view text, const WordMatcher& matcher,
                                  const LetterTable& letters, std::string_view language) {
  if (matcher.empty()) return {};
  return Finder(text, matcher, letters, language).run();
}

}  // namespace rosebud::searcher
