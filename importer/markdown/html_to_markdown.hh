// HTML as people and editors write it to Markdown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::importer {

// A note that a text refers to by `<sup data-fn="ID">`.
struct Footnote {
  std::string id;
  std::string html;
};

struct HtmlOptions {
  // A line break in the text is one in the output, and an empty line ends a paragraph (what WordPress calls
  // wpautop); within `<!-- wp:… -->` blocks it never is.
  bool keep_line_breaks = true;
  std::vector<Footnote> footnotes;
};

// Mends what is not closed or closed in the wrong order, as browsers do. Scripts, styles, comments and forms
// go, except `<!--more-->`; players and frames become links to what they play. What hides its text
// (<details>, any class that says spoiler) goes on hiding it. Linear in the size of `html`, whatever it
// holds: beyond some twenty levels elements are no longer nested.
std::string html_to_markdown(std::string_view html, const HtmlOptions& options = {});

}  // namespace rosebud::importer
