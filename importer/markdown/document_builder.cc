#include "importer/markdown/document_builder.hh"

#include <algorithm>
#include <utility>

#include "importer/markdown/inline.hh"

namespace rosebud::importer {
namespace {

using Kind = MarkdownBlock::Kind;

constexpr std::size_t longest_title = 500;

MarkdownBlock wrapped(Kind kind, MarkdownBlock block) {
  MarkdownBlock wrapper{.kind = kind};
  wrapper.children.push_back(std::move(block));
  return wrapper;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool is_blank(const Span& span) {
  if (span.kind == Span::Kind::line_break) return true;
  return span.kind == Span::Kind::text && std::ranges::all_of(span.text, is_space);
}

// A caption that loses nothing as an image's title.
bool is_plain(const Spans& spans) {
  return std::ranges::all_of(spans, [](const Span& span) {
    const bool words = span.kind == Span::Kind::text || span.kind == Span::Kind::line_break;
    return words && !span.style.link && !span.style.spoiler;
  });
}

}  // namespace

DocumentBuilder::DocumentBuilder() {
  open_.push_back({.kind = Kind::document});
}

std::size_t DocumentBuilder::add_address(std::string address) {
  addresses_.push_back(std::move(address));
  return addresses_.size() - 1;
}

bool DocumentBuilder::ends_with_space() const {
  if (spans_.empty()) return true;
  const Span& last = spans_.back();
  return last.kind == Span::Kind::line_break || (last.kind == Span::Kind::text && last.text.ends_with(' '));
}

void DocumentBuilder::add_text(std::string_view text, Span::Kind kind) {
  if (text.empty()) return;
  const bool joins = !spans_.empty() && spans_.back().kind == kind && spans_.back().style == style_;
  if (joins) {
    spans_.back().text += text;
  } else {
    spans_.push_back({.kind = kind, .text = std::string(text), .style = style_});
  }
}

void DocumentBuilder::text(std::string_view text, bool keep_breaks) {
  constexpr std::string_view no_break_space = "\u00A0";
  std::string words;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t lines = 0;
    bool space = false;
    while (i < text.size()) {
      const bool wide = text.substr(i).starts_with(no_break_space);
      if (!wide && !is_space(text[i])) break;
      if (!wide && text[i] == '\n') ++lines;
      space = true;
      i += wide ? no_break_space.size() : 1;
    }
    if (lines > 0 && keep_breaks) {
      add_text(std::exchange(words, {}), Span::Kind::text);
      newlines(lines);
    } else if (space && (!words.empty() || !ends_with_space())) {
      words += ' ';
    }
    const std::size_t begin = i;
    while (i < text.size() && !is_space(text[i]) && !text.substr(i).starts_with(no_break_space)) ++i;
    words += text.substr(begin, i - begin);
  }
  add_text(words, Span::Kind::text);
}

void DocumentBuilder::newlines(std::size_t count) {
  if (count > 1) {
    end_paragraph();
  } else if (!spans_.empty() && spans_.back().kind != Span::Kind::line_break) {
    spans_.push_back({.kind = Span::Kind::line_break});
    break_is_a_newline_ = true;
  }
}

void DocumentBuilder::line_break() {
  const bool after_break = !spans_.empty() && spans_.back().kind == Span::Kind::line_break;
  if (after_break && !break_is_a_newline_) {
    end_paragraph();
    return;
  }
  if (!after_break && !spans_.empty()) spans_.push_back({.kind = Span::Kind::line_break});
  break_is_a_newline_ = false;
}

void DocumentBuilder::code(std::string_view code) {
  std::string flat(code);
  std::ranges::replace_if(flat, is_space, ' ');
  add_text(flat, Span::Kind::code);
}

void DocumentBuilder::markdown(std::string_view markdown) {
  spans_.push_back({.kind = Span::Kind::markdown, .text = std::string(markdown), .style = style_});
}

void DocumentBuilder::image(Span image) {
  image.kind = Span::Kind::image;
  image.style = style_;
  spans_.push_back(std::move(image));
}

Spans DocumentBuilder::take_spans() {
  Spans spans = std::exchange(spans_, {});
  while (!spans.empty() && is_blank(spans.back())) spans.pop_back();
  spans.erase(spans.begin(), std::ranges::find_if_not(spans, is_blank));
  return spans;
}

bool DocumentBuilder::end_paragraph() {
  Spans spans = take_spans();
  if (spans.empty()) return false;
  add({.kind = Kind::paragraph, .spans = std::move(spans)});
  return true;
}

void DocumentBuilder::end_heading(int level) {
  Spans spans = take_spans();
  if (!spans.empty()) add({.kind = Kind::heading, .number = level, .spans = std::move(spans)});
}

void DocumentBuilder::end_summary() {
  if (container() != Kind::details || !open_.back().children.empty()) {
    end_paragraph();
    return;
  }
  open_.back().text = render_inline(take_spans(), addresses_, {" ", false});
}

void DocumentBuilder::end_table_caption() {
  if (container() != Kind::table) {
    end_paragraph();
    return;
  }
  open_.back().text = plain_text(take_spans());
}

void DocumentBuilder::end_caption(bool of_image) {
  Spans caption = take_spans();
  if (caption.empty()) return;
  const std::string title = plain_text(caption);
  auto& siblings = open_.back().children;
  const bool behind_image = of_image && !siblings.empty() && siblings.back().kind == Kind::paragraph &&
                            siblings.back().spans.back().kind == Span::Kind::image;
  if (behind_image && is_plain(caption) && title.size() <= longest_title) {
    Span& image = siblings.back().spans.back();
    if (image.title.empty() || image.title == image.text) {
      image.title = title;
      return;
    }
  }
  for (Span& span : caption) span.style.emphasis = true;
  add({.kind = Kind::paragraph, .spans = std::move(caption)});
}

void DocumentBuilder::add(MarkdownBlock block) {
  MarkdownBlock& parent = open_.back();
  if (parent.kind == Kind::list && block.kind != Kind::item) {
    // A list right inside a list belongs to the item before it.
    if (!parent.children.empty()) {
      parent.children.back().children.push_back(std::move(block));
      return;
    }
    block = wrapped(Kind::item, std::move(block));
  } else if (parent.kind == Kind::table && block.kind != Kind::row) {
    if (block.kind != Kind::cell) block = wrapped(Kind::cell, std::move(block));
    block = wrapped(Kind::row, std::move(block));
  } else if (parent.kind == Kind::row && block.kind != Kind::cell) {
    block = wrapped(Kind::cell, std::move(block));
  }
  parent.children.push_back(std::move(block));
}

void DocumentBuilder::open(MarkdownBlock block) {
  end_paragraph();
  open_.push_back(std::move(block));
}

void DocumentBuilder::close() {
  end_paragraph();
  if (open_.size() == 1) return;
  MarkdownBlock block = std::move(open_.back());
  open_.pop_back();
  const bool may_be_empty = block.kind == Kind::cell || block.kind == Kind::row;
  if (!block.children.empty() || may_be_empty) add(std::move(block));
}

MarkdownBlock DocumentBuilder::take() {
  while (open_.size() > 1) close();
  end_paragraph();
  return std::move(open_.front());
}

}  // namespace rosebud::importer
