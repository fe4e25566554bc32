// Pages that say what is wrong and where to go on.
#pragma once

#include <string>
#include <string_view>

#include "server/page/layout.hh"

namespace rosebud::server {

std::string message_page(const Look& look, std::string_view request_path, std::string_view title,
                         std::string_view message);

}  // namespace rosebud::server
