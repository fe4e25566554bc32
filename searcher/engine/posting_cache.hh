// Posting lists that are asked for often.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "searcher/engine/posting_list.hh"

namespace rosebud::searcher {

// The lists that are asked for most, decoded, within a number of bytes. Of one revision of one database.
// Thread-safe.
//
// A list is wanted once not having it has cost as much as reading it twice, as one rents skis before one buys
// them (Karlin, Manasse, Rudolph & Sleator, Competitive snoopy caching, 1988). It takes the room of others
// only when it would have saved more than they: where more is asked for in
// turn than there is room for, what went longest unasked would be just what is asked for next (Einziger,
// Friedman & Manes, TinyLFU, 2017).
class PostingCache {
 public:
  explicit PostingCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // What reading a list once would cost, in the unit of Use::saves.
  static constexpr std::uint32_t one_reading = 256;

  struct Use {
    std::size_t bytes = 0;  // what the list takes
    // What it would save to have it: less where few articles are looked up.
    std::uint32_t saves = one_reading;
  };
  struct Found {
    std::shared_ptr<const PostingList> list;  // null: not there
    bool wanted = false;  // worth reading whole now and keeping, and there is or can be room
  };
  Found find(const std::string& term, const Use& use);
  void keep(const std::string& term, std::shared_ptr<const PostingList> list);

  // Forgets all lists and keeps no more: the revision is no longer the newest.
  void retire();

 private:
  struct Entry {
    std::shared_ptr<const PostingList> list;
    std::uint32_t saves = 0;
  };
  using Entries = std::unordered_map<std::string, Entry>;

  // Of the next few lists that are kept the one that saves least; nothing when none is.
  std::optional<std::size_t> least_saving();
  void drop(std::size_t kept);
  void age();

  // So many terms are remembered as asked for.
  static constexpr std::size_t most_known = 65'536;
  // After so many questions for lists what each saves is halved: what was asked for often once may not be any
  // more.
  static constexpr std::size_t age_after = 100'000;

  std::mutex mutex_;
  Entries entries_;
  std::vector<Entries::value_type*> kept_;  // those with lists
  std::size_t hand_ = 0;                    // where among them to look next
  std::size_t bytes_ = 0;
  std::size_t most_bytes_;
  std::size_t finds_ = 0;
};

}  // namespace rosebud::searcher
