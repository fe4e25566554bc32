// A request and its answer as the rest of the server sees them, without the HTTP library.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rosebud::server {

struct HttpRequest {
  std::string method;  // "GET"; a HEAD request arrives as "GET", and its answer's body is left out
  std::string target;  // as sent: a path with a query, or an absolute URL
  std::string host;    // of the Host header, with its port; empty from HTTP/1.0 clients that send none
  std::string if_none_match;
};

struct HttpResponse {
  unsigned status = 200;
  std::string content_type;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // besides those that every answer has
};

// Answers one request. Used by one thread only; what it throws becomes an answer with status 500.
using Handler = std::function<HttpResponse(const HttpRequest&)>;

// Makes the handler of one worker, in that worker's thread.
using MakeHandler = std::function<Handler()>;

// Takes one line for the log, without its end; called from several threads.
using Log = std::function<void(std::string_view line)>;

// A time as HTTP writes it: "Sat, 21 Nov 2026 01:04:41 GMT".
std::string http_date(std::chrono::system_clock::time_point time);

// "Not Found" for 404.
std::string_view reason_phrase(unsigned status);

// An answer in plain text, for what goes wrong below the pages: "404 Not Found", then `detail`.
HttpResponse plain_response(unsigned status, std::string_view detail);

}  // namespace rosebud::server
