#include "support/test_data.hh"

#include <cstdlib>

#include "support/catch.hh"

namespace rosebud::testing {

std::optional<std::filesystem::path> data_named_by(const char* variable) {
  const char* folder = std::getenv(variable);
  if (folder != nullptr && std::filesystem::is_directory(folder)) return folder;
  WARN("skipped: " << variable << " names no folder");
  return std::nullopt;
}

}  // namespace rosebud::testing
