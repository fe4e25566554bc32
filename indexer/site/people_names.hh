// People whom rosebud.toml gives several names.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/settings.hh"
#include "indexer/article/article.hh"

namespace rosebud::indexer {

class PeopleNames {
 public:
  explicit PeopleNames(std::vector<PersonNames> people);

  // Gives every person of the article, also in fields of the kind name that are among the declared `fields`,
  // the name that the settings chose, so that all join under one value; the others go to `also_found_as`.
  void join_in(Article& article, const FieldTable& fields) const;

 private:
  std::vector<PersonNames> people_;
  std::unordered_map<std::string, std::size_t> person_of_;  // by the key of each name
};

}  // namespace rosebud::indexer
