// What the attributes of a tag say.
#pragma once

#include <string>
#include <string_view>

#include "indexer/article/markup/html_tokens.hh"

namespace rosebud::importer {

// The value of `name`, trimmed; empty when the tag has none.
std::string attribute(const indexer::HtmlTag& tag, std::string_view name);

// Whether `wanted` is one of the words of its class attribute.
bool has_class(const indexer::HtmlTag& tag, std::string_view wanted);

// `address` if it leads somewhere, with a scheme where it had none of its own (`//host/path`): not scripts,
// not places on the same page, not the picture itself. Else empty.
std::string usable_address(std::string address);

// The language that highlighters are told by a class: "language-php", "lang-php", "brush: php".
std::string code_language(const indexer::HtmlTag& tag);

// The number of an ordered list's first item.
int first_number(const indexer::HtmlTag& tag);

}  // namespace rosebud::importer
