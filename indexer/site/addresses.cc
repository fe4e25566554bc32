#include "indexer/site/addresses.hh"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/site/article_name.hh"
#include "indexer/site/own_keys.hh"

namespace rosebud::indexer {
namespace {

UrlTemplate template_of(const UrlRule& rule, Generator generator) {
  try {
    return {rule.pattern, generator};
  } catch (const Error& error) {
    throw Error(fmt::format("{}:{}: {}", settings_file_name, rule.line, error.message()),
                std::string(error.hint()));
  }
}

// Where a generator puts an article when nothing else is said.
std::string_view usual_pattern(Generator generator) {
  switch (generator) {
    case Generator::hugo:
      return "/:sections/:slugorfilename/";
    case Generator::jekyll:
      return "date";
    case Generator::eleventy:
      return "{{ page.filePathStem }}/";
    case Generator::astro:
      return "/:path/";
    case Generator::none:
      break;
  }
  return {};
}

std::vector<std::string_view> usual_content(Generator generator) {
  switch (generator) {
    case Generator::hugo:
      return {"content"};
    case Generator::eleventy:
      return {"src", "content"};
    case Generator::astro:
      return {"src/content", "src/pages"};
    default:
      return {};
  }
}

bool lies_in(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

bool is_jekyll_post(std::string_view path) {
  return path.starts_with("_posts/") || path.find("/_posts/") != std::string_view::npos ||
         path.starts_with("_drafts/") || path.find("/_drafts/") != std::string_view::npos;
}

std::string_view text_at(const Node& map, std::string_view key) {
  for (const NodeEntry& entry : map.entries) {
    if (normalised_key(entry.key) == key && entry.value.kind == Node::Kind::scalar) {
      return trimmed(entry.value.scalar);
    }
  }
  return {};
}

// Jekyll's: the folders above `_posts`, then `category` and `categories`, the latter also as words of a text.
std::vector<std::string> categories_of(std::string_view path, const Node& front_matter) {
  std::vector<std::string> names;
  const auto posts = path.find("_posts/");
  if (posts != std::string_view::npos) names = split(path.substr(0, posts), "/");
  if (const auto one = text_at(front_matter, "category"); !one.empty()) names.emplace_back(one);
  for (const NodeEntry& entry : front_matter.entries) {
    if (normalised_key(entry.key) != "categories") continue;
    const auto more =
        entry.value.kind == Node::Kind::scalar ? split(entry.value.scalar, " ") : scalars_in(entry.value);
    names.insert(names.end(), more.begin(), more.end());
  }
  return names;
}

bool is_absolute(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://");
}

}  // namespace

Addresses::Addresses(const UrlSettings& urls) : urls_(urls) {
  for (const UrlRule& rule : urls.rules) {
    if (rule.folder.empty()) {
      usual_ = template_of(rule, urls.generator);
    } else {
      rules_.push_back({rule.folder, template_of(rule, urls.generator)});
    }
  }
  std::ranges::stable_sort(rules_, std::greater{}, [](const Rule& rule) { return rule.folder.size(); });
  if (urls.generator == Generator::jekyll) {
    const auto global = std::ranges::find(urls.rules, std::string(), &UrlRule::folder);
    const bool folders =
        global != urls.rules.end() && (global->pattern == "pretty" || global->pattern.ends_with('/'));
    jekyll_page_.emplace(folders ? "/:path/" : "/:path:output_ext", Generator::jekyll);
  }
  if (const auto pattern = usual_pattern(urls.generator); !usual_ && !pattern.empty()) {
    usual_.emplace(pattern, urls.generator);
  }
}

std::string_view Addresses::below_content(std::string_view path) const {
  if (urls_.content) {
    return lies_in(path, *urls_.content) ? path.substr(urls_.content->size() + 1) : path;
  }
  for (const std::string_view folder : usual_content(urls_.generator)) {
    if (lies_in(path, folder)) return path.substr(folder.size() + 1);
  }
  return path;
}

UrlParts Addresses::parts_of(const Article& article, const Node& front_matter) const {
  const std::string_view path = below_content(article.path);
  UrlParts parts;
  parts.folder = folder_of(path);
  const std::string_view whole = without_extension(path);
  parts.file = whole.substr(parts.folder.empty() ? 0 : parts.folder.size() + 1);
  parts.stem = article_stem(path);
  const auto titles = article.values_of(FieldId::title);
  if (!titles.empty()) parts.title = titles.front();
  parts.slug = text_at(front_matter, "slug");
  const auto dates = article.values_of(FieldId::date);
  if (!dates.empty()) parts.date = dates.front();
  parts.categories = categories_of(article.path, front_matter);
  parts.front_matter = &front_matter;
  return parts;
}

const UrlTemplate* Addresses::pattern_for(std::string_view path) const {
  const std::string_view below = below_content(path);
  for (const Rule& rule : rules_) {
    // A collection of Jekyll's is `films` in its settings and `_films` on disk.
    const std::string hidden = "_" + rule.folder;
    if (lies_in(path, rule.folder) || lies_in(below, rule.folder) || lies_in(below, hidden)) {
      return &rule.pattern;
    }
  }
  if (jekyll_page_ && !is_jekyll_post(path)) return &*jekyll_page_;
  return usual_ ? &*usual_ : nullptr;
}

std::optional<std::string> Addresses::own_address(const Node& front_matter, const UrlParts& parts) const {
  for (const std::string_view key : {"url", "permalink"}) {
    const std::string_view written = text_at(front_matter, key);
    if (written.empty() || written == "false" || written == "true" || is_absolute(written)) continue;
    const bool is_style = written.find('/') == std::string_view::npos;
    const bool is_template = written.find(':') != std::string_view::npos ||
                             written.find("{{") != std::string_view::npos ||
                             (is_style && urls_.generator == Generator::jekyll);
    try {
      if (is_template) return UrlTemplate(written, urls_.generator).fill(parts);
      return UrlTemplate(written, Generator::none).fill(parts);
    } catch (const Error&) {
      // Only the site's generator knows what it means.
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::string Addresses::complete(Article& article, const Node& front_matter) const {
  const UrlTemplate* pattern = pattern_for(article.path);
  std::string lacking;
  if (pattern != nullptr) {
    const UrlParts parts = parts_of(article, front_matter);
    const bool stated =
        is_absolute(text_at(front_matter, "url")) || is_absolute(text_at(front_matter, "permalink"));
    if (!stated) {
      auto address = own_address(front_matter, parts);
      if (!address) address = pattern->fill(parts);
      if (address) {
        article.address = std::move(*address);
      } else {
        lacking = pattern->missing(parts);
      }
    }
  }
  if (article.address.starts_with('/')) article.address.insert(0, urls_.base);
  return lacking;
}

}  // namespace rosebud::indexer
