// The year of a work where it stands beside its title: in brackets, or at the end of an address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rosebud::indexer {

struct DatedTitle {
  std::string name;  // the work's; empty where more than its name stands around the year
  std::string year;
};

// What "Vertigo (1958)", "Review: Vertigo (1958)" and "Vertigo (Alfred Hitchcock, 1958)" say. Nothing where
// no year stands in brackets, or two do.
std::optional<DatedTitle> dated_title(std::string_view title);

// The year at the end of `slug` ("vertigo-1958", "Vertigo (1958)"), unless it belongs to the title ("Blade
// Runner 2049", "best-of-2019"). `title` as the article states it; empty where it does not.
std::optional<std::string> year_of_slug(std::string_view slug, std::string_view title);

}  // namespace rosebud::indexer
