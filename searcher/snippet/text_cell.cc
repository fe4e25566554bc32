#include "searcher/snippet/text_cell.hh"

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

// Whether a number or a pair of characters may reach over a space between the two.
bool reaches_over_space(LetterKind kind) {
  return kind == LetterKind::digit || kind == LetterKind::numeral || kind == LetterKind::unspaced ||
         kind == LetterKind::mark || kind == LetterKind::wild;
}

class CellReader {
 public:
  CellReader(const CharactersOf& characters, std::size_t at) : characters_(characters), at_(at) {}

  TextCell read() {
    read_backwards();
    read_forwards();
    if (!one_word_ || cell_.word_end - cell_.word_begin < 2) cell_.word_begin = cell_.word_end = 0;
    return cell_;
  }

 private:
  void read_backwards() {
    cell_.begin = at_;
    LetterKind right = characters_.at(at_).letter.kind;
    while (cell_.begin > 0) {
      const Character left = characters_.before(cell_.begin);
      const LetterKind kind = left.letter.kind;
      if (kind == LetterKind::stop || parts(kind, right)) return;
      const bool space = kind == LetterKind::space;
      if (space && (left.begin == 0 || !reaches_over_space(right) ||
                    !reaches_over_space(characters_.before(left.begin).letter.kind))) {
        return;
      }
      right = kind;
      cell_.begin = left.begin;
    }
  }

  void read_forwards() {
    cell_.end = cell_.begin;
    LetterKind left = LetterKind::stop;
    for (;;) {
      const Character now = characters_.at(cell_.end);
      const LetterKind kind = now.letter.kind;
      if (kind == LetterKind::stop || parts(left, kind)) return;
      const bool space = kind == LetterKind::space;
      if (space && (!reaches_over_space(left) || !reaches_over_space(characters_.at(now.end).letter.kind))) {
        return;
      }
      note(now);
      left = kind;
      cell_.end = now.end;
    }
  }

  void note(const Character& now) {
    if (now.letter.kind == LetterKind::sign) return;
    const bool first = cell_.word_end == 0;
    const bool ascii_letter = now.letter.kind == LetterKind::letter && now.end == now.begin + 1;
    one_word_ = one_word_ && ascii_letter && (first || cell_.word_end == now.begin);
    if (first) cell_.word_begin = now.begin;
    cell_.word_end = now.end;
  }

  const CharactersOf& characters_;
  std::size_t at_;
  TextCell cell_;
  bool one_word_ = true;
};

}  // namespace

TextCell cell_around(const CharactersOf& characters, std::size_t at) {
  return CellReader(characters, at).read();
}

}  // namespace rosebud::searcher
