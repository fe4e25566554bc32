// A post of a WordPress export, for tests of what becomes of it.
#pragma once

#include <string>
#include <utility>

#include "importer/wordpress/item.hh"

namespace rosebud::testing {

// Published, with a date and a text.
inline importer::WordpressItem wordpress_post(std::string title = "A post") {
  importer::WordpressItem item;
  item.id = 7;
  item.type = "post";
  item.status = "publish";
  item.title = std::move(title);
  item.date = "2012-01-05 14:30:46";
  item.date_gmt = "2012-01-05 13:30:46";
  item.content = "Text.";
  return item;
}

}  // namespace rosebud::testing
