// An HTTP client that sends exactly the bytes it is given, so that tests can be as rude as the world is.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace rosebud::testing {

struct HttpReply {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  // A header's value; empty when it was not sent.
  std::string header(const std::string& name) const;
};

// One TCP connection to a port of 127.0.0.1.
class HttpConnection {
 public:
  explicit HttpConnection(std::uint16_t port);
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;
  ~HttpConnection();

  // False when the server has closed the connection.
  bool send(std::string_view bytes) const;

  // The next answer; nothing when the connection ends before it is whole, or after ten seconds. The answer to
  // a HEAD request has no body whatever its length says.
  std::optional<HttpReply> read_reply(bool to_head = false);

  // What arrives until the server closes; at most for `patience`.
  std::string read_to_end(std::chrono::milliseconds patience = std::chrono::seconds(5));

  // Whether the server closes within `patience`, whatever it sends before.
  bool ends_within(std::chrono::milliseconds patience);

 private:
  enum class Received { bytes, end, nothing };
  Received receive(std::chrono::milliseconds patience);

  int descriptor_ = -1;
  std::string buffer_;
};

// "GET TARGET HTTP/1.1" with a Host, `headers` ("Name: value\r\n" each) and an empty line.
std::string http_request(std::string_view method, std::string_view target, std::string_view headers = "");

// One request on a connection of its own. Throws when there is no answer.
HttpReply http_get(std::uint16_t port, std::string_view target, std::string_view headers = "");
HttpReply http_head(std::uint16_t port, std::string_view target);

}  // namespace rosebud::testing
