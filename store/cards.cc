#include "store/cards.hh"

#include <numeric>
#include <utility>

namespace rosebud::store {
namespace {

// As soon as one card in so many is another one, all are copied: to carry them along costs more.
constexpr std::size_t most_fresh_share = 64;

}  // namespace

Cards Cards::with(Fresh fresh, std::size_t slots) const {
  Cards cards = *this;
  if (fresh_) fresh.insert(fresh_->begin(), fresh_->end());
  cards.fresh_ = std::make_shared<const Fresh>(std::move(fresh));
  if (cards.fresh_->size() <= slots / most_fresh_share) return cards;
  const auto copied = std::make_shared<const Flat>(cards.flat(slots));
  return {copied->offsets, copied->texts, copied};
}

std::string_view Cards::of(Xapian::docid id) const {
  if (fresh_) {
    if (const auto found = fresh_->find(id); found != fresh_->end()) return found->second;
  }
  if (std::size_t{id} + 1 >= offsets_.size()) return {};
  return {texts_.data() + offsets_[id], offsets_[id + 1] - offsets_[id]};
}

Cards::Flat Cards::flat(std::size_t slots) const {
  Flat flat;
  flat.offsets.reserve(slots + 1);
  flat.texts.reserve(bytes());
  for (std::size_t id = 0; id < slots; ++id) {
    flat.offsets.push_back(flat.texts.size());
    const std::string_view card = of(static_cast<Xapian::docid>(id));
    flat.texts.insert(flat.texts.end(), card.begin(), card.end());
  }
  flat.offsets.push_back(flat.texts.size());
  return flat;
}

std::size_t Cards::bytes() const {
  const std::size_t flat = offsets_.size_bytes() + texts_.size_bytes();
  if (!fresh_) return flat;
  return std::accumulate(fresh_->begin(), fresh_->end(), flat,
                         [](std::size_t sum, const auto& card) { return sum + card.second.size(); });
}

}  // namespace rosebud::store
