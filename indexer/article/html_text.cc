#include "indexer/article/html_text.hh"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"

namespace rosebud::indexer {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 22> named_references{{
    {"amp", "&"},   {"lt", "<"},    {"gt", ">"},     {"quot", "\""},  {"apos", "'"},   {"nbsp", " "},
    {"mdash", "—"}, {"ndash", "–"}, {"hellip", "…"}, {"lsquo", "‘"},  {"rsquo", "’"},  {"ldquo", "“"},
    {"rdquo", "”"}, {"laquo", "«"}, {"raquo", "»"},  {"eacute", "é"}, {"egrave", "è"}, {"agrave", "à"},
    {"ouml", "ö"},  {"auml", "ä"},  {"uuml", "ü"},   {"szlig", "ß"},
}};

constexpr std::array<std::string_view, 24> block_tags{
    "p",          "div",        "br",     "li",      "ul",      "ol",      "tr", "td",
    "th",         "table",      "h1",     "h2",      "h3",      "h4",      "h5", "h6",
    "blockquote", "figcaption", "figure", "section", "article", "details", "hr", "summary"};

// The name of the tag that begins at `tag` ("</p " -> "p").
std::string tag_name(std::string_view tag) {
  tag.remove_prefix(1);
  if (tag.starts_with('/')) tag.remove_prefix(1);
  const auto* const end = std::ranges::find_if_not(
      tag, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
  return fold(tag.substr(0, static_cast<std::size_t>(end - tag.begin())));
}

bool begins_tag(std::string_view html, std::size_t at) {
  if (at + 1 >= html.size()) return false;
  const char c = html[at + 1];
  return c == '/' || c == '!' || c == '?' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::optional<char32_t> numeric_reference(std::string_view name) {
  name.remove_prefix(1);
  const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
  if (hexadecimal) name.remove_prefix(1);
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), number, hexadecimal ? 16 : 10);
  const bool whole = error == std::errc{} && end == name.data() + name.size();
  const bool a_character = number >= 0x20 && number < 0x110000 && !(number >= 0xD800 && number < 0xE000);
  return whole && a_character ? std::optional<char32_t>(number) : std::nullopt;
}

class Stripper {
 public:
  explicit Stripper(std::string_view html) : html_(html) {}

  std::string run() {
    while (at_ < html_.size()) {
      if (html_[at_] == '<' && begins_tag(html_, at_)) {
        skip_tag();
      } else if (html_[at_] == '&') {
        read_reference();
      } else {
        text_ += html_[at_++];
      }
    }
    return std::move(text_);
  }

 private:
  void skip_past(std::string_view end) {
    const auto found = html_.find(end, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + end.size();
  }

  void skip_tag() {
    if (html_.substr(at_).starts_with("<!--")) {
      skip_past("-->");
      return;
    }
    const std::string name = tag_name(html_.substr(at_, 16));
    const bool closing = html_[at_ + 1] == '/';
    skip_past(">");
    if (!closing && (name == "script" || name == "style")) skip_content(name);
    if (std::ranges::find(block_tags, name) != block_tags.end()) text_ += '\n';
  }

  void skip_content(const std::string& name) {
    const auto close = html_.find("</" + name, at_);
    at_ = close == std::string_view::npos ? html_.size() : close;
    if (at_ < html_.size()) skip_past(">");
  }

  void read_reference() {
    constexpr std::size_t longest = 10;
    const auto end = html_.substr(at_, longest).find(';');
    const std::string_view name =
        end == std::string_view::npos ? std::string_view{} : html_.substr(at_ + 1, end - 1);
    if (name.size() > 1 && name[0] == '#') {
      if (const auto character = numeric_reference(name)) {
        utf8::append(text_, *character);
        at_ += end + 1;
        return;
      }
    }
    const auto* const row =
        std::ranges::find(named_references, name, &std::pair<std::string_view, std::string_view>::first);
    if (!name.empty() && row != named_references.end()) {
      text_.append(row->second);
      at_ += end + 1;
      return;
    }
    text_ += html_[at_++];
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string text_;
};

}  // namespace

std::string html_to_text(std::string_view html) {
  return Stripper(html).run();
}

}  // namespace rosebud::indexer
