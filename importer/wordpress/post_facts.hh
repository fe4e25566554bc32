// What WordPress knows of a post beside its text, as front matter.
#pragma once

#include <string>
#include <vector>

#include "importer/front_matter.hh"
#include "importer/wordpress/item.hh"
#include "importer/wordpress/post.hh"

namespace rosebud::importer {

// Terms of taxonomies: categories, tags, authors, languages, and a site's own under the name of the field
// that they fill (`movie-director` is `director`), else under their own.
void add_terms(const WordpressItem& item, const WordpressSite& site, FrontMatter& facts);

// Custom fields. Those whose name begins with '_' are WordPress's and the plugins' own and go, but for the
// picture and the description of the post; serialised values are read; what has a name that says how a page
// is shown (`draft`, `url`, …) gets `meta_` before it. Returns what could not be kept.
std::vector<std::string> add_meta(const WordpressItem& item, const WordpressSite& site, FrontMatter& facts);

// One line of text of what may be HTML.
std::string plain_line(std::string_view html);

}  // namespace rosebud::importer
