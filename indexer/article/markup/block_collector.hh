// Blocks out of a stream of text, line breaks and tags: what kind each is, and what in it is a spoiler.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"
#include "indexer/article/markup/html_tokens.hh"

namespace rosebud::indexer {

class BlockCollector {
 public:
  // The kind of what follows, unless HTML says otherwise.
  void set_kind(BlockKind kind) { kind_ = kind; }

  // Text of the current block; it may hold the signs of marks.hh.
  void text(std::string_view text);
  // The same, of code: nothing in it has a meaning.
  void code(std::string_view text) { append(text); }
  // A line's end that the page shows as a space, and one it shows as a line's end.
  void soft_break() { append("\n"); }
  void hard_break() { append("\v"); }

  // Raw HTML: a whole block, or the single tag that stands in a text.
  void html(std::string_view html);

  // Adds a caption behind the current block.
  void caption(std::string_view text);

  // Adds blocks that were collected elsewhere; they are hidden if they stand where this is.
  void add(std::vector<Block> blocks);

  // Ends the current block, as `kind` if the HTML around says nothing else.
  void end_block(BlockKind kind);

  // What HTML elements inside a paragraph open must not last longer than it.
  void begin_paragraph() { inline_floor_ = open_.size(); }
  void end_paragraph(BlockKind kind);

  // A heading or a line across the page: HTML that was never closed ends here, but for what it hides.
  void end_section();

  std::vector<Block> take();

 private:
  struct Element {
    std::string name;
    bool spoiler = false;
    bool summary = false;
  };
  // A stretch of one block's text that is a spoiler or not.
  struct Piece {
    std::string text;
    bool spoiler = false;
  };

  void append(std::string_view text);
  void obey(char mark);
  void tag(const HtmlTag& tag);
  void tag_text(const HtmlTag& tag);
  void open(const HtmlTag& tag);
  void close(std::string_view name);
  void look_for_spoilers();
  bool is_hidden() const;
  BlockKind kind_in_html(BlockKind kind) const;
  void add(BlockKind kind, const Piece& piece);
  void add_one(BlockKind kind, std::string text, bool spoiler);

  std::vector<Block> blocks_;
  std::vector<Piece> pieces_;
  std::vector<Piece> captions_;
  std::vector<Element> open_;
  std::string skipping_;  // the element whose content is left out, across blocks
  std::size_t inline_floor_ = 0;
  std::size_t spoilers_ = 0;  // opened by marks
  bool in_html_spoiler_ = false;
  bool in_caption_ = false;
  bool in_footnote_ = false;
  BlockKind kind_ = BlockKind::paragraph;
};

}  // namespace rosebud::indexer
