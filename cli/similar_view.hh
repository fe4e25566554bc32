// Similar articles in the terminal.
#pragma once

#include <string>

#include "catalogue/similar.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {

// Which article it is about, then each that is like it with what they have in common. Everything from
// articles is made printable() first.
std::string similar_view(const SimilarResults& results, const Terminal& terminal);

}  // namespace rosebud::cli
