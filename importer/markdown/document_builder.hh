// Builds the tree of a document from what comes in order: text, marks, blocks that open and close.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "importer/markdown/block.hh"

namespace rosebud::importer {

// Whatever the order of the calls, the tree is well-formed: lists hold items, tables rows, rows cells, and
// paragraphs are not empty.
class DocumentBuilder {
 public:
  DocumentBuilder();

  // The style of the text that follows.
  Style& style() { return style_; }
  std::size_t add_address(std::string address);

  // Text whose white space is collapsed. With `keep_breaks` a line break in it is one, and an empty line ends
  // the paragraph.
  void text(std::string_view text, bool keep_breaks);
  void code(std::string_view code);
  void markdown(std::string_view markdown);
  void image(Span image);
  // Two in a row end the paragraph.
  void line_break();

  // Ends the paragraph, if one has begun. True if it had.
  bool end_paragraph();
  // Ends it as a heading, and the line that stays visible of details, and a table's caption.
  void end_heading(int level);
  void end_summary();
  void end_table_caption();
  // Ends it as a caption: in the title of the image before it if that is what it is `of_image` and it is
  // plain text, else as a paragraph.
  void end_caption(bool of_image);

  void add(MarkdownBlock block);
  void open(MarkdownBlock block);
  void close();
  MarkdownBlock::Kind container() const { return open_.back().kind; }
  std::size_t depth() const { return open_.size(); }
  // How many blocks the open one holds so far.
  std::size_t children() const { return open_.back().children.size(); }
  bool paragraph_is_empty() const { return spans_.empty(); }

  // Closes everything.
  MarkdownBlock take();
  const Addresses& addresses() const { return addresses_; }

 private:
  void add_text(std::string_view text, Span::Kind kind);
  void newlines(std::size_t count);
  Spans take_spans();
  bool ends_with_space() const;

  std::vector<MarkdownBlock> open_;
  Spans spans_;
  Style style_;
  Addresses addresses_;
  bool break_is_a_newline_ = false;  // the last span is a break that a line break in the source made
};

}  // namespace rosebud::importer
