// Which Host headers are answered. A page on a foreign site can make its own name point to 127.0.0.1 (DNS
// rebinding) and then read what a server there says; what it cannot change is the name in the Host header.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rosebud::server {

class HostPolicy {
 public:
  // On a loopback address the names of this machine and those of `allowed` are answered; on any other address
  // every name, or, when there are some, only those of `allowed` and IP addresses. Names without ports; a
  // leading dot allows all names below a domain.
  HostPolicy(std::string_view address, std::vector<std::string> allowed);

  // Whether a request for `host`, as in its Host header, is answered. Without a Host (HTTP/1.0) it is:
  // browsers always send one.
  bool allows(std::string_view host) const;

 private:
  std::vector<std::string> allowed_;
  bool loopback_;
};

// Whether `address` is 127.0.0.0/8 or ::1.
bool is_loopback(std::string_view address);

}  // namespace rosebud::server
