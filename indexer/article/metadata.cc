#include "indexer/article/metadata.hh"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "catalogue/ascii.hh"
#include "catalogue/language.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dates.hh"
#include "indexer/article/html_text.hh"
#include "indexer/article/people.hh"
#include "indexer/article/rating.hh"
#include "indexer/article/shapes.hh"
#include "indexer/article/summary.hh"

namespace rosebud::indexer {
namespace {

// A thing that names who made it: a song with its artist has a name that is nobody's.
bool is_of_somebody(const Node& map) {
  return std::ranges::any_of(map.entries, [](const NodeEntry& entry) {
    const std::string key = normalised_key(entry.key);
    return key == "artist" || key == "artists" || key == "performer";
  });
}

// Every scalar at or below a value; of a map, what people call its name.
void collect_scalars(const Node& node, std::vector<std::string>& scalars) {
  switch (node.kind) {
    case Node::Kind::null:
      break;
    case Node::Kind::scalar:
      if (!trimmed(node.scalar).empty()) scalars.push_back(node.scalar);
      break;
    case Node::Kind::list:
      for (const Node& item : node.items) collect_scalars(item, scalars);
      break;
    case Node::Kind::map:
      if (is_of_somebody(node)) break;
      if (const Node* name = name_in(node)) {
        collect_scalars(*name, scalars);
      } else if (std::string name_of_two = full_name_in(node); !name_of_two.empty()) {
        scalars.push_back(std::move(name_of_two));
      }
      break;
  }
}

std::vector<std::string> scalars_of(const Node& node) {
  std::vector<std::string> scalars;
  collect_scalars(node, scalars);
  return scalars;
}

// "95", "95 min", "12+", "1,234": the whole number that a text begins with. Fractions, signs, dates and
// ranges are none.
std::vector<std::string> whole_number_in(std::string_view text) {
  constexpr std::size_t most_digits = 9;
  text = trimmed(text);
  const auto digits_at = [&](std::size_t at) {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count])) ++count;
    return count;
  };
  std::size_t at = digits_at(0);
  std::string number(text.substr(0, at));
  while (at > 0 && at < text.size() && text[at] == ',' && digits_at(at + 1) == 3) {
    number += text.substr(at + 1, 3);
    at += 4;
  }
  if (number.empty() || number.size() > most_digits) return {};
  constexpr std::string_view never_behind = ".,:;-/_";
  const bool more = at < text.size() && never_behind.find(text[at]) != std::string_view::npos;
  return more ? std::vector<std::string>{} : std::vector{number};
}

