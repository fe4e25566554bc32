#include "bench/query/rosebud_engine.hh"

#include <utility>

#include "searcher/searcher.hh"
#include "store/generation.hh"

namespace rosebud::bench {
namespace {

class RosebudEngine : public Engine {
 public:
  explicit RosebudEngine(const std::filesystem::path& database)
      : searcher_(store::DatabaseFolder(database)) {}

  std::size_t ask(const ListedQuery& query, Extent extent, std::size_t round) override {
    searcher_.refresh();
    return searcher_.search(request_for(query, extent, round)).total;
  }

 private:
  searcher::Searcher searcher_;
};

}  // namespace

SearchRequest request_for(const ListedQuery& query, Extent extent, std::size_t round) {
  SearchRequest request;
  request.text = typed(query);
  request.limit = 10 + round;
  request.snippets = extent == Extent::snippets;
  if (extent != Extent::top_ten) {
    request.facets = {{FieldId::director}, {FieldId::writer}, {FieldId::year}};
  }
  if (query.years) request.ranges[FieldId::year].insert(*query.years);
  for (const auto& [field, value] : query.chosen) request.chosen[field].insert(value);
  return request;
}

EngineMaker rosebud_engine(std::filesystem::path database) {
  return [path = std::move(database)] { return std::make_unique<RosebudEngine>(path); };
}

}  // namespace rosebud::bench
