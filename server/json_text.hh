// Text as JSON holds it: UTF-8, whatever bytes there are.
#pragma once

#include <string_view>

#include <boost/json.hpp>

namespace rosebud::server {

// `bytes`, with U+FFFD for what is not UTF-8 (RFC 8259, 8.1). Boost.JSON writes strings as they are.
boost::json::string json_text(std::string_view bytes);

}  // namespace rosebud::server
