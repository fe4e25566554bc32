#include "searcher/answer_cache.hh"

#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace rosebud::searcher {
namespace {

// What the allocator and a node of a map or set add to a thing.
constexpr std::size_t node_bytes = 64;

std::size_t bytes_of(const std::string& text) {
  // Short ones lie in the string itself; to count them again does no harm.
  return sizeof(std::string) + text.capacity();
}

std::size_t bytes_of(const NumberRange& /*range*/) {
  return sizeof(NumberRange);
}

template <typename Items, typename Bytes>
std::size_t sum_of(const Items& items, Bytes&& bytes) {
  return std::accumulate(items.begin(), items.end(), std::size_t{0},
                         [&](std::size_t sum, const auto& item) { return sum + bytes(item); });
}

std::size_t bytes_of(const std::vector<std::string>& texts) {
  return sum_of(texts, [](const std::string& text) { return bytes_of(text); });
}

template <typename Value>
std::size_t bytes_of(const std::map<FieldId, std::set<Value>>& refinements) {
  return sum_of(refinements, [](const auto& entry) {
    return node_bytes + sum_of(entry.second, [](const Value& value) { return node_bytes + bytes_of(value); });
  });
}

std::size_t bytes_of(const Hit& hit) {
  std::size_t bytes = sizeof hit + hit.path.capacity() + hit.title.capacity() + hit.address.capacity() +
                      hit.date.capacity() + hit.rating.capacity();
  bytes += bytes_of(hit.years) + bytes_of(hit.directors) + bytes_of(hit.writers);
  bytes += sum_of(hit.snippet, [](const MarkedPiece& piece) { return sizeof piece + piece.text.capacity(); });
  bytes += sum_of(hit.inferred, [](const Inference& inference) {
    return sizeof inference + inference.value.capacity() + inference.evidence.capacity();
  });
  return bytes + sum_of(hit.declared, [](const DeclaredValues& values) {
           return sizeof values + bytes_of(values.written);
         });
}

std::size_t bytes_of(const Facet& facet) {
  const std::size_t values = sum_of(facet.values, [](const FacetValue& value) {
    return sizeof value + value.key.capacity() + value.label.capacity();
  });
  return sizeof facet + values + facet.bins.capacity() * sizeof(FacetBin);
}

}  // namespace

std::size_t bytes_of(const SearchRequest& request) {
  const std::size_t facets = sum_of(
      request.facets, [](const FacetRequest& facet) { return sizeof facet + facet.matching.capacity(); });
  return sizeof request + request.text.capacity() + facets + bytes_of(request.chosen) +
         bytes_of(request.ranges) + bytes_of(request.excluded) + bytes_of(request.excluded_ranges);
}

std::size_t bytes_of(const SearchResults& results) {
  const auto hits = [](const std::vector<Hit>& list) {
    return sum_of(list, [](const Hit& hit) { return bytes_of(hit); });
  };
  const std::size_t notices =
      sum_of(results.notices, [](const Notice& notice) { return sizeof notice + notice.message.capacity(); });
  return sizeof results + results.corrected.capacity() + results.did_you_mean.capacity() + notices +
         hits(results.hits) + hits(results.partial) +
         sum_of(results.facets, [](const Facet& facet) { return bytes_of(facet); });
}

std::shared_ptr<const SearchResults> AnswerCache::find(const SearchRequest& request) {
  const std::scoped_lock lock(mutex_);
  const auto found = entries_.find(request);
  if (found == entries_.end()) return nullptr;
  order_.splice(order_.begin(), order_, found->second.place);
  return found->second.results;
}

void AnswerCache::keep(const SearchRequest& request, std::shared_ptr<const SearchResults> results) {
  const std::size_t bytes = bytes_of(request) + bytes_of(*results) + 2 * node_bytes;
  const std::scoped_lock lock(mutex_);
  if (bytes > most_bytes_ / 4) return;
  const auto [entry, is_new] = entries_.try_emplace(request);
  if (!is_new) return;  // another thread answered it meanwhile
  order_.push_front(&entry->first);
  entry->second = {std::move(results), bytes, order_.begin()};
  bytes_ += bytes;
  while (bytes_ > most_bytes_) {
    const auto oldest = entries_.find(*order_.back());
    bytes_ -= oldest->second.bytes;
    order_.pop_back();
    entries_.erase(oldest);
  }
}

void AnswerCache::retire() {
  const std::scoped_lock lock(mutex_);
  order_.clear();
  entries_.clear();
  bytes_ = 0;
  most_bytes_ = 0;
}

bool AnswerCache::keeps() const {
  const std::scoped_lock lock(mutex_);
  return most_bytes_ > 0;
}

std::size_t AnswerCache::bytes() const {
  const std::scoped_lock lock(mutex_);
  return bytes_;
}

}  // namespace rosebud::searcher
