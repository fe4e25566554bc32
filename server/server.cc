#include "server/server.hh"

#include <algorithm>
#include <cstdio>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "catalogue/utf8.hh"
#include "server/page/style.hh"
#include "server/site.hh"
#include "server/url/url.hh"

namespace rosebud::server {
namespace {

void write_to_standard_error(std::string_view line) {
  // One write, so that lines of several threads do not mix.
  const std::string ended = fmt::format("{}\n", line);
  std::fwrite(ended.data(), 1, ended.size(), stderr);
}

// Requests hold what their senders like: nothing of it may reach a terminal as a control character.
Log clean_log(const Log& log) {
  return [write = log ? log : Log(write_to_standard_error)](std::string_view line) {
    write(utf8::printable(line));
  };
}

std::string checked_base_url(const std::string& url) {
  const auto scheme = scheme_of(url);
  const bool web = scheme == "http" || scheme == "https";
  if (url.empty() || (web && url.size() > scheme->size() + 3 && url.substr(scheme->size(), 3) == "://"))
    return url;
  throw Error(fmt::format("\"{}\" is not the address of a site", url),
              "Write it in full: https://example.org/");
}

// A page also changes with the program and with what it was told about the site.
std::string variant_of(const Look& look) {
  return fmt::format("{} {} {} {}", ROSEBUD_VERSION, look.style_name, look.base_url, look.site_name);
}

SiteConfig site_config(const ServerConfig& config, Log log) {
  Look look{config.site_name, checked_base_url(config.base_url), style_sheet_name()};
  std::string variant = variant_of(look);
  return {config.database,    searcher::make_snapshots(),
          std::move(look),    HostPolicy(config.listen.address, config.allowed_hosts),
          std::move(variant), config.time_limit,
          std::move(log)};
}

HttpConfig http_config(const ServerConfig& config, Log log) {
  HttpConfig http;
  http.address = config.listen.address;
  http.port = config.listen.port;
  http.threads = config.threads != 0 ? config.threads : std::max(1U, std::thread::hardware_concurrency());
  http.limits = config.limits;
  http.log = std::move(log);
  http.log_access = config.log_access;
  return http;
}

}  // namespace

class Server::Impl {
 public:
  Impl(const ServerConfig& config, const Log& log)
      : listen_(config.listen),
        site_(site_config(config, log)),
        http_(http_config(config, log),
              [this] {
                auto site = std::make_shared<Site>(site_);
                return [site](const HttpRequest& request) { return site->answer(request); };
              }),
        follower_(config.database, site_.snapshots) {}

  HttpServer& http() { return http_; }
  const HttpServer& http() const { return http_; }
  ListenAddress bound() const { return {listen_.address, http_.port()}; }

 private:
  ListenAddress listen_;
  SiteConfig site_;
  HttpServer http_;
  searcher::Follower follower_;
};

Server::Server(const ServerConfig& config) : impl_(std::make_unique<Impl>(config, clean_log(config.log))) {}
Server::~Server() = default;

std::uint16_t Server::port() const {
  return impl_->http().port();
}
std::string Server::url() const {
  return url_of(impl_->bound());
}
void Server::run() {
  impl_->http().run();
}
void Server::stop() {
  impl_->http().stop();
}

}  // namespace rosebud::server
