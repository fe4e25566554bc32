#include "indexer/site/url_template.hh"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "catalogue/error.hh"
#include "catalogue/nearest.hh"
#include "catalogue/strings.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/site/calendar.hh"
#include "indexer/site/own_keys.hh"
#include "indexer/site/slug.hh"

namespace rosebud::indexer {
namespace {

// Tokens that stand for a part of the date, with the format of strftime(3) that says the same.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> date_tokens{{
    {"year", "%Y"},
    {"short_year", "%y"},
    {"month", "%m"},
    {"i_month", "%-m"},
    {"monthname", "%B"},
    {"long_month", "%B"},
    {"short_month", "%b"},
    {"day", "%d"},
    {"i_day", "%-d"},
    {"y_day", "%j"},
    {"yearday", "%-j"},
    {"weekdayname", "%A"},
    {"long_day", "%A"},
    {"short_day", "%a"},
    {"week", "%V"},
    {"w_day", "%u"},
    {"weekday", ""},
    {"w_year", ""},
}};

constexpr std::array<std::string_view, 15> other_tokens{"section",        "sections",
                                                        "sections[1:]",   "sections[last]",
                                                        "title",          "slug",
                                                        "slugorfilename", "slugorcontentbasename",
                                                        "filename",       "contentbasename",
                                                        "categories",     "slugified_categories",
                                                        "path",           "name",
                                                        "collection"};
constexpr std::string_view extension_token = "output_ext";

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> jekyll_styles{{
    {"date", "/:categories/:year/:month/:day/:title:output_ext"},
    {"pretty", "/:categories/:year/:month/:day/:title/"},
    {"ordinal", "/:categories/:year/:y_day/:title:output_ext"},
    {"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"},
    {"none", "/:categories/:title:output_ext"},
}};

constexpr std::array<std::string_view, 10> only_jekylls{":categories",  ":slugified_categories",
                                                        ":short_year",  ":i_month",
                                                        ":short_month", ":long_month",
                                                        ":i_day",       ":y_day",
                                                        ":output_ext",  ":w_"};

std::vector<std::string_view> all_tokens() {
  std::vector<std::string_view> names(other_tokens.begin(), other_tokens.end());
  for (const auto& row : date_tokens) names.push_back(row.first);
  names.push_back(extension_token);
  return names;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : "/") + part;
  return all;
}

// A page bundle's folder is no section: "reviews/alien/index.md" lies in "reviews".
std::string_view section_folder(const UrlParts& parts) {
  const std::string_view folder = parts.folder;
  if (parts.file != "index") return folder;
  const auto slash = folder.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : folder.substr(0, slash);
}

std::optional<std::string> date_value(std::string_view token, const std::string& written) {
  const auto date = calendar_date(written);
  if (!date) return std::nullopt;
  if (token == "weekday") return fmt::format("{}", date->weekday);
  if (token == "w_year") return fmt::format("{:04}", date->week_year);
  const auto* const row = std::ranges::find(date_tokens, token, [](const auto& r) { return r.first; });
  return formatted(*date, row->second);
}

bool is_date_token(std::string_view name) {
  return std::ranges::find(date_tokens, name, [](const auto& row) { return row.first; }) != date_tokens.end();
}

// What the file is called with its date, if its name has one; an index file is called like its folder.
std::string dated_name(const UrlParts& parts) {
  const bool bundle = parts.file == "index" && !parts.folder.empty();
  return bundle ? std::string(last_part(parts.folder)) : parts.file;
}

// A name below the folders of the file.
std::string in_folder(const UrlParts& parts, const std::string& name) {
  const std::string folder(section_folder(parts));
  return folder.empty() ? name : folder + "/" + name;
}

