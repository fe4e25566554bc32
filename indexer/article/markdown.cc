#include "indexer/article/markdown.hh"

#include <memory>
#include <string>
#include <utility>

#include <cmark.h>

#include "indexer/article/clean_text.hh"
#include "indexer/article/html_text.hh"

namespace rosebud::indexer {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text != nullptr ? std::string_view(text) : std::string_view{};
}

class BlockWriter {
 public:
  void visit(cmark_event_type event, cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        text() += literal(node);
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        text() += '\n';
        break;
      case CMARK_NODE_IMAGE:
        visit_image(event, node);
        break;
      case CMARK_NODE_HEADING:
        if (event == CMARK_EVENT_EXIT) finish(BlockKind::heading);
        break;
      case CMARK_NODE_PARAGRAPH:
        if (event == CMARK_EVENT_EXIT) finish(paragraph_kind());
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        quotes_ += event == CMARK_EVENT_ENTER ? 1 : -1;
        break;
      case CMARK_NODE_ITEM:
        items_ += event == CMARK_EVENT_ENTER ? 1 : -1;
        break;
      case CMARK_NODE_CODE_BLOCK:
        text() += literal(node);
        finish(BlockKind::code);
        break;
      case CMARK_NODE_HTML_BLOCK:
        write_html(literal(node));
        break;
      default:
        // Emphasis, links and lists add nothing of their own; an inline HTML node is a tag, its text stands
        // apart.
        break;
    }
  }

  std::vector<Block> take() { return std::move(blocks_); }

 private:
  // Where text goes: into the caption while inside an image.
  std::string& text() { return images_ > 0 ? caption_ : paragraph_; }

  BlockKind paragraph_kind() const {
    if (quotes_ > 0) return BlockKind::quote;
    return items_ > 0 ? BlockKind::item : BlockKind::paragraph;
  }

  void visit_image(cmark_event_type event, cmark_node* node) {
    images_ += event == CMARK_EVENT_ENTER ? 1 : -1;
    if (event == CMARK_EVENT_ENTER || images_ > 0) return;
    if (const char* title = cmark_node_get_title(node); title != nullptr && *title != '\0') {
      caption_ += '\n';
      caption_ += title;
    }
    captions_.push_back(std::exchange(caption_, {}));
  }

  void add(BlockKind kind, std::string_view raw) {
    std::string clean = collapsed(raw);
    if (!clean.empty()) blocks_.push_back({kind, std::move(clean)});
  }

  void finish(BlockKind kind) {
    add(kind, std::exchange(paragraph_, {}));
    for (const std::string& caption : std::exchange(captions_, {})) add(BlockKind::caption, caption);
  }

  void write_html(std::string_view html) {
    const std::string stripped = html_to_text(html);
    std::string_view rest = stripped;
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      add(paragraph_kind(), rest.substr(0, end));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
  }

  std::vector<Block> blocks_;
  std::string paragraph_;
  std::string caption_;
  std::vector<std::string> captions_;
  int quotes_ = 0;
  int items_ = 0;
  int images_ = 0;
};

}  // namespace

std::vector<Block> markdown_to_blocks(std::string_view markdown) {
  const std::unique_ptr<cmark_node, FreeNode> document(
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT));
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document.get()));
  BlockWriter writer;
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    writer.visit(event, cmark_iter_get_node(iterator.get()));
  }
  return writer.take();
}

}  // namespace rosebud::indexer
