// The whole server on an archive of three articles.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "support/http_client.hh"
#include "support/running_server.hh"
#include "support/temp_archive.hh"

namespace rosebud::testing {

// Magnetic Rose, Perfect Blue, which was published elsewhere, and one with markup in its name and its text.
TempArchive& add_films(TempArchive& archive);

// Brings the archive's database up to date, or builds it anew.
void index_served(const TempArchive& archive, bool rebuild = false);

struct Served {
  TempArchive archive;
  std::unique_ptr<RunningServer> server;

  Served();
  std::uint16_t port() const { return server->port(); }
  HttpReply get(std::string_view target, std::string_view headers = "") const;
  // What /api/search answers.
  boost::json::value api(std::string_view query) const;
};

std::set<std::string> titles_of(const boost::json::value& answer);

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace rosebud::testing
