#include "importer/markdown/html_to_markdown.hh"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "importer/markdown/document_builder.hh"
#include "importer/markdown/html_attributes.hh"
#include "importer/markdown/html_elements.hh"
#include "importer/markdown/inline.hh"
#include "importer/markdown/render.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/markup/finder.hh"
#include "indexer/article/markup/html_tokens.hh"

namespace rosebud::importer {
namespace {

using indexer::HtmlTag;
using indexer::HtmlTokenizer;
using Kind = MarkdownBlock::Kind;

// Deeper than any page nests; what is below is read as if it stood here.
constexpr std::size_t most_open_elements = 256;
constexpr std::size_t deepest_block = 20;

struct OpenElement {
  std::string name;
  Element element = Element::unknown;
  bool opened_block = false;
  Style style_before;
  std::size_t children_before = 0;  // of the block that it stands in
  bool keeps_lines = false;
};

class Converter {
 public:
  Converter(std::string_view html, const HtmlOptions& options)
      : html_(html), options_(options), tokens_(html), finder_(html) {}

  std::string convert() {
    while (const auto token = tokens_.next()) {
      if (!token->tag) {
        at_ = static_cast<std::size_t>(token->text.data() - html_.data());
        add_text(indexer::decode_references(token->text));
      } else if (token->tag->name == "!") {
        comment(token->text);
      } else if (token->tag->closing) {
        close(*token->tag);
      } else {
        open(*token->tag);
      }
    }
    while (!open_.empty()) close_last();
    builder_.end_paragraph();
    add_footnotes();
    const MarkdownBlock document = builder_.take();
    return render_markdown(document, builder_.addresses());
  }

 private:
  bool inside(Element element) const {
    return std::ranges::find(open_, element, &OpenElement::element) != open_.end();
  }

  bool keeps_line_breaks() const {
    if (options_.keep_line_breaks && wordpress_blocks_ == 0) return true;
    return std::ranges::any_of(open_, &OpenElement::keeps_lines);
  }

  void add_text(std::string_view text) {
    if (inside(Element::player)) return;
    if (inside(Element::code)) {
      builder_.code(text);
      return;
    }
    // An empty line ends the paragraph, and with it the marks that nothing will close any more.
    const std::size_t blocks = builder_.paragraph_is_empty() ? 0 : 1;
    builder_.text(text, keeps_line_breaks());
    if (blocks > 0 && keeps_line_breaks() && text.find("\n\n") != std::string_view::npos) drop_unclosed();
  }

  void comment(std::string_view text) {
    text = indexer::trimmed(text);
    if (text == "more" || text.starts_with("more ")) {
      end_paragraph();
      if (builder_.depth() == 1) builder_.add({.kind = Kind::verbatim, .text = "<!--more-->"});
      return;
    }
    if (text.starts_with("/wp:")) {
      if (wordpress_blocks_ > 0) --wordpress_blocks_;
      end_paragraph();
    } else if (text.starts_with("wp:")) {
      end_paragraph();
      if (text.ends_with('/')) {
        standalone_block(text);
      } else {
        ++wordpress_blocks_;
      }
    }
  }

  // Blocks without content of their own; those that embed something say its address.
  void standalone_block(std::string_view text) {
    if (text.find("embed") == std::string_view::npos) return;
    constexpr std::string_view key = R"("url":")";
    const auto begin = text.find(key);
    if (begin == std::string_view::npos) return;
    text.remove_prefix(begin + key.size());
    std::string address(text.substr(0, text.find('"')));
    std::erase(address, '\\');
    add_address_paragraph(address, {});
  }

  void end_paragraph() { builder_.end_paragraph(); }

  void add_address_paragraph(const std::string& written, const std::string& title) {
    const std::string address = usable_address(written);
    if (address.empty()) return;
    end_paragraph();
    const Style before = builder_.style();
    builder_.style() = {};
    const bool absolute = address.starts_with("https://") || address.starts_with("http://");
    if (absolute && title.empty() && address.find_first_of(" <>") == std::string::npos) {
      builder_.markdown("<" + address + ">");
    } else {
      builder_.style().link = builder_.add_address(address);
      builder_.text(title.empty() ? address : title, false);
    }
    end_paragraph();
    builder_.style() = before;
  }

  void open(const HtmlTag& tag) {
    Element element = element_named(tag.name);
    if (element == Element::paragraph && has_class(tag, "wp-caption-text")) element = Element::caption;
    if (element == Element::preformatted && has_class(tag, "wp-block-verse")) element = Element::section;
    if (element == Element::dropped) {
      tokens_.skip_element(tag.name);
      return;
    }
    if (is_void(element)) {
      add_void(tag, element);
      return;
    }
    if (element == Element::preformatted) {
      end_paragraph();
      add_preformatted(tag);
      return;
    }
    if (element == Element::raised && add_footnote_mark(tag)) return;
    if (tag.attributes.ends_with('/') && element == Element::unknown) return;
    if (open_.size() >= most_open_elements) return;
    close_implied(element);
    OpenElement opened{tag.name, element, false, builder_.style()};
    if (is_inline(element)) {
      begin_inline(tag, element);
    } else {
      end_paragraph();
      opened.children_before = builder_.children();
      opened.keeps_lines = tag.name == "pre";
      opened.opened_block = begin_block(tag, element);
    }
    open_.push_back(std::move(opened));
  }

