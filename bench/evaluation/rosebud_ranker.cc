#include "bench/evaluation/rosebud_ranker.hh"

#include <fmt/format.h>

#include "bench/evaluation/judged_queries.hh"
#include "catalogue/error.hh"
#include "catalogue/number_range.hh"
#include "indexer/index_archive.hh"
#include "store/generation.hh"

namespace rosebud::bench {
namespace {

void choose(SearchRequest& request, const Field& field, const std::string& value) {
  if (field.kind != FieldKind::number) {
    request.chosen[field.id].insert(value);
    return;
  }
  const auto range = parse_number_range(value);
  if (!range) throw Error(fmt::format("{} takes a number or a range, not \"{}\"", field.name, value));
  request.ranges[field.id].insert(*range);
}

}  // namespace

void index_for_measuring(const std::filesystem::path& archive, const std::filesystem::path& database) {
  indexer::IndexOptions options;
  options.archive = archive;
  options.database = database;
  const indexer::IndexReport report = indexer::index_archive(options);
  if (report.failed() == 0 && report.indexed() > 0) return;
  throw Error(fmt::format("{} of the articles in {} were indexed, {} were not", report.indexed(),
                          archive.string(), report.failed()));
}

SearchRequest typed_request(std::string_view text, std::string_view refinements, const FieldTable& fields) {
  SearchRequest request;
  request.text = text;
  if (refinements.empty()) return request;
  for (const std::string& refinement : split(refinements, ';')) {
    const auto equals = refinement.find('=');
    const auto id = fields.named(refinement.substr(0, equals));
    if (equals == std::string::npos || !id)
      throw Error(fmt::format("\"{}\" is no refinement", refinement), "write field=value");
    choose(request, fields.field(*id), refinement.substr(equals + 1));
  }
  return request;
}

RosebudRanker::RosebudRanker(const std::filesystem::path& database)
    : searcher_(store::DatabaseFolder(database)) {}

SearchResults RosebudRanker::answer(std::string_view text, std::size_t depth, std::string_view refinements) {
  SearchRequest request = typed_request(text, refinements, searcher_.fields());
  request.limit = depth;
  return searcher_.search(request);
}

std::vector<Suggestion> RosebudRanker::suggestions(std::string_view text, std::size_t limit) {
  return searcher_.suggest(text, limit).list;
}

Ranking RosebudRanker::paths(const SearchResults& results) {
  Ranking ranking;
  ranking.reserve(results.hits.size() + results.partial.size());
  for (const Hit& hit : results.hits) ranking.push_back(hit.path);
  for (const Hit& hit : results.partial) ranking.push_back(hit.path);
  return ranking;
}

bool says_nothing_matched(const SearchResults& results) {
  return results.hits.empty() || results.any_word || !results.corrected.empty();
}

}  // namespace rosebud::bench
