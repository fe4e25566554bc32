// What a site puts around every article and is not its text.
#pragma once

#include <string_view>
#include <vector>

#include "catalogue/block.hh"

namespace rosebud::indexer {

// Whether `line` as a whole is a comment form's, a share bar's, a navigation's or a notice's, or stands where
// an article is to come. English and the common forms in French, German and Spanish.
bool is_boilerplate(std::string_view line);

// Drops such lines from the head and the foot of an article, and a comment form with all that follows it. The
// same words within the text stay.
void drop_boilerplate(std::vector<Block>& blocks);

// The same of the foot of a plain text, line by line: a dump sets a form or a share bar in lines that would
// be read as one paragraph.
std::string_view without_boilerplate(std::string_view text);

}  // namespace rosebud::indexer
