#include "importer/export_file.hh"

#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "catalogue/error.hh"

namespace rosebud::importer {
namespace fs = std::filesystem;
namespace {

using namespace std::string_view_literals;

constexpr auto signatures = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"PK\x03\x04"sv, "zip"},
    {"PK\x05\x06"sv, "zip"},
    {"\x1F\x8B"sv, "gzip"},
    {"BZh"sv, "bzip2"},
    {"\xFD"
     "7zXZ"sv,
     "xz"},
    {"7z\xBC\xAF"sv, "7z"},
});

constexpr std::string_view reading_hint = "Name the file that was exported, and see that you may read it.";

// In single quotes, as a shell wants names with spaces.
std::string shell_quoted(const std::string& name) {
  std::string result = "'";
  for (const char c : name) {
    if (c == '\'') {
      result += R"('\'')";
    } else {
      result += c;
    }
  }
  return result + "'";
}

}  // namespace

std::string read_export(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) {
    throw system_error(fmt::format("cannot read {}", path.string()), error.value(),
                       std::string(reading_hint));
  }
  if (size > longest_export) {
    throw Error(fmt::format("{} is longer than a gigabyte", path.string()),
                "Export a few years at a time (WordPress: Tools, Export, Posts, Start and End date).");
  }
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!stream && size > 0) {
    throw system_error(fmt::format("cannot read {}", path.string()), errno, std::string(reading_hint));
  }
  return bytes;
}

std::string_view packed_by(std::string_view bytes) {
  for (const auto& [signature, format] : signatures) {
    if (bytes.starts_with(signature)) return format;
  }
  return {};
}

void refuse_packed(const fs::path& path, std::string_view format) {
  const std::string file = shell_quoted(path.string());
  const std::string folder = shell_quoted((path.parent_path() / path.stem()).string());
  std::string hint;
  if (format == "zip") hint = fmt::format("Unpack it first: unzip {} -d {}", file, folder);
  if (format == "gzip") hint = fmt::format("Unpack it first: gunzip --keep {}", file);
  if (format == "bzip2") hint = fmt::format("Unpack it first: bunzip2 --keep {}", file);
  if (format == "xz") hint = fmt::format("Unpack it first: unxz --keep {}", file);
  if (format == "7z") hint = fmt::format("Unpack it first: 7z x {} -o{}", file, folder);
  throw Error(fmt::format("{} is packed ({})", path.string(), format), std::move(hint));
}

}  // namespace rosebud::importer
