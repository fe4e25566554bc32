#include "indexer/init/generator_guess.hh"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include "catalogue/error.hh"
#include "catalogue/language.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/json.hh"
#include "indexer/article/metadata_error.hh"
#include "indexer/article/toml.hh"
#include "indexer/article/yaml.hh"
#include "indexer/site/own_keys.hh"
#include "indexer/site/url_template.hh"

namespace rosebud::indexer {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_bytes = 1U << 20U;

std::string text_of(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) > most_bytes) return {};
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return utf8::first_invalid(text) ? std::string() : text;
}

// A generator's own settings; nothing when they are not there or cannot be read.
std::optional<Node> config_at(const fs::path& path) {
  const std::string text = text_of(path);
  if (trimmed(text).empty()) return std::nullopt;
  const std::string extension = path.extension().string();
  const MetadataText limits{"the file", most_bytes};
  try {
    Node node;
    if (extension == ".toml") {
      node = parse_toml(text, 1, limits);
    } else if (extension == ".json") {
      node = parse_json(text, 1, limits);
    } else {
      node = parse_yaml(text, 1, limits);
    }
    if (node.kind == Node::Kind::map) return node;
  } catch (const MetadataError&) {
    // Anchors, for one, are read by generators and not here: what the file says stays unknown.
    return std::nullopt;
  }
  return std::nullopt;
}

std::string said(const Node& config, std::string_view key) {
  const auto value = value_at(config, parse_key_path(key));
  if (!value || value->kind != Node::Kind::scalar) return {};
  return std::string(trimmed(value->scalar));
}

// The first of `keys` that the configuration has a value for.
std::string first_said(const Node& config, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (std::string value = said(config, key); !value.empty()) return value;
  }
  return {};
}

std::string web_address(std::string address) {
  while (address.ends_with('/')) address.pop_back();
  const bool web = address.starts_with("https://") || address.starts_with("http://");
  const bool local =
      address.find("localhost") != std::string::npos || address.find("example.org") != std::string::npos;
  const bool clean = address.find_first_of(" \t\n\"<>\\?#{") == std::string::npos;
  return web && clean && !local ? address : std::string();
}

bool is_readable(std::string_view pattern, Generator generator) {
  try {
    const UrlTemplate read(pattern, generator);
    return true;
  } catch (const Error&) {
    return false;
  }
}

void add_rule(UrlSettings& urls, std::string folder, const Node& pattern) {
  const std::string_view written = trimmed(pattern.scalar);
  if (pattern.kind != Node::Kind::scalar || !is_readable(written, urls.generator)) return;
  urls.rules.push_back({std::move(folder), std::string(written), 0});
}

std::string language_said(const Node& config, std::initializer_list<std::string_view> keys) {
  return language_code(first_said(config, keys)).value_or("");
}

// [permalinks] reviews = "/:year/:slug/", since Hugo 0.131 also below `page`.
void read_hugo_permalinks(const Node& config, UrlSettings& urls) {
  auto permalinks = value_at(config, parse_key_path("permalinks"));
  if (!permalinks) return;
  if (auto page = value_at(*permalinks, parse_key_path("page")); page && page->kind == Node::Kind::map) {
    permalinks = std::move(page);
  }
  for (const NodeEntry& entry : permalinks->entries) {
    add_rule(urls, entry.key == "/" ? "" : entry.key, entry.value);
  }
}

std::optional<GeneratorGuess> guess_hugo(const fs::path& archive) {
  constexpr std::array<std::string_view, 8> files{
      "hugo.toml",   "hugo.yaml",   "hugo.json",  "config/_default/hugo.toml", "config/_default/config.toml",
      "config.toml", "config.yaml", "config.json"};
  for (const std::string_view file : files) {
    const auto config = config_at(archive / file);
    if (!config) continue;
    // Zola's is called config.toml, too; its addresses are made as Hugo's are.
    const bool zola =
        std::ranges::find(config->entries, "base_url", &NodeEntry::key) != config->entries.end();
    const bool named_hugo = file.find("hugo") != std::string_view::npos;
    const bool like_hugo = !first_said(*config, {"baseURL", "theme", "languageCode"}).empty();
    if (!named_hugo && !like_hugo) continue;
    GeneratorGuess guess{zola ? "Zola" : "Hugo", std::string(file), {}, {}};
    guess.urls.generator = Generator::hugo;
    guess.urls.base = web_address(first_said(*config, {"baseURL", "base_url"}));
    guess.language = language_said(*config, {"languageCode", "defaultContentLanguage", "default_language"});
    read_hugo_permalinks(*config, guess.urls);
    return guess;
  }
  return std::nullopt;
}

