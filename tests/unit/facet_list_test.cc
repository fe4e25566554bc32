// What is asked about facets, bins of numbers, and values found while they are typed.
#include "catalogue/facet_list.hh"

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/bin_scale.hh"
#include "catalogue/field_table.hh"
#include "catalogue/value_match.hh"
#include "catalogue/word_count.hh"
#include "support/catch.hh"
#include "support/made_facet.hh"

using namespace rosebud;
using namespace rosebud::testing;

namespace {

FacetRequest facet_in(std::string_view item) {
  const FacetItem parsed = parse_facet(item, {});
  REQUIRE(parsed.facet);
  REQUIRE_FALSE(parsed.problem);
  return *parsed.facet;
}

std::vector<std::string> listed(const Facet& facet) {
  std::vector<std::string> keys;
  for (const FacetValue& value : facet.values) keys.push_back(value.key);
  return keys;
}

}  // namespace

TEST_CASE("A facet is asked for with how many values, in which order and in which bins") {
  CHECK(facet_in("director") == FacetRequest{FieldId::director});
  CHECK(facet_in("director:20").limit == 20);
  CHECK(facet_in("director:all").limit == all_values);
  CHECK(facet_in("tag:value:5") == FacetRequest{FieldId::tag, 5, FacetOrder::value});
  CHECK(facet_in("year:decade").binning.width == 10);
  CHECK(facet_in("year:century:count").binning.width == 100);
  CHECK(facet_in("rating:by=5").binning.width == 5);
  CHECK(facet_in("year:bins=30").binning.most == 30);
  CHECK(facet_in("date:year").binning.width == 1);
}

TEST_CASE("A facet is written as it is read") {
  for (const char* item : {"director", "director:20", "tag:5:value", "year:decade", "year:count:year:bins=7",
                           "rating:by=5", "writer:all", "date:0"}) {
    CHECK(to_string(facet_in(item), {}) == item);
  }
}

TEST_CASE("What cannot be asked of a facet is said, with what can") {
  for (const char* item : {"plot", "title", "text", "", "Director"}) {
    INFO(item);
    CHECK_FALSE(parse_facet(item, {}).facet);
    CHECK(parse_facet(item, {}).problem);
  }
  CHECK(parse_facet("directr", {}).problem->hint().find("Did you mean director?") == 0);
  for (const char* item :
       {"director:decade", "director:by=2", "year:by=0", "year:bins=x", "year:-1", "tag:many"}) {
    INFO(item);
    CHECK(parse_facet(item, {}).facet);
    CHECK(parse_facet(item, {}).problem);
  }
}

TEST_CASE("Of several items about one facet the first counts, and empty ones are none") {
  const std::vector<FacetItem> items = parse_facets(",director:3,,director:9,year,", {});
  REQUIRE(items.size() == 2);
  CHECK(items[0].facet->limit == 3);
  CHECK(items[1].facet->field == FieldId::year);
}