// Whether all tags in a title only set it: "Review <em>HYPER LIGHT</em>", not "<script>" nor "I <3 You".
bool is_set_in_html(std::string_view title) {
  constexpr auto names = std::to_array<std::string_view>(
      {"b", "br", "cite", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u"});
  bool any = false;
  for (auto open = title.find('<'); open != std::string_view::npos; open = title.find('<', open + 1)) {
    std::string_view tag = title.substr(open + 1);
    if (tag.starts_with('/')) tag.remove_prefix(1);
    const std::string_view name = tag.substr(0, tag.find_first_of(" />"));
    const auto close = tag.find('>');
    const bool sets = std::ranges::find(names, name) != names.end() && close != std::string_view::npos;
    if (!sets || tag.substr(0, close).find(" on") != std::string_view::npos) return false;
    any = true;
  }
  return any;
}

std::string without_tags(const std::string& title) {
  return is_set_in_html(title) ? collapsed(html_to_text(title)) : title;
}

// How a front matter value becomes the values of one field.
std::vector<std::string> values_for(const Field& field, const Node& node) {
  const std::vector<std::string> scalars = scalars_of(node);
  std::vector<std::string> values;
  const auto append = [&](std::vector<std::string> more) {
    values.insert(values.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  const bool title_like =
      field.id == FieldId::title || field.id == FieldId::work || field.id == FieldId::other_title;
  for (const std::string& scalar : scalars) {
    if (title_like) {
      // `film: true` says that it is about one, not which.
      const bool flag = field.id != FieldId::title && (scalar == "true" || scalar == "false");
      if (!flag) append({without_markup(without_tags(scalar))});
    } else if (field.id == FieldId::language) {
      if (auto code = language_code(trimmed(scalar))) append({*code});
    } else if (field.kind == FieldKind::name) {
      append(people_in(scalar, node.kind == Node::Kind::scalar ? PeopleIn::text : PeopleIn::item));
    } else if (field.kind == FieldKind::keyword) {
      // A list's items are whole; a single string may hold several, separated by commas.
      append(node.kind == Node::Kind::scalar ? split(without_markup(scalar), ",;|")
                                             : std::vector{without_markup(scalar)});
    } else if (field.id == FieldId::year) {
      append(years_in(scalar));
    } else if (field.id >= FieldId::first_declared && field.kind == FieldKind::number) {
      append(whole_number_in(scalar));
    } else if (field.kind == FieldKind::date) {
      if (auto date = date_in(scalar)) append({*date});
    } else if (field.id == FieldId::rating && rating_of(scalar)) {
      append({std::string(trimmed(scalar))});
    }
  }
  std::erase_if(values, [&](const std::string& value) {
    return value.empty() || (field.kind == FieldKind::keyword && is_nobody(value));
  });
  return values;
}

constexpr std::array single_valued{FieldId::title, FieldId::work, FieldId::rating, FieldId::date,
                                   FieldId::language};

bool is_single_valued(FieldId id) {
  return std::ranges::find(single_valued, id) != single_valued.end();
}

// How early the field table names `key` among the field's own: the first is the one to believe.
std::size_t rank_of_key(const Field& field, std::string_view key) {
  const auto found = std::ranges::find(field.keys, normalised_key(key));
  return static_cast<std::size_t>(found - field.keys.begin());
}

struct Candidate {
  std::size_t rank;
  std::vector<std::string> values;
};

// "4.5" beside `rating_max: 5` is "4.5/5".
std::string with_scale(const std::string& rating, const std::vector<NodeEntry>& entries) {
  if (!parse_decimal(rating)) return rating;
  for (const std::string_view key : {"ratingmax", "maxrating", "ratingscale", "bestrating", "outof"}) {
    for (const NodeEntry& entry : entries) {
      const bool scale = normalised_key(entry.key) == key && parse_decimal(entry.value.scalar);
      if (scale) return rating + "/" + std::string(trimmed(entry.value.scalar));
    }
  }
  return rating;
}

std::vector<std::string> values_of_field(const FieldTable& table, const Field& field,
                                         const std::vector<NodeEntry>& entries) {
  std::vector<Candidate> candidates;
  for (const NodeEntry& entry : entries) {
    if (table.of_key(entry.key) != field.id) continue;
    auto values = values_for(field, entry.value);
    // `episode: 3` counts episodes, and names none.
    const bool counts = field.id == FieldId::work && normalised_key(entry.key) == "episode" &&
                        std::ranges::all_of(entry.value.scalar, is_digit);
    if (counts) continue;
    if (!values.empty()) candidates.push_back({rank_of_key(field, entry.key), std::move(values)});
  }
  if (candidates.empty()) return {};
  if (is_single_valued(field.id)) {
    auto& best = *std::ranges::min_element(candidates, {}, &Candidate::rank);
    best.values.resize(1);
    return std::move(best.values);
  }
  std::vector<std::string> all;
  for (Candidate& candidate : candidates) {
    for (std::string& value : candidate.values) {
      if (std::ranges::find(all, value) == all.end()) all.push_back(std::move(value));
    }
  }
  return all;
}

// Sites that describe works, not articles about them: note takers keep their addresses as `url`.
bool is_of_a_database(std::string_view address) {
  constexpr auto hosts = std::to_array<std::string_view>(
      {"anidb.net", "anilist.co", "discogs.com", "douban.com", "filmweb.pl", "goodreads.com", "igdb.com",
       "imdb.com", "kinopoisk.ru", "musicbrainz.org", "myanimelist.net", "openlibrary.org",
       "rottentomatoes.com", "themoviedb.org", "thetvdb.com", "wikipedia.org"});
  const auto scheme = address.find("://");
  if (scheme == std::string_view::npos) return false;
  std::string_view host = address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  return std::ranges::any_of(hosts, [&](std::string_view known) {
    return host == known || (host.ends_with(known) && host[host.size() - known.size() - 1] == '.');
  });
}

std::string address_in(const std::vector<NodeEntry>& entries) {
  for (const std::string_view key : {"url", "permalink", "link", "canonicalurl"}) {
    for (const NodeEntry& entry : entries) {
      if (normalised_key(entry.key) != key || entry.value.kind != Node::Kind::scalar) continue;
      const std::string_view address = trimmed(entry.value.scalar);
      // A work's page elsewhere is not where the article is read.
      if (is_of_a_database(address)) continue;
      const bool usable = address.starts_with("https://") || address.starts_with("http://") ||
                          (address.starts_with('/') && !address.starts_with("//"));
      // ":title" and "{{ page.slug }}" are templates, which only the site's generator can fill in.
      const bool is_template =
          address.find("/:") != std::string_view::npos || address.find('{') != std::string_view::npos;
      if (usable && !is_template && address.find_first_of(" \t\n\"<>\\") == std::string_view::npos) {
        return std::string(address);
      }
    }
  }
  return {};
}

}  // namespace

bool is_known_key(std::string_view key) {
  if (field_of_key(key) || is_summary_key(key)) return true;
  constexpr auto others = std::to_array<std::string_view>({"draft",
                                                           "layout",
                                                           "dateupdated",
                                                           "taxonomy",
                                                           "url",
                                                           "permalink",
                                                           "slug",
                                                           "aliases",
                                                           "alias",
                                                           "redirectfrom",
                                                           "weight",
                                                           "type",
                                                           "expirydate",
                                                           "unpublishdate",
                                                           "expires",
                                                           "lastmod",
                                                           "modified",
                                                           "updated",
                                                           "updateddate",
                                                           "publish",
                                                           "dgpublish",
                                                           "unlisted",
                                                           "hidden",
                                                           "private",
                                                           "headless",
                                                           "noindex",
                                                           "params",
                                                           "extra",
                                                           "taxonomies",
                                                           "meta",
                                                           "metadata",
                                                           "review",
                                                           "build",
                                                           "_build",
                                                           "image",
                                                           "images",
                                                           "heroimage",
                                                           "cover",
                                                           "toc",
                                                           "comments",
                                                           "math",
                                                           "password",
                                                           "protected",
                                                           "ratingmax",
                                                           "maxrating",
                                                           "ratingscale",
                                                           "bestrating",
                                                           "output",
                                                           "visibility",
                                                           "status",
                                                           "pagetype",
                                                           "id",
                                                           "link",
                                                           "basedon",
                                                           "adaptedfrom",
                                                           "iscjklanguage",
                                                           "translationkey",
                                                           "pagination",
                                                           "robots",
                                                           "searchexclude",
                                                           "insearchindex",
                                                           "@type",
                                                           "@context",
                                                           "@graph"});
  return std::ranges::find(others, normalised_key(key)) != others.end();
}

std::vector<UnusedNumber> unused_numbers(const Node& front_matter, const FieldTable& table) {
  std::vector<UnusedNumber> unused;
  for (const DeclaredField& declared : table.declared()) {
    if (declared.kind != FieldKind::number) continue;
    const Field& field = table.field(declared_id(declared.name));
    for (const NodeEntry& entry : front_matter.entries) {
      if (table.of_key(entry.key) != field.id) continue;
      for (const std::string& written : scalars_of(entry.value)) {
        const bool numeric = std::ranges::any_of(written, is_digit);
        if (numeric && whole_number_in(written).empty())
          unused.push_back({declared.name, written, entry.value.line});
      }
    }
  }
  return unused;
}

Metadata read_metadata(const Node& front_matter, const FieldTable& table) {
  Metadata metadata;
  const std::vector<NodeEntry>& entries = front_matter.entries;
  for (const Field& field : table.fields()) {
    for (std::string& value : values_of_field(table, field, entries)) {
      if (field.id == FieldId::rating) {
        value = with_scale(value, entries);
        metadata.rating = rating_of(value);
      }
      metadata.facts.push_back({.field = field.id, .written = std::move(value)});
    }
  }
  metadata.address = address_in(entries);
  return metadata;
}

}  // namespace rosebud::indexer