std::string jekyll_categories(const UrlParts& parts, bool slugified) {
  std::vector<std::string> names;
  for (const std::string& category : parts.categories) {
    std::string name = jekyll_slug(category);
    if (!slugified) {
      name.clear();
      for (const char c : category) name += to_lower(c);
    }
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return joined(names);
}

std::optional<std::string> filtered(std::string value, const std::string& filter) {
  const auto colon = filter.find(':');
  const std::string name(trimmed(filter.substr(0, colon)));
  std::string argument(colon == std::string::npos ? "" : trimmed(std::string_view(filter).substr(colon + 1)));
  std::erase_if(argument, [](char c) { return c == '"' || c == '\''; });
  if (name == "slugify" || name == "slug") return eleventy_slug(value);
  if (name == "downcase" || name == "lower") {
    std::ranges::transform(value, value.begin(), to_lower);
    return value;
  }
  const auto date = name == "date" ? calendar_date(value) : std::nullopt;
  return date ? formatted(*date, argument) : std::nullopt;
}

}  // namespace

UrlTemplate::UrlTemplate(std::string_view pattern, Generator generator) {
  const auto* const style =
      std::ranges::find(jekyll_styles, pattern, [](const auto& row) { return row.first; });
  const bool is_style = style != jekyll_styles.end();
  if (is_style) pattern = style->second;
  const bool looks_like_jekyll = is_style || std::ranges::any_of(only_jekylls, [&](std::string_view token) {
                                   return pattern.find(token) != std::string_view::npos;
                                 });
  jekyll_ = generator == Generator::jekyll || (generator == Generator::none && looks_like_jekyll);
  if (trimmed(pattern).empty()) {
    throw Error("the pattern of an address is empty", "Write it as `\"/:year/:slug/\"`.");
  }
  while (!pattern.empty()) {
    const auto open = pattern.find("{{");
    read_tokens(pattern.substr(0, open));
    if (open == std::string_view::npos) break;
    const auto close = pattern.find("}}", open);
    if (close == std::string_view::npos) {
      throw Error("a `{{` in the pattern is never closed", "Close it with `}}`.");
    }
    read_expression(pattern.substr(open + 2, close - open - 2));
    pattern.remove_prefix(close + 2);
  }
}

void UrlTemplate::read_tokens(std::string_view pattern) {
  while (!pattern.empty()) {
    const auto colon = pattern.find(':');
    if (colon != 0) pieces_.push_back({Piece::Kind::literal, std::string(pattern.substr(0, colon))});
    if (colon == std::string_view::npos) return;
    pattern.remove_prefix(colon + 1);
    pieces_.push_back(take_token(pattern));
  }
}

UrlTemplate::Piece UrlTemplate::take_token(std::string_view& rest) {
  // The longest that fits: ":sections[1:]" before ":sections", ":slugorfilename" before ":slug".
  const std::vector<std::string_view> names = all_tokens();
  std::string_view best;
  for (const std::string_view name : names) {
    if (rest.starts_with(name) && name.size() > best.size()) best = name;
  }
  if (best.empty()) {
    const auto end =
        rest.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
    const std::string_view typed = rest.substr(0, end);
    const auto meant = nearest(typed, names);
    throw Error(fmt::format("\":{}\" is no part of an address that is known", typed),
                meant ? fmt::format("Is \":{}\" meant?", *meant) : "docs/configuration.md lists them.");
  }
  rest.remove_prefix(best.size());
  return {Piece::Kind::token, std::string(best)};
}

void UrlTemplate::read_expression(std::string_view inside) {
  Piece piece;
  piece.kind = Piece::Kind::expression;
  std::vector<std::string> parts = split(inside, "|");
  if (parts.empty()) throw Error("a `{{ }}` in the pattern is empty", "Name a key: `{{ page.fileSlug }}`.");
  piece.text = parts.front();
  piece.filters.assign(parts.begin() + 1, parts.end());
  const auto known_filter = [](const std::string& filter) {
    const std::string_view name = trimmed(std::string_view(filter).substr(0, filter.find(':')));
    return name == "slugify" || name == "slug" || name == "date" || name == "downcase" || name == "lower";
  };
  for (const std::string& filter : piece.filters) {
    if (known_filter(filter)) continue;
    throw Error(fmt::format("the filter \"{}\" is not known", filter), "Known: slugify, slug, date, lower.");
  }
  const bool is_key = std::ranges::all_of(
      piece.text, [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '-'; });
  if (!is_key) {
    throw Error(fmt::format("\"{}\" cannot be worked out", piece.text),
                "Name a key of the front matter, page.fileSlug, page.filePathStem or page.date.");
  }
  piece.path = parse_key_path(piece.text);
  pieces_.push_back(std::move(piece));
}