TEST_CASE("Bins begin at multiples of their width and widen until there are few enough") {
  const BinScale decades(1927, 2023, {10, 40});
  CHECK(decades.size() == 11);
  CHECK(decades.range(0) == NumberRange{1920, 1929});
  CHECK(decades.range(10) == NumberRange{2020, 2029});
  CHECK(decades.bin_of(1999) == 7);
  CHECK(BinScale(1927, 2023, {0, 40}).width() == 5);
  CHECK(BinScale(1927, 2023, {0, 97}).width() == 1);
  CHECK(BinScale(1927, 2023, {10, 3}).width() == 50);
  CHECK(BinScale(5, 5, {}).size() == 1);
  const BinScale whole(0, 2'147'483'647, {1, 12});
  CHECK(whole.size() <= 12);
  CHECK(*whole.range(whole.size() - 1).to == 2'147'483'647);
}

TEST_CASE("A value is found by its words and their beginnings, without accents and marks") {
  using enum ValueMatch;
  const auto match = [](std::string_view typed, std::string_view value) {
    return ValueMatcher(typed).match(value);
  };
  CHECK(match("kon", "satoshi kon") == words);
  CHECK(match("KON sat", "satoshi kon") == beginnings);
  CHECK(match("", "satoshi kon") == words);
  CHECK(match("almodóvar", "pedro almodovar") == words);
  CHECK(match("ohara", "maureen o'hara") == words);
  CHECK(match("o’hara", "maureen o'hara") == words);
  CHECK(match("spiderman", "spider-man") == words);
  CHECK(match("spider-man", "spider man") == words);
  CHECK(match("j.j. abr", "jj abrams") == beginnings);
  CHECK(match("mission: imp", "mission: impossible") == beginnings);
  CHECK(match("克洋", "大友克洋") == beginnings);
  CHECK(match("宮崎", "大友克洋") == none);
  CHECK(match("kon miyazaki", "satoshi kon") == none);
}

TEST_CASE("A typo is forgiven in words of four letters, two in those of eight, none in numbers") {
  using enum ValueMatch;
  const auto match = [](std::string_view typed, std::string_view value) {
    return ValueMatcher(typed).match(value);
  };
  CHECK(match("miyasaki", "hayao miyazaki") == typos);
  CHECK(match("miyas", "hayao miyazaki") == typos);
  CHECK(match("kubrik", "stanley kubrick") == typos);
  CHECK(match("kurbick", "stanley kubrick") == typos);
  CHECK(match("tarkowski", "andrei tarkovsky") == typos);
  CHECK(match("квентен", "квентин тарантино") == typos);
  CHECK(match("kin", "satoshi kon") == none);
  CHECK(match("1998", "1999") == none);
  CHECK(match("kurosawa", "hayao miyazaki") == none);
}

TEST_CASE("Typos are offered only where nothing else is meant") {
  const Field& director = field(FieldId::director);
  FacetRequest asked{director.id};
  asked.matching = "carpenter";
  const MadeCounts both{{{"john carpenter", 2}, {"mary carpentier", 9}, {"ana diaz", 3}}, {}, 1};
  const Facet facet = made_facet(director, both, asked);
  CHECK(listed(facet) == std::vector<std::string>{"john carpenter"});
  CHECK(facet.matching == 1);
  CHECK(facet.distinct == 3);
  CHECK(listed(made_facet(director, {{{"mary carpentier", 9}, {"ana diaz", 3}}}, asked)) ==
        std::vector<std::string>{"mary carpentier"});
}

TEST_CASE("Chosen and excluded values are listed beyond the limit, also those of no article") {
  const Field& tag = field(FieldId::tag);
  SearchRequest request;
  request.chosen[tag.id] = {"Mission: Impossible", "Nowhere"};
  request.excluded[tag.id] = {"-x"};
  const MadeCounts counts{{{"a", 5}, {"b", 4}, {"mission: impossible", 1}, {"-x", 2}}};
  const Facet facet = made_facet(tag, counts, {tag.id, 1}, request);
  CHECK(listed(facet) == std::vector<std::string>{"a", "-x", "mission: impossible", "nowhere"});
  CHECK(facet.values[1].excluded);
  CHECK(facet.values[1].count == 2);
  CHECK(facet.values[2].chosen);
  CHECK(facet.values[3].count == 0);
  CHECK(facet.distinct == 3);
}

TEST_CASE("An article with several numbers of one bin is counted once in it") {
  const Field& year = field(FieldId::year);
  const MadeCounts counts{{{"1991", 2}, {"1995", 2}, {"2003", 1}},
                          {{{"1991", "1995"}, 1}, {{"1995", "2003"}, 1}}};
  const Facet facet = made_facet(year, counts, {year.id, 10, FacetOrder::usual, {10, 40}});
  REQUIRE(facet.bins.size() == 2);
  CHECK(facet.bins[0].count == 3);
  CHECK(facet.bins[1].count == 1);
  CHECK(facet.least == 1991);
  CHECK(facet.greatest == 2003);
}

TEST_CASE("Words are counted as people count them, and characters where there are no spaces") {
  CHECK(word_count("") == 0);
  CHECK(word_count("It's a well-made film — isn't it?") == 6);
  CHECK(word_count("  two\n\twords ... !") == 2);
  CHECK(word_count("Élan vital 8½") == 3);
  CHECK(word_count("千と千尋 and Haku") == 6);
}
