// What tells one content of a database from another.
#pragma once

#include <cstdint>
#include <string>

namespace rosebud::store {

// What caches and side files are keyed by: equal identities hold equal content.
struct Identity {
  std::string uuid;
  std::uint64_t revision = 0;
  bool operator==(const Identity&) const = default;
};

}  // namespace rosebud::store
