// Text as generators write it in addresses.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::indexer {

// Hugo's: lower case; letters, digits and . / _ # + ~ - stay, white space becomes one '-', the rest goes.
std::string hugo_slug(std::string_view text);

// Jekyll's default: lower case, everything but letters and digits becomes one '-', none at the ends.
std::string jekyll_slug(std::string_view text);

// Jekyll's for titles: case and ._~!$&'()+,;=@ stay.
std::string jekyll_pretty_slug(std::string_view text);

// Eleventy's: lower case, without accents, '&' as "and", ASCII letters and digits with '-' between them.
std::string eleventy_slug(std::string_view text);

// `path` with what may not stand in one (spaces, quotes, '?', '#', ...) percent-encoded; letters of any
// script stay.
std::string address_path(std::string_view path);

}  // namespace rosebud::indexer
