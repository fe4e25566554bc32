#include "searcher/engine/posting_list.hh"

#include <cmath>

namespace rosebud::searcher {

PostingList::PostingList(std::size_t postings, Xapian::docid last) {
  if (bytes_as_bits(postings, last) < bytes_as_ids(postings)) {
    stretches_.resize(stretches_to(last));
    counts_.reserve(postings);
  } else {
    ids_.reserve(postings);
    wdfs_.reserve(postings);
  }
}

void PostingList::add(Xapian::docid id, std::uint32_t wdf) {
  ++size_;
  if (!has_bits()) {
    ids_.push_back(id);
    wdfs_.push_back(wdf);
    return;
  }
  stretches_[id / stretch_ids].having |= std::uint64_t{1} << (id % stretch_ids);
  counts_.push_back(static_cast<std::uint8_t>(std::min<std::uint32_t>(wdf, large)));
  if (wdf >= large) large_.emplace_back(id, wdf);
}

void PostingList::finish(const ArticleParts& parts) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < stretches_.size(); ++i) {
    Stretch& stretch = stretches_[i];
    stretch.first = static_cast<std::uint32_t>(first);
    first += static_cast<std::size_t>(std::popcount(stretch.having));
    double most = 0;
    each_in(i, ~std::uint64_t{0},
            [&](Xapian::docid id, std::uint32_t wdf) { most = std::max(most, parts.of(id, wdf)); });
    stretch.most = static_cast<std::uint8_t>(std::ceil(most / most_step));
  }
}

std::size_t PostingList::bytes() const {
  return bytes_as_ids(ids_.size()) + stretches_.size() * sizeof(Stretch) + counts_.size() +
         large_.size() * sizeof(large_[0]);
}

std::uint32_t PostingList::large_wdf(Xapian::docid id) const {
  return std::ranges::lower_bound(large_, id, {}, [](const auto& entry) { return entry.first; })->second;
}

}  // namespace rosebud::searcher
