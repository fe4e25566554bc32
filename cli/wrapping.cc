#include "cli/wrapping.hh"

#include <algorithm>
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

constexpr std::u32string_view closing =
    U"、。，．・：；？！）］｝〕〉》」』】〗ーゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜～％‥…,.:;!"
    U"?)]}%”’»";
constexpr std::u32string_view opening = U"（［｛〔〈《「『【〖«";
// Signs that stand between spaces, as French has them, and belong to the word before.
constexpr std::u32string_view spaced = U"?!:;»";

bool is_one_of(std::u32string_view signs, char32_t c) {
  return signs.find(c) != std::u32string_view::npos;
}

// The words of text for lines with so much room.
class Words {
 public:
  explicit Words(std::size_t room) : room_(room) {}

  void add(std::span<const StyledText> text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::size_t next = i + 1;
      while (next < text.size() && text[next].text.empty()) ++next;
      add(text[i], next == text.size() || text[next].text.starts_with(' '));
    }
  }

  std::vector<Word> take() { return std::move(words_); }

 private:
  // `ends`: no word goes on behind the piece.
  void add(const StyledText& piece, bool ends) {
    for (std::size_t at = 0; at < piece.text.size();) {
      if (piece.text[at] == ' ') {
        ++spaces_;
        fresh_ = true;
        ++at;
      } else {
        at = add_part(piece, at, ends);
      }
    }
  }

  // As far as it does not break; returns its end.
  std::size_t add_part(const StyledText& piece, std::size_t begin, bool ends) {
    const std::string_view text = piece.text;
    std::size_t at = begin;
    char32_t last = 0;
    bool wide = false;
    while (at < text.size() && text[at] != ' ' && !wide) {
      const auto [c, length] = utf8::decode(text, at);
      wide = utf8::columns(text.substr(at, length)) > 1;
      last = c;
      at += length;
    }
    const std::string_view part = text.substr(begin, at - begin);
    const std::size_t columns = utf8::columns(part);
    // What goes on in another piece may be too long.
    const bool is_whole = wide || at < text.size() || ends;
    if (fresh_ && !(is_whole && sticks(part, columns))) {
      words_.push_back({{}, 0, spaces_});
      spaces_ = 0;
    }
    words_.back().parts.push_back({std::string(spaces_, ' ').append(part), piece.style});
    words_.back().columns += spaces_ + columns;
    spaces_ = 0;
    opened_ = is_one_of(opening, last) && (wide || part.size() == utf8::decode(part, 0).length);
    fresh_ = wide;
    return at;
  }

  // Whether a line may not break before `part`.
  bool sticks(std::string_view part, std::size_t columns) const {
    if (words_.empty() || words_.back().columns + spaces_ + columns > room_) return false;
    const auto [first, length] = utf8::decode(part, 0);
    if (spaces_ == 0) return opened_ || is_one_of(closing, first);
    return spaces_ == 1 && (opened_ || (part.size() == length && is_one_of(spaced, first)));
  }

  std::size_t room_;
  std::vector<Word> words_;
  std::size_t spaces_ = 0;
  bool fresh_ = true;
  bool opened_ = false;  // what is read next belongs to a sign that opens
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
  const std::size_t indent = std::max(indents.first, indents.others);
  Words words(terminal.width > indent ? terminal.width - indent : 0);
  words.add(text);
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

std::string heading_lines(std::string_view heading, std::string_view about, const Terminal& terminal) {
  constexpr std::size_t indent = 4;
  const StyledText first{std::string(heading), Style::bold};
  const StyledText second{std::string(about), Style::dim};
  const std::size_t columns = utf8::columns(heading) + 2 + utf8::columns(about);
  if (columns > terminal.width)
    return wrapped({&first, 1}, terminal, {0, indent}) + wrapped({&second, 1}, terminal, {indent, indent});
  const std::vector<StyledText> both{first, {"  "}, second};
  return wrapped(both, terminal, {0, indent});
}

}  // namespace rosebud::cli
