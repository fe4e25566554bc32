// A value of front matter to the people it names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer {

// Where a text that names people stands.
enum class PeopleIn : std::uint8_t {
  text,  // a value of its own, which may list several
  item,  // of a list: a comma in it rather stands between one person's surname and given name
};

// The names in `written`, which may join several by commas, semicolons, "&", "and" or " / ", wrap them in
// [[wikilinks]], follow them by a "(role)" and put surnames first ("Miyazaki, Hayao" -> "Hayao Miyazaki"). A
// surname that two share is given to both ("Joel & Ethan Coen").
std::vector<std::string> people_in(std::string_view written, PeopleIn where = PeopleIn::text);

// Whether `written` stands where a value is not known: "N/A", "unknown", "-".
bool is_nobody(std::string_view written);

}  // namespace rosebud::indexer
