// Posting lists, from the database or from memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "searcher/engine/bm25.hh"
#include "searcher/engine/deadline.hh"
#include "searcher/engine/matches.hh"

namespace rosebud::searcher {

// So many document ids make a stretch: a bit each in a machine word.
inline constexpr std::size_t stretch_ids = 64;

// A posting list as two arrays: who has the term, and how often.
struct PostingArray {
  std::vector<Xapian::docid> ids;
  std::vector<std::uint32_t> wdfs;
  // Of long lists, for each stretch of ids the most that ArticleParts::of() gives any of them, rounded up:
  // above 0 just where there is a posting. Block maxima (Ding & Suel, Faster top-k document retrieval using
  // block-max indexes, 2011), but by ids, so that those of several lists can be added up.
  std::vector<float> most;

  std::size_t bytes() const { return bytes_of(ids.size()) + most.size() * sizeof(float); }
  static std::size_t bytes_of(std::size_t postings) {
    return postings * (sizeof(Xapian::docid) + sizeof(std::uint32_t));
  }
};

// PostingArray::most of a list, for so many stretches.
std::vector<float> most_by_stretch(const PostingArray& array, const ArticleParts& parts,
                                   std::size_t stretches);

// The lists that are asked for most, decoded, within a number of bytes. Of one revision of one database.
// Thread-safe.
//
// A list takes the room of others only when it was asked for more often than they: where more is asked for in
// turn than there is room for, what went longest unasked would be just what is asked for next (Einziger,
// Friedman & Manes, TinyLFU, 2017).
class PostingCache {
 public:
  explicit PostingCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  struct Found {
    std::shared_ptr<const PostingArray> array;  // null: not there
    bool wanted = false;  // worth keeping: asked for before, and there is or can be room
  };
  Found find(const std::string& term, std::size_t frequency);
  void keep(const std::string& term, std::shared_ptr<const PostingArray> array);

  // Forgets all lists and keeps no more: the revision is no longer the newest.
  void retire();

 private:
  struct Entry {
    std::shared_ptr<const PostingArray> array;
    std::uint32_t asked = 0;
  };
  using Entries = std::unordered_map<std::string, Entry>;

  // Of the next few lists that are kept the one that was asked for least; nothing when none is.
  std::optional<std::size_t> least_asked();
  void drop(std::size_t kept);
  void age();

  // Shorter lists are read as quickly from the database.
  static constexpr std::size_t shortest = 128;
  // So many terms are remembered as asked for.
  static constexpr std::size_t most_known = 65'536;
  // After so many questions for lists all counts are halved: what was asked for often once may not be any
  // more.
  static constexpr std::size_t age_after = 100'000;

  std::mutex mutex_;
  Entries entries_;
  std::vector<Entries::value_type*> kept_;  // those with arrays
  std::size_t hand_ = 0;                    // where among them to look next
  std::size_t bytes_ = 0;
  std::size_t most_bytes_;
  std::size_t finds_ = 0;
};

// Reads posting lists of one database handle, until the deadline.
class Postings {
 public:
  // `cache` may be null; what it holds must be of the database as it is.
  Postings(const Xapian::Database& database, PostingCache* cache, const ArticleParts& parts,
           const Deadline& deadline)
      : database_(database), cache_(cache), parts_(parts), deadline_(deadline) {}

  // How many articles have `term`. Asked often of the same terms, so it is remembered.
  std::size_t frequency(const std::string& term) const {
    if (const auto known = frequencies_.find(term); known != frequencies_.end()) return known->second;
    if (frequencies_.size() >= most_frequencies) frequencies_.clear();
    return frequencies_.emplace(term, database_.get_termfreq(term)).first->second;
  }

  // How many have a term of a group, each counted once: its terms are in different articles.
  std::size_t frequency(std::span<const std::string> terms) const {
    std::size_t sum = 0;
    for (const std::string& term : terms) sum += frequency(term);
    return std::min<std::size_t>(sum, database_.get_doccount());
  }

