#include "bench/temporary_folder.hh"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "catalogue/error.hh"

namespace rosebud::bench {

TemporaryFolder::TemporaryFolder(std::string_view purpose) {
  std::string name =
      (std::filesystem::temp_directory_path() / fmt::format("rosebud-{}-XXXXXX", purpose)).string();
  if (::mkdtemp(name.data()) == nullptr) throw system_error(fmt::format("cannot create {}", name), errno);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace rosebud::bench
