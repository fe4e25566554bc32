#include <algorithm>
#include <array>

#include "catalogue/ascii.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/markup/html_tokens.hh"
#include "indexer/article/markup/marks.hh"
#include "indexer/article/markup/markup_cleaner.hh"

namespace rosebud::indexer {
namespace {

constexpr std::size_t longest_attributes = 200;
constexpr std::size_t longest_expression = 1'000;
constexpr std::size_t longest_label = 1'000;  // as CommonMark has it
constexpr std::size_t longest_jsx_tag = 2'000;

// Longer than any run of tildes that code holds.
constexpr std::string_view code_fence = "~~~~~~~~~~~~";

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// The length of the braces that `text` begins with, and what stands in them; 0 when they do not close.
std::size_t balanced_braces(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i + 1;
  }
  return 0;
}

// The length of the JSX tag that `text` begins with; 0 when it is none.
std::size_t jsx_tag_length(std::string_view text) {
  char quote = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '{') {
      const std::size_t length = balanced_braces(text.substr(i));
      if (length == 0) return 0;
      i += length - 1;
    } else if (c == '>') {
      return i + 1;
    } else if (c == '<') {
      return 0;
    }
  }
  return 0;
}

// HTML whose meaning the collector of blocks asks for; every other tag of MDX only groups Markdown.
constexpr auto telling_jsx = std::to_array<std::string_view>(
    {"blockquote", "br", "details", "figcaption", "li", "q", "rp", "rt", "summary", "td", "th", "tr"});

// Whether the last line of `text` is "[label]:".
bool opens_definition(std::string_view text) {
  if (text.size() > longest_label) text.remove_prefix(text.size() - longest_label);
  const std::string_view line = trimmed(text.substr(text.rfind('\n') + 1));
  return line.size() > 3 && line.front() == '[' && line[1] != '^' && line.ends_with("]:") &&
         line.find(']') == line.size() - 2;
}

}  // namespace

bool MarkupCleaner::take_template() {
  const std::string_view rest = text_.substr(at_);
  if (rest.starts_with("{# ")) {
    const auto close = finder_.find("#}", at_ + 3, finder_.paragraph_end(at_));
    if (close == std::string_view::npos) return false;
    at_ = close + 2;
    return true;
  }
  const auto tag = template_tag_at(text_, at_, finder_);
  return tag && obey(*tag);
}

bool MarkupCleaner::obey(const TemplateTag& tag) {
  if (take_zola(tag)) {
    at_ = tag.end;
    return true;
  }
  if (tag.syntax != TemplateTag::Syntax::expression) {
    if (take_verbatim(tag)) return true;
    if (contains(tag.name, "spoiler")) {
      take_spoiler(tag);
    } else if (tag.syntax == TemplateTag::Syntax::wordpress && contains(tag.name, "caption")) {
      if (tag.closing) {
        out_ += mark::caption_ends;
      } else if (closing_tag_of(tag, text_, finder_)) {
        out_ += mark::caption_begins;
      }
    } else if (!tag.closing) {
      write_captions(tag);
    }
  }
  // "[label]({{< ref "page" >}} "title")" without any address would be no link, "[label]: {{< ref "page" >}}"
  // no definition of one.
  if (out_.ends_with("](") || opens_definition(out_)) out_ += '#';
  at_ = tag.end;
  return true;
}

// Pairs whose content is no Markdown: code, what is not to be read as a template, comments and variables.
bool MarkupCleaner::take_verbatim(const TemplateTag& tag) {
  const bool code = tag.name == "highlight" || tag.name == "codeblock" || tag.name == "sourcecode" ||
                    (tag.name == "code" && tag.syntax == TemplateTag::Syntax::wordpress);
  const bool raw = tag.name == "raw" || tag.name == "verbatim";
  if (tag.closing || (!code && !raw && tag.name != "comment" && tag.name != "capture")) return false;
  const auto close = closing_tag_of(tag, text_, finder_);
  if (!close) return false;
  const std::string_view content = text_.substr(tag.end, *close - tag.end);
  if (code) {
    out_.append("\n\n").append(code_fence).append("\n");
    write_plain(content);
    out_.append("\n").append(code_fence).append("\n\n");
  } else if (raw) {
    write_plain(content);
  }
  const auto closing = template_tag_at(text_, *close, finder_);
  at_ = closing ? closing->end : *close;
  return true;
}

// Zola's `{% name(arguments) %} … {% end %}` and `{{ name(arguments) }}`.
bool MarkupCleaner::take_zola(const TemplateTag& tag) {
  using Syntax = TemplateTag::Syntax;
  if (tag.syntax == Syntax::liquid && tag.name == "end" && tag.arguments.empty()) {
    if (bodies_.empty()) return true;
    if (bodies_.back()) out_ += mark::spoiler_ends;
    bodies_.pop_back();
    return true;
  }
  if (!tag.arguments.starts_with('(')) return false;
  const bool hides = contains(tag.name, "spoiler");
  if (tag.syntax == Syntax::liquid) {
    bodies_.push_back(hides);
    if (hides) out_ += mark::spoiler_begins;
  } else if (tag.syntax != Syntax::expression) {
    return false;
  }
  if (!hides) {
    write_captions(tag);
  } else if (tag.syntax == Syntax::expression) {
    for (const std::string_view name : {"text", "body", "content"}) {
      const auto text = named_argument(tag.arguments, name);
      if (!text) continue;
      out_ += mark::spoiler_begins;
      write_plain(*text);
      out_ += mark::spoiler_ends;
    }
  }
  return true;
}

