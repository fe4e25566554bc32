// What the elements of HTML mean for Markdown.
#pragma once

#include <cstdint>
#include <string_view>

namespace rosebud::importer {

enum class Element : std::uint8_t {
  unknown,  // an inline element without meaning here: span, font, abbr
  strong,
  emphasis,
  struck,
  code,
  quotation,
  raised,  // sup
  lowered,
  reading,  // rt: how a character is pronounced
  link,
  image,
  line_break,
  paragraph,
  section,  // any block that only groups
  heading,
  quote,
  unordered,
  ordered,
  item,
  term,  // dt
  table,
  row,
  cell,
  table_caption,
  caption,
  preformatted,
  details,
  summary,
  rule,
  frame,   // iframe, embed: an address and nothing else
  player,  // audio, video, object: what is in it is for those who cannot play it
  source,
  dropped,  // with all in it
};

// `name` is in lower case.
Element element_named(std::string_view name);

// Whether it has no content and no closing tag.
bool is_void(Element element);

// Whether it is part of a paragraph.
bool is_inline(Element element);

}  // namespace rosebud::importer
