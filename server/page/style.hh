// The style sheet of all pages, kept in the program.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::server {

// base.css, search.css and reading.css one after the other.
std::string_view style_sheet();

// "style.<hash of its content>.css": a name whose content never changes, so that browsers keep it.
std::string style_sheet_name();

}  // namespace rosebud::server