  // Calls `visit(id, wdf)` for every posting of `term`, by id.
  template <typename Visit>
  void each(const std::string& term, Visit&& visit) {
    std::size_t i = 0;
    if (const auto array = remembered(term)) {
      for (; i < array->ids.size() && !deadline_.passed_at(i); ++i) visit(array->ids[i], array->wdfs[i]);
    } else {
      const auto end = database_.postlist_end(term);
      for (auto posting = database_.postlist_begin(term); posting != end && !deadline_.passed_at(i);
           ++posting) {
        visit(*posting, posting.get_wdf());
        ++i;
      }
    }
    read_ += i;
  }

  // Calls `visit(index, wdf)` for every one of `ids`, ascending, that has `term`.
  template <typename Visit>
  void among(const std::string& term, std::span<const Xapian::docid> ids, Visit&& visit) {
    if (ids.empty()) return;
    read_ += std::min(frequency(term), ids.size());
    if (const auto array = remembered(term)) {
      among_array(*array, ids, visit);
    } else {
      among_postings(term, ids, visit);
    }
  }

  // The whole list, decoded; cut short where the deadline passes.
  std::shared_ptr<const PostingArray> array_of(const std::string& term);

  // How many postings were gone through or looked up so far.
  std::uint64_t read() const { return read_; }
  // Those of arrays are counted by whoever goes through them.
  void add_read(std::uint64_t postings) { read_ += postings; }

 private:
  // The decoded list, when it is there or worth keeping from now on.
  std::shared_ptr<const PostingArray> remembered(const std::string& term);
  std::shared_ptr<PostingArray> decoded(const std::string& term) const;

  // Whether it pays to go through a list and look its articles up among some number of ids, not the other way
  // round.
  static bool is_short(std::size_t list, std::size_t ids) { return list < ids / 8; }

  template <typename Visit>
  void among_array(const PostingArray& array, std::span<const Xapian::docid> ids, Visit& visit) const {
    const std::span<const Xapian::docid> list = array.ids;
    std::size_t at = 0;
    if (is_short(list.size(), ids.size())) {
      for (std::size_t i = 0; i < list.size() && !deadline_.passed_at(i); ++i) {
        at = place_of(list[i], ids, at);
        if (at == ids.size()) return;
        if (ids[at] == list[i]) visit(at, array.wdfs[i]);
      }
      return;
    }
    for (std::size_t i = 0; i < ids.size() && !deadline_.passed_at(i); ++i) {
      at = place_of(ids[i], list, at);
      if (at == list.size()) return;
      if (list[at] == ids[i]) visit(i, array.wdfs[at]);
    }
  }

  template <typename Visit>
  void among_postings(const std::string& term, std::span<const Xapian::docid> ids, Visit& visit) {
    const std::size_t articles = frequency(term);
    const auto end = database_.postlist_end(term);
    auto posting = database_.postlist_begin(term);
    std::size_t at = 0;
    std::size_t steps = 0;
    if (is_short(articles, ids.size())) {
      for (; posting != end && !deadline_.passed_at(steps++); ++posting) {
        at = place_of(*posting, ids, at);
        if (at == ids.size()) return;
        if (ids[at] == *posting) visit(at, posting.get_wdf());
      }
      return;
    }
    // Going from one to the next is cheaper than a leap, unless most are leapt over.
    const bool leap = articles > 4 * ids.size();
    for (; at < ids.size() && posting != end && !deadline_.passed_at(steps++); ++at) {
      if (leap) {
        posting.skip_to(ids[at]);
      } else {
        for (; posting != end && *posting < ids[at]; ++posting) {
          if (deadline_.passed_at(steps++)) return;
        }
      }
      if (posting != end && *posting == ids[at]) visit(at, posting.get_wdf());
    }
  }

  static constexpr std::size_t most_frequencies = 16'384;

  const Xapian::Database& database_;
  PostingCache* cache_;
  ArticleParts parts_;
  mutable std::unordered_map<std::string, std::size_t> frequencies_;
  const Deadline& deadline_;
  std::uint64_t read_ = 0;
};

}  // namespace rosebud::searcher
