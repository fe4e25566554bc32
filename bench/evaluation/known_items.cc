#include "bench/evaluation/known_items.hh"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <variant>

#include <fmt/format.h>

#include "bench/evaluation/typing.hh"
#include "bench/random.hh"
#include "catalogue/error.hh"
#include "indexer/archive/scan.hh"
#include "indexer/article/read_article.hh"
#include "indexer/source_file.hh"

namespace rosebud::bench {
namespace {

template <typename Item, typename Predicate>
std::size_t first_rank(const std::vector<Item>& hits, const Predicate& wanted) {
  const auto found = std::ranges::find_if(hits, wanted);
  return found == hits.end() ? 0 : static_cast<std::size_t>(found - hits.begin()) + 1;
}

}  // namespace

std::vector<KnownArticle> read_known_articles(const std::filesystem::path& archive, FieldId people) {
  std::vector<KnownArticle> known;
  for (const indexer::FoundFile& file : indexer::scan(archive).files) {
    const auto source = indexer::read_source(archive, file);
    const auto* read = std::get_if<indexer::SourceFile>(&source);
    if (read == nullptr) continue;
    const auto article = indexer::read_article(file.path, read->bytes, {.infer = false}).article;
    if (!article) continue;
    const auto titles = article->values_of(FieldId::title);
    const auto names = article->values_of(people);
    if (titles.empty()) continue;
    known.push_back({file.path, std::string(titles.front()), {names.begin(), names.end()}});
  }
  if (known.empty()) throw Error(fmt::format("there is no article in {}", archive.string()));
  return known;
}

std::vector<KnownPerson> known_people(const std::vector<KnownArticle>& articles) {
  std::vector<KnownPerson> people;
  std::unordered_map<std::string, std::size_t> places;
  for (const KnownArticle& article : articles) {
    for (const std::string& name : article.people) {
      const auto [place, added] = places.emplace(same_key(name), people.size());
      if (added) people.push_back({name, {}});
      people[place->second].paths.push_back(article.path);
    }
  }
  return people;
}

std::vector<std::size_t> drawn(std::size_t size, std::size_t count, std::uint64_t seed) {
  std::vector<std::size_t> numbers(size);
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  if (count == 0 || count >= size) return numbers;
  Random random(seed);
  for (std::size_t place = 0; place < count; ++place) {
    const std::size_t other = place + random.below(static_cast<std::uint32_t>(size - place));
    std::swap(numbers[place], numbers[other]);
  }
  numbers.resize(count);
  return numbers;
}

std::size_t rank_of(const KnownArticle& wanted, const std::vector<Hit>& hits) {
  const std::string key = same_key(wanted.title);
  return first_rank(hits, [&](const Hit& hit) {
    return hit.path == wanted.path || (!key.empty() && same_key(hit.title) == key);
  });
}

std::size_t suggested_rank(const KnownArticle& wanted, const std::vector<Suggestion>& suggestions) {
  const std::string key = same_key(wanted.title);
  return first_rank(suggestions, [&](const Suggestion& suggestion) {
    return suggestion.kind == SuggestionKind::title && !key.empty() && same_key(suggestion.text) == key;
  });
}

std::size_t rank_of(const KnownPerson& wanted, const std::vector<Hit>& hits) {
  return first_rank(hits, [&wanted](const Hit& hit) {
    return std::ranges::find(wanted.paths, hit.path) != wanted.paths.end();
  });
}

}  // namespace rosebud::bench
