// Entity tags (RFC 9110, section 8.8.3): a browser that has an answer already is told so in a few bytes.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::server {

// W/"…" for what `target` is answered with as long as the database has `identity` and the server has
// `variant` (its version and settings). Weak, for answers tell how long they took.
std::string entity_tag(std::string_view identity, std::string_view target, std::string_view variant);

// Whether an If-None-Match header names `tag`: a list of tags, compared weakly, or "*".
bool matches_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace rosebud::server
