// Facets in the terminal: bars for names, a histogram for numbers.
#pragma once

#include <string>

#include "catalogue/results.hh"
#include "cli/command_text.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {

// `facet`, an answer to `question`, as lines, each ended by a line break; when no article has a value and
// none was chosen nothing, or that it is so when the facets were named. What is not listed is told, with the
// command that lists it.
std::string facet_lines(const Facet& facet, const Question& question, const Terminal& terminal);

// Commands that choose one more value of each of the first facets of an answer; empty when nothing would
// narrow it.
std::string refine_lines(const SearchResults& results, const Question& question, const Terminal& terminal);

}  // namespace rosebud::cli
