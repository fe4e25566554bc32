// Raw HTML as a sequence of tags and stretches of text. Not an HTML parser: it makes no tree and mends
// nothing, and so stays linear in the size of what it reads, whatever that holds.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rosebud::indexer {

struct HtmlTag {
  std::string name;  // lower case; "!" for comments and declarations
  bool closing = false;
  std::string_view attributes;
};

struct HtmlToken {
  std::optional<HtmlTag> tag;
  std::string_view text;  // when it is no tag, character references as written; inside a comment
};

class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::string_view html) : html_(html) {}

  // The next token; nothing at the end.
  std::optional<HtmlToken> next();

  // Goes on behind the closing tag of `name`, or at the end when there is none.
  void skip_element(std::string_view name);

 private:
  std::optional<std::size_t> end_of_tag(std::size_t at) const;

  std::string_view html_;
  std::size_t at_ = 0;
  mutable bool no_more_ends_ = false;
};

// The value of `name` in a tag's attributes, its references decoded; nothing when it has none.
std::optional<std::string> html_attribute(std::string_view attributes, std::string_view name);

// Whether a tag hides its content from readers who do not want to know: <details>, and any whose name or
// class speaks of a spoiler.
bool is_spoiler_tag(const HtmlTag& tag);

// Whether a browser begins a new line for the element.
bool is_block_tag(std::string_view name);

// Whether what the element holds is never text: script, style and their like.
bool is_hidden_tag(std::string_view name);

// `text` with its character references decoded: all that HTML names, and numbers. A no-break space becomes a
// space.
std::string decode_references(std::string_view text);

// The offset of `what` (in lower case) in `text` from `from` on, by ASCII letters of either case.
std::size_t find_ignoring_case(std::string_view text, std::string_view what, std::size_t from);

}  // namespace rosebud::indexer
