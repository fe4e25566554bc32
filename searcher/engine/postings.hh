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
#include "searcher/engine/posting_cache.hh"
#include "searcher/engine/posting_list.hh"

namespace rosebud::searcher {

// Reads posting lists of one database handle, until the deadline.
class Postings {
 public:
  // `cache` may be null; what it holds must be of the database as it is.
  Postings(const Xapian::Database& database, PostingCache* cache, const ArticleParts& parts,
           const Deadline& deadline)
      : database_(database),
        cache_(cache),
        parts_(parts),
        last_(static_cast<Xapian::docid>(parts.lengths.size() - 1)),
        deadline_(deadline) {}

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
    if (const auto list = remembered(term)) {
      read_ += list->each(deadline_, visit);
    } else {
      read_ += each_in_database(term, [&](const auto& posting) { visit(*posting, posting.get_wdf()); });
    }
  }

  // Adds all who have `term`.
  void add_to(Presence& presence, const std::string& term) {
    const auto list = remembered(term);
    if (list && list->has_bits()) {
      for (std::size_t i = 0; i < list->stretches() && !deadline_.passed_at(i * stretch_ids); ++i) {
        presence.add_word(i, list->having(i));
      }
      read_ += list->size();
    } else if (list) {
      read_ += list->each(deadline_, [&](Xapian::docid id, std::uint32_t) { presence.add(id); });
    } else {
      read_ += each_in_database(term, [&](const auto& posting) { presence.add(*posting); });
    }
  }

  // Calls `visit(index, wdf)` for every one of `ids`, ascending, that has `term`.
  template <typename Visit>
  void among(const std::string& term, std::span<const Xapian::docid> ids, Visit&& visit) {
    if (ids.empty()) return;
    const std::size_t articles = frequency(term);
    read_ += std::min(articles, ids.size());
    if (const auto list = remembered(term, saved_by_looking_up(ids.size(), articles))) {
      list->among(ids, deadline_, visit);
    } else {
      among_postings(term, ids, visit);
    }
  }

  // The whole list, decoded; cut short where the deadline passes.
  std::shared_ptr<const PostingList> list_of(const std::string& term);

  // How many postings were gone through or looked up so far.
  std::uint64_t read() const { return read_; }
  // Those of list_of() are counted by whoever goes through them.
  void add_read(std::uint64_t postings) { read_ += postings; }

 private:
  // The decoded list, when it is there or worth keeping from now on.
  std::shared_ptr<const PostingList> remembered(const std::string& term,
                                                std::uint32_t saves = PostingCache::one_reading);
  std::shared_ptr<PostingList> decoded(const std::string& term) const;

  // Calls `visit(posting)` for each, an iterator: what is not asked of it costs nothing. Returns for how
  // many.
  template <typename Visit>
  std::size_t each_in_database(const std::string& term, Visit&& visit) {
    std::size_t i = 0;
    const auto end = database_.postlist_end(term);
    for (auto posting = database_.postlist_begin(term); posting != end && !deadline_.passed_at(i);
         ++posting) {
      visit(posting);
      ++i;
    }
    return i;
  }

  // To leap to a posting in the database costs what so many cost that are read one after the other.
  static constexpr std::size_t leap_cost = 64;

  // What it would save to have a list of so many articles decoded when `ids` are looked up in it.
  static std::uint32_t saved_by_looking_up(std::size_t ids, std::size_t articles) {
    constexpr std::size_t most = PostingCache::one_reading;
    return static_cast<std::uint32_t>(
        std::min(most, 1 + ids * leap_cost * most / std::max<std::size_t>(articles, 1)));
  }

  template <typename Visit>
  void among_postings(const std::string& term, std::span<const Xapian::docid> ids, Visit& visit) {
    const std::size_t articles = frequency(term);
    const auto end = database_.postlist_end(term);
    auto posting = database_.postlist_begin(term);
    std::size_t at = 0;
    std::size_t steps = 0;
    if (is_short_beside(articles, ids.size())) {
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
  // Shorter lists are read as quickly from the database.
  static constexpr std::size_t shortest_kept = 128;

  const Xapian::Database& database_;
  PostingCache* cache_;
  ArticleParts parts_;
  Xapian::docid last_;
  mutable std::unordered_map<std::string, std::size_t> frequencies_;
  const Deadline& deadline_;
  std::uint64_t read_ = 0;
};

}  // namespace rosebud::searcher
