// A director in an article's own title: "Cinéma - Playtime de Jacques Tati (1967)".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer::credits {

struct TitleCredit {
  std::string work;
  std::vector<std::string> directors;
};

// What a title says that opens with the section "Film" or "Cinéma", ends with a year in brackets and names
// people by "by", "de", "di" or "von" between the two. A book's or a record's title names other people.
std::optional<TitleCredit> title_credit(std::string_view title);

}  // namespace rosebud::indexer::credits
