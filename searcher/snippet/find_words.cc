#include "searcher/snippet/find_words.hh"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "catalogue/ascii.hh"
#include "catalogue/characters.hh"
#include "catalogue/spellings.hh"
#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "searcher/snippet/text_cell.hh"
#include "searcher/snippet/word_scan.hh"

namespace rosebud::searcher {
namespace {

// Reads the places of a text where a word may stand that is sought: a plain word and a pair of characters as
// they are, all else with the tokenizer, cell by cell.
class Finder {
 public:
  Finder(const CharactersOf& characters, const WordMatcher& matcher, const LanguageMatcher& words)
      : text_(characters.text()), characters_(characters), words_(words), scan_(characters, matcher, words) {}

  std::vector<WordMatch> run() {
    for (std::size_t at = scan_.next(0); at < text_.size(); at = scan_.next(at)) at = read(at);
    return std::move(matches_);
  }

  // A text without words has its signs instead.
  std::vector<WordMatch> read_all() {
    add_tokens({0, text_.size()}, true);
    return std::move(matches_);
  }

 private:
  static constexpr std::size_t unspaced_bytes = 3;  // of CharactersOf::plain_unspaced()

  struct Stretch {
    std::size_t begin;
    std::size_t end;
  };

  // What a word may stand at; returns where to go on.
  std::size_t read(std::size_t at) {
    if (!characters_.is_ascii(at)) {
      if (read_plain_pair(at)) return at + unspaced_bytes;
      const Character character = characters_.at(at);
      if (character.letter.kind == LetterKind::unspaced && read_unspaced(character)) return character.end;
    }
    if (at == 0 || text_[at - 1] == ' ') {
      if (const std::size_t behind = read_plain_word(at); behind > at) return behind;
    }
    return read_cell(at);
  }

  // What most cells are: letters, perhaps with punctuation behind them that is of no word.
  std::size_t read_plain_word(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    const std::size_t ascii_end = end;
    for (const Letter* letter = characters_.of_alphabet(end);
         letter != nullptr && letter->kind == LetterKind::letter; letter = characters_.of_alphabet(end)) {
      end = characters_.behind_alphabet(end);
    }
    std::size_t behind = end;
    while (behind < text_.size() && is_punctuation(text_[behind])) ++behind;
    const bool plain = end > at && (behind == text_.size() || text_[behind] == ' ');
    if (!plain) return at;
    if (end > ascii_end) return add_letters({at, end}) ? behind : at;
    if (end - at > max_token_bytes) return at;
    add_word({at, end});
    return behind;
  }

  static bool is_punctuation(char c) {
    return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' || c == '"';
  }

  // The character and its pair, if it stands inside a row of the most common ones.
  bool read_plain_pair(std::size_t at) {
    const std::size_t second_at = at + unspaced_bytes;
    const std::size_t behind = second_at + unspaced_bytes;
    const std::uint32_t first = characters_.plain_unspaced(at);
    const std::uint32_t second = characters_.plain_unspaced(second_at);
    if (first == CharactersOf::none || second == CharactersOf::none) return false;
    // Else the second may be another character than it seems.
    const bool alone = behind >= text_.size() || characters_.is_ascii(behind) ||
                       characters_.plain_unspaced(behind) != CharactersOf::none ||
                       characters_.is_plain_stop(behind);
    if (!alone) return false;
    if (words_.first_letters().may_begin(first, 0, 0)) add_characters({at, second_at});
    if (words_.first_letters().may_begin(first, second, 0)) add_characters({at, behind});
    return true;
  }

  // The character and its pair, if it stands among those that the quick reading knows.
  bool read_unspaced(const Character& first) {
    const Character second = characters_.at(first.end);
    const LetterKind kind = second.letter.kind;
    if (changes_others(kind)) return false;
    if (kind == LetterKind::unspaced) {
      if (changes_others(characters_.at(second.end).letter.kind)) return false;
      add_characters({first.begin, first.end});
      if (words_.first_letters().may_begin({first.letter.folded, second.letter.folded, 0})) {
        add_characters({first.begin, second.end});
      }
      return true;
    }
    const bool gap = kind == LetterKind::space || kind == LetterKind::sign;
    // The tokenizer knows over which of them a pair reaches.
    if (gap && may_be_paired(characters_.at(second.end), first)) return false;
    add_characters({first.begin, first.end});
    return true;
  }

  static bool changes_others(LetterKind kind) { return kind == LetterKind::mark || kind == LetterKind::wild; }

