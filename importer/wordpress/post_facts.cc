#include "importer/wordpress/post_facts.hh"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "catalogue/field.hh"
#include "catalogue/utf8.hh"
#include "importer/wordpress/php_value.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/html_text.hh"

namespace rosebud::importer {
namespace {

using indexer::Node;

// Longer values are no facts about a post, and front matter is read up to a limit.
constexpr std::size_t longest_value = 8'192;
constexpr std::size_t longest_values = 32'768;

// Sites call their taxonomies and fields after what they review.
constexpr auto prefixes = std::to_array<std::string_view>(
    {"anime", "book", "episode", "film", "movie", "mtg", "pa", "review", "series", "show", "tv", "wpcf"});

// Keys by which generators and Rosebud decide where a page is and whether it is shown. WordPress has decided.
constexpr auto deciding_keys = std::to_array<std::string_view>(
    {"aliases", "build",     "date",    "draft",    "expirydate",  "extra",     "headless",   "hidden",
     "layout",  "link",      "listed",  "noindex",  "output",      "params",    "password",   "permalink",
     "private", "protected", "pubdate", "publish",  "publishdate", "published", "searchable", "slug",
     "status",  "title",     "type",    "unlisted", "url",         "visibility"});

// What plugins count and remember.
constexpr auto housekeeping_keys = std::to_array<std::string_view>({"al2fb_facebook_link_id",
                                                                    "amazons3_cache",
                                                                    "dsq_needs_sync",
                                                                    "dsq_thread_id",
                                                                    "email_notification",
                                                                    "footnotes",
                                                                    "geo_accuracy",
                                                                    "geo_public",
                                                                    "import_id",
                                                                    "jabber_published",
                                                                    "onesignal_meta_box_present",
                                                                    "original_post_id",
                                                                    "post_views_count",
                                                                    "pre_import_post_id",
                                                                    "pre_import_post_parent",
                                                                    "sharing_disabled",
                                                                    "switch_like_status",
                                                                    "views",
                                                                    "wp_review_color",
                                                                    "wp_review_options"});

std::string one_line(std::string_view text) {
  return indexer::collapsed(utf8::printable(text));
}

// A key that front matter and flags can hold: "Movie Director" -> "movie_director".
std::string key_of(std::string_view name) {
  std::string key;
  for (const char c : indexer::collapsed(name)) {
    const bool kept =
        is_letter(c) || is_digit(c) || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
    if (kept) {
      key += c;
    } else if (!key.ends_with('_')) {
      key += '_';
    }
  }
  return utf8::printable(key);
}

// The name of the field that a site's own name means, else that name.
std::string field_key(std::string_view name) {
  std::string key = key_of(name);
  if (field_of_key(key)) return key;
  for (const std::string_view prefix : prefixes) {
    if (key.size() <= prefix.size() + 1 ||
        !std::ranges::equal(key.substr(0, prefix.size()), prefix, {}, to_lower))
      continue;
    const char separator = key[prefix.size()];
    std::string rest = key.substr(prefix.size() + 1);
    if ((separator == '_' || separator == '-') && field_of_key(rest)) return rest;
  }
  return key;
}

bool is_one_of(std::span<const std::string_view> keys, std::string_view key) {
  const std::string wanted = normalised_key(key);
  return std::ranges::any_of(keys, [&](std::string_view known) { return normalised_key(known) == wanted; });
}

std::string author_name(const WordpressSite& site, std::string_view login) {
  const auto found = site.authors.find(std::string(login));
  return found == site.authors.end() ? std::string(login) : found->second;
}

// Co-Authors Plus keeps authors as terms whose slugs are "cap-" and the login.
std::string author_of_term(const WordpressSite& site, const WordpressTerm& term) {
  const std::string_view slug = term.slug;
  if (slug.starts_with("cap-") && site.authors.contains(std::string(slug.substr(4))))
    return author_name(site, slug.substr(4));
  return author_name(site, term.name);
}

bool is_uncategorised(const WordpressTerm& term) {
  return term.slug == "uncategorized" || (term.slug.empty() && term.name == "Uncategorized");
}

std::size_t make_readable(Node& node) {
  std::size_t bytes = 0;
  node.scalar = plain_line(node.scalar);
  bytes += node.scalar.size() + 8;
  for (Node& item : node.items) bytes += make_readable(item);
  for (indexer::NodeEntry& entry : node.entries) {
    entry.key = one_line(entry.key);
    bytes += entry.key.size() + make_readable(entry.value);
  }
  return bytes;
}

bool says_nothing(const Node& node) {
  if (node.kind == Node::Kind::null) return true;
  if (node.kind == Node::Kind::scalar) return node.scalar.empty();
  return std::ranges::all_of(node.items, says_nothing) &&
         std::ranges::all_of(node.entries,
                             [](const indexer::NodeEntry& entry) { return says_nothing(entry.value); });
}

class MetaReader {
 public:
  MetaReader(const WordpressItem& item, const WordpressSite& site, FrontMatter& facts)
      : item_(item), site_(site), facts_(facts) {}

