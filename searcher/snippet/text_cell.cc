#include "searcher/snippet/text_cell.hh"

#include "catalogue/characters.hh"

namespace rosebud::searcher {
namespace {

bool is_spaced(LetterKind kind) {
  return kind == LetterKind::letter || kind == LetterKind::digit || kind == LetterKind::numeral;
}

// Between words with spaces and those without.
bool parts(LetterKind left, LetterKind right) {
  return (left == LetterKind::unspaced && is_spaced(right)) ||
         (is_spaced(left) && right == LetterKind::unspaced);
}

// What may go on behind a space.
constexpr unsigned number = 1;
constexpr unsigned pair = 2;

unsigned reach(const Letter& letter) {
  switch (letter.kind) {
    case LetterKind::digit:
    case LetterKind::numeral:
      return number;
    case LetterKind::unspaced:
      return is_kana_or_ideograph(letter.folded) ? pair : 0;
    case LetterKind::mark:
    case LetterKind::wild:
      return number | pair;
    default:
      return 0;
  }
}

bool reach_each_other(const Letter& left, const Letter& right) {
  return (reach(left) & reach(right)) != 0;
}

class CellReader {
 public:
  CellReader(const CharactersOf& characters, std::size_t at) : characters_(characters), at_(at) {}

  TextCell read() {
    read_backwards();
    read_forwards();
    if (!one_word_ || is_grade()) cell_.word_begin = cell_.word_end = 0;
    return cell_;
  }

 private:
  void read_backwards() {
    cell_.begin = at_;
    Letter right = characters_.at(at_).letter;
    while (cell_.begin > 0) {
      const Character left = characters_.before(cell_.begin);
      const LetterKind kind = left.letter.kind;
      if (kind == LetterKind::stop || parts(kind, right.kind)) return;
      const bool space = kind == LetterKind::space;
      if (space && (left.begin == 0 || !reach_each_other(characters_.before(left.begin).letter, right)))
        return;
      right = left.letter;
      cell_.begin = left.begin;
    }
  }

  void read_forwards() {
    cell_.end = cell_.begin;
    Letter left{0, 0, 0, LetterKind::stop};
    for (;;) {
      const Character now = characters_.at(cell_.end);
      const LetterKind kind = now.letter.kind;
      if (kind == LetterKind::stop || parts(left.kind, kind)) return;
      const bool space = kind == LetterKind::space;
      if (space && !reach_each_other(left, characters_.at(now.end).letter)) return;
      note(now);
      left = now.letter;
      cell_.end = now.end;
    }
  }

  // "C++", "A+", "C#".
  bool is_grade() const {
    const char32_t behind = characters_.at(cell_.word_end).code_point;
    return cell_.word_end - cell_.word_begin == 1 && (behind == '+' || behind == '#');
  }

  void note(const Character& now) {
    if (now.letter.kind == LetterKind::sign) return;
    const bool first = cell_.word_end == 0;
    if (first) {
      kind_ = now.letter.kind;
      one_word_ = kind_ == LetterKind::letter || kind_ == LetterKind::digit;
      cell_.word_begin = now.begin;
    }
    one_word_ = one_word_ && now.letter.kind == kind_ && (first || cell_.word_end == now.begin);
    cell_.word_end = now.end;
  }

  const CharactersOf& characters_;
  std::size_t at_;
  TextCell cell_;
  LetterKind kind_ = LetterKind::unknown;  // of its first letter or digit
  bool one_word_ = false;
};

}  // namespace

TextCell cell_around(const CharactersOf& characters, std::size_t at) {
  return CellReader(characters, at).read();
}

}  // namespace rosebud::searcher
