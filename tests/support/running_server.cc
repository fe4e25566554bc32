#include "support/running_server.hh"

#include <algorithm>
#include <utility>

namespace rosebud::testing {
namespace {

template <typename Config>
Config logging_to(Config config, const std::shared_ptr<LogLines>& log) {
  config.log = [log](std::string_view line) { log->add(line); };
  return config;
}

}  // namespace

void LogLines::add(std::string_view line) {
  const std::lock_guard lock(mutex_);
  lines_.emplace_back(line);
}

std::vector<std::string> LogLines::all() const {
  const std::lock_guard lock(mutex_);
  return lines_;
}

std::size_t LogLines::count(std::string_view text) const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(std::ranges::count_if(
      lines_, [&](const std::string& line) { return line.find(text) != std::string::npos; }));
}

RunningHttpServer::RunningHttpServer(server::HttpConfig config, server::MakeHandler make_handler)
    : log_(std::make_shared<LogLines>()),
      server_(logging_to(std::move(config), log_), std::move(make_handler)),
      thread_([this] { server_.run(); }) {}

RunningHttpServer::~RunningHttpServer() {
  stop();
  join();
}

void RunningHttpServer::join() {
  if (thread_.joinable()) thread_.join();
}

RunningServer::RunningServer(server::ServerConfig config)
    : log_(std::make_shared<LogLines>()),
      server_(logging_to(std::move(config), log_)),
      thread_([this] { server_.run(); }) {}

RunningServer::~RunningServer() {
  stop();
  join();
}

void RunningServer::join() {
  if (thread_.joinable()) thread_.join();
}

server::ServerConfig server_config(const std::filesystem::path& database) {
  server::ServerConfig config{.database = store::DatabaseFolder(database)};
  config.listen.port = 0;
  config.site_name = "Test Archive";
  config.threads = 2;
  return config;
}

}  // namespace rosebud::testing
