#include "indexer/site/people_names.hh"

#include <algorithm>
#include <utility>

#include "catalogue/field.hh"
#include "catalogue/value_key.hh"

namespace rosebud::indexer {

PeopleNames::PeopleNames(std::vector<PersonNames> people) : people_(std::move(people)) {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    person_of_.emplace(value_key(FieldKind::name, people_[i].name), i);
    for (const std::string& alias : people_[i].aliases) {
      person_of_.emplace(value_key(FieldKind::name, alias), i);
    }
  }
}

void PeopleNames::join_in(Article& article, const FieldTable& fields) const {
  if (people_.empty()) return;
  std::vector<Fact> joined;
  for (Fact& fact : article.facts) {
    const auto known = holds_people(fields.field(fact.field))
                           ? person_of_.find(value_key(FieldKind::name, fact.written))
                           : person_of_.end();
    if (known != person_of_.end()) {
      const PersonNames& person = people_[known->second];
      fact.written = person.name;
      const auto same = [&](const Fact& other) {
        return other.field == fact.field && other.written == fact.written;
      };
      // Two names of one person in one list are one person.
      if (std::ranges::any_of(joined, same)) continue;
      for (const std::string& alias : person.aliases) {
        article.also_found_as.push_back({.field = fact.field, .written = alias, .source = fact.source});
      }
    }
    joined.push_back(std::move(fact));
  }
  article.facts = std::move(joined);
}

}  // namespace rosebud::indexer
