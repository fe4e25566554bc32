// Which articles their site does not show, by each generator's rule. What a site hides must not leak by its
// search.
#pragma once

#include <string>
#include <string_view>

#include "indexer/article/node.hh"
#include "indexer/article/read_options.hh"

namespace rosebud::indexer {

struct Visibility {
  std::string left_out;  // why the article stays out of the index; empty: it is shown
  std::string expires;   // YYYY-MM-DD, from when on it is not; empty: never
};

// Reads the front matter (a map, or null) and the path.
// - drafts: `draft: true` (Hugo, Astro, Eleventy), `published: false` and `_drafts/` (Jekyll), `publish:
// false`
//   (Obsidian), `status: draft`;
// - future: `publishDate`, `pubDate`, `published` or `date` after today (Hugo, Jekyll), also the date of a
// Jekyll
//   file name; expired: `expiryDate` before today (Hugo);
// - unlisted: `unlisted`, `hidden`, `private`, `headless`, `noindex`, `permalink: false`, `output: false`,
//   `eleventyExcludeFromCollections`, `build.list`/`build.render: never`, `visibility: private`;
// - protected: `password`, `protected: true`;
// - list pages (`_index.md`) and templates (`_template.md`, `archetypes/`, `templates/`).
Visibility visibility_of(std::string_view path, const Node& front_matter, const ReadOptions& options);

}  // namespace rosebud::indexer
