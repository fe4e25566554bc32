// A strict reader of the HTML that Rosebud sends.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::testing {

// What is wrong with a page: an element or attribute that Rosebud never writes, a value without quotes, a '<'
// or
// '&' that is not markup, wrong nesting, a link that is neither http, https, relative nor our icon. Empty
// when nothing is. Text that got into a page unescaped shows up as one of these.
std::string markup_error(std::string_view html);

// The text of a page, without tags, entities resolved.
std::string text_of(std::string_view html);

}  // namespace rosebud::testing
