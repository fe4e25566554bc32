// What an imported article's file is called.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::importer {

// The name of an article: `slug` (percent-encoded or not), or when that is empty the title's words. Only what
// file systems everywhere take: no separators, control characters or leading dots, at most 100 bytes. Empty
// when nothing is left.
std::string file_stem(std::string_view slug, std::string_view title);

// `date` (YYYY-MM-DD, may be empty) and `stem` as a Markdown file's name, never one that Rosebud takes for
// something else than an article (`index.md`, `readme.md`, `template.md`).
std::string file_name(std::string_view date, std::string_view stem);

// `text` with %41 and its like decoded where that gives UTF-8.
std::string percent_decoded(std::string_view text);

}  // namespace rosebud::importer
