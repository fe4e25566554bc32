#include "importer/markdown/html_to_markdown.hh"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "importer/markdown/document_builder.hh"
#include "importer/markdown/html_attributes.hh"
#include "importer/markdown/html_elements.hh"
#include "importer/markdown/open_elements.hh"
#include "importer/markdown/render.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/markup/html_tokens.hh"

namespace rosebud::importer {
namespace {

using indexer::HtmlTag;
using indexer::HtmlTokenizer;
using Kind = MarkdownBlock::Kind;

class Converter {
 public:
  Converter(std::string_view html, const HtmlOptions& options)
      : html_(html), options_(options), tokens_(html), open_(html, builder_) {}

  std::string convert() {
    while (const auto token = tokens_.next()) {
      if (!token->tag) {
        at_ = static_cast<std::size_t>(token->text.data() - html_.data());
        add_text(indexer::decode_references(token->text));
      } else if (token->tag->name == "!") {
        comment(token->text);
      } else if (token->tag->closing) {
        if (element_named(token->tag->name) == Element::line_break) add_line_break();
        open_.close(token->tag->name);
      } else {
        open(*token->tag);
      }
    }
    open_.close_all();
    builder_.end_paragraph();
    add_footnotes();
    const MarkdownBlock document = builder_.take();
    return render_markdown(document, builder_.addresses());
  }

 private:
  bool keeps_line_breaks() const {
    if (options_.keep_line_breaks && wordpress_blocks_ == 0) return true;
    return open_.keep_lines();
  }

  void add_text(std::string_view text) {
    if (open_.inside(Element::player)) return;
    if (open_.inside(Element::code)) {
      builder_.code(text);
      return;
    }
    // An empty line ends the paragraph, and with it the marks that nothing will close any more.
    const std::size_t blocks = builder_.paragraph_is_empty() ? 0 : 1;
    builder_.text(text, keeps_line_breaks());
    if (blocks > 0 && keeps_line_breaks() && text.find("\n\n") != std::string_view::npos)
      open_.drop_unclosed(at_);
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
    if (open_.full()) return;
    open_.close_implied(element);
    OpenElement opened{tag.name, element, false, builder_.style()};
    if (is_inline(element)) {
      begin_inline(tag, element);
    } else {
      end_paragraph();
      opened.children_before = builder_.children();
      opened.keeps_lines = tag.name == "pre";
      opened.opened_block = begin_block(tag, element);
    }
    open_.push(std::move(opened));
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
    if (open_.at_deepest_block()) return false;
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
        if (open_.inside(Element::player)) add_player_address(attribute(tag, "src"));
        break;
      case Element::frame:
        if (!open_.inside(Element::player))
          add_address_paragraph(attribute(tag, "src"), attribute(tag, "title"));
        if (tag.name == "iframe") tokens_.skip_element(tag.name);
        break;
      default:
        break;
    }
  }

  void add_line_break() {
    const bool began = !builder_.paragraph_is_empty();
    builder_.line_break();
    if (began && builder_.paragraph_is_empty()) open_.drop_unclosed(at_);
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
  DocumentBuilder builder_;
  OpenElements open_;
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
