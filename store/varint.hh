// Whole numbers in as few bytes as they need: seven bits a byte, the low ones first, the high bit where more
// follow (LEB128, as in DWARF and Protocol Buffers).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rosebud::store {

inline void put_varint(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) bytes += static_cast<char>((number & 0x7FU) | 0x80U);
  bytes += static_cast<char>(number);
}

// What put_varint() wrote at the head of `bytes`, taken from there. Nothing where the number is cut or too
// long; what was read of it is taken all the same.
inline std::optional<std::uint64_t> take_varint(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; !bytes.empty() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

}  // namespace rosebud::store
