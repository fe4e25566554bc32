// The web server: one archive's search page, reading pages and JSON over HTTP.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/http/http_server.hh"
#include "server/listen.hh"
#include "store/generation.hh"

namespace rosebud::server {

struct ServerConfig {
  store::DatabaseFolder database;
  ListenAddress listen{};
  std::string site_name = "Rosebud";
  // Of the published site (http or https), for articles whose address is relative; empty: those are read
  // here.
  std::string base_url{};
  // Names besides this machine's own that requests may be for: those under which a reverse proxy passes them
  // on.
  std::vector<std::string> allowed_hosts{};
  std::uint32_t time_limit = 5000;  // of an answer, in milliseconds: then it is given with what it found
  unsigned threads = 0;             // that search; 0: one per core
  bool log_access = false;          // one line for every answer
  HttpLimits limits{};
  Log log{};  // takes lines for the log; none: standard error
};

class Server {
 public:
  // Binds the port. Throws Error, with a hint, when that cannot be had or a setting makes no sense. The
  // database is opened at the first request: while there is none, answers have status 503.
  explicit Server(const ServerConfig& config);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // The port that was bound.
  std::uint16_t port() const;

  // Where to point a browser: "http://127.0.0.1:8080/".
  std::string url() const;

  // Serves until stop(), SIGTERM or SIGINT; once only. A second signal ends the process as usual.
  void run();

  // Ends run(), from any thread.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rosebud::server
