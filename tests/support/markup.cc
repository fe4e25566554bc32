#include "support/markup.hh"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>

namespace rosebud::testing {
namespace {

const std::set<std::string_view>& known_elements() {
  static const std::set<std::string_view> names{
      "a",     "article", "aside",  "bdi",     "blockquote", "body", "button", "code", "dd",     "div",
      "dl",    "dt",      "footer", "form",    "g",          "h1",   "h2",     "head", "header", "html",
      "input", "label",   "li",     "link",    "main",       "mark", "meta",   "nav",  "ol",     "p",
      "pre",   "q",       "rect",   "section", "small",      "span", "svg",    "time", "title",  "ul"};
  return names;
}

const std::set<std::string_view>& known_attributes() {
  static const std::set<std::string_view> names{"action",
                                                "aria-current",
                                                "aria-hidden",
                                                "aria-label",
                                                "aria-labelledby",
                                                "autocapitalize",
                                                "autocomplete",
                                                "charset",
                                                "class",
                                                "content",
                                                "datetime",
                                                "for",
                                                "height",
                                                "href",
                                                "id",
                                                "inputmode",
                                                "lang",
                                                "maxlength",
                                                "method",
                                                "name",
                                                "placeholder",
                                                "preserveAspectRatio",
                                                "rel",
                                                "role",
                                                "size",
                                                "spellcheck",
                                                "start",
                                                "type",
                                                "value",
                                                "viewBox",
                                                "width",
                                                "x",
                                                "y"};
  return names;
}

constexpr std::array<std::string_view, 3> void_elements{"input", "link", "meta"};
constexpr std::array<std::string_view, 5> entities{"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
constexpr std::array<char, 5> entity_characters{'&', '<', '>', '"', '\''};

std::optional<std::size_t> entity_at(std::string_view text) {
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (text.starts_with(entities[i])) return i;
  }
  return std::nullopt;
}

std::string resolved(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto entity = entity_at(text.substr(at))) {
      out += entity_characters[*entity];
      at += entities[*entity].size();
    } else {
      out += text[at++];
    }
  }
  return out;
}

bool is_safe_link(std::string_view url) {
  if (url.starts_with("http://") || url.starts_with("https://")) return true;
  if (url.starts_with("./") || url.starts_with("../") || url.starts_with("#")) return true;
  return url.starts_with("data:image/svg+xml,");
}

class Reader {
 public:
  explicit Reader(std::string_view html) : rest_(html) {}

  std::string error() {
    if (!rest_.starts_with("<!doctype html>\n")) return "no doctype";
    rest_.remove_prefix(16);
    while (!rest_.empty() && problem_.empty()) step();
    if (problem_.empty() && !open_.empty()) problem_ = fmt::format("<{}> is not closed", open_.back());
    return problem_;
  }

 private:
  void fail(std::string_view what) { problem_ = fmt::format("{} at: {}", what, rest_.substr(0, 80)); }

  void step() {
    if (rest_[0] == '<') {
      tag();
    } else if (rest_[0] == '&' && !entity_at(rest_)) {
      fail("a bare ampersand");
    } else if (rest_[0] == '>') {
      fail("a bare '>'");
    } else {
      rest_.remove_prefix(1);
    }
  }

  std::string_view take_name() {
    const auto* const end = std::ranges::find_if(
        rest_, [](char c) { return !(std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'); });
    const std::string_view name(rest_.begin(), end);
    rest_.remove_prefix(name.size());
    return name;
  }

  void tag() {
    rest_.remove_prefix(1);
    const bool closing = rest_.starts_with('/');
    if (closing) rest_.remove_prefix(1);
    const std::string_view name = take_name();
    if (!known_elements().contains(name)) return fail(fmt::format("an element <{}>", name));
    if (closing) return close(name);
    while (rest_.starts_with(' ') && problem_.empty()) attribute();
    if (!problem_.empty()) return;
    const bool empty = rest_.starts_with("/>");
    if (!empty && !rest_.starts_with('>')) return fail("a tag that does not end");
    rest_.remove_prefix(empty ? 2 : 1);
    if (!empty && std::ranges::find(void_elements, name) == void_elements.end()) open_.push_back(name);
  }

  void close(std::string_view name) {
    if (open_.empty() || open_.back() != name) return fail(fmt::format("</{}> out of place", name));
    if (!rest_.starts_with('>')) return fail("a closing tag that does not end");
    open_.pop_back();
    rest_.remove_prefix(1);
  }

  void attribute() {
    rest_.remove_prefix(1);
    const std::string_view name = take_name();
    if (!known_attributes().contains(name)) return fail(fmt::format("an attribute {}", name));
    if (!rest_.starts_with("=\"")) return fail(fmt::format("{} has no quoted value", name));
    rest_.remove_prefix(2);
    const std::size_t end = rest_.find('"');
    if (end == std::string_view::npos) return fail("a value that does not end");
    const std::string_view value = rest_.substr(0, end);
    if (value.find('<') != std::string_view::npos) return fail("a '<' in a value");
    const bool is_link = name == "href" || name == "action";
    if (is_link && !is_safe_link(resolved(value))) return fail(fmt::format("a link to {}", value));
    rest_.remove_prefix(end + 1);
  }

  std::string_view rest_;
  std::vector<std::string_view> open_;
  std::string problem_;
};

}  // namespace

std::string markup_error(std::string_view html) {
  return Reader(html).error();
}

std::string text_of(std::string_view html) {
  std::string text;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) text += c;
    if (c == '>') in_tag = false;
  }
  return resolved(text);
}

}  // namespace rosebud::testing
