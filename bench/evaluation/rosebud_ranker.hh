// Rosebud's own answers, by the code that answers its users: the indexer's library makes the database, the
// searcher's the answers.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bench/evaluation/measures.hh"
#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "catalogue/suggestion.hh"
#include "searcher/searcher.hh"

namespace rosebud::bench {

// Indexes `archive` into the folder `database`, or brings it up to date. Throws Error when not every article
// could be indexed: what is measured on a part of an archive says nothing about it.
void index_for_measuring(const std::filesystem::path& archive, const std::filesystem::path& database);

// A request for `text` with what `refinements` choose ("director=Satoshi Kon;year=1990..1999") and no facets.
// Throws Error for a field or a value that there is not.
SearchRequest typed_request(std::string_view text, std::string_view refinements, const FieldTable& fields);

class RosebudRanker {
 public:
  // Throws Error when there is no database.
  explicit RosebudRanker(const std::filesystem::path& database);

  // The answer to `text` as a user gets it, with the first `depth` hits, at most max_limit.
  SearchResults answer(std::string_view text, std::size_t depth, std::string_view refinements = {});

  // What is suggested to somebody who typed `text`.
  std::vector<Suggestion> suggestions(std::string_view text, std::size_t limit);

  // The paths of that answer's hits in the order in which they are shown, partial matches last.
  static Ranking paths(const SearchResults& results);

 private:
  searcher::Searcher searcher_;
};

// True when `results` offer nothing as a plain match: no hit, or hits that are marked as being something near
// what was asked for.
bool says_nothing_matched(const SearchResults& results);

}  // namespace rosebud::bench
