// The lines of a text that hold a label and a value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/labels.hh"

namespace rosebud::indexer {

struct LabelledValue {
  Label label;
  std::string value;  // without markup
};

// What stands behind a label at the head and the foot of `body`: behind a colon at a line's or a cell's
// beginning, in the cell beside it, in the list under it as a heading, behind a Dataview key ("director::
// A"). A line that is a rating and nothing else ("8/10") counts as labelled. Code is not read.
std::vector<LabelledValue> labelled_values(std::string_view body);

}  // namespace rosebud::indexer
