// The fixed list of queries that engines are timed with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/article.hh"
#include "catalogue/field.hh"
#include "catalogue/number_range.hh"

namespace rosebud::bench {

enum class Wanted : std::uint8_t {
  everything,  // no words
  all,
  any,
  phrase,
  prefix,  // one word that begins so
};

// One query, in no engine's syntax.
struct ListedQuery {
  std::string_view group;  // the line of the table it belongs to
  Wanted wanted = Wanted::everything;
  std::vector<std::string> words{};
  std::optional<NumberRange> years{};
  // Directors, writers, genres: any of a field's values, for every field.
  std::vector<std::pair<FieldId, std::string>> chosen{};

  std::vector<std::string> chosen_of(FieldId field) const;
};

// What it would be typed as: `fading OR harbor`, `"the fading harbor"`, `fad*`.
std::string typed(const ListedQuery& query);

// The queries for generated archives of at least 10,000 articles of this length and seed 1: always the same.
// Words and people come from the generator's lists, phrases and words that stand together from its first
// articles.
std::vector<ListedQuery> listed_queries(ArticleLength length = {});

}  // namespace rosebud::bench
