// Content hashes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rosebud::store {

// XXH3-128 of `bytes` as 32 hexadecimal digits (xxHash 0.8). Tells changes apart; not for secrets.
std::string content_hash(std::string_view bytes);

// XXH3-64 of `bytes`, the same in every version: it may stand in files.
std::uint64_t short_hash(std::string_view bytes);

}  // namespace rosebud::store
