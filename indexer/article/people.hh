// People as front matter writes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer {

// The names in one written value: "A, B & C", "A and B", "A / B; C", without "(role)" suffixes. "Miyazaki,
// Hayao" alone is one person, surname first, and becomes "Hayao Miyazaki".
std::vector<std::string> people_in(std::string_view written);

}  // namespace rosebud::indexer