std::optional<std::string> UrlTemplate::expression_value(const Piece& piece, const UrlParts& parts) {
  std::string value;
  if (piece.text == "page.fileSlug") {
    value = parts.stem;
  } else if (piece.text == "page.filePathStem") {
    value = "/" + in_folder(parts, parts.stem);
  } else if (piece.text == "page.date" || piece.text == "date") {
    value = parts.date;
  } else if (piece.text == "title") {
    value = parts.title;
  } else if (parts.front_matter != nullptr) {
    const auto node = value_at(*parts.front_matter, piece.path);
    if (node && node->kind == Node::Kind::scalar) value = trimmed(node->scalar);
  }
  for (const std::string& filter : piece.filters) {
    auto next = filtered(std::move(value), filter);
    if (!next) return std::nullopt;
    value = std::move(*next);
  }
  if (value.empty()) return std::nullopt;
  return value;
}

std::optional<std::string> UrlTemplate::token_value(std::string_view name, const UrlParts& parts) const {
  if (is_date_token(name)) {
    auto value = date_value(name, parts.date);
    return value && !jekyll_ ? hugo_slug(*value) : value;
  }
  if (name == extension_token) return ".html";
  if (name == "categories") return jekyll_categories(parts, false);
  if (name == "slugified_categories") return jekyll_categories(parts, true);
  if (name == "collection") {
    const std::string_view folder = std::string_view(parts.folder).substr(0, parts.folder.find('/'));
    return std::string(folder.starts_with('_') ? folder.substr(1) : folder);
  }
  if (name == "path") return in_folder(parts, dated_name(parts));
  if (name == "name") return jekyll_slug(parts.file);
  const std::string named = parts.slug.empty() ? parts.stem : parts.slug;
  if (jekyll_ && name == "title") return jekyll_pretty_slug(named);
  if (jekyll_ && name == "slug") return jekyll_slug(named);
  if (name == "title") return hugo_slug(parts.title);
  if (name == "slug") return hugo_slug(parts.slug.empty() ? parts.title : parts.slug);
  if (name == "slugorfilename" || name == "slugorcontentbasename")
    return hugo_slug(parts.slug.empty() ? dated_name(parts) : parts.slug);
  if (name == "filename" || name == "contentbasename") return hugo_slug(dated_name(parts));
  const std::string_view folder = section_folder(parts);
  if (name == "sections") return hugo_slug(folder);
  if (name == "section") return hugo_slug(folder.substr(0, folder.find('/')));
  if (name == "sections[last]") return hugo_slug(last_part(folder));
  const auto slash = folder.find('/');
  return slash == std::string_view::npos ? "" : hugo_slug(folder.substr(slash + 1));
}

std::optional<std::string> UrlTemplate::value_of(const Piece& piece, const UrlParts& parts) const {
  switch (piece.kind) {
    case Piece::Kind::literal:
      return piece.text;
    case Piece::Kind::token:
      return token_value(piece.text, parts);
    case Piece::Kind::expression:
      return expression_value(piece, parts);
  }
  return std::nullopt;
}

std::optional<std::string> UrlTemplate::fill(const UrlParts& parts) const {
  std::string address = "/";
  for (const Piece& piece : pieces_) {
    const auto value = value_of(piece, parts);
    if (!value) return std::nullopt;
    for (const char c : *value) {
      if (c != '/' || address.back() != '/') address += c;
    }
  }
  constexpr std::string_view index = "/index.html";
  if (address.ends_with(index)) address.resize(address.size() - index.size() + 1);
  return address_path(address);
}

std::string UrlTemplate::missing(const UrlParts& parts) const {
  for (const Piece& piece : pieces_) {
    if (value_of(piece, parts)) continue;
    return piece.kind == Piece::Kind::token && is_date_token(piece.text) ? "date" : piece.text;
  }
  return {};
}

}  // namespace rosebud::indexer
