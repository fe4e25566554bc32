// A folder that goes when it is no longer needed.
#pragma once

#include <filesystem>
#include <string_view>

namespace rosebud::bench {

class TemporaryFolder {
 public:
  // Makes a folder of this process in the system's temporary folder; `purpose` is part of its name. Throws
  // Error.
  explicit TemporaryFolder(std::string_view purpose);
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace rosebud::bench
