// An archive being written: many small files below one folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>

namespace rosebud::bench {

// Writes each file with one open, one write and one close: a million of them take minutes, not hours.
class ArchiveWriter {
 public:
  // Creates `folder`. Throws Error when it holds something already: what is measured on an archive is worth
  // nothing if files of another one lie among its own.
  explicit ArchiveWriter(std::filesystem::path folder);

  // Writes `text` to `name` in `subfolder` ("2014/03"), creating the subfolder the first time. Throws Error.
  void write(const std::string& subfolder, std::string_view name, std::string_view text);

  std::uint64_t files() const { return files_; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  void create_once(const std::string& subfolder);

  std::filesystem::path folder_;
  std::unordered_set<std::string> created_;
  std::uint64_t files_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace rosebud::bench
