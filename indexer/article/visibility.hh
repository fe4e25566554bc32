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
// - drafts: `draft: true` (Hugo, Astro, Eleventy, Zola), `published: false` and `_drafts/` (Jekyll, Hexo),
//   `publish: false` and `dg-publish: false` (Obsidian), `status: draft`, `pending`, `scheduled`, `trash`;
// - future: `publishDate`, `pubDate`, `published` or `date` after today (Hugo, Jekyll), also the date in a
//   path; expired: `expiryDate`, `unpublishDate` or `expires` before today (Hugo);
// - unlisted: `unlisted`, `hidden`, `private`, `headless`, `noindex`, `permalink: false`, `output: false`,
//   `eleventyExcludeFromCollections`, `build.list`/`build.render: never`, `render: false` and
//   `in_search_index: false` (Zola), `search_exclude`, `robots: noindex`, `visibility: private`, `status:
//   hidden`;
// - protected: `password`, `protected: true`, `visibility: members`;
// - list pages (`_index.md`, `pagination`, `layout: archive`) and templates (`_template.md`, `archetypes/`,
//   `templates/`).
Visibility visibility_of(std::string_view path, const Node& front_matter, const ReadOptions& options);

// Whether the file at `path` is what new articles are made from: Hugo's archetypes, Hexo's scaffolds, the
// templates of a note taker.
bool is_template_path(std::string_view path);

}  // namespace rosebud::indexer
