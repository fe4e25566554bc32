// Which posting lists are kept in memory.
#include "searcher/engine/posting_cache.hh"

#include <memory>
#include <string>

#include "support/catch.hh"

using namespace rosebud::searcher;

namespace {

constexpr std::size_t room = 4000;

PostingCache::Use use_of(const PostingList& list, std::uint32_t saves = PostingCache::one_reading) {
  return {list.bytes(), saves};
}

// A list that takes a fifth of the room or a bit more.
std::shared_ptr<const PostingList> list() {
  auto list = std::make_shared<PostingList>(100, 1'000'000);
  for (Xapian::docid id = 1; id <= 100; ++id) list->add(id, 1);
  return list;
}

// Asks for a list like an evaluator: keeps it when it is wanted. Returns whether it was there.
bool ask(PostingCache& cache, const std::string& term, std::uint32_t saves = PostingCache::one_reading) {
  const auto read = list();
  const PostingCache::Found found = cache.find(term, use_of(*read, saves));
  if (found.wanted && !found.list) cache.keep(term, read);
  return found.list != nullptr;
}

}  // namespace

TEST_CASE("A list that is read a second time is kept, one that is read once is not") {
  PostingCache cache(room);
  CHECK_FALSE(ask(cache, "rose"));
  CHECK_FALSE(ask(cache, "bud"));
  CHECK_FALSE(ask(cache, "rose"));
  CHECK(ask(cache, "rose"));
  CHECK_FALSE(ask(cache, "bud"));
}

TEST_CASE("A long list in which few articles are looked up is kept when that has cost two readings of it") {
  PostingCache cache(room);
  constexpr std::uint32_t tenth = PostingCache::one_reading / 10;
  int asked = 0;
  while (!ask(cache, "the", tenth)) ++asked;
  CHECK(asked >= 20);
  CHECK(asked < 25);
}

TEST_CASE("A list takes the room of others only when it would have saved more than they") {
  PostingCache cache(room);
  for (const char* term : {"a", "b", "c", "d", "e"}) {
    for (int i = 0; i < 5; ++i) ask(cache, term);
  }
  for (int i = 0; i < 5; ++i) CHECK_FALSE(ask(cache, "new"));
  for (const char* term : {"a", "b", "c", "d", "e"}) CHECK(ask(cache, term));
  for (int i = 0; i < 5; ++i) ask(cache, "new");
  CHECK(ask(cache, "new"));
}
