// The articles that are like one, and why. No markup, no escapes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/results.hh"

namespace rosebud {

// Values of a field that two articles have in common, as the other one writes them.
struct SharedValues {
  FieldId field = FieldId::director;
  std::vector<std::string> written;
};

struct SimilarArticle {
  Hit hit;  // its score is comparable within one answer; it has no snippet
  std::vector<SharedValues> shared;
};

struct SimilarResults {
  FieldTable fields;  // of the archive that was asked
  Hit article;        // the one that the others are like
  std::vector<SimilarArticle> similar;
  bool timed_out = false;  // the time limit was reached: others may be more like it
  double milliseconds = 0;
};

inline constexpr std::size_t default_similar = 10;

}  // namespace rosebud