  void begin_inline(const HtmlTag& tag, Element element) {
    Style& style = builder_.style();
    if (indexer::is_spoiler_tag(tag)) style.spoiler = true;
    switch (element) {
      case Element::strong:
        style.strong = true;
        break;
      case Element::emphasis:
        style.emphasis = true;
        break;
      case Element::struck:
        style.struck = true;
        break;
      case Element::quotation:
        builder_.text("“", false);
        break;
      case Element::raised:
        builder_.markdown("<sup>");
        break;
      case Element::lowered:
        builder_.markdown("<sub>");
        break;
      case Element::reading:
        builder_.text("(", false);
        break;
      case Element::link:
        // Only its style sheet keeps this one apart from the link before it.
        if (has_class(tag, "wp-block-file__button")) builder_.text(" ", false);
        if (std::string address = usable_address(attribute(tag, "href")); !address.empty())
          style.link = builder_.add_address(std::move(address));
        break;
      default:
        break;
    }
  }

  // True if the builder opened a block for it.
  bool begin_block(const HtmlTag& tag, Element element) {
    if (element == Element::player) {
      player_has_address_ = false;
      add_player_address(attribute(tag, element_attribute(tag.name)));
      return false;
    }
    if (element == Element::term) builder_.style().strong = true;
    if (builder_.depth() >= deepest_block) return false;
    if (element != Element::heading && indexer::is_spoiler_tag(tag)) {
      builder_.open({.kind = Kind::details});
      return true;
    }
    std::optional<MarkdownBlock> block = block_for(tag, element);
    if (!block) return false;
    builder_.open(std::move(*block));
    return true;
  }

  static std::string_view element_attribute(std::string_view name) {
    return name == "object" ? "data" : "src";
  }

  static std::optional<MarkdownBlock> block_for(const HtmlTag& tag, Element element) {
    switch (element) {
      case Element::quote:
        return MarkdownBlock{.kind = Kind::quote};
      case Element::unordered:
        return MarkdownBlock{.kind = Kind::list};
      case Element::ordered:
        return MarkdownBlock{.kind = Kind::list, .number = first_number(tag), .ordered = true};
      case Element::item:
        return MarkdownBlock{.kind = Kind::item};
      case Element::table:
        return MarkdownBlock{.kind = Kind::table};
      case Element::row:
        return MarkdownBlock{.kind = Kind::row};
      case Element::cell:
        return MarkdownBlock{.kind = Kind::cell};
      default:
        return std::nullopt;
    }
  }

  void add_void(const HtmlTag& tag, Element element) {
    switch (element) {
      case Element::line_break:
        add_line_break();
        break;
      case Element::image:
        add_image(tag);
        break;
      case Element::rule:
        end_paragraph();
        builder_.add({.kind = Kind::rule});
        break;
      case Element::source:
        if (inside(Element::player)) add_player_address(attribute(tag, "src"));
        break;
      case Element::frame:
        if (!inside(Element::player)) add_address_paragraph(attribute(tag, "src"), attribute(tag, "title"));
        if (tag.name == "iframe") tokens_.skip_element(tag.name);
        break;
      default:
        break;
    }
  }

  void add_line_break() {
    const bool began = !builder_.paragraph_is_empty();
    builder_.line_break();
    if (began && builder_.paragraph_is_empty()) drop_unclosed();
  }

  void add_image(const HtmlTag& tag) {
    std::string address;
    // Pages that load their pictures late keep the address elsewhere.
    for (const std::string_view name : {"src", "data-src", "data-lazy-src", "data-original"}) {
      if (address.empty()) address = usable_address(attribute(tag, name));
    }
    if (address.empty() || has_class(tag, "wp-smiley")) {
      builder_.text(attribute(tag, "alt"), false);
      return;
    }
    builder_.image({.text = indexer::collapsed(attribute(tag, "alt")), .address = std::move(address)});
  }

  // Of several sources the first: the others are the same in another format.
  void add_player_address(const std::string& address) {
    if (player_has_address_ || address.empty()) return;
    player_has_address_ = true;
    add_address_paragraph(address, {});
  }

  void add_preformatted(const HtmlTag& tag) {
    MarkdownBlock code{.kind = Kind::code, .language = code_language(tag)};
    while (const auto token = tokens_.next()) {
      if (!token->tag) {
        code.text += indexer::decode_references(token->text);
      } else if (token->tag->closing && token->tag->name == tag.name) {
        break;
      } else if (token->tag->name == "br") {
        code.text += '\n';
      } else if (token->tag->name == "code" && code.language.empty()) {
        code.language = code_language(*token->tag);
      }
    }
    if (code.text.starts_with('\n')) code.text.erase(0, 1);
    code.text.erase(code.text.find_last_not_of(" \t\n\r") + 1);
    if (!code.text.empty()) builder_.add(std::move(code));
  }