  std::vector<std::string> read() {
    for (const WordpressMeta& meta : item_.meta) {
      if (meta.key.starts_with('_')) {
        add_private(meta);
      } else if (meta.key == "wp_review_total") {
        add_review_total(meta.value);
      } else if (meta.key == "enclosure") {
        add_enclosure(meta.value);
      } else if (!meta.key.starts_with("wp_review_") && !is_one_of(housekeeping_keys, meta.key)) {
        add(meta);
      }
    }
    return std::move(warnings_);
  }

 private:
  void add_private(const WordpressMeta& meta) {
    if (meta.key == "_thumbnail_id") {
      std::uint64_t number = 0;
      std::from_chars(meta.value.data(), meta.value.data() + meta.value.size(), number);
      const auto picture = site_.media.pictures.find(number);
      if (picture != site_.media.pictures.end() && !facts_.has("image"))
        facts_.text("image", picture->second.address);
    }
    const bool description = meta.key == "_yoast_wpseo_metadesc" || meta.key == "_aioseop_description" ||
                             meta.key == "rank_math_description";
    // With a variable in it (%%title%%) it is a template.
    if (!description || meta.value.find("%%") != std::string::npos) return;
    const std::string text = plain_line(meta.value);
    if (!text.empty() && text.size() <= longest_value && !facts_.has("description") && !facts_.has("excerpt"))
      facts_.text("description", text);
  }

  // WP Review says in a field of its own what the total is out of.
  void add_review_total(const std::string& total) {
    const auto type = std::ranges::find(item_.meta, "wp_review_type", &WordpressMeta::key);
    const std::string kind = type == item_.meta.end() ? "" : type->value;
    const std::string value = plain_line(total);
    if (value.empty() || facts_.has("rating")) return;
    if (kind == "star") facts_.text("rating", value + "/5");
    if (kind == "point") facts_.text("rating", value + "/10");
    if (kind == "percentage") facts_.text("rating", value + "%");
  }

  // An address, a length and a type, a line each.
  void add_enclosure(const std::string& value) {
    const std::string_view address = indexer::trimmed(std::string_view(value).substr(0, value.find('\n')));
    const bool absolute = address.starts_with("http://") || address.starts_with("https://");
    if (absolute) facts_.list("enclosure", {one_line(address)});
  }

  void add(const WordpressMeta& meta) {
    Node value;
    if (looks_serialised(meta.value)) {
      std::optional<Node> read = read_php_value(meta.value);
      if (!read) {
        warnings_.push_back(
            fmt::format("the custom field \"{}\" holds a damaged PHP value", one_line(meta.key)));
        return;
      }
      value = std::move(*read);
    } else {
      value.kind = Node::Kind::scalar;
      value.scalar = meta.value;
    }
    const std::size_t bytes = make_readable(value);
    if (says_nothing(value)) return;
    if (bytes > longest_value || bytes_ + bytes > longest_values) {
      warnings_.push_back(
          fmt::format("the custom field \"{}\" is too long for front matter", one_line(meta.key)));
      return;
    }
    bytes_ += bytes;
    std::string key = field_key(meta.key);
    if (is_one_of(deciding_keys, key)) key.insert(0, "meta_");
    if (!key.empty()) facts_.value(key, value);
  }

  const WordpressItem& item_;
  const WordpressSite& site_;
  FrontMatter& facts_;
  std::size_t bytes_ = 0;
  std::vector<std::string> warnings_;
};

}  // namespace

std::string plain_line(std::string_view html) {
  return one_line(indexer::html_to_text(html));
}

void add_terms(const WordpressItem& item, const WordpressSite& site, FrontMatter& facts) {
  std::vector<std::string> authors;
  for (const WordpressTerm& term : item.terms) {
    if (term.taxonomy == "author") authors.push_back(plain_line(author_of_term(site, term)));
  }
  if (!authors.empty()) {
    facts.list("author", authors);
  } else if (!item.creator.empty()) {
    facts.text("author", plain_line(author_name(site, item.creator)));
  }
  for (const WordpressTerm& term : item.terms) {
    const std::string name = plain_line(term.name);
    const bool category = term.taxonomy.empty() || term.taxonomy == "category";
    if (name.empty() || (category && is_uncategorised(term))) continue;
    if (category) {
      facts.list("categories", {name});
    } else if (term.taxonomy == "post_tag" || term.taxonomy == "tag") {
      facts.list("tags", {name});
    } else if (term.taxonomy == "language") {
      facts.text("language", term.slug.empty() ? name : one_line(term.slug));
    } else if (term.taxonomy != "author" && term.taxonomy != "nav_menu" &&
               term.taxonomy != "post_translations" && term.taxonomy != "term_translations") {
      std::string key = field_key(term.taxonomy);
      if (is_one_of(deciding_keys, key)) key.insert(0, "taxonomy_");
      if (!key.empty()) facts.list(key, {name});
    }
  }
}

std::vector<std::string> add_meta(const WordpressItem& item, const WordpressSite& site, FrontMatter& facts) {
  return MetaReader(item, site, facts).read();
}

}  // namespace rosebud::importer
