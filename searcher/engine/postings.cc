#include "searcher/engine/postings.hh"

#include <algorithm>
#include <utility>

namespace rosebud::searcher {

PostingCache::Found PostingCache::find(const std::string& term, std::size_t frequency) {
  if (frequency < shortest) return {};
  const std::scoped_lock lock(mutex_);
  const auto known = entries_.find(term);
  if (known != entries_.end()) {
    known->second.used = ++clock_;
    return {known->second.array, true};
  }
  if (most_bytes_ > 0 && entries_.size() < most_known) entries_.emplace(term, Entry{nullptr, ++clock_});
  return {};
}

void PostingCache::keep(const std::string& term, std::shared_ptr<const PostingArray> array) {
  const std::scoped_lock lock(mutex_);
  if (array->bytes() > most_bytes_ / 4) return;
  Entry& entry = entries_[term];
  if (entry.array) return;
  bytes_ += array->bytes();
  entry = {std::move(array), ++clock_};
  make_room();
}

void PostingCache::retire() {
  const std::scoped_lock lock(mutex_);
  entries_.clear();
  bytes_ = 0;
  most_bytes_ = 0;
}

void PostingCache::make_room() {
  while (bytes_ > most_bytes_) {
    auto oldest = entries_.end();
    for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
      if (!entry->second.array) continue;
      if (oldest == entries_.end() || entry->second.used < oldest->second.used) oldest = entry;
    }
    bytes_ -= oldest->second.array->bytes();
    entries_.erase(oldest);
  }
}

std::shared_ptr<const PostingArray> Postings::remembered(const std::string& term) {
  if (cache_ == nullptr) return nullptr;
  const std::size_t articles = frequency(term);
  const PostingCache::Found found = cache_->find(term, articles);
  if (found.array || !found.wanted) return found.array;
  auto array = std::make_shared<PostingArray>();
  array->ids.reserve(articles);
  array->wdfs.reserve(articles);
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
    if (deadline_.passed_at(array->ids.size())) return array;  // not whole: nobody else's
    array->ids.push_back(*posting);
    array->wdfs.push_back(posting.get_wdf());
  }
  cache_->keep(term, array);
  return array;
}

}  // namespace rosebud::searcher
