// The elements that are open at one place of a page, and what their ends mean for the document.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importer/markdown/document_builder.hh"
#include "importer/markdown/html_elements.hh"
#include "indexer/article/markup/finder.hh"

namespace rosebud::importer {

struct OpenElement {
  std::string name;
  Element element = Element::unknown;
  bool opened_block = false;
  Style style_before;
  std::size_t children_before = 0;  // of the block that it stands in
  bool keeps_lines = false;
};

// Closes elements as browsers do, whatever was left out or stands in the wrong order.
class OpenElements {
 public:
  // `html` is the whole page: an element that nothing closes is treated otherwise.
  OpenElements(std::string_view html, DocumentBuilder& builder) : builder_(builder), finder_(html) {}

  bool inside(Element element) const;

  // Whether one of them keeps line breaks.
  bool keep_lines() const;

  // Whether there are more than any page nests; what is below is read as if it stood here.
  bool full() const;

  // Whether blocks nest as deep as the document shows.
  bool at_deepest_block() const;

  void push(OpenElement element) { open_.push_back(std::move(element)); }

  // Before `element` opens: closes what its beginning ends, as HTML lets people leave out tags, and opens the
  // list of an item that has none.
  void close_implied(Element element);

  // At the closing tag of `name`, which is in lower case.
  void close(const std::string& name);

  void close_all();

  // A paragraph has ended within open marks. Those that will be closed after the offset `at` go on in the
  // next one; the others were meant to end with it, whoever forgot to say so.
  void drop_unclosed(std::size_t at);

 private:
  void close_up_to(std::initializer_list<Element> wanted, std::initializer_list<Element> barriers);
  void close_inline(std::size_t index);
  void close_last();
  void end_inline(Element element);
  void end_block(const OpenElement& last);
  bool is_alone_with_image() const;

  DocumentBuilder& builder_;
  indexer::Finder finder_;
  std::vector<OpenElement> open_;
};

}  // namespace rosebud::importer
