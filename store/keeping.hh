// When the files beside a database are written again.
#pragma once

#include <cstdint>
#include <filesystem>

#include <xapian.h>

namespace rosebud::store {

enum class Keeping : std::uint8_t {
  // After every commit in a small archive. In a larger one a file of a few commits ago may stay for some
  // time, so that who commits each second does not write all of it each second: whoever reads it finds out
  // what changed since.
  in_time,
  now,  // when it is not of the content that is there
};

// Whether `file`, of a database of so many articles, is missing or has been there for so long that it is
// worth writing again: a tenth of a millisecond for each article, or some ten times what writing it costs.
bool has_had_its_time(const std::filesystem::path& file, Xapian::doccount articles);

}  // namespace rosebud::store
