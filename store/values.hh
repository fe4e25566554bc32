// Value slots: which are Rosebud's own, and how a list of keys is written into one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace rosebud::store {

// Slots below 10; those of the fields are in the field table.
inline constexpr Xapian::valueno path_slot = 0;
inline constexpr Xapian::valueno stamp_slot = 1;

// A list of keys as one value: each preceded by its length (one byte, or 255 and four). Equal-length keys,
// such as years of four digits, sort as their first key does.
std::string encode_list(std::span<const std::string> keys);

// Calls `visit(std::string_view)` for each key of an encoded list; a truncated list ends early.
template <typename Visit>
void for_each_key(std::string_view list, Visit&& visit) {
  while (!list.empty()) {
    std::size_t length = static_cast<unsigned char>(list[0]);
    std::size_t header = 1;
    if (length == 255) {
      if (list.size() < 5) return;
      header = 5;
      length = 0;
      for (std::size_t i = 1; i < 5; ++i) length = length << 8U | static_cast<unsigned char>(list[i]);
    }
    if (list.size() - header < length) return;
    visit(list.substr(header, length));
    list.remove_prefix(header + length);
  }
}

std::vector<std::string> decode_list(std::string_view list);

// What tells whether an article's file has changed without reading it, and its content's hash.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  // since the epoch
  std::string hash;
  std::string expires{};  // YYYY-MM-DD, from when on the article is to be left out; empty: never
  bool operator==(const FileStamp&) const = default;
};

std::string encode_stamp(const FileStamp& stamp);
FileStamp decode_stamp(std::string_view value);

}  // namespace rosebud::store
