// An archive's own words, ready for use: rosebud.toml and what it names.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/settings.hh"
#include "indexer/article/article.hh"
#include "indexer/article/node.hh"
#include "indexer/article/read_options.hh"
#include "indexer/report.hh"
#include "indexer/site/addresses.hh"
#include "indexer/site/join.hh"
#include "indexer/site/own_keys.hh"
#include "indexer/site/people_names.hh"
#include "store/other_names.hh"

namespace rosebud::indexer {

// Constant once made, and read by many threads.
class Site {
 public:
  // `text` is that of rosebud.toml; the files of its joins are read below `archive`. What is wrong with them
  // is added to `problems`. Throws Error for what is wrong with the text.
  Site(const std::filesystem::path& archive, std::string_view text, std::vector<Problem>& problems);

  const Settings& settings() const { return settings_; }

  // The built-in fields and the archive's own.
  const FieldTable& fields() const { return fields_; }

  // The front matter with the site's keys as those of the field table.
  Node with_usual_keys(const Node& front_matter) const { return keys_.apply(front_matter); }

  // Whether the settings use the front matter key.
  bool knows_key(std::string_view key) const;

  // Adds what the files beside the articles know, before the text is asked.
  void add_metadata(Article& article, const Node& front_matter, std::vector<Problem>& problems) const;

  // The title that a joined record gives; for an article that has none of its own.
  std::string title_of(const Article& article, const Node& front_matter) const;

  // When all facts are known: one name for each person, and the address.
  void complete(Article& article, const Node& front_matter, std::vector<Problem>& problems) const;

  // Changes with the settings that articles are read by, and with every file that they name.
  const std::string& hash() const { return hash_; }

 private:
  Settings settings_;
  FieldTable fields_;
  OwnKeys keys_;
  PeopleNames people_;
  Addresses addresses_;
  std::vector<Join> joins_;
  std::string hash_;
};

// The archive's own words; null when it has no rosebud.toml.
std::shared_ptr<const Site> read_site(const std::filesystem::path& archive, std::vector<Problem>& problems);

// Reads the archive's own words into `reading`, unless some are there.
void use_site(ReadOptions& reading, const std::filesystem::path& archive, std::vector<Problem>& problems);

// The patterns of files that the settings leave out.
std::vector<std::string> ignored_by_site(const ReadOptions& reading);

// The other names of the people whom the settings give several.
store::OtherNames other_names_of(const ReadOptions& reading);

// What the settings say of searching: kept by the database, and of no concern to how articles are read.
Synonyms synonyms_of(const ReadOptions& reading);
Boosts boosts_of(const ReadOptions& reading);

}  // namespace rosebud::indexer
