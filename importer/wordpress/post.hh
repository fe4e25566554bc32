// A WordPress post as an article of Rosebud's.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "importer/output_folder.hh"
#include "importer/wordpress/item.hh"
#include "importer/wordpress/media.hh"

namespace rosebud::importer {

// What the posts of a site refer to.
struct WordpressSite {
  std::map<std::string, std::string> authors;  // how a login is shown
  MediaLibrary media;
};

struct ConvertedPost {
  std::string left_out;  // why it is no article; empty: it is one
  ArticleFile article;
  std::vector<std::string> warnings;  // what of it could not be kept
};

struct PostOptions {
  bool pages = true;
};

// Posts, pages and the types that a site adds (reviews, films) are articles; attachments, menus, revisions,
// templates and what plugins store are not, nor is what is in the trash or empty.
ConvertedPost convert_post(const WordpressItem& item, const WordpressSite& site, const PostOptions& options);

}  // namespace rosebud::importer
