// Facets in the terminal: bars for names, a histogram for numbers.
#pragma once

#include <string>

#include "catalogue/field_table.hh"
#include "catalogue/results.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {

// The facet of one of `fields` as lines, each ended by a line break; empty when no article has a value.
std::string facet_lines(const FieldTable& fields, const Facet& facet, const Terminal& terminal);

}  // namespace rosebud::cli
