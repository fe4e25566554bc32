// The cards of all documents, shared between revisions.
#include "store/cards.hh"

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>

#include <fmt/format.h>

#include "support/catch.hh"

using rosebud::store::Cards;

namespace {

Cards cards_of(std::size_t slots) {
  const auto flat = std::make_shared<Cards::Flat>();
  for (std::size_t id = 0; id < slots; ++id) {
    flat->offsets.push_back(flat->texts.size());
    const std::string card = id == 0 ? "" : fmt::format("card {}", id);
    flat->texts.insert(flat->texts.end(), card.begin(), card.end());
  }
  flat->offsets.push_back(flat->texts.size());
  return {flat->offsets, flat->texts, flat};
}

}  // namespace

TEST_CASE("Cards that changed again and again are those of the last change, and the others as they were") {
  const unsigned seed = GENERATE(1U, 2U, 3U);
  std::mt19937 random(seed);
  std::size_t slots = 400;
  Cards cards = cards_of(slots);
  std::map<Xapian::docid, std::string> expected;
  for (Xapian::docid id = 1; id < slots; ++id) expected[id] = fmt::format("card {}", id);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(seed, round);
    Cards::Fresh fresh;
    for (auto left = random() % 3; left > 0; --left) {
      const auto id = static_cast<Xapian::docid>(1 + random() % slots);
      slots = std::max<std::size_t>(slots, id + 1);
      fresh[id] = random() % 4 == 0 ? "" : fmt::format("round {}", round);
      expected[id] = fresh[id];
    }
    cards = cards.with(fresh, slots);
    const Cards::Flat flat = cards.flat(slots);
    REQUIRE(flat.offsets.size() == slots + 1);
    std::size_t wrong = 0;
    for (Xapian::docid id = 0; id < slots; ++id) {
      wrong += cards.of(id) == expected[id] ? 0U : 1U;
      const std::string copied(flat.texts.begin() + static_cast<std::ptrdiff_t>(flat.offsets[id]),
                               flat.texts.begin() + static_cast<std::ptrdiff_t>(flat.offsets[id + 1]));
      wrong += copied == expected[id] ? 0U : 1U;
    }
    REQUIRE(wrong == 0);
    REQUIRE(cards.of(static_cast<Xapian::docid>(slots)).empty());
  }
}

TEST_CASE("Few cards that changed leave the others where they are, many have all copied") {
  const Cards older = cards_of(400);
  const Cards newer = older.with({{7, "other"}}, 400);
  CHECK(newer.of(8).data() == older.of(8).data());
  CHECK(newer.of(7) == "other");
  CHECK(older.of(7) == "card 7");
  CHECK(older.are_shared());
  Cards::Fresh many;
  for (Xapian::docid id = 100; id < 110; ++id) many[id] = "many";
  const Cards copied = newer.with(many, 400);
  CHECK(copied.of(8).data() != older.of(8).data());
  CHECK(copied.of(8) == "card 8");
  CHECK(copied.of(7) == "other");
  CHECK(copied.of(105) == "many");
}
