// Servers in a thread of the test, on a free port of 127.0.0.1.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "server/http/http_server.hh"
#include "server/server.hh"

namespace rosebud::testing {

// The lines a server logged.
class LogLines {
 public:
  void add(std::string_view line);
  std::vector<std::string> all() const;
  // Of those that hold `text`.
  std::size_t count(std::string_view text) const;

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
};

// The HTTP layer alone, with handlers of the test's own.
class RunningHttpServer {
 public:
  RunningHttpServer(server::HttpConfig config, server::MakeHandler make_handler);
  RunningHttpServer(const RunningHttpServer&) = delete;
  RunningHttpServer& operator=(const RunningHttpServer&) = delete;
  ~RunningHttpServer();

  std::uint16_t port() const { return server_.port(); }
  const LogLines& log() const { return *log_; }
  void stop() { server_.stop(); }
  // Waits until the server has ended.
  void join();

 private:
  std::shared_ptr<LogLines> log_;
  server::HttpServer server_;
  std::thread thread_;
};

// The whole server on an archive's database.
class RunningServer {
 public:
  explicit RunningServer(server::ServerConfig config);
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer();

  std::uint16_t port() const { return server_.port(); }
  const LogLines& log() const { return *log_; }
  void stop() { server_.stop(); }
  void join();

 private:
  std::shared_ptr<LogLines> log_;
  server::Server server_;
  std::thread thread_;
};

// A configuration for `database` on a free port.
server::ServerConfig server_config(const std::filesystem::path& database);

}  // namespace rosebud::testing
