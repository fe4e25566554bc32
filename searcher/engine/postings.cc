#include "searcher/engine/postings.hh"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace rosebud::searcher {

PostingCache::Found PostingCache::find(const std::string& term, std::size_t frequency) {
  if (frequency < shortest) return {};
  const std::scoped_lock lock(mutex_);
  if (most_bytes_ == 0) return {};
  if (++finds_ % age_after == 0) age();
  auto known = entries_.find(term);
  if (known == entries_.end()) {
    if (entries_.size() < most_known) entries_.emplace(term, Entry{nullptr, 1});
    return {};
  }
  Entry& entry = known->second;
  ++entry.asked;
  if (entry.array) return {entry.array, true};
  const std::size_t bytes = PostingArray::bytes_of(frequency);
  if (bytes > most_bytes_ / 4) return {};
  if (bytes_ + bytes <= most_bytes_) return {nullptr, true};
  const auto least = least_asked();
  return {nullptr, least && kept_[*least]->second.asked < entry.asked};
}

void PostingCache::keep(const std::string& term, std::shared_ptr<const PostingArray> array) {
  const std::scoped_lock lock(mutex_);
  const auto known = entries_.find(term);
  // The revision may have been retired meanwhile, or another thread was quicker.
  if (most_bytes_ == 0 || known == entries_.end() || known->second.array) return;
  while (bytes_ + array->bytes() > most_bytes_) {
    const auto least = least_asked();
    if (!least || kept_[*least]->second.asked >= known->second.asked) return;
    drop(*least);
  }
  bytes_ += array->bytes();
  known->second.array = std::move(array);
  kept_.push_back(&*known);
}

void PostingCache::retire() {
  const std::scoped_lock lock(mutex_);
  kept_.clear();
  entries_.clear();
  bytes_ = 0;
  most_bytes_ = 0;
}

std::optional<std::size_t> PostingCache::least_asked() {
  constexpr std::size_t looked_at = 16;
  std::optional<std::size_t> least;
  for (std::size_t i = 0; i < std::min(looked_at, kept_.size()); ++i) {
    hand_ = (hand_ + 1) % kept_.size();
    if (!least || kept_[hand_]->second.asked < kept_[*least]->second.asked) least = hand_;
  }
  return least;
}

void PostingCache::drop(std::size_t kept) {
  bytes_ -= kept_[kept]->second.array->bytes();
  kept_[kept]->second.array.reset();
  kept_[kept] = kept_.back();
  kept_.pop_back();
}

void PostingCache::age() {
  for (auto& [term, entry] : entries_) entry.asked /= 2;
  std::erase_if(entries_, [](const auto& known) { return known.second.asked == 0 && !known.second.array; });
}

std::vector<float> most_by_stretch(const PostingArray& array, const ArticleParts& parts,
                                   std::size_t stretches) {
  std::vector<float> most(stretches);
  for (std::size_t i = 0; i < array.ids.size(); ++i) {
    const auto part = static_cast<float>(parts.of(array.ids[i], array.wdfs[i]));
    float& one = most[array.ids[i] / stretch_ids];
    one = std::max(one, std::nextafter(part, std::numeric_limits<float>::infinity()));
  }
  return most;
}

std::shared_ptr<const PostingArray> Postings::remembered(const std::string& term) {
  if (cache_ == nullptr) return nullptr;
  const PostingCache::Found found = cache_->find(term, frequency(term));
  if (found.array || !found.wanted) return found.array;
  auto array = decoded(term);
  // One that is not whole is nobody else's.
  if (array->ids.size() == frequency(term)) cache_->keep(term, array);
  return array;
}

std::shared_ptr<const PostingArray> Postings::array_of(const std::string& term) {
  auto array = remembered(term);
  return array ? array : decoded(term);
}

std::shared_ptr<PostingArray> Postings::decoded(const std::string& term) const {
  const std::size_t articles = frequency(term);
  auto array = std::make_shared<PostingArray>();
  array->ids.reserve(articles);
  array->wdfs.reserve(articles);
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
    if (deadline_.passed_at(array->ids.size())) return array;
    array->ids.push_back(*posting);
    array->wdfs.push_back(posting.get_wdf());
  }
  const std::size_t stretches = parts_.lengths.size() / stretch_ids + 1;
  // Of shorter ones it is found out as quickly when it is needed.
  if (articles > 2 * stretches) array->most = most_by_stretch(*array, parts_, stretches);
  return array;
}

}  // namespace rosebud::searcher
