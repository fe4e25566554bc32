#include "store/values.hh"

#include <charconv>

#include <fmt/format.h>

namespace rosebud::store {

std::string encode_list(std::span<const std::string> keys) {
  std::string list;
  for (const std::string& key : keys) {
    if (key.size() < 255) {
      list += static_cast<char>(key.size());
    } else {
      list += static_cast<char>(0xFF);
      for (const unsigned shift : {24U, 16U, 8U, 0U}) list += static_cast<char>(key.size() >> shift & 0xFFU);
    }
    list += key;
  }
  return list;
}

std::vector<std::string> decode_list(std::string_view list) {
  std::vector<std::string> keys;
  for_each_key(list, [&](std::string_view key) { keys.emplace_back(key); });
  return keys;
}

std::string encode_stamp(const FileStamp& stamp) {
  return fmt::format("{} {} {} {}", stamp.size, stamp.modified_ns, stamp.hash, stamp.expires);
}

FileStamp decode_stamp(std::string_view value) {
  FileStamp stamp;
  const char* const end = value.data() + value.size();
  const auto size = std::from_chars(value.data(), end, stamp.size);
  if (size.ec != std::errc{} || size.ptr == end) return {};
  const auto modified = std::from_chars(size.ptr + 1, end, stamp.modified_ns);
  if (modified.ec != std::errc{} || modified.ptr == end) return {};
  const std::string_view rest(modified.ptr + 1, end);
  const auto space = rest.find(' ');
  if (space == std::string_view::npos) return {};
  stamp.hash = rest.substr(0, space);
  stamp.expires = rest.substr(space + 1);
  return stamp;
}

}  // namespace rosebud::store
