#include "server/hosts.hh"

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace rosebud::server {
namespace {

// "Example.org:8080" -> "example.org", "[::1]:8080" -> "::1".
std::string bare_name(std::string_view host) {
  std::string_view name = host;
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    name = end == std::string_view::npos ? "" : host.substr(1, end - 1);
  } else if (std::ranges::count(host, ':') == 1) {
    name = host.substr(0, host.find(':'));
  }
  if (name.ends_with('.')) name.remove_suffix(1);
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

bool is_ip_address(const std::string& name) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(AF_INET, name.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1;
}

bool covers(const std::string& allowed, const std::string& name) {
  if (allowed.starts_with('.')) return name.ends_with(allowed) || name == allowed.substr(1);
  return name == allowed;
}

}  // namespace

bool is_loopback(std::string_view address) {
  const std::string text(address);
  in_addr v4{};
  if (inet_pton(AF_INET, text.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24U) == 127;
  in6_addr v6{};
  return inet_pton(AF_INET6, text.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

HostPolicy::HostPolicy(std::string_view address, std::vector<std::string> allowed)
    : allowed_(std::move(allowed)), loopback_(is_loopback(address)) {
  for (std::string& name : allowed_) name = bare_name(name);
}

bool HostPolicy::allows(std::string_view host) const {
  if (host.empty()) return true;
  const std::string name = bare_name(host);
  if (std::ranges::any_of(allowed_, [&](const std::string& allowed) { return covers(allowed, name); }))
    return true;
  // An address instead of a name cannot have been rebound.
  if (name == "localhost" || is_ip_address(name)) return true;
  return !loopback_ && allowed_.empty();
}

}  // namespace rosebud::server
