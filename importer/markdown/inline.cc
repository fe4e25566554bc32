#include "importer/markdown/inline.hh"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "catalogue/ascii.hh"
#include "catalogue/utf8.hh"
#include "importer/markdown/escape.hh"

namespace rosebud::importer {
namespace {

enum class Mark : std::uint8_t { spoiler, link, strong, emphasis, struck };

// The order in which marks that begin together are opened.
constexpr std::array all_marks{Mark::spoiler, Mark::link, Mark::strong, Mark::emphasis, Mark::struck};

struct MarkText {
  std::string_view markdown;
  std::string_view open;
  std::string_view close;
};

MarkText text_of(Mark mark) {
  switch (mark) {
    case Mark::strong:
      return {"**", "<strong>", "</strong>"};
    case Mark::emphasis:
      return {"*", "<em>", "</em>"};
    case Mark::struck:
      return {"~~", "<del>", "</del>"};
    default:
      return {"", R"(<span class="spoiler">)", "</span>"};
  }
}

bool has(const Style& style, Mark mark) {
  switch (mark) {
    case Mark::spoiler:
      return style.spoiler;
    case Mark::link:
      return style.link.has_value();
    case Mark::strong:
      return style.strong;
    case Mark::emphasis:
      return style.emphasis;
    case Mark::struck:
      return style.struck;
  }
  return false;
}

enum class Neighbour : std::uint8_t { space, punctuation, word };

// As CommonMark divides characters; punctuation beyond ASCII by the blocks that hold nearly all of it.
Neighbour kind_of(char32_t c) {
  if (c == 0 || c == ' ' || c == '\n' || c == 0x3000 || (c >= 0x2000 && c <= 0x200A)) return Neighbour::space;
  if (c < 0x80) {
    const char ascii = static_cast<char>(c);
    return is_letter(ascii) || is_digit(ascii) ? Neighbour::word : Neighbour::punctuation;
  }
  const bool punctuation = (c >= 0xA1 && c <= 0xBF) || (c >= 0x2010 && c <= 0x205E) ||
                           (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3001 && c <= 0x303F) ||
                           (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF0F) ||
                           (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
                           (c >= 0xFF5B && c <= 0xFF65) || c == 0x30FB || (c >= 0x1F000 && c <= 0x1FAFF);
  return punctuation ? Neighbour::punctuation : Neighbour::word;
}

char32_t first_of(std::string_view text) {
  return text.empty() ? 0 : utf8::decode(text, 0).code_point;
}

char32_t last_of(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (static_cast<unsigned char>(text[begin - 1]) & 0xC0U) == 0x80U) --begin;
  return begin == 0 ? 0 : utf8::decode(text, begin - 1).code_point;
}

// What goes out for a span, and what separates it from its neighbours.
struct Piece {
  std::string markdown;
  Style style;
  bool space_before = false;
  bool space_after = false;
  bool break_before = false;
};

std::string image_markdown(const Span& image) {
  std::string title;
  if (!image.title.empty() && image.title != image.text) {
    title = " \"";
    for (const char c : escape_text(image.title, true)) {
      if (c == '"') title += '\\';
      title += c;
    }
    title += '"';
  }
  return "![" + escape_text(image.text, true) + "](" + escape_address(image.address) + title + ")";
}

std::string_view without_spaces(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

Piece piece_of(const Span& span) {
  Piece piece;
  piece.style = span.style;
  if (span.kind == Span::Kind::image) {
    piece.markdown = image_markdown(span);
  } else if (span.kind == Span::Kind::markdown) {
    piece.markdown = span.text;
  } else {
    const std::string_view core = without_spaces(span.text);
    piece.space_before = span.text.starts_with(' ');
    piece.space_after = span.text.ends_with(' ');
    if (core.empty()) return piece;
    const bool in_link = span.style.link.has_value();
    piece.markdown = span.kind == Span::Kind::code ? code_span(core) : escape_text(core, in_link);
  }
  return piece;
}

// A link whose text is the address it leads to.
bool is_bare_address(const Spans& spans, std::size_t index, const Addresses& addresses) {
  const Span& span = spans[index];
  if (span.kind != Span::Kind::text || !span.style.link) return false;
  const auto same_link = [&](std::size_t other) {
    return other < spans.size() && spans[other].style.link == span.style.link;
  };
  if (same_link(index + 1) || (index > 0 && same_link(index - 1))) return false;
  const std::string& address = addresses.at(*span.style.link);
  const bool absolute = address.starts_with("https://") || address.starts_with("http://");
  return absolute && without_spaces(span.text) == address &&
         address.find_first_of(" <>\\") == std::string::npos;
}

// Spaces and breaks move to the pieces beside them, so that no mark stands next to them on its inner side.
std::vector<Piece> pieces_of(const Spans& spans, const Addresses& addresses) {
  std::vector<Piece> pieces;
  bool space = false;
  bool breaks = false;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].kind == Span::Kind::line_break) {
      breaks = true;
      continue;
    }
    Piece piece = piece_of(spans[i]);
    if (is_bare_address(spans, i, addresses)) {
      piece.markdown = "<" + addresses.at(*piece.style.link) + ">";
      piece.style.link.reset();
    }
    piece.space_before = piece.space_before || space;
    if (piece.markdown.empty()) {
      space = piece.space_before || piece.space_after;
      continue;
    }
    piece.break_before = breaks && !pieces.empty();
    if (pieces.empty()) piece.space_before = false;
    breaks = false;
    space = piece.space_after;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

class InlineWriter {
 public:
  InlineWriter(std::vector<Piece> pieces, const Addresses& addresses, const InlinePlace& place)
      : pieces_(std::move(pieces)), addresses_(addresses), place_(place) {}

