// When the files beside a database are written again.
#pragma once

#include <chrono>
#include <filesystem>
#include <limits>

#include <xapian.h>

namespace rosebud::store {

// After every commit in a small archive. In a larger one a file of a few commits ago may stay for some time,
// so that who commits each second does not write all of it each second: whoever reads it finds out what
// changed since.
struct Keeping {
  Xapian::doccount small_archive = 2000;         // written in some hundredths of a second
  std::chrono::microseconds of_an_article{100};  // in all some ten times what writing costs
};

// Whenever they are not of the content that is there.
inline constexpr Keeping keep_current{.small_archive = std::numeric_limits<Xapian::doccount>::max()};

// Whether `file`, of a database of so many articles, is missing or has been there for so long that it is
// worth writing again.
bool has_had_its_time(const std::filesystem::path& file, Xapian::doccount articles, const Keeping& keeping);

}  // namespace rosebud::store