std::optional<GeneratorGuess> guess_jekyll(const fs::path& archive) {
  for (const std::string_view file : {"_config.yml", "_config.yaml", "_config.toml"}) {
    const auto config = config_at(archive / file);
    if (!config) continue;
    GeneratorGuess guess{"Jekyll", std::string(file), {}, {}};
    guess.urls.generator = Generator::jekyll;
    if (const std::string site = web_address(said(*config, "url")); !site.empty()) {
      guess.urls.base = web_address(site + "/" + said(*config, "baseurl"));
      for (auto at = guess.urls.base.find("//", 8); at != std::string::npos;
           at = guess.urls.base.find("//", 8)) {
        guess.urls.base.erase(at, 1);
      }
    }
    guess.language = language_said(*config, {"lang", "locale", "language"});
    if (const auto pattern = value_at(*config, parse_key_path("permalink")))
      add_rule(guess.urls, "", *pattern);
    if (const auto collections = value_at(*config, parse_key_path("collections"))) {
      for (const NodeEntry& entry : collections->entries) {
        const auto pattern = value_at(entry.value, parse_key_path("permalink"));
        if (pattern) add_rule(guess.urls, "_" + entry.key, *pattern);
      }
    }
    return guess;
  }
  return std::nullopt;
}

// The address behind `site:` in a configuration that is a program.
std::string site_in_program(std::string_view text) {
  const auto key = text.find("site:");
  if (key == std::string_view::npos) return {};
  const auto open = text.find_first_of("'\"`", key);
  if (open == std::string_view::npos || text.substr(key, open - key).find('\n') != std::string_view::npos)
    return {};
  const auto close = text.find(text[open], open + 1);
  if (close == std::string_view::npos) return {};
  return web_address(std::string(text.substr(open + 1, close - open - 1)));
}

std::optional<GeneratorGuess> guess_program(const fs::path& archive) {
  constexpr std::array<std::pair<std::string_view, Generator>, 8> files{{
      {"astro.config.mjs", Generator::astro},
      {"astro.config.ts", Generator::astro},
      {"astro.config.js", Generator::astro},
      {"astro.config.cjs", Generator::astro},
      {"eleventy.config.js", Generator::eleventy},
      {"eleventy.config.mjs", Generator::eleventy},
      {"eleventy.config.cjs", Generator::eleventy},
      {".eleventy.js", Generator::eleventy},
  }};
  std::error_code error;
  for (const auto& [file, generator] : files) {
    if (!fs::exists(archive / file, error)) continue;
    const bool astro = generator == Generator::astro;
    GeneratorGuess guess{astro ? "Astro" : "Eleventy", std::string(file), {}, {}};
    guess.urls.generator = generator;
    if (astro) guess.urls.base = site_in_program(text_of(archive / file));
    return guess;
  }
  return std::nullopt;
}

}  // namespace

GeneratorGuess guess_generator(const fs::path& archive) {
  if (auto guess = guess_hugo(archive)) return *guess;
  if (auto guess = guess_jekyll(archive)) return *guess;
  if (auto guess = guess_program(archive)) return *guess;
  std::error_code error;
  if (fs::is_directory(archive / ".obsidian", error)) return {"Obsidian", ".obsidian", {}, {}};
  if (fs::is_directory(archive / "_posts", error)) {
    GeneratorGuess guess{"Jekyll", "_posts", {}, {}};
    guess.urls.generator = Generator::jekyll;
    return guess;
  }
  return {};
}

}  // namespace rosebud::indexer
