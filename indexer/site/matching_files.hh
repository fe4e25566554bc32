// The files that a glob pattern names.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer {

// The files below `archive` whose relative path matches `pattern` ("data/films/*.json", "../data/**/*.json"),
// as relative paths, sorted. Hidden files and folders, node_modules, and links to folders are passed over.
std::vector<std::string> matching_files(const std::filesystem::path& archive, std::string_view pattern);

}  // namespace rosebud::indexer
