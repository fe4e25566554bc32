#include "indexer/site/article_name.hh"

#include "catalogue/strings.hh"
#include "indexer/article/dates.hh"

namespace rosebud::indexer {
namespace {

// "2019-3-2-title" -> "title"; the date as a whole when nothing stands behind it.
std::string_view without_date(std::string_view name) {
  if (!date_of_path(name)) return name;
  std::size_t at = 0;
  for (int hyphens = 0; hyphens < 3; ++hyphens) {
    at = name.find('-', at);
    if (at == std::string_view::npos) return name;
    ++at;
  }
  return at < name.size() ? name.substr(at) : name;
}

}  // namespace

std::string_view without_extension(std::string_view path) {
  const auto dot = path.rfind('.');
  const auto slash = path.rfind('/');
  const bool has_one = dot != std::string_view::npos && (slash == std::string_view::npos || dot > slash + 1);
  return has_one ? path.substr(0, dot) : path;
}

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string article_stem(std::string_view path) {
  const std::string_view stem = last_part(without_extension(path));
  const std::string_view folder = folder_of(path);
  return std::string(without_date(stem == "index" && !folder.empty() ? last_part(folder) : stem));
}

}  // namespace rosebud::indexer
