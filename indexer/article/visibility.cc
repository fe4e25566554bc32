#include "indexer/article/visibility.hh"

#include <algorithm>
#include <array>
#include <optional>

#include "catalogue/field.hh"
#include "catalogue/fold.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dates.hh"

namespace rosebud::indexer {
namespace {

const Node* find(const Node& map, std::string_view key) {
  const auto entry =
      std::ranges::find(map.entries, key, [](const NodeEntry& e) { return normalised_key(e.key); });
  return entry == map.entries.end() ? nullptr : &entry->value;
}

std::string word_of(const Node& map, std::string_view key) {
  const Node* node = find(map, key);
  if (node == nullptr || node->kind != Node::Kind::scalar) return {};
  return fold(trimmed(node->scalar));
}

// YAML 1.1 and 1.2, TOML and JSON write truth in these ways.
bool is_true(const Node& map, std::string_view key) {
  const std::string word = word_of(map, key);
  return word == "true" || word == "yes" || word == "on" || word == "1";
}

bool is_false(const Node& map, std::string_view key) {
  const std::string word = word_of(map, key);
  return word == "false" || word == "no" || word == "off" || word == "0";
}

bool any_true(const Node& map, std::initializer_list<std::string_view> keys) {
  return std::ranges::any_of(keys, [&](std::string_view key) { return is_true(map, key); });
}

bool any_false(const Node& map, std::initializer_list<std::string_view> keys) {
  return std::ranges::any_of(keys, [&](std::string_view key) { return is_false(map, key); });
}

bool is_in_folder(std::string_view path, std::string_view folder) {
  return path.starts_with(std::string(folder) + "/") ||
         path.find("/" + std::string(folder) + "/") != std::string_view::npos;
}

bool is_list_page(std::string_view path) {
  return path == "_index.md" || path.ends_with("/_index.md") || path.find("_index.") == 0 ||
         path.find("/_index.") != std::string_view::npos;
}

bool is_template(std::string_view path) {
  const auto slash = path.rfind('/');
  const std::string name = fold(path.substr(slash == std::string_view::npos ? 0 : slash + 1));
  return name.starts_with("_template.") || name.starts_with("template.") ||
         is_in_folder(path, "archetypes") || is_in_folder(path, "templates") ||
         is_in_folder(path, "_templates");
}

bool is_draft(std::string_view path, const Node& map) {
  return is_in_folder(path, "_drafts") || is_true(map, "draft") || any_false(map, {"published", "publish"}) ||
         word_of(map, "status") == "draft";
}

bool is_unlisted(const Node& map) {
  if (any_true(map,
               {"unlisted", "hidden", "private", "headless", "noindex", "eleventyexcludefromcollections"})) {
    return true;
  }
  if (any_false(map, {"permalink", "output", "listed", "searchable"})) return true;
  const std::string visibility = word_of(map, "visibility");
  if (visibility == "private" || visibility == "hidden") return true;
  const Node* build = find(map, "build");
  if (build == nullptr) build = find(map, "_build");
  if (build == nullptr) return false;
  const auto never = [&](std::string_view key) {
    return word_of(*build, key) == "never" || is_false(*build, key);
  };
  return never("list") || never("render");
}

bool is_protected(const Node& map) {
  return !word_of(map, "password").empty() || is_true(map, "protected");
}

// The day from which the article is public: the first of the keys that holds a date, else the file name's.
std::optional<std::string> publication_date(std::string_view path, const Node& map) {
  for (const std::string_view key : {"publishdate", "pubdate", "published", "date"}) {
    const Node* node = find(map, key);
    if (node == nullptr || node->kind != Node::Kind::scalar) continue;
    if (auto date = date_in(node->scalar)) return date;
  }
  return date_of_path(path);
}

}  // namespace

Visibility visibility_of(std::string_view path, const Node& front_matter, const ReadOptions& options) {
  if (is_list_page(path)) return {"list pages", {}};
  if (is_template(path)) return {"templates", {}};
  if (!options.drafts) {
    if (is_draft(path, front_matter)) return {"drafts", {}};
    if (is_unlisted(front_matter)) return {"unlisted", {}};
    if (is_protected(front_matter)) return {"protected by a password", {}};
  }
  const auto date = publication_date(path, front_matter);
  const bool dated = !options.today.empty();
  if (dated && !options.future && date && *date > options.today) return {"dated in the future", {}};
  const Node* expiry = find(front_matter, "expirydate");
  const auto expires = expiry != nullptr ? date_in(expiry->scalar) : std::nullopt;
  if (!expires) return {};
  if (dated && *expires <= options.today) return {"expired", {}};
  return {{}, *expires};
}

}  // namespace rosebud::indexer
