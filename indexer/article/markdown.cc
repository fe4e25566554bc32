#include "indexer/article/markdown.hh"

#include <cstddef>
#include <memory>
#include <utility>

#include <cmark.h>

#include "indexer/article/markup/block_collector.hh"
#include "indexer/article/markup/bounded_paragraphs.hh"

namespace rosebud::indexer {
namespace {

// Obsidian's "alt|100" and "alt|100x80": the picture, and how large it is shown.
std::string without_size(std::string alternative) {
  const auto bar = alternative.rfind('|');
  const bool sized = bar != std::string::npos && bar + 1 < alternative.size() &&
                     alternative.find_first_not_of("0123456789x", bar + 1) == std::string::npos;
  if (sized) alternative.erase(bar);
  return alternative;
}

// MDX has no indented code, so what cmark takes for it is read again, so often.
constexpr int most_readings = 8;

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

class SourceLines {
 public:
  SourceLines() = default;
  explicit SourceLines(std::string_view text) : text_(text) {
    begins_.push_back(0);
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1)) {
      begins_.push_back(end + 1);
    }
  }

  bool is_fenced(cmark_node* code) const {
    const auto line = static_cast<std::size_t>(cmark_node_get_start_line(code));
    const auto column = static_cast<std::size_t>(cmark_node_get_start_column(code));
    if (line == 0 || column == 0 || line > begins_.size()) return true;
    const std::size_t at = begins_[line - 1] + column - 1;
    return at < text_.size() && (text_[at] == '`' || text_[at] == '~');
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

std::vector<Block> blocks_of(std::string cleaned, MarkdownDialect dialect, int readings);

class Visitor {
 public:
  Visitor(MarkdownDialect dialect, int readings) : dialect_(dialect), readings_(readings) {}

  void read(std::string_view part) {
    source_ = SourceLines(part);
    const std::unique_ptr<cmark_node, FreeNode> document(
        cmark_parse_document(part.data(), part.size(), CMARK_OPT_DEFAULT));
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document.get()));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      visit(event, cmark_iter_get_node(iterator.get()));
    }
  }

  std::vector<Block> take() { return collector_.take(); }

 private:
  void visit(cmark_event_type event, cmark_node* node) {
    const bool enters = event == CMARK_EVENT_ENTER;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
      case CMARK_NODE_HTML_INLINE:
      case CMARK_NODE_IMAGE:
        visit_inline(event, node);
        break;
      case CMARK_NODE_HEADING:
        if (enters) {
          collector_.end_section();
        } else {
          collector_.end_block(BlockKind::heading);
        }
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        collector_.end_section();
        break;
      case CMARK_NODE_PARAGRAPH:
        if (enters) {
          collector_.begin_paragraph();
        } else {
          collector_.end_paragraph(kind());
        }
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        quotes_ += enters ? 1 : -1;
        collector_.set_kind(kind());
        break;
      case CMARK_NODE_ITEM:
        items_ += enters ? 1 : -1;
        collector_.set_kind(kind());
        break;
      case CMARK_NODE_CODE_BLOCK:
        visit_code(node);
        break;
      case CMARK_NODE_HTML_BLOCK:
        collector_.html(literal(node));
        collector_.end_block(kind());
        break;
      default:
        // Emphasis, links and lists add nothing of their own.
        break;
    }
  }

  BlockKind kind() const {
    if (quotes_ > 0) return BlockKind::quote;
    return items_ > 0 ? BlockKind::item : BlockKind::paragraph;
  }

  void visit_inline(cmark_event_type event, cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE) {
      visit_image(event, node);
    } else if (images_ > 0) {
      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) caption_ += literal(node);
      if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) caption_ += '\n';
    } else if (type == CMARK_NODE_TEXT) {
      collector_.text(literal(node));
    } else if (type == CMARK_NODE_CODE) {
      collector_.code(literal(node));
    } else if (type == CMARK_NODE_SOFTBREAK) {
      collector_.soft_break();
    } else if (type == CMARK_NODE_LINEBREAK) {
      collector_.hard_break();
    } else {
      collector_.html(literal(node));
    }
  }

  // The alternative text and the title become captions.
  void visit_image(cmark_event_type event, cmark_node* node) {
    images_ += event == CMARK_EVENT_ENTER ? 1 : -1;
    if (event == CMARK_EVENT_ENTER || images_ > 0) return;
    const std::string alternative = without_size(std::exchange(caption_, {}));
    const char* title = cmark_node_get_title(node);
    collector_.caption(alternative);
    if (title != nullptr && alternative != title) collector_.caption(title);
  }

  void visit_code(cmark_node* node) {
    const bool markdown = dialect_ == MarkdownDialect::mdx && readings_ > 0 && !source_.is_fenced(node);
    if (markdown) {
      collector_.add(blocks_of(std::string(literal(node)), dialect_, readings_ - 1));
    } else {
      collector_.code(literal(node));
      collector_.end_block(BlockKind::code);
    }
  }

  SourceLines source_;
  MarkdownDialect dialect_;
  int readings_;
  BlockCollector collector_;
  std::string caption_;
  int quotes_ = 0;
  int items_ = 0;
  int images_ = 0;
};

std::vector<Block> blocks_of(std::string cleaned, MarkdownDialect dialect, int readings) {
  const std::string clean = with_bounded_paragraphs(std::move(cleaned));
  Visitor visitor(dialect, readings);
  for (const std::string_view part : parts_of(clean)) visitor.read(part);
  return visitor.take();
}

}  // namespace

MarkdownText read_markdown(std::string_view markdown, MarkdownDialect dialect) {
  CleanMarkdown clean = clean_markup(markdown, dialect);
  return {blocks_of(std::move(clean.text), dialect, most_readings), std::move(clean.tags)};
}

std::vector<Block> markdown_to_blocks(std::string_view markdown) {
  return read_markdown(markdown).blocks;
}

}  // namespace rosebud::indexer
