#include "indexer/article/shapes.hh"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/field.hh"
#include "catalogue/fold.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dated_title.hh"
#include "indexer/article/rating.hh"

namespace rosebud::indexer {
namespace {

using Keys = std::initializer_list<std::string_view>;

// The first of `keys` (normalised) that `map` has, whatever its value.
const Node* find(const Node& map, Keys keys) {
  for (const std::string_view key : keys) {
    const auto entry =
        std::ranges::find(map.entries, key, [](const NodeEntry& e) { return normalised_key(e.key); });
    if (entry != map.entries.end()) return &entry->value;
  }
  return nullptr;
}

std::string scalar_at(const Node& map, Keys keys) {
  const Node* node = find(map, keys);
  return node == nullptr ? std::string() : std::string(trimmed(node->scalar));
}

Node scalar(std::string value, std::size_t line) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.scalar = std::move(value);
  node.line = line;
  return node;
}

bool is_work_type(const Node& map) {
  constexpr auto types = std::to_array<std::string_view>(
      {"creativework", "book", "episode", "film", "movie", "tvepisode", "tvseason", "tvseries", "videogame"});
  return std::ranges::find(types, fold(scalar_at(map, {"@type"}))) != types.end();
}

// Themes and taxonomies keep their keys one level down.
bool is_wrapper(std::string_view key) {
  constexpr auto wrappers =
      std::to_array<std::string_view>({"params", "extra", "taxonomies", "taxonomy", "meta", "metadata",
                                       "review", "schema", "jsonld", "structureddata"});
  return std::ranges::find(wrappers, key) != wrappers.end();
}

// Lists of people with what they did, and maps of people by it.
bool holds_credits(std::string_view key) {
  constexpr auto keys =
      std::to_array<std::string_view>({"credits", "crew", "staff", "people", "filmmakers", "contributors"});
  return std::ranges::find(keys, key) != keys.end();
}

// "4" of {ratingValue: 4, bestRating: 5} is "4/5".
std::optional<std::string> rating_in(const Node& map) {
  const std::string value =
      scalar_at(map, {"ratingvalue", "value", "score", "rating", "stars", "overall", "total", "final"});
  const std::string best = scalar_at(map, {"bestrating", "best", "max", "maximum", "scale", "outof", "of"});
  if (value.empty()) return std::nullopt;
  if (!parse_decimal(value) || !parse_decimal(best)) return value;
  return value + "/" + best;
}

// An alias is a name unless it is an address to redirect from: "/old/", "old-slug", "page.html".
bool is_name(std::string_view alias) {
  if (alias.empty() || alias.find('/') != std::string_view::npos || alias.ends_with(".html")) return false;
  return std::ranges::any_of(alias, [](char c) {
    return c == ' ' || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

bool is_of_jekyll(std::string_view path) {
  return path.starts_with("_posts/") || path.find("/_posts/") != std::string_view::npos ||
         path.starts_with("_drafts/") || path.find("/_drafts/") != std::string_view::npos;
}

class Shaper {
 public:
  explicit Shaper(std::string_view path) : jekyll_(is_of_jekyll(path)) {}

  Node shape(const Node& front_matter) {
    result_.kind = Node::Kind::map;
    result_.line = front_matter.line;
    read(front_matter, 0);
    const auto rated = [](const NodeEntry& entry) { return field_of_key(entry.key) == FieldId::rating; };
    if (work_rating_ && std::ranges::none_of(result_.entries, rated)) {
      read_rating(normalised_key(work_rating_->key), *work_rating_);
    }
    return std::move(result_);
  }

 private:
  void add(std::string key, Node value) { result_.entries.push_back({std::move(key), std::move(value)}); }

  void read(const Node& map, int depth) {
    if (is_work_type(map)) return read_page_of_work(map, depth);
    for (const NodeEntry& entry : map.entries) read(entry, depth);
  }

  void read(const NodeEntry& entry, int depth) {
    constexpr int deepest = 2;
    const std::string key = normalised_key(entry.key);
    const Node& value = entry.value;
    const bool is_map = value.kind == Node::Kind::map;
    if (is_map && is_wrapper(key) && depth < deepest) return read(value, depth + 1);
    if (key == "@graph") {
      for (const Node& item : value.items) read(item, deepest);
      return;
    }
    if (holds_credits(key)) return read_credits(entry);
    if (key == "aliases" || key == "alias") return read_aliases(entry);
    if (key == "basedon" || key == "adaptedfrom") return read_source(entry);
    const auto field = field_of_key(entry.key);
    if (field == FieldId::work && holds_maps(value)) return read_works(value);
    if (field == FieldId::title && is_map && name_in(value) == nullptr) return read_titles(value);
    if (field == FieldId::rating) return read_rating(key, entry);
    if (field == FieldId::tag) return read_tags(entry);
    add(entry.key, value);
  }

  static bool holds_maps(const Node& node) {
    return node.kind == Node::Kind::map ||
           std::ranges::any_of(node.items, [](const Node& item) { return item.kind == Node::Kind::map; });
  }

  void read_works(const Node& node) {
    if (node.kind == Node::Kind::map) read_work(node);
    for (const Node& item : node.items) {
      if (item.kind == Node::Kind::map) read_work(item);
    }
  }

  // A page that is its work's own object: what is not about the work is the page's.
  void read_page_of_work(const Node& map, int depth) {
    read_work(map);
    for (const NodeEntry& entry : map.entries) {
      const std::string key = normalised_key(entry.key);
      if (key == "name") add("title", entry.value);
      if (key == "review" || (!field_of_key(key) && key != "isbasedon")) read(entry, depth + 1);
    }
  }

  // A film as an object: its author wrote it, its dates are its own.
  void read_work(const Node& map) {
    for (const NodeEntry& entry : map.entries) {
      const std::string key = normalised_key(entry.key);
      const auto field = field_of_key(key);
      if (key == "name" || field == FieldId::title || field == FieldId::work) {
        name_work(entry.value);
      } else if (key == "author" || key == "creator") {
        add("screenplay", entry.value);
      } else if (key == "datecreated" || key == "datepublished" || key == "year" || key == "date") {
        add("year", entry.value);
      } else if (key == "isbasedon") {
        read_source(entry);
      } else if (holds_credits(key)) {
        read_credits(entry);
      } else if (field == FieldId::rating) {
        work_rating_ = entry;
      } else if (field && *field != FieldId::date && *field != FieldId::language &&
                 *field != FieldId::reviewer) {
        add(entry.key, entry.value);
      }
    }
  }

  // [{role: Director, name: A}] and {director: A}; what is no credit stays as it is.
  void read_credits(const NodeEntry& entry) {
    for (const NodeEntry& by_role : entry.value.entries) {
      if (is_people_field(by_role.key)) add(by_role.key, by_role.value);
      const bool inner = holds_credits(normalised_key(by_role.key)) && by_role.value.kind == Node::Kind::list;
      if (inner) read_credits(by_role);
    }
    for (const Node& item : entry.value.items) {
      const std::string role = scalar_at(item, {"role", "job", "position", "credit"});
      const Node* name = find(item, {"name", "person"});
      if (name != nullptr && is_people_field(role)) add(role, *name);
    }
    add(entry.key, entry.value);
  }

  static bool is_people_field(std::string_view key) {
    const auto id = field_of_key(key);
    return id == FieldId::director || id == FieldId::writer || id == FieldId::composer ||
           id == FieldId::cast || id == FieldId::original_author;
  }

  // "Drive (2011)" names the work and its year.
  void name_work(const Node& node) {
    const std::string name = without_markup(node.scalar);
    if (name.empty()) return;
    const auto dated = dated_title(name);
    add("work", scalar(dated && !dated->name.empty() ? dated->name : name, node.line));
    if (dated) add("year", scalar(dated->year, node.line));
  }

  // Titles by language: {english: A, native: B}.
  void read_titles(const Node& map) {
    bool first = true;
    for (const NodeEntry& entry : map.entries) {
      if (entry.value.kind != Node::Kind::scalar) continue;
      add(std::exchange(first, false) ? "title" : "othertitle", entry.value);
    }
  }

  void read_rating(const std::string& key, const NodeEntry& entry) {
    constexpr double most_stars = 5;
    const Node& value = entry.value;
    if (value.kind == Node::Kind::map) {
      if (auto rating = rating_in(value)) add(entry.key, scalar(std::move(*rating), value.line));
      return;
    }
    // A number of stars is out of five.
    const auto number = parse_decimal(value.scalar);
    const bool stars = (key == "stars" || key == "starrating") && number && *number <= most_stars;
    add(entry.key, stars ? scalar(std::string(trimmed(value.scalar)) + "/5", value.line) : value);
  }

  void read_aliases(const NodeEntry& entry) {
    if (is_name(entry.value.scalar)) add("othertitle", entry.value);
    for (const Node& item : entry.value.items) {
      if (is_name(item.scalar)) add("othertitle", item);
    }
  }

  // "Solaris by Stanisław Lem", or {title, author}: only the author is a fact about the work.
  void read_source(const NodeEntry& entry) {
    const Node& value = entry.value;
    if (const Node* author = find(value, {"author", "authors", "writer", "by"})) {
      add("originalauthor", *author);
    } else if (const auto by = value.scalar.rfind(" by "); by != std::string::npos) {
      add("originalauthor", scalar(value.scalar.substr(by + 4), value.line));
    }
  }

  // Jekyll parts a string at its spaces unless commas say otherwise, and everybody "#noir #snow".
  void read_tags(const NodeEntry& entry) {
    const std::string& text = entry.value.scalar;
    const bool spaced = jekyll_ || are_hashtags(text);
    Node tags = entry.value;
    if (tags.kind == Node::Kind::scalar && spaced && text.find_first_of(",;|") == std::string::npos) {
      tags.kind = Node::Kind::list;
      for (std::string& tag : split(text, " \n")) tags.items.push_back(scalar(std::move(tag), tags.line));
    }
    for (Node& item : tags.items) {
      if (are_hashtags(item.scalar)) item.scalar.erase(0, 1);
    }
    add(entry.key, std::move(tags));
  }

  static bool are_hashtags(std::string_view text) {
    const auto words = split(text, " \n");
    return !words.empty() && std::ranges::all_of(words, [](const std::string& word) {
      return word.size() > 1 && word[0] == '#';
    });
  }

  bool jekyll_;
  // `film: {rating: 4}` is the page's own verdict unless the page has another.
  std::optional<NodeEntry> work_rating_;
  Node result_;
};

}  // namespace

Node with_plain_shapes(const Node& front_matter, std::string_view path) {
  return Shaper(path).shape(front_matter);
}

const Node* name_in(const Node& map) {
  return find(map, {"name", "title", "label", "value"});
}

std::string full_name_in(const Node& map) {
  const std::string given = scalar_at(map, {"givenname", "firstname", "given", "first"});
  const std::string middle = scalar_at(map, {"middlename", "middle", "middleinitial"});
  const std::string family = scalar_at(map, {"familyname", "lastname", "surname", "family", "last"});
  return collapsed(given + " " + middle + " " + family);
}

}  // namespace rosebud::indexer
