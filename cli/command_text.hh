// Commands to be typed: what a shell reads back as what was meant.
#pragma once

#include <string>
#include <string_view>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"

namespace rosebud::cli {

// `argument` as one word of a POSIX shell, quoted only where it has to be.
std::string shell_quoted(std::string_view argument);

// What is asked, of which database where it was named (--db), and whether the facets were named.
struct Question {
  const SearchRequest& request;
  const FieldTable& fields;
  std::string database{};
  bool named_facets = false;
};

// The `rosebud search` that asks it, from the first page.
std::string search_command_text(const Question& question);

// The `rosebud facets` that lists every value of the facet `id` for it.
std::string facets_command_text(const Question& question, FieldId id);

}  // namespace rosebud::cli
