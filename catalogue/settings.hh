// A site's own words: what rosebud.toml says about an archive. Plain data; docs/configuration.md describes
// the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/boosts.hh"
#include "catalogue/declared_field.hh"
#include "catalogue/key_path.hh"
#include "catalogue/synonyms.hh"

namespace rosebud {

// Its name, at the root of the archive.
inline constexpr std::string_view settings_file_name = "rosebud.toml";

// Which keys fill a field, instead of those of the field table.
struct FieldMapping {
  std::string field;          // a field of the table or a declared one
  std::vector<KeyPath> keys;  // the first to believe first; empty: no key fills the field
  std::size_t line = 0;
  bool operator==(const FieldMapping&) const = default;
};

// Whose conventions the addresses of articles follow.
enum class Generator : std::uint8_t { none, hugo, jekyll, eleventy, astro };

// Its name in rosebud.toml ("hugo"), and back; nothing for a name that is none.
std::string_view generator_name(Generator generator);
std::optional<Generator> generator_named(std::string_view name);

// The addresses of the articles below one folder; an empty folder means all others.
struct UrlRule {
  std::string folder;   // relative to the archive, or to the folder of the site's content
  std::string pattern;  // "/:year/:month/:slug/", "pretty", "/reviews/{{ page.fileSlug }}/"
  std::size_t line = 0;
  bool operator==(const UrlRule&) const = default;
};

struct UrlSettings {
  std::string base;  // "https://example.org", put before addresses; empty: they stay relative
  Generator generator = Generator::none;
  std::optional<std::string> content;  // the folder whose name is no part of addresses
  std::vector<UrlRule> rules;
  bool operator==(const UrlSettings&) const = default;
};

// One person under one name.
struct PersonNames {
  std::string name;
  std::vector<std::string> aliases;
  bool operator==(const PersonNames&) const = default;
};

// Metadata beside the articles.
struct JoinSettings {
  std::vector<std::string> files;  // glob patterns, relative to the archive
  KeyPath key;                     // in the article's front matter
  KeyPath match;                   // in a record
  std::optional<KeyPath> records;  // where in a file they stand; nothing: the file's top
  bool record_wins = false;        // where both the article and the record fill a field
  std::vector<FieldMapping> fields;
  std::size_t line = 0;
  bool operator==(const JoinSettings&) const = default;
};

struct Settings {
  std::string language;             // two letters, of articles that do not say; empty: the default
  bool inference = true;            // take credits from the text where nothing states them
  std::vector<std::string> ignore;  // patterns in gitignore's syntax
  std::vector<FieldMapping> fields;
  std::vector<DeclaredField> declared;
  UrlSettings urls;
  std::vector<PersonNames> people;
  std::vector<JoinSettings> joins;
  Synonyms synonyms;
  Boosts boosts;
  bool operator==(const Settings&) const = default;
};

}  // namespace rosebud
