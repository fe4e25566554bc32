#include "indexer/site/matching_files.hh"

#include <algorithm>
#include <system_error>

#include "indexer/archive/ignore.hh"

namespace rosebud::indexer {
namespace fs = std::filesystem;

std::vector<std::string> matching_files(const fs::path& archive, std::string_view pattern) {
  while (pattern.starts_with("./")) pattern.remove_prefix(2);
  const auto first_wild = pattern.find_first_of("*?[\\");
  std::error_code error;
  if (first_wild == std::string_view::npos) {
    if (fs::is_regular_file(archive / pattern, error)) return {std::string(pattern)};
    return {};
  }
  // What stands before the first wildcard is walked to, not matched.
  const auto slash = pattern.rfind('/', first_wild);
  const std::string base(slash == std::string_view::npos ? "" : pattern.substr(0, slash + 1));
  const std::string_view below = pattern.substr(base.size());
  std::vector<std::string> found;
  auto entry = fs::recursive_directory_iterator(base.empty() ? archive : archive / base,
                                                fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    std::error_code ignored;
    if (entry->is_directory(ignored)) {
      if (name.starts_with('.') || name == "node_modules") entry.disable_recursion_pending();
      continue;
    }
    if (name.starts_with('.') || !entry->is_regular_file(ignored)) continue;
    const std::string relative =
        entry->path().lexically_relative(base.empty() ? archive : archive / base).generic_string();
    if (matches_glob(below, relative)) found.push_back(base + relative);
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace rosebud::indexer