  std::string write() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      close_for(piece.style);
      if (piece.break_before) {
        out_ += place_.line_break;
      } else if (piece.space_before) {
        out_ += ' ';
      }
      open_for(i);
      // Directly in front of a link or an image this would make one.
      if (out_.ends_with('!') && piece.markdown.starts_with('[')) out_.insert(out_.size() - 1, "\\");
      out_ += piece.markdown;
    }
    close_for({});
    return std::move(out_);
  }

 private:
  struct OpenMark {
    Mark mark;
    bool html = false;
    std::optional<std::size_t> link;
  };

  static bool stays(const OpenMark& open, const Style& style) {
    return has(style, open.mark) && (open.mark != Mark::link || open.link == style.link);
  }

  void close_for(const Style& style) {
    const auto first =
        std::ranges::find_if_not(open_, [&](const OpenMark& open) { return stays(open, style); });
    const auto kept = static_cast<std::size_t>(first - open_.begin());
    while (open_.size() > kept) {
      const OpenMark& top = open_.back();
      if (top.mark == Mark::link) {
        out_ += "](" + escape_address(addresses_.at(*top.link)) + ")";
      } else {
        const MarkText text = text_of(top.mark);
        out_ += top.html ? text.close : text.markdown;
      }
      open_.pop_back();
    }
  }

  void open_for(std::size_t index) {
    const Style& style = pieces_[index].style;
    const std::size_t run_begin = out_.size();
    for (const Mark mark : all_marks) {
      if (!has(style, mark) || is_open(mark)) continue;
      if (mark == Mark::link) {
        if (out_.ends_with('!')) out_.insert(out_.size() - 1, "\\");
        out_ += '[';
        open_.push_back({mark, false, style.link});
        continue;
      }
      const bool html = mark == Mark::spoiler || !reads_as_mark(mark, index, run_begin);
      const MarkText text = text_of(mark);
      out_ += html ? text.open : text.markdown;
      open_.push_back({mark, html, std::nullopt});
    }
  }

  bool is_open(Mark mark) const { return std::ranges::find(open_, mark, &OpenMark::mark) != open_.end(); }

  // Whether CommonMark takes asterisks for emphasis where this mark begins and where it ends.
  bool reads_as_mark(Mark mark, std::size_t index, std::size_t run_begin) const {
    const std::string_view before(out_.data(), run_begin);
    if (before.ends_with('*') || before.ends_with('~')) return false;
    const Neighbour outside = kind_of(last_of(before));
    const Neighbour inside = kind_of(first_of(pieces_[index].markdown));
    if (inside == Neighbour::punctuation && outside == Neighbour::word) return false;
    // How far the mark reaches; a hostile paragraph must not be looked through again and again.
    constexpr std::size_t farthest = 64;
    std::size_t last = index;
    while (last + 1 < pieces_.size() && has(pieces_[last + 1].style, mark)) {
      if (++last - index > farthest) return false;
    }
    const Neighbour inner_end = kind_of(last_of(pieces_[last].markdown));
    const Neighbour outer_end = neighbour_behind(last);
    if (inner_end == Neighbour::punctuation && outer_end == Neighbour::word) return false;
    const bool within_word = outside == Neighbour::word || outer_end == Neighbour::word;
    return !within_word || (open_.empty() && last == index && mark != Mark::struck);
  }

  Neighbour neighbour_behind(std::size_t index) const {
    if (index + 1 >= pieces_.size()) return Neighbour::space;
    const Piece& next = pieces_[index + 1];
    if (next.space_before || next.break_before) return Neighbour::space;
    if (!(next.style == Style{})) return Neighbour::punctuation;
    return kind_of(first_of(next.markdown));
  }

  std::vector<Piece> pieces_;
  const Addresses& addresses_;
  const InlinePlace& place_;
  std::vector<OpenMark> open_;
  std::string out_;
};

std::string with_escaped_lines(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    result += escape_line_begin(text.substr(0, end));
    if (end < text.size()) result += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

}  // namespace

std::string render_inline(const Spans& spans, const Addresses& addresses, const InlinePlace& place) {
  std::string text = InlineWriter(pieces_of(spans, addresses), addresses, place).write();
  return place.escapes_lines ? with_escaped_lines(text) : text;
}

std::string plain_text(const Spans& spans) {
  std::string text;
  for (const Span& span : spans) {
    if (span.kind == Span::Kind::line_break) {
      if (!text.ends_with(' ')) text += ' ';
    } else if (span.kind == Span::Kind::text || span.kind == Span::Kind::code) {
      text += span.text;
    }
  }
  return std::string(without_spaces(text));
}

}  // namespace rosebud::importer
