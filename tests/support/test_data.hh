// Data that is no part of the repository.
#pragma once

#include <filesystem>
#include <optional>

namespace rosebud::testing {

// The folder that the environment variable names. Without one the test has nothing to do: it says so in a
// line that CTest knows (tests/CMakeLists.txt), and should return.
std::optional<std::filesystem::path> data_named_by(const char* variable);

}  // namespace rosebud::testing