  // Tags that HTML lets people leave out, and those that a new element ends.
  void close_implied(Element element) {
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
    if (element == Element::item && builder_.container() != Kind::list && builder_.depth() < deepest_block) {
      builder_.open({.kind = Kind::list});
      open_.push_back({"ul", Element::unordered, true, builder_.style()});
    }
  }

  // Closes the innermost of `wanted` with all in it, unless one of `barriers` stands between.
  void close_up_to(std::initializer_list<Element> wanted, std::initializer_list<Element> barriers) {
    for (std::size_t i = open_.size(); i > 0; --i) {
      const Element element = open_[i - 1].element;
      if (std::ranges::find(wanted, element) != wanted.end()) {
        while (open_.size() >= i) close_last();
        return;
      }
      if (std::ranges::find(barriers, element) != barriers.end()) return;
    }
  }

  void close(const HtmlTag& tag) {
    const Element element = element_named(tag.name);
    if (element == Element::line_break) add_line_break();
    const bool of_table = element == Element::table || element == Element::row || element == Element::cell;
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1].name == tag.name) {
        if (is_inline(element)) {
          close_inline(i - 1);
        } else {
          while (open_.size() >= i) close_last();
        }
        return;
      }
      if (open_[i - 1].element == Element::cell && !of_table && !is_inline(element)) break;
    }
    if (!is_inline(element)) end_paragraph();
  }

  // Those opened after it stay open, as browsers have it: <b><i>x</b>y</i>.
  void close_inline(std::size_t index) {
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

  static void remove_style(Style& style, const OpenElement& closed) {
    if (closed.element == Element::strong) style.strong = closed.style_before.strong;
    if (closed.element == Element::emphasis) style.emphasis = closed.style_before.emphasis;
    if (closed.element == Element::struck) style.struck = closed.style_before.struck;
    if (closed.element == Element::link) style.link = closed.style_before.link;
    if (!closed.style_before.spoiler && closed.element == Element::unknown) style.spoiler = false;
  }

  void end_inline(Element element) {
    if (element == Element::quotation) builder_.text("”", false);
    if (element == Element::raised) builder_.markdown("</sup>");
    if (element == Element::lowered) builder_.markdown("</sub>");
    if (element == Element::reading) builder_.text(")", false);
  }

  void close_last() {
    const OpenElement last = std::move(open_.back());
    open_.pop_back();
    if (is_inline(last.element)) {
      end_inline(last.element);
    } else {
      end_block(last);
    }
    builder_.style() = last.style_before;
  }

  void end_block(const OpenElement& last) {
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
  bool is_alone_with_image() const {
    const auto figure = std::find_if(open_.rbegin(), open_.rend(), [](const OpenElement& element) {
      return element.element == Element::section && !element.opened_block;
    });
    return figure == open_.rend() || builder_.children() <= figure->children_before + 1;
  }

  // A paragraph has ended within open marks. Those that will be closed go on in the next one; the others were
  // meant to end with it, whoever forgot to say so.
  void drop_unclosed() {
    for (std::size_t i = open_.size(); i > 0; --i) {
      const OpenElement& element = open_[i - 1];
      if (!is_inline(element.element)) break;
      if (finder_.find_ignoring_case("</" + element.name + ">", at_) != std::string_view::npos) continue;
      close_inline(i - 1);
    }
  }

  // WordPress's own footnotes: <sup data-fn="id" class="fn"><a …>1</a></sup>.
  bool add_footnote_mark(const HtmlTag& tag) {
    const std::string id = attribute(tag, "data-fn");
    if (id.empty()) return false;
    const auto note = std::ranges::find(options_.footnotes, id, &Footnote::id);
    if (note == options_.footnotes.end()) return false;
    const auto index = static_cast<std::size_t>(note - options_.footnotes.begin());
    const auto known = std::ranges::find(notes_, index);
    const auto number = static_cast<std::size_t>(known - notes_.begin()) + 1;
    if (known == notes_.end()) notes_.push_back(index);
    builder_.markdown(fmt::format("[^{}]", number));
    tokens_.skip_element("sup");
    return true;
  }

  void add_footnotes() {
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      HtmlOptions options;
      options.keep_line_breaks = false;
      const std::string text = html_to_markdown(options_.footnotes[notes_[i]].html, options);
      const std::string line = indexer::collapsed(text);
      builder_.add({.kind = Kind::verbatim, .text = fmt::format("[^{}]: {}", i + 1, line)});
    }
  }

  std::string_view html_;
  const HtmlOptions& options_;
  HtmlTokenizer tokens_;
  indexer::Finder finder_;
  DocumentBuilder builder_;
  std::vector<OpenElement> open_;
  std::vector<std::size_t> notes_;  // in the order of their marks
  std::size_t at_ = 0;              // of the last text
  std::size_t wordpress_blocks_ = 0;
  bool player_has_address_ = false;
};

}  // namespace

std::string html_to_markdown(std::string_view html, const HtmlOptions& options) {
  return Converter(html, options).convert();
}

}  // namespace rosebud::importer
