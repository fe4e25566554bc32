// Posting lists in memory, in both of their forms.
#include "searcher/engine/posting_list.hh"

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include "searcher/engine/list_cursor.hh"
#include "support/catch.hh"
#include "support/facet_archive.hh"

using namespace rosebud;
using namespace rosebud::searcher;
using rosebud::testing::random_number;

namespace {

constexpr Xapian::docid last = 1000;

// A list of which the test knows who is in it, one article in `every`.
class KnownList {
 public:
  KnownList(int every, std::mt19937& random) : lengths_(last + 1) {
    for (Xapian::docid id = 1; id <= last; ++id) {
      lengths_[id] = static_cast<std::uint32_t>(random_number(random, 1, 900));
      if (random_number(random, 1, every) != 1) continue;
      const bool often = random_number(random, 0, 9) == 0;
      wdfs_[id] = static_cast<std::uint32_t>(often ? random_number(random, 250, 70'000)
                                                   : random_number(random, 0, 20));
    }
    list_ = std::make_shared<PostingList>(wdfs_.size(), last);
    for (const auto& [id, wdf] : wdfs_) list_->add(id, wdf);
    list_->finish(parts());
  }

  ArticleParts parts() const { return {lengths_, norms_}; }
  const std::map<Xapian::docid, std::uint32_t>& wdfs() const { return wdfs_; }
  const PostingList& list() const { return *list_; }
  ListCursor cursor(double weight) const { return {{list_, weight}, parts(), stretches_to(last)}; }

 private:
  std::vector<std::uint32_t> lengths_;
  Norms norms_{Bm25{.articles = last, .average_length = 300}};
  std::map<Xapian::docid, std::uint32_t> wdfs_;
  std::shared_ptr<PostingList> list_;
};

}  // namespace

TEST_CASE("A posting list gives back what was put in, as ids and as bits") {
  std::mt19937 random(64);
  for (const int every : {1, 2, 5, 40, 200}) {
    const KnownList known(every, random);
    INFO("one article in " << every);
    CHECK(known.list().has_bits() == (every <= 5));
    CHECK(known.list().size() == known.wdfs().size());
    std::map<Xapian::docid, std::uint32_t> met;
    known.list().each({}, [&](Xapian::docid id, std::uint32_t wdf) { met.emplace(id, wdf); });
    CHECK(met == known.wdfs());

    for (const int asked : {1, 3, 50}) {
      std::vector<Xapian::docid> ids;
      for (Xapian::docid id = 1; id <= last; ++id) {
        if (random_number(random, 1, asked) == 1) ids.push_back(id);
      }
      std::map<Xapian::docid, std::uint32_t> expected = known.wdfs();
      std::erase_if(expected, [&](const auto& one) { return !std::ranges::binary_search(ids, one.first); });
      std::map<Xapian::docid, std::uint32_t> among;
      known.list().among(ids, {}, [&](std::size_t i, std::uint32_t wdf) { among.emplace(ids[i], wdf); });
      CHECK(among == expected);
    }
  }
}

TEST_CASE("No article scores more than its stretch of a list says") {
  std::mt19937 random(128);
  for (const int every : {1, 4, 30, 150}) {
    const KnownList known(every, random);
    INFO("one article in " << every);
    ListCursor cursor = known.cursor(2.5);
    std::map<Xapian::docid, std::uint32_t> met;
    for (std::size_t stretch = 0; stretch < stretches_to(last); ++stretch) {
      const std::uint64_t having = cursor.having(stretch);
      CHECK(cursor.is_in(stretch) == (having != 0));
      double most = 0;
      cursor.each_in(stretch, having, [&](Xapian::docid id, std::uint32_t wdf) {
        CHECK(id / stretch_ids == stretch);
        met.emplace(id, wdf);
        most = std::max(most, 2.5 * known.parts().of(id, wdf));
      });
      CHECK(most <= cursor.most(stretch) + 1e-9);
      // Nor much less.
      CHECK(cursor.most(stretch) <= most + 2.5 * Bm25::most_part / 200);
      cursor.each_in(stretch, having & 0xFFFF,
                     [&](Xapian::docid id, std::uint32_t /*wdf*/) { CHECK(id % stretch_ids < 16); });
    }
    CHECK(met == known.wdfs());
  }
}
