#include "cli/wrapping.hh"

#include <string_view>
#include <utility>
#include <vector>

#include "catalogue/utf8.hh"

namespace rosebud::cli {
namespace {

// What does not break across lines; of several stretches where the look changes within it.
struct Word {
  std::vector<StyledText> parts;
  std::size_t columns = 0;
  std::size_t spaces_before = 0;
};

class Words {
 public:
  void add(const StyledText& piece) {
    for (std::size_t at = 0; at < piece.text.size();) {
      if (piece.text[at] == ' ') {
        ++spaces_;
        fresh_ = true;
        ++at;
      } else {
        at = add_part(piece, at);
      }
    }
  }

  std::vector<Word> take() { return std::move(words_); }

 private:
  // As far as it does not break; returns its end.
  std::size_t add_part(const StyledText& piece, std::size_t begin) {
    const std::string_view text = piece.text;
    std::size_t at = begin;
    bool wide = false;
    while (at < text.size() && text[at] != ' ' && !wide) {
      const std::size_t length = utf8::decode(text, at).length;
      wide = utf8::columns(text.substr(at, length)) > 1;
      at += length;
    }
    if (fresh_) words_.push_back({{}, 0, spaces_});
    const std::string_view part = text.substr(begin, at - begin);
    words_.back().parts.push_back({std::string(part), piece.style});
    words_.back().columns += utf8::columns(part);
    spaces_ = 0;
    fresh_ = wide;
    return at;
  }

  std::vector<Word> words_;
  std::size_t spaces_ = 0;
  bool fresh_ = true;
};

std::string styled(const StyledText& piece, const Terminal& terminal) {
  switch (piece.style) {
    case Style::bold:
      return bold(terminal, piece.text);
    case Style::dim:
      return dim(terminal, piece.text);
    case Style::highlighted:
      return highlighted(terminal, piece.text);
    case Style::plain:
      break;
  }
  return piece.text;
}

// A line that grows. Neighbours that look alike are styled as one, the space between them too; highlights are
// of words.
class Line {
 public:
  explicit Line(std::size_t indent) : indent_(indent), columns_(indent) {}

  bool is_empty() const { return pieces_.empty(); }
  bool has_room_for(const Word& word, std::size_t width) const {
    return columns_ + word.spaces_before + word.columns <= width;
  }

  void add(Word word) {
    const std::size_t spaces = is_empty() ? 0 : word.spaces_before;
    columns_ += spaces + word.columns;
    const std::string space(spaces, ' ');
    const bool goes_on = !is_empty() && pieces_.back().style == word.parts.front().style &&
                         word.parts.front().style != Style::highlighted;
    if (goes_on) {
      pieces_.back().text += space + word.parts.front().text;
    } else {
      if (spaces > 0) pieces_.push_back({space, Style::plain});
      pieces_.push_back(std::move(word.parts.front()));
    }
    pieces_.insert(pieces_.end(), word.parts.begin() + 1, word.parts.end());
  }

  std::string text(const Terminal& terminal) const {
    std::string text(indent_, ' ');
    for (const StyledText& piece : pieces_) text += styled(piece, terminal);
    return text + "\n";
  }

 private:
  std::size_t indent_;
  std::size_t columns_;
  std::vector<StyledText> pieces_;
};

}  // namespace

std::string wrapped(std::span<const StyledText> text, const Terminal& terminal, const Indents& indents) {
  Words words;
  for (const StyledText& piece : text) words.add(piece);
  std::string lines;
  Line line(indents.first);
  for (Word& word : words.take()) {
    if (!line.is_empty() && !line.has_room_for(word, terminal.width)) {
      lines += line.text(terminal);
      line = Line(indents.others);
    }
    line.add(std::move(word));
  }
  return line.is_empty() ? lines : lines + line.text(terminal);
}

}  // namespace rosebud::cli
