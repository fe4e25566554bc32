// The version of the program, from the project's CMakeLists.txt.
#pragma once

#include <string_view>

namespace rosebud::cli {

std::string_view version();

}  // namespace rosebud::cli