void MarkupCleaner::take_spoiler(const TemplateTag& tag) {
  if (tag.closing) {
    out_ += mark::spoiler_ends;
  } else if (closing_tag_of(tag, text_, finder_)) {
    out_ += mark::spoiler_begins;
  } else {
    // Without an end its arguments are what it hides.
    out_ += mark::spoiler_begins;
    write_plain(argument_text(tag.arguments));
    out_ += mark::spoiler_ends;
  }
}

void MarkupCleaner::write_captions(const TemplateTag& tag) {
  const bool picture = contains(tag.name, "fig") || contains(tag.name, "img") ||
                       contains(tag.name, "image") || contains(tag.name, "photo") ||
                       contains(tag.name, "picture");
  for (const std::string_view name : {"caption", "alt", "title"}) {
    if (!picture && name != "caption") continue;
    if (const auto text = named_argument(tag.arguments, name)) write_caption(*text);
  }
}

// Kramdown's and Goldmark's "{: .class}", and "{#id}" at the end of a line.
bool MarkupCleaner::take_attributes() {
  const std::string_view rest = text_.substr(at_, longest_attributes);
  if (rest.size() < 3) return false;
  const bool kramdown = rest[1] == ':';
  if (!kramdown && ((rest[1] != '#' && rest[1] != '.') || !is_letter(rest[2]))) return false;
  const auto close = rest.find_first_of("}\n");
  if (close == std::string_view::npos || rest[close] != '}') return false;
  const auto after = rest.find_first_not_of(" \t", close + 1);
  const bool ends_line = after == std::string_view::npos || rest[after] == '\n';
  if (!kramdown && !ends_line) return false;
  at_ += close + 1;
  return true;
}

bool MarkupCleaner::take_expression() {
  if (dialect_ != MarkdownDialect::mdx) return false;
  const std::size_t length = balanced_braces(text_.substr(at_, longest_expression));
  if (length == 0) {
    copy_to(std::min(text_.find_first_not_of('{', at_), text_.size()));
  } else {
    at_ += length;
  }
  return true;
}

bool MarkupCleaner::take_html() {
  if (text_.substr(at_).starts_with("<!--")) {
    const auto close = finder_.find("-->", at_ + 4);
    if (close == std::string_view::npos) return false;
    at_ = close + 3;
    return true;
  }
  return take_hidden_element() || take_html_code() || (dialect_ == MarkdownDialect::mdx && take_jsx_tag());
}

// Scripts and their like go before cmark sees them: a blank line would end its block of HTML within them.
bool MarkupCleaner::take_hidden_element() {
  HtmlTag tag;
  for (std::size_t i = at_ + 1; i < text_.size() && is_letter(text_[i]) && tag.name.size() < 9; ++i) {
    tag.name += to_lower(text_[i]);
  }
  if (!is_hidden_tag(tag.name)) return false;
  const auto close = finder_.find_ignoring_case("</" + tag.name, at_);
  const auto end = close == std::string_view::npos ? close : finder_.find(">", close);
  if (end == std::string_view::npos) return false;
  at_ = end + 1;
  return true;
}

bool MarkupCleaner::take_html_code() {
  for (const std::string_view name : {"pre", "code"}) {
    const std::string_view rest = text_.substr(at_ + 1, name.size() + 1);
    const bool begins = rest.size() > name.size() &&
                        std::ranges::equal(rest.substr(0, name.size()), name, {}, to_lower) &&
                        !is_letter(rest.back());
    if (!begins) continue;
    const auto close = finder_.find_ignoring_case("</" + std::string(name), at_);
    if (close == std::string_view::npos) return false;
    const auto last_line = text_.substr(at_, close - at_).rfind('\n');
    copy_to(close);
    if (last_line != std::string_view::npos) out_line_ = out_.size();
    return true;
  }
  return false;
}

bool MarkupCleaner::take_jsx_tag() {
  const std::string_view rest = text_.substr(at_, longest_jsx_tag);
  if (rest.size() < 3 || (!is_letter(rest[1]) && rest[1] != '/' && rest[1] != '>')) return false;
  const std::size_t length = jsx_tag_length(rest);
  if (length == 0) return false;
  at_ += length;
  const auto token = HtmlTokenizer(rest.substr(0, length)).next();
  if (!token || !token->tag) return true;
  const HtmlTag& tag = *token->tag;
  const bool self_closing = tag.attributes.ends_with('/');
  const bool telling = std::ranges::find(telling_jsx, tag.name) != telling_jsx.end();
  if (tag.name == "img" || tag.name == "image") {
    if (const auto alt = html_attribute(tag.attributes, "alt"); alt && !alt->starts_with('{'))
      write_caption(*alt);
  } else if (contains(tag.name, "spoiler")) {
    if (!self_closing) out_ += tag.closing ? mark::spoiler_ends : mark::spoiler_begins;
  } else if (is_spoiler_tag(tag) && !tag.closing && !self_closing) {
    out_.append("<").append(tag.name).append(" class=\"spoiler\">");
  } else if (telling || (tag.closing && (tag.name == "span" || tag.name == "div"))) {
    out_.append(tag.closing ? "</" : "<").append(tag.name).append(">");
  }
  return true;
}

}  // namespace rosebud::indexer
