#include "importer/markdown/open_elements.hh"

#include <algorithm>

namespace rosebud::importer {
namespace {

constexpr std::size_t most_open_elements = 256;
constexpr std::size_t deepest_block = 20;

void remove_style(Style& style, const OpenElement& closed) {
  if (closed.element == Element::strong) style.strong = closed.style_before.strong;
  if (closed.element == Element::emphasis) style.emphasis = closed.style_before.emphasis;
  if (closed.element == Element::struck) style.struck = closed.style_before.struck;
  if (closed.element == Element::link) style.link = closed.style_before.link;
  if (!closed.style_before.spoiler && closed.element == Element::unknown) style.spoiler = false;
}

}  // namespace

bool OpenElements::inside(Element element) const {
  return std::ranges::find(open_, element, &OpenElement::element) != open_.end();
}

bool OpenElements::keep_lines() const {
  return std::ranges::any_of(open_, &OpenElement::keeps_lines);
}

bool OpenElements::full() const {
  return open_.size() >= most_open_elements;
}

bool OpenElements::at_deepest_block() const {
  return builder_.depth() >= deepest_block;
}

void OpenElements::close_implied(Element element) {
  switch (element) {
    case Element::item:
      close_up_to({Element::item}, {Element::unordered, Element::ordered, Element::cell});
      break;
    case Element::row:
      close_up_to({Element::row}, {Element::table});
      break;
    case Element::cell:
      close_up_to({Element::cell}, {Element::row, Element::table});
      break;
    default:
      if (!is_inline(element)) {
        close_up_to({Element::paragraph, Element::heading},
                    {Element::item, Element::cell, Element::quote, Element::section, Element::details});
      }
      break;
  }
  if (element == Element::item && builder_.container() != MarkdownBlock::Kind::list && !at_deepest_block()) {
    builder_.open({.kind = MarkdownBlock::Kind::list});
    open_.push_back({"ul", Element::unordered, true, builder_.style()});
  }
}

// Closes the innermost of `wanted` with all in it, unless one of `barriers` stands between.
void OpenElements::close_up_to(std::initializer_list<Element> wanted,
                               std::initializer_list<Element> barriers) {
  for (std::size_t i = open_.size(); i > 0; --i) {
    const Element element = open_[i - 1].element;
    if (std::ranges::find(wanted, element) != wanted.end()) {
      while (open_.size() >= i) close_last();
      return;
    }
    if (std::ranges::find(barriers, element) != barriers.end()) return;
  }
}

void OpenElements::close(const std::string& name) {
  const Element element = element_named(name);
  const bool of_table = element == Element::table || element == Element::row || element == Element::cell;
  for (std::size_t i = open_.size(); i > 0; --i) {
    if (open_[i - 1].name == name) {
      if (is_inline(element)) {
        close_inline(i - 1);
      } else {
        while (open_.size() >= i) close_last();
      }
      return;
    }
    if (open_[i - 1].element == Element::cell && !of_table && !is_inline(element)) break;
  }
  if (!is_inline(element)) builder_.end_paragraph();
}

// Those opened after it stay open, as browsers have it: <b><i>x</b>y</i>.
void OpenElements::close_inline(std::size_t index) {
  const OpenElement closed = open_[index];
  end_inline(closed.element);
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(index));
  if (index == open_.size()) {
    builder_.style() = closed.style_before;
    return;
  }
  // What the closed element brought goes from the style, and from what those above will restore.
  for (std::size_t i = index; i < open_.size(); ++i) {
    remove_style(open_[i].style_before, closed);
  }
  if (!inside(closed.element)) remove_style(builder_.style(), closed);
}

void OpenElements::end_inline(Element element) {
  if (element == Element::quotation) builder_.text("”", false);
  if (element == Element::raised) builder_.markdown("</sup>");
  if (element == Element::lowered) builder_.markdown("</sub>");
  if (element == Element::reading) builder_.text(")", false);
}

void OpenElements::close_last() {
  const OpenElement last = std::move(open_.back());
  open_.pop_back();
  if (is_inline(last.element)) {
    end_inline(last.element);
  } else {
    end_block(last);
  }
  builder_.style() = last.style_before;
}

void OpenElements::end_block(const OpenElement& last) {
  switch (last.element) {
    case Element::heading:
      builder_.end_heading(last.name[1] - '0');
      break;
    case Element::caption:
      builder_.end_caption(is_alone_with_image());
      break;
    case Element::summary:
      builder_.end_summary();
      break;
    case Element::table_caption:
      builder_.end_table_caption();
      break;
    default:
      builder_.end_paragraph();
      break;
  }
  if (last.opened_block) builder_.close();
}

// A gallery's caption is not that of its last picture.
bool OpenElements::is_alone_with_image() const {
  const auto figure = std::find_if(open_.rbegin(), open_.rend(), [](const OpenElement& element) {
    return element.element == Element::section && !element.opened_block;
  });
  return figure == open_.rend() || builder_.children() <= figure->children_before + 1;
}

void OpenElements::drop_unclosed(std::size_t at) {
  for (std::size_t i = open_.size(); i > 0; --i) {
    const OpenElement& element = open_[i - 1];
    if (!is_inline(element.element)) break;
    if (finder_.find_ignoring_case("</" + element.name + ">", at) != std::string_view::npos) continue;
    close_inline(i - 1);
  }
}

void OpenElements::close_all() {
  while (!open_.empty()) close_last();
}

}  // namespace rosebud::importer
