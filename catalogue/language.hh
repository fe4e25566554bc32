// Languages by their two-letter code (ISO 639-1).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rosebud {

// The two-letter code of a language as front matter names it: "en-GB", "EN", "english", "Français" -> "fr".
// Empty when it is not known.
std::optional<std::string> language_code(std::string_view written);

// The language of an article that does not say.
inline constexpr std::string_view default_language = "en";

}  // namespace rosebud
