// Text to Markdown that says the same text.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::importer {

// `text`, which holds no line breaks, with a backslash before whatever would be markup: CommonMark's own, and
// that of site generators and note takers (tables, {{ templates }}, ==marks==, ||spoilers||). Addresses that
// stand bare become <addresses> unless the text is that of a link.
std::string escape_text(std::string_view text, bool in_link = false);

// A line of a paragraph with its beginning escaped where it would begin a list, a heading, a quote or a rule.
std::string escape_line_begin(std::string_view line);

// An address as it may stand between the parentheses of a link.
std::string escape_address(std::string_view address);

// A code span that holds `code`, whatever backticks that has.
std::string code_span(std::string_view code);

}  // namespace rosebud::importer
