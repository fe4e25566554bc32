#include "searcher/snippet/word_table.hh"

#include <cstring>

namespace rosebud::searcher {
namespace {

template <typename Number>
std::uint64_t number_at(const char* bytes) {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t bytes) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  const std::uint64_t product = (hash ^ bytes) * odd;
  return product ^ (product >> 32U);
}

}  // namespace

// Eight bytes at once; the last ones may overlap those before them.
std::uint32_t WordTable::hash_of(std::string_view word) {
  constexpr std::size_t long_step = 8;
  constexpr std::size_t short_step = 4;
  const char* const bytes = word.data();
  const std::size_t size = word.size();
  std::uint64_t hash = size;
  if (size >= long_step) {
    for (std::size_t at = 0; at + long_step < size; at += long_step) {
      hash = mixed(hash, number_at<std::uint64_t>(bytes + at));
    }
    hash = mixed(hash, number_at<std::uint64_t>(bytes + size - long_step));
  } else if (size >= short_step) {
    const std::uint64_t first = number_at<std::uint32_t>(bytes);
    hash = mixed(hash, first | number_at<std::uint32_t>(bytes + size - short_step) << 32U);
  } else if (size > 0) {
    const std::uint64_t first = number_at<std::uint8_t>(bytes);
    const std::uint64_t middle = number_at<std::uint8_t>(bytes + size / 2);
    hash = mixed(hash, first | middle << 8U | number_at<std::uint8_t>(bytes + size - 1) << 16U);
  }
  return static_cast<std::uint32_t>(hash);
}

const WordTable::Slot& WordTable::slot_of(std::string_view word, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.number == unknown) return slot;
    const bool same = slot.hash == hash && slot.size == word.size();
    if (same && std::memcmp(letters_.data() + slot.begin, word.data(), word.size()) == 0) return slot;
  }
}

std::uint32_t WordTable::find(std::string_view word) const {
  return slot_of(word, hash_of(word)).number;
}

void WordTable::add(std::string_view word, std::uint32_t number) {
  if (2 * (count_ + 1) > slots_.size()) grow();
  const std::uint32_t hash = hash_of(word);
  const auto at = static_cast<std::size_t>(&slot_of(word, hash) - slots_.data());
  if (slots_[at].number != unknown) return;
  slots_[at] = {hash, static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(word.size()),
                number};
  letters_ += word;
  ++count_;
}

void WordTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == unknown) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].number != unknown) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace rosebud::searcher
