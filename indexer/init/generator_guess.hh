// Which generator a site is made with, by the files it leaves in its folder.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "catalogue/settings.hh"
#include "indexer/article/node.hh"

namespace rosebud::indexer {

struct GeneratorGuess {
  std::string name;      // "Hugo", "Obsidian"; empty: nothing is known
  std::string evidence;  // the file that tells, relative to the archive
  std::string language;  // two letters; empty: not said
  UrlSettings urls;      // as far as they are said
};

// Looks for hugo.toml, config.toml, _config.yml, astro.config.*, eleventy.config.*, .eleventy.js and
// .obsidian in `archive`, and reads what of them can be read without running the generator. Never throws for
// what the files hold.
GeneratorGuess guess_generator(const std::filesystem::path& archive);

}  // namespace rosebud::indexer
