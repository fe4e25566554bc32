// WordPress's shortcodes and shared blocks to HTML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importer/markdown/html_to_markdown.hh"
#include "importer/wordpress/media.hh"

namespace rosebud::importer {

struct ExpandedContent {
  std::string html;
  std::vector<Footnote> footnotes;  // that shortcodes wrote in the text
};

// The content of post `post` with [caption], [gallery], [embed] and their like as HTML, code as <pre>,
// spoilers as what hides them, and every other shortcode gone, what stands between a pair of them kept.
// [[escaped]] ones and those inside <pre> and <code> stay as they are written.
ExpandedContent expand_shortcodes(std::string_view content, std::uint64_t post, const MediaLibrary& media);

// `content` with each `<!-- wp:block {"ref":12} /-->` replaced by what it refers to.
std::string insert_shared_blocks(std::string_view content, const MediaLibrary& media);

}  // namespace rosebud::importer
