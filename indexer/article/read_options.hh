// How articles are read, the same for a whole run.
#pragma once

#include <memory>
#include <string>

#include "catalogue/field_table.hh"

namespace rosebud::indexer {

class RepeatedPassages;
class Site;

struct ReadOptions {
  bool drafts = false;                 // index drafts, unlisted and protected articles too
  bool future = false;                 // index articles whose date has not come
  bool infer = true;                   // look for credits in the text where the front matter names none
  std::shared_ptr<const Site> site{};  // the archive's own words; null: it has none
  // What the archive repeats around its articles, which is left out of them; null: nothing is known.
  std::shared_ptr<const RepeatedPassages> repeated{};
  std::string today{};  // YYYY-MM-DD, by which dates are future and past; empty: nothing is either
  FieldTable fields{};  // what front matter keys may fill, the archive's own fields among them
};

// Today by the machine's clock and time zone, as YYYY-MM-DD: the day the site's owner writes.
std::string local_date();

// What of the options changes how an article is understood. A database remembers it: when it differs, every
// article is read again.
std::string fingerprint(const ReadOptions& options);

}  // namespace rosebud::indexer
