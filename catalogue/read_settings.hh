// Reading rosebud.toml.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "catalogue/settings.hh"

namespace rosebud {

// What the TOML `text` says; `file` is what errors call it. Throws Error, naming the line and what to do, for
// invalid TOML, for what is not known (with what may be meant), and for values that cannot be.
Settings parse_settings(std::string_view text, std::string_view file = settings_file_name);

// What of `text` decides how articles are read, comments and layout aside: all but the synonyms and the
// ranking, which may change without any article being read again. Throws Error as parse_settings() does for
// invalid TOML.
std::string article_settings(std::string_view text, std::string_view file = settings_file_name);

// The text of the archive's rosebud.toml; empty when there is none. Throws Error when it cannot be read.
std::string settings_text(const std::filesystem::path& archive);

// parse_settings(settings_text(archive)).
Settings read_settings(const std::filesystem::path& archive);

}  // namespace rosebud
