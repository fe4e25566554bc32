// What a survey suggests that an archive's settings could say.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalogue/field.hh"
#include "indexer/init/survey.hh"

namespace rosebud::indexer {

// A key that Rosebud understands by itself.
struct UnderstoodKey {
  std::string key;
  std::string field;
  std::size_t articles = 0;
};

// A key that fills nothing by itself but looks like it could fill a field.
struct MappingProposal {
  std::string key;
  std::string field;
  std::size_t articles = 0;
  std::string sample;
};

// A key that fills nothing and has few values, each of several articles.
struct FacetProposal {
  std::string name;
  std::string key;
  FieldKind kind = FieldKind::keyword;
  std::size_t articles = 0;
  std::size_t values = 0;  // different ones; max_distinct means at least so many
  std::string sample;
};

struct Proposals {
  std::vector<UnderstoodKey> understood;  // the most used first, as the others
  std::vector<MappingProposal> mappings;
  std::vector<FacetProposal> facets;
  std::vector<MappingProposal> others;  // unknown keys of which nothing is proposed; without a field
};

// Sorts every key of the survey into one of the lists; the fields they name are built-in ones.
Proposals propose(const Survey& survey);

}  // namespace rosebud::indexer
