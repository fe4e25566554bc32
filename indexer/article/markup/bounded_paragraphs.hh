// A bound on what a Markdown parser can be made to do.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer {

// So many signs of emphasis, links, code and HTML are read in one paragraph. A paragraph of an article holds
// a few, a long table of links some hundreds.
inline constexpr std::size_t most_signs_per_paragraph = 3'000;

// The most of such signs that stand between two blank lines of `markdown`.
std::size_t most_signs_in_a_paragraph(std::string_view markdown);

// `markdown` with longer paragraphs split, between lines where it can be. cmark reads a paragraph in time
// that can grow with the square of its signs ("![[]()" over and over), however far apart they stand: each
// sign may make it look at the whole paragraph again. What is split keeps its words; a link or an emphasis
// across the place is none.
std::string with_bounded_paragraphs(std::string markdown);

// So much is parsed at once: cmark's tree takes up to 160 bytes for each that it was made of.
inline constexpr std::size_t most_bytes_at_once = 1U << 20U;

// `markdown`, whose paragraphs are bounded, in parts that can be parsed one after the other: it is cut behind
// a blank line outside of fenced code. A link in one part does not know the addresses that stand in another.
std::vector<std::string_view> parts_of(std::string_view markdown);

}  // namespace rosebud::indexer
