#include "indexer/article/path_language.hh"

#include <algorithm>
#include <array>
#include <span>

#include "catalogue/ascii.hh"
#include "catalogue/fold.hh"
#include "catalogue/language.hh"

namespace rosebud::indexer {
namespace {

// The languages that sites are written in. Not every pair of letters: a folder "tv" is no Tuvaluan.
constexpr auto languages = std::to_array<std::string_view>(
    {"ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl",
     "he", "hi", "hr", "hu", "id", "is", "it", "ja", "ka", "ko", "lt", "lv", "ms", "nb", "nl", "nn", "no",
     "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "ta", "th", "tr", "uk", "ur", "vi", "zh"});

// Folders that stand above a site's languages.
constexpr auto containers =
    std::to_array<std::string_view>({"_posts", "articles", "blog", "collections", "content", "docs", "i18n",
                                     "locales", "pages", "posts", "site", "source", "src"});

bool is_one_of(std::span<const std::string_view> sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  if (tag.size() < 2 || !is_one_of(languages, tag.substr(0, 2))) return false;
  if (tag.size() == 2) return true;
  if ((tag[2] != '-' && tag[2] != '_') || !std::ranges::all_of(tag.substr(3), is_letter)) return false;
  // A region, or a script: "go-home" and "no-side" are neither.
  const std::string_view rest = tag.substr(3);
  const std::string script = fold(rest);
  return rest.size() == 2 || script == "hans" || script == "hant" || script == "latn" || script == "cyrl";
}

std::optional<std::string> language_of_path(std::string_view path) {
  const auto slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  name = name.substr(0, name.rfind('.'));
  if (const auto dot = name.rfind('.'); dot != std::string_view::npos && dot > 0) {
    if (is_language_tag(name.substr(dot + 1))) return language_code(name.substr(dot + 1));
  }
  std::string_view folders = slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash + 1);
  while (!folders.empty()) {
    const auto end = folders.find('/');
    const std::string_view folder = folders.substr(0, end);
    folders.remove_prefix(end + 1);
    // "it/index.md" and "it/en-US_it.md" belong to It.
    const bool own_bundle = folders.empty() && (name.starts_with("index") || name.ends_with(folder));
    if (is_language_tag(folder) && !own_bundle) return language_code(folder);
    if (!is_one_of(containers, folder)) break;
  }
  return std::nullopt;
}

}  // namespace rosebud::indexer
