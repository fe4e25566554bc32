// `rosebud search --explain` in the terminal.
#pragma once

#include <string>
#include <vector>

#include "catalogue/explanation.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {

// How the query was understood: its words, the tree, the terms and Xapian's query.
std::string explanation_lines(const Explanation& explanation, const Terminal& terminal);

// The parts of a hit's score, a line each, and their sum; nothing for no parts.
std::string score_lines(const std::vector<ScorePart>& parts, double score, const Terminal& terminal);

}  // namespace rosebud::cli
