// Words to numbers, for words that are looked up again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::searcher {

// A hash table that holds the letters of its words in one string.
class WordTable {
 public:
  static constexpr std::uint32_t unknown = 0xFFFFFFFFU;

  // The number of `word`, or `unknown`.
  std::uint32_t find(std::string_view word) const;

  // `word` gets `number`, unless it has one.
  void add(std::string_view word, std::uint32_t number);

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t number = unknown;  // of an empty slot
  };

  static std::uint32_t hash_of(std::string_view word);
  // The slot that `word` has, or would have.
  const Slot& slot_of(std::string_view word, std::uint32_t hash) const;
  void grow();

  std::string letters_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);  // a power of two
  std::size_t count_ = 0;
};

}  // namespace rosebud::searcher