  // Whether a pair of the two may be sought, with a gap between them.
  bool may_be_paired(const Character& second, const Character& first) const {
    const LetterKind kind = second.letter.kind;
    if (changes_others(kind)) return true;
    return kind == LetterKind::unspaced && is_kana_or_ideograph(first.code_point) &&
           is_kana_or_ideograph(second.code_point) &&
           words_.first_letters().may_begin({first.letter.folded, second.letter.folded, 0});
  }

  std::size_t read_cell(std::size_t at) {
    const TextCell cell = cell_around(characters_, at);
    // Its first characters may have been read already.
    while (!matches_.empty() && matches_.back().begin >= cell.begin) matches_.pop_back();
    if (cell.word_end == cell.word_begin || !add_letters({cell.word_begin, cell.word_end})) {
      add_tokens({cell.begin, cell.end}, false);
    }
    return cell.end;
  }

  void add_match(std::optional<std::size_t> word, Stretch where) {
    if (word) matches_.push_back({*word, where.begin, where.end});
  }

  // One word of ASCII letters: its only token is itself in lower case.
  void add_word(Stretch where) {
    std::array<char, max_token_bytes> folded{};
    const std::size_t size = where.end - where.begin;
    for (std::size_t i = 0; i < size; ++i) folded[i] = to_lower(text_[where.begin + i]);
    add_match(words_.word_written({folded.data(), size}), where);
  }

  // One word of letters or digits, and how it is written without umlauts when it has any: false when it is
  // too long.
  bool add_letters(Stretch where) {
    folded_.clear();
    std::size_t umlauts = 0;
    for (std::size_t at = where.begin; at < where.end;) {
      const Character character = characters_.at(at);
      append(character.letter.folded, folded_);
      if (character.letter.also != 0) append(character.letter.also, folded_);
      if (character.letter.written_out != 0) ++umlauts;
      at = character.end;
    }
    if (folded_.size() + umlauts > max_token_bytes) return false;
    add_match(words_.word_written(folded_), where);
    if (umlauts > 0 && is_capitalised(text_.substr(where.begin))) add_written_out(where);
    return true;
  }

  void add_written_out(Stretch where) {
    folded_.clear();
    for (std::size_t at = where.begin; at < where.end;) {
      const Character character = characters_.at(at);
      append(character.letter.folded, folded_);
      if (character.letter.also != 0) append(character.letter.also, folded_);
      if (character.letter.written_out != 0) folded_ += character.letter.written_out;
      at = character.end;
    }
    add_match(words_.word_spelled(folded_), where);
  }

  static void append(char32_t letter, std::string& folded) {
    if (letter < 0x80) {
      folded += static_cast<char>(letter);
    } else if (letter < 0x800) {
      folded += static_cast<char>(0xC0U | letter >> 6U);
      folded += static_cast<char>(0x80U | (letter & 0x3FU));
    } else {
      utf8::append(folded, letter);
    }
  }

  // One or two that fold to themselves.
  void add_characters(Stretch where) {
    add_match(words_.word_spelled(text_.substr(where.begin, where.end - where.begin)), where);
  }

  void add_tokens(Stretch where, bool signs) {
    for (const Token& token : tokenize(text_.substr(where.begin, where.end - where.begin))) {
      // Signs are words of a text that has no others, not of a stretch of it.
      if (!signs && is_sign(token)) continue;
      add_match(words_.word_of(token), {where.begin + token.begin, where.begin + token.end});
    }
  }

  static bool is_sign(const Token& token) {
    const CharacterClass kind = classify(utf8::decode(token.text, 0).code_point);
    return kind == CharacterClass::other || kind == CharacterClass::tight;
  }

  std::string_view text_;
  const CharactersOf& characters_;
  const LanguageMatcher& words_;
  WordScan scan_;
  std::vector<WordMatch> matches_;
  std::string folded_;  // of the word that is being read
};

// Whether it is plain that the text has a word; of few texts with words it is not.
bool has_word(const CharactersOf& characters) {
  for (std::size_t at = 0; at < characters.text().size();) {
    const Character now = characters.at(at);
    const LetterKind kind = now.letter.kind;
    if (kind == LetterKind::letter || kind == LetterKind::digit || kind == LetterKind::unspaced) return true;
    at = now.end;
  }
  return false;
}

}  // namespace

std::vector<WordMatch> find_words(std::string_view text, const WordMatcher& matcher,
                                  const LetterTable& letters, std::string_view language) {
  if (matcher.empty()) return {};
  const CharactersOf characters(text, letters);
  Finder finder(characters, matcher, matcher.in(language));
  if (matcher.has_signs() && !has_word(characters)) return finder.read_all();
  return finder.run();
}

}  // namespace rosebud::searcher
