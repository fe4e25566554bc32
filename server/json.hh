// Answers as JSON: what `GET /api/search` sends and `rosebud search --json` prints. docs/json.md describes
// it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "catalogue/error.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "catalogue/similar.hh"

namespace rosebud::server {

// Raised by one whenever a reader of the JSON would have to change; members may be added without.
inline constexpr int json_format = 1;

// One line, ended by a line break. Always well-formed UTF-8, whatever the articles hold.
std::string to_json(const SearchRequest& request, const SearchResults& results);

// What `GET /api/similar` sends and `rosebud similar --json` prints.
std::string to_json(const SimilarResults& results);

// What stands in for an answer that could not be given: {"format":1,"error":{"message":…,"hint":…}}.
std::string error_to_json(const Error& error);

// What `GET /healthz` sends for a database that can be read.
std::string health_to_json(std::size_t documents, std::string_view identity);

}  // namespace rosebud::server
