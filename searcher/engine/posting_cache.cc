#include "searcher/engine/posting_cache.hh"

#include <algorithm>
#include <utility>

namespace rosebud::searcher {

PostingCache::Found PostingCache::find(const std::string& term, const Use& use) {
  const std::scoped_lock lock(mutex_);
  if (most_bytes_ == 0) return {};
  if (++finds_ % age_after == 0) age();
  auto known = entries_.find(term);
  if (known == entries_.end()) {
    if (entries_.size() < most_known) entries_.emplace(term, Entry{nullptr, use.saves});
    return {};
  }
  Entry& entry = known->second;
  entry.saves += use.saves;
  if (entry.list) return {entry.list, true};
  if (entry.saves < 2 * one_reading || use.bytes > most_bytes_ / 4) return {};
  if (bytes_ + use.bytes <= most_bytes_) return {nullptr, true};
  const auto least = least_saving();
  return {nullptr, least && kept_[*least]->second.saves < entry.saves};
}

void PostingCache::keep(const std::string& term, std::shared_ptr<const PostingList> list) {
  const std::scoped_lock lock(mutex_);
  const auto known = entries_.find(term);
  // The revision may have been retired meanwhile, or another thread was quicker.
  if (most_bytes_ == 0 || known == entries_.end() || known->second.list) return;
  while (bytes_ + list->bytes() > most_bytes_) {
    const auto least = least_saving();
    if (!least || kept_[*least]->second.saves >= known->second.saves) return;
    drop(*least);
  }
  bytes_ += list->bytes();
  known->second.list = std::move(list);
  kept_.push_back(&*known);
}

void PostingCache::retire() {
  const std::scoped_lock lock(mutex_);
  kept_.clear();
  entries_.clear();
  bytes_ = 0;
  most_bytes_ = 0;
}

std::optional<std::size_t> PostingCache::least_saving() {
  constexpr std::size_t looked_at = 16;
  std::optional<std::size_t> least;
  for (std::size_t i = 0; i < std::min(looked_at, kept_.size()); ++i) {
    hand_ = (hand_ + 1) % kept_.size();
    if (!least || kept_[hand_]->second.saves < kept_[*least]->second.saves) least = hand_;
  }
  return least;
}

void PostingCache::drop(std::size_t kept) {
  bytes_ -= kept_[kept]->second.list->bytes();
  kept_[kept]->second.list.reset();
  kept_[kept] = kept_.back();
  kept_.pop_back();
}

void PostingCache::age() {
  for (auto& [term, entry] : entries_) entry.saves /= 2;
  std::erase_if(entries_, [](const auto& known) { return known.second.saves == 0 && !known.second.list; });
}

}  // namespace rosebud::searcher
