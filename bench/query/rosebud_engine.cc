#include "bench/query/rosebud_engine.hh"

#include <utility>

#include "bench/evaluation/rosebud_ranker.hh"
#include "catalogue/error.hh"
#include "searcher/searcher.hh"
#include "store/generation.hh"

namespace rosebud::bench {
namespace {

class RosebudEngine : public Engine {
 public:
  RosebudEngine(const std::filesystem::path& database, Answers answers)
      : searcher_(answers == Answers::kept
                      ? searcher::Searcher(store::DatabaseFolder(database), searcher::make_snapshots())
                      : searcher::Searcher(store::DatabaseFolder(database))) {}

  std::size_t ask(const ListedQuery& query, Extent extent, std::size_t round) override {
    searcher_.refresh();
    const SearchResults results = searcher_.search(request_for(query, extent, round));
    postings_ = results.postings;
    return results.total;
  }
  std::uint64_t postings() const override { return postings_; }

 private:
  searcher::Searcher searcher_;
  std::uint64_t postings_ = 0;
};

}  // namespace

SearchRequest request_for(const ListedQuery& query, Extent extent, std::size_t round) {
  SearchRequest request;
  request.text = typed(query);
  request.limit = 10 + round;
  request.snippets = extent == Extent::snippets;
  if (extent == Extent::hits) request.total = Total::none;
  if (extent == Extent::facets || extent == Extent::snippets) {
    request.facets = {{FieldId::director}, {FieldId::writer}, {FieldId::year}};
  }
  if (query.years) request.ranges[FieldId::year].insert(*query.years);
  for (const auto& [field, value] : query.chosen) request.chosen[field].insert(value);
  return request;
}

void make_rosebud(const std::filesystem::path& archive, const std::filesystem::path& database) {
  if (std::filesystem::exists(database)) {
    try {
      const searcher::Searcher readable{store::DatabaseFolder(database)};
    } catch (const Error&) {
      std::filesystem::remove_all(database);
    }
  }
  index_for_measuring(archive, database);
}

EngineMaker rosebud_engine(std::filesystem::path database, Answers answers) {
  return [path = std::move(database), answers] { return std::make_unique<RosebudEngine>(path, answers); };
}

}  // namespace rosebud::bench
