#include "store/hash.hh"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace rosebud::store {

std::string content_hash(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::uint64_t short_hash(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace rosebud::store
