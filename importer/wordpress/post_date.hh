// When a WordPress post was published.
#pragma once

#include <optional>
#include <string>

#include "importer/wordpress/item.hh"

namespace rosebud::importer {

struct PostDate {
  std::string day;      // YYYY-MM-DD by the site's clock
  std::string written;  // 2012-01-05T14:30:46+01:00, or without what is not known
};

// From `post_date`, with the distance to `post_date_gmt`; else from the latter; else from RSS's pubDate.
// Nothing for drafts that were never published: they say 0000-00-00, or a day in the year -1.
std::optional<PostDate> date_of(const WordpressItem& item);

}  // namespace rosebud::importer
