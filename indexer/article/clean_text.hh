// Small repairs of text that every reader of articles needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer {

// White space collapsed to single spaces, none at the ends.
std::string collapsed(std::string_view text);

// `text` without the white space at its ends.
std::string_view trimmed(std::string_view text);

// [[page|label]] and [[page]] as their labels.
std::string without_wikilinks(std::string_view text);

// A value of front matter without the markup people leave in it: [[wikilinks]] become their label, Markdown's
// emphasis marks and surrounding quotes go.
std::string without_markup(std::string_view text);

// `text` at each of the characters in `separators`, the parts trimmed, empty ones dropped.
std::vector<std::string> split(std::string_view text, std::string_view separators);

// Whether they are one text but for case and accents.
bool equal_ignoring_case(std::string_view left, std::string_view right);

}  // namespace rosebud::indexer
