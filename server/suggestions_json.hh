// Suggestions as JSON, in two forms.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "catalogue/suggestion.hh"

namespace rosebud::server {

// What `rosebud suggest --json` prints and `GET /api/suggest` sends; docs/json.md describes it. One line.
std::string to_json(std::string_view typed, const Suggestions& suggestions);

// The same as browsers ask for it (OpenSearch Suggestions 1.0): what was typed, what to search for instead,
// and what each of these is; there is no place to say that the time limit was reached. Addresses, the
// optional fourth part, would have to be absolute; behind a proxy the server does not know its own.
std::string to_open_search(std::string_view typed, std::span<const Suggestion> suggestions);

}  // namespace rosebud::server
