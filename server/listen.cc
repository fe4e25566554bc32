#include "server/listen.hh"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>

#include "catalogue/error.hh"
#include "catalogue/number_range.hh"

namespace rosebud::server {
namespace {

bool is_address(int family, const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(family, text.c_str(), bytes.data()) == 1;
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
  const auto number = parse_number(text);
  if (!number || *number > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
  return static_cast<std::uint16_t>(*number);
}

struct Parts {
  std::string_view address;
  std::optional<std::string_view> port;
};

// "[::1]:80", "::1", "host:80", ":80", "80" and "host" taken apart.
Parts take_apart(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return {text, std::nullopt};
    const std::string_view address = text.substr(1, end - 1);
    const std::string_view rest = text.substr(end + 1);
    if (rest.empty()) return {address, std::nullopt};
    return rest.starts_with(':') ? Parts{address, rest.substr(1)} : Parts{text, std::nullopt};
  }
  if (std::ranges::count(text, ':') > 1) return {text, std::nullopt};
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) return {text.substr(0, colon), text.substr(colon + 1)};
  return parse_port(text) ? Parts{{}, text} : Parts{text, std::nullopt};
}

}  // namespace

ListenAddress parse_listen(std::string_view text) {
  ListenAddress listen;
  const Parts parts = take_apart(text);
  const std::string address = parts.address == "localhost" ? "127.0.0.1" : std::string(parts.address);
  const auto port = parts.port ? parse_port(*parts.port) : listen.port;
  const bool good_address = address.empty() || is_address(AF_INET, address) || is_address(AF_INET6, address);
  if (text.empty() || !good_address || !port) {
    throw Error(fmt::format("\"{}\" is not an address to listen on", text),
                "Write it as 127.0.0.1:8080, [::1]:8080, or 8080 alone for a port of this machine.");
  }
  if (!address.empty()) listen.address = address;
  listen.port = *port;
  return listen;
}

std::string url_of(const ListenAddress& listen) {
  const bool v6 = listen.address.find(':') != std::string::npos;
  return fmt::format("http://{}:{}/", v6 ? fmt::format("[{}]", listen.address) : listen.address, listen.port);
}

}  // namespace rosebud::server
