// An HTTP/1.1 server that stands up to hostile clients: sizes and times are bounded, and one thread does all
// the reading and writing while others answer. Boost.Beast stays inside http_server.cc.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "server/http/message.hh"

namespace rosebud::server {

struct HttpLimits {
  std::size_t header_bytes = 16UL * 1024;  // more is answered with 431
  std::size_t body_bytes = 64UL * 1024;    // more is answered with 413
  std::size_t connections = 256;           // more are answered with 503
  // For a request to arrive whole, from the first byte that could be sent; for an answer to be taken.
  std::chrono::milliseconds deadline{10'000};
  // For answers in the making once the server stops.
  std::chrono::milliseconds grace{1'500};
};

struct HttpConfig {
  std::string address = "127.0.0.1";  // IPv4 or IPv6
  std::uint16_t port = 0;             // 0: any that is free
  unsigned threads = 1;               // that answer
  HttpLimits limits;
  Log log;                  // errors, and accesses when asked for
  bool log_access = false;  // one line for every answer
};

class HttpServer {
 public:
  // Binds the port. Throws Error, with a hint, when that cannot be had.
  HttpServer(HttpConfig config, MakeHandler make_handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // The port that was bound.
  std::uint16_t port() const;

  // Serves until stop(), SIGTERM or SIGINT; once only. A second signal ends the process as usual.
  void run();

  // Ends run(), from any thread: idle connections are closed, answers in the making are sent.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rosebud::server
