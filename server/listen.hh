// Where a server listens, as typed: "127.0.0.1:8080", ":8080", "8080", "localhost:8080", "[::1]:8080".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rosebud::server {

struct ListenAddress {
  std::string address = "127.0.0.1";  // IPv4 or IPv6, without brackets
  std::uint16_t port = 8080;          // 0: any that is free
  bool operator==(const ListenAddress&) const = default;
};

// What is left out stays as above. Throws Error, with a hint, for anything else.
ListenAddress parse_listen(std::string_view text);

// "http://127.0.0.1:8080/", with brackets where IPv6 needs them.
std::string url_of(const ListenAddress& listen);

}  // namespace rosebud::server
