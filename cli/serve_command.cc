#include <cstdio>
#include <string>

#include <fmt/format.h>

#include "cli/run.hh"
#include "cli/search_request.hh"
#include "searcher/searcher.hh"
#include "server/server.hh"

namespace rosebud::cli {

ExitStatus run_serve(const Arguments& arguments) {
  server::ServerConfig config{.database = store::DatabaseFolder(database_to_read(arguments))};
  if (const auto listen = arguments.value("listen")) config.listen = server::parse_listen(*listen);
  config.base_url = arguments.value("base-url").value_or("");
  config.site_name = arguments.value("name").value_or(config.site_name);
  config.allowed_hosts = arguments.values("allow-host");
  config.threads = static_cast<unsigned>(arguments.number("threads", 1, 256).value_or(0));
  config.time_limit = time_limit_of(arguments).value_or(config.time_limit);
  config.log_access = arguments.has("access-log");
  // A database that cannot be read is better known now than at the first visitor.
  searcher::Searcher(config.database).refresh();

  server::Server server(config);
  fmt::print("Serving {} at {} (Ctrl-C ends it)\n", config.database.path().string(), server.url());
  std::fflush(stdout);
  server.run();
  return ExitStatus::success;
}

}  // namespace rosebud::cli
