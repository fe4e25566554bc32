#include "indexer/article/markup/html_tokens.hh"

#include <algorithm>
#include <array>

#include "catalogue/ascii.hh"

namespace rosebud::indexer {
namespace {

constexpr auto block_tags = std::to_array<std::string_view>(
    {"address",    "article", "aside",  "blockquote", "body",  "br",      "caption", "center",
     "dd",         "details", "dialog", "dir",        "div",   "dl",      "dt",      "fieldset",
     "figcaption", "figure",  "footer", "form",       "h1",    "h2",      "h3",      "h4",
     "h5",         "h6",      "header", "hr",         "html",  "legend",  "li",      "main",
     "menu",       "nav",     "ol",     "p",          "pre",   "section", "summary", "table",
     "tbody",      "td",      "tfoot",  "th",         "thead", "tr",      "ul"});

static_assert(std::ranges::is_sorted(block_tags));

constexpr auto hidden_tags = std::to_array<std::string_view>(
    {"script", "style", "template", "svg", "iframe", "object", "head", "noscript"});

// Quoted attributes are looked through this far; behind it a tag ends at the next '>', so that unclosed
// quotes cost no more than this each.
constexpr std::size_t longest_quoted = 2'048;

bool begins_tag(std::string_view html, std::size_t at) {
  if (at + 1 >= html.size()) return false;
  const char c = html[at + 1];
  return c == '/' || c == '!' || c == '?' || is_letter(c);
}

std::size_t name_length(std::string_view text) {
  const auto is_name = [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == ':'; };
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_name) - text.begin());
}

// Calls `visit(name, raw value)` for each attribute.
template <typename Visit>
void for_each_attribute(std::string_view attributes, Visit visit) {
  constexpr std::string_view separators = " \t\n\r\f/";
  while (!attributes.empty()) {
    const auto begin = attributes.find_first_not_of(separators);
    if (begin == std::string_view::npos) return;
    attributes.remove_prefix(begin);
    const auto name_end = std::min(attributes.find_first_of(" \t\n\r\f/=", 1), attributes.size());
    const std::string_view name = attributes.substr(0, name_end);
    attributes.remove_prefix(name_end);
    std::string_view value;
    const auto next = attributes.find_first_not_of(" \t\n\r\f");
    if (next != std::string_view::npos && attributes[next] == '=') {
      attributes.remove_prefix(next + 1);
      attributes.remove_prefix(std::min(attributes.find_first_not_of(" \t\n\r\f"), attributes.size()));
      if (!attributes.empty() && (attributes[0] == '"' || attributes[0] == '\'')) {
        const auto end = std::min(attributes.find(attributes[0], 1), attributes.size());
        value = attributes.substr(1, end - 1);
        attributes.remove_prefix(std::min(end + 1, attributes.size()));
      } else {
        const auto end = std::min(attributes.find_first_of(" \t\n\r\f"), attributes.size());
        value = attributes.substr(0, end);
        attributes.remove_prefix(end);
      }
    }
    visit(name, value);
  }
}

bool speaks_of_spoilers(std::string_view text) {
  return find_ignoring_case(text, "spoiler", 0) != std::string_view::npos;
}

}  // namespace

std::size_t find_ignoring_case(std::string_view text, std::string_view what, std::size_t from) {
  if (from > text.size()) return std::string_view::npos;
  const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), what.begin(),
                                 what.end(), [](char a, char b) { return to_lower(a) == b; });
  if (found == text.end() && !what.empty()) return std::string_view::npos;
  return static_cast<std::size_t>(found - text.begin());
}

std::optional<std::size_t> HtmlTokenizer::end_of_tag(std::size_t at) const {
  if (no_more_ends_) return std::nullopt;
  const std::size_t limit = std::min(html_.size(), at + longest_quoted);
  char quote = 0;
  for (std::size_t i = at; i < limit; ++i) {
    const char c = html_[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return i;
    } else if ((c == '"' || c == '\'') && html_[i - 1] == '=') {
      quote = c;
    }
  }
  const auto end = html_.find('>', at);
  no_more_ends_ = end == std::string_view::npos;
  return no_more_ends_ ? std::nullopt : std::optional(end);
}

std::optional<HtmlToken> HtmlTokenizer::next() {
  if (at_ >= html_.size()) return std::nullopt;
  if (html_[at_] == '<' && begins_tag(html_, at_)) {
    if (html_.substr(at_).starts_with("<!--")) {
      const auto end = html_.find("-->", at_ + 4);
      const std::size_t begin = std::min(at_ + 4, html_.size());
      at_ = end == std::string_view::npos ? html_.size() : end + 3;
      const std::size_t inner_end = end == std::string_view::npos ? html_.size() : end;
      return HtmlToken{HtmlTag{.name = "!", .closing = false, .attributes = {}},
                       html_.substr(begin, inner_end - begin)};
    }
    if (const auto end = end_of_tag(at_ + 1)) {
      std::string_view inner = html_.substr(at_ + 1, *end - at_ - 1);
      at_ = *end + 1;
      HtmlTag tag;
      tag.closing = inner.starts_with('/');
      if (tag.closing) inner.remove_prefix(1);
      if (inner.starts_with('!') || inner.starts_with('?')) {
        tag.name = "!";
      } else {
        const std::size_t length = name_length(inner);
        for (const char c : inner.substr(0, length)) tag.name += to_lower(c);
        tag.attributes = inner.substr(length);
      }
      return HtmlToken{std::move(tag), {}};
    }
  }
  // At least one character, so that a '<' that begins no tag is text.
  const auto end = std::min(html_.find('<', at_ + 1), html_.size());
  const std::string_view text = html_.substr(at_, end - at_);
  at_ = end;
  return HtmlToken{std::nullopt, text};
}

void HtmlTokenizer::skip_element(std::string_view name) {
  const auto close = find_ignoring_case(html_, "</" + std::string(name), at_);
  const auto end = close == std::string_view::npos ? close : html_.find('>', close);
  at_ = end == std::string_view::npos ? html_.size() : end + 1;
}

std::optional<std::string> html_attribute(std::string_view attributes, std::string_view name) {
  std::optional<std::string> result;
  for_each_attribute(attributes, [&](std::string_view key, std::string_view value) {
    const bool same = std::ranges::equal(key, name, {}, to_lower);
    if (same && !result) result = decode_references(value);
  });
  return result;
}

bool is_spoiler_tag(const HtmlTag& tag) {
  if (tag.name == "details" || speaks_of_spoilers(tag.name)) return true;
  if (!speaks_of_spoilers(tag.attributes)) return false;
  bool hides = false;
  for_each_attribute(tag.attributes, [&](std::string_view key, std::string_view value) {
    const bool is_class = find_ignoring_case(key, "class", 0) == 0;
    hides = hides || speaks_of_spoilers(key) || (is_class && speaks_of_spoilers(value));
  });
  return hides;
}

bool is_block_tag(std::string_view name) {
  return std::ranges::binary_search(block_tags, name);
}

bool is_hidden_tag(std::string_view name) {
  return std::ranges::find(hidden_tags, name) != hidden_tags.end();
}

}  // namespace rosebud::indexer
