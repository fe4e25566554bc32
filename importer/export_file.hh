// Reading the files of an export.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rosebud::importer {

// Longer files are refused: an export is read as a whole.
inline constexpr std::size_t longest_export = std::size_t{1} << 30U;

// The bytes of a file. Throws Error when it cannot be read or is too long.
std::string read_export(const std::filesystem::path& path);

// What `bytes` are packed by ("zip", "gzip", …); empty: nothing that is known.
std::string_view packed_by(std::string_view bytes);

// Throws the Error for a packed export, which says what unpacks it. `path` is the packed file.
[[noreturn]] void refuse_packed(const std::filesystem::path& path, std::string_view format);

}  // namespace rosebud::importer
