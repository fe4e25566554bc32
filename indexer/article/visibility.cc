#include "indexer/article/visibility.hh"

#include <algorithm>
#include <array>
#include <optional>

#include "catalogue/ascii.hh"
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

// A page that lists others: by its name (Hugo, Zola), its pagination (Eleventy, Jekyll) or its layout.
bool is_list_page(std::string_view path, const Node& map) {
  constexpr auto layouts = std::to_array<std::string_view>(
      {"404", "archive", "archives", "categories", "search", "tags", "terms"});
  if (path.substr(path.rfind('/') + 1).starts_with("_index.")) return true;
  // Grav's lists of a page's children, or of a taxonomy.
  const Node* content = find(map, "content");
  if (content != nullptr && find(*content, "items") != nullptr) return true;
  const Node* pagination = find(map, "pagination");
  if (pagination != nullptr && pagination->kind == Node::Kind::map) return true;
  return std::ranges::find(layouts, word_of(map, "layout")) != layouts.end();
}

// "{{title}}", "<% tp.file.title %>": what a template engine has still to fill in.
bool is_placeholder(std::string_view title) {
  constexpr std::size_t braces = 4;
  title = trimmed(title);
  const bool enclosed = (title.starts_with("{{") && title.ends_with("}}")) ||
                        (title.starts_with("<%") && title.ends_with("%>"));
  if (!enclosed || title.size() <= braces) return false;
  // A variable's name; what calls something is a title about templates.
  return std::ranges::all_of(title.substr(2, title.size() - braces), [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view(" ._:|-").find(c) != std::string_view::npos;
  });
}

// "templates", "09-Templates".
bool is_template_folder(std::string_view folder) {
  const std::string name =
      fold(folder.substr(std::min(folder.size(), folder.find_first_not_of("0123456789-_. "))));
  return name == "archetypes" || name == "templates" || name == "scaffolds";
}

bool is_in_template_folder(std::string_view path) {
  while (true) {
    const auto slash = path.find('/');
    if (slash == std::string_view::npos) return false;
    if (is_template_folder(path.substr(0, slash))) return true;
    path.remove_prefix(slash + 1);
  }
}

bool is_draft(std::string_view path, const Node& map) {
  constexpr auto unfinished =
      std::to_array<std::string_view>({"draft", "future", "idea", "pending", "scheduled", "trash", "wip"});
  const bool by_status = std::ranges::find(unfinished, word_of(map, "status")) != unfinished.end();
  return is_in_folder(path, "_drafts") || is_true(map, "draft") ||
         any_false(map, {"published", "publish", "dgpublish"}) || by_status;
}

bool is_unlisted(const Node& map) {
  if (any_true(map, {"unlisted", "hidden", "private", "headless", "noindex", "eleventyexcludefromcollections",
                     "searchexclude", "excludefromsearch", "excludesearch"})) {
    return true;
  }
  if (any_false(map, {"permalink", "output", "listed", "searchable", "search", "insearchindex", "render"})) {
    return true;
  }
  for (const std::string_view key : {"visibility", "status"}) {
    const std::string word = word_of(map, key);
    if (word == "private" || word == "hidden" || word == "unlisted") return true;
  }
  if (word_of(map, "robots").find("noindex") != std::string::npos) return true;
  const Node* build = find(map, "build");
  if (build == nullptr) build = find(map, "_build");
  if (build == nullptr) return false;
  const auto never = [&](std::string_view key) {
    return word_of(*build, key) == "never" || is_false(*build, key);
  };
  return never("list") || never("render");
}

bool is_protected(const Node& map) {
  const std::string visibility = word_of(map, "visibility");
  return !word_of(map, "password").empty() || is_true(map, "protected") || visibility == "members" ||
         visibility == "paid";
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

std::optional<std::string> expiry_date(const Node& map) {
  for (const std::string_view key : {"expirydate", "unpublishdate", "expires"}) {
    const Node* node = find(map, key);
    if (node != nullptr) return date_in(node->scalar);
  }
  return std::nullopt;
}

}  // namespace

bool is_template_path(std::string_view path) {
  const auto slash = path.rfind('/');
  const std::string name = fold(path.substr(slash == std::string_view::npos ? 0 : slash + 1));
  return name.starts_with("_template.") || name.starts_with("template.") || is_in_template_folder(path);
}

Visibility visibility_of(std::string_view path, const Node& front_matter, const ReadOptions& options) {
  if (is_list_page(path, front_matter)) return {"list pages", {}};
  if (is_template_path(path) || is_placeholder(word_of(front_matter, "title"))) return {"templates", {}};
  if (!options.drafts) {
    if (is_draft(path, front_matter)) return {"drafts", {}};
    if (is_unlisted(front_matter)) return {"unlisted", {}};
    if (is_protected(front_matter)) return {"protected by a password", {}};
  }
  const auto date = publication_date(path, front_matter);
  const bool dated = !options.today.empty();
  if (dated && !options.future && date && *date > options.today) return {"dated in the future", {}};
  const auto expires = expiry_date(front_matter);
  if (!expires) return {};
  if (dated && *expires <= options.today) return {"expired", {}};
  return {{}, *expires};
}

}  // namespace rosebud::indexer
