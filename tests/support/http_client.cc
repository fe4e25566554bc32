#include "support/http_client.hh"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rosebud::testing {
namespace {

using Clock = std::chrono::steady_clock;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

HttpReply parse_head(std::string_view head) {
  HttpReply reply;
  const std::string_view status_line = head.substr(0, head.find("\r\n"));
  if (!status_line.starts_with("HTTP/1.") || status_line.size() < 12)
    throw std::runtime_error("no status line");
  reply.status = std::stoi(std::string(status_line.substr(9, 3)));
  head.remove_prefix(std::min(head.size(), status_line.size() + 2));
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(std::min(head.size(), line.size() + 2));
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    reply.headers[lower(std::string(line.substr(0, colon)))] = line.substr(colon + 2);
  }
  return reply;
}

HttpReply one_reply(std::uint16_t port, std::string_view request, bool to_head) {
  HttpConnection connection(port);
  connection.send(request);
  auto reply = connection.read_reply(to_head);
  if (!reply) throw std::runtime_error("no answer");
  return *reply;
}

}  // namespace

std::string HttpReply::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

HttpConnection::HttpConnection(std::uint16_t port)
    : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (descriptor_ < 0 || ::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("cannot connect");
  }
}

HttpConnection::~HttpConnection() {
  ::close(descriptor_);
}

bool HttpConnection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

HttpConnection::Received HttpConnection::receive(std::chrono::milliseconds patience) {
  pollfd waiting{descriptor_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(std::max<std::int64_t>(0, patience.count()))) <= 0) {
    return Received::nothing;
  }
  std::array<char, 16384> bytes{};
  const ssize_t count = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
  if (count <= 0) return Received::end;
  buffer_.append(bytes.data(), static_cast<std::size_t>(count));
  return Received::bytes;
}

std::optional<HttpReply> HttpConnection::read_reply(bool to_head) {
  constexpr std::chrono::seconds patience(10);
  std::size_t end = std::string::npos;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (receive(patience) != Received::bytes) return std::nullopt;
  }
  HttpReply reply = parse_head(std::string_view(buffer_).substr(0, end));
  const std::string length = reply.header("content-length");
  const std::size_t body = to_head || length.empty() ? 0 : std::stoul(length);
  while (buffer_.size() < end + 4 + body) {
    if (receive(patience) != Received::bytes) return std::nullopt;
  }
  reply.body = buffer_.substr(end + 4, body);
  buffer_.erase(0, end + 4 + body);
  return reply;
}

std::string HttpConnection::read_to_end(std::chrono::milliseconds patience) {
  ends_within(patience);
  return std::exchange(buffer_, {});
}

bool HttpConnection::ends_within(std::chrono::milliseconds patience) {
  const auto until = Clock::now() + patience;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    const Received received = receive(left);
    if (received == Received::end) return true;
    if (received == Received::nothing && Clock::now() >= until) return false;
  }
}

std::string http_request(std::string_view method, std::string_view target, std::string_view headers) {
  return fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n", method, target, headers);
}

HttpReply http_get(std::uint16_t port, std::string_view target, std::string_view headers) {
  return one_reply(port, http_request("GET", target, headers), false);
}

HttpReply http_head(std::uint16_t port, std::string_view target) {
  return one_reply(port, http_request("HEAD", target), true);
}

}  // namespace rosebud::testing
