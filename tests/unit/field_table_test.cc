// The fields that an archive declares for itself, beside the built-in ones.
#include "catalogue/field_table.hh"

#include <set>
#include <string>
#include <vector>

#include "catalogue/error.hh"
#include "catalogue/tokens.hh"
#include "support/catch.hh"

using namespace rosebud;

namespace {

DeclaredField declared(std::string name, FieldKind kind = FieldKind::keyword) {
  return {std::move(name), kind, "", {}};
}

FieldTable table_of(std::vector<std::string> names) {
  std::vector<DeclaredField> fields;
  fields.reserve(names.size());
  for (std::string& name : names) fields.push_back(declared(std::move(name)));
  return FieldTable(std::move(fields));
}

// The message and the hint of the error that `fields` raise, or nothing.
std::string refusal_of(std::vector<DeclaredField> fields) {
  try {
    const FieldTable table(std::move(fields));
  } catch (const Error& error) {
    CHECK_FALSE(error.message().empty());
    return std::string(error.message()) + " | " + std::string(error.hint());
  }
  return "";
}

}  // namespace

TEST_CASE("A table without declarations is the built-in one") {
  const FieldTable table;
  CHECK(table.fields().data() == fields().data());
  CHECK(table.declared().empty());
  CHECK(table.named("director") == FieldId::director);
  CHECK(table.of_key("Directed By") == FieldId::director);
  CHECK_FALSE(table.named("platform"));
  CHECK_FALSE(table.contains(FieldId::first_declared));
  CHECK(table == FieldTable(std::vector<DeclaredField>{}));
}

TEST_CASE("A declared field is a facet with a name, keys, a label, a prefix and a slot of its own") {
  const FieldTable table(
      {{"shop_url", FieldKind::keyword, "Where to buy: “shops”", {"Bought At", "bought_at", "store"}},
       {"runtime", FieldKind::number, "", {}}});
  REQUIRE(table.fields().size() == fields().size() + 2);
  const auto id = table.named("shop_url");
  REQUIRE(id);
  const Field& shop = table.field(*id);
  CHECK(shop.facet);
  CHECK(shop.kind == FieldKind::keyword);
  CHECK(shop.prefix == "XSHOP_URL_");
  CHECK(table.label(*id) == "Where to buy: “shops”");
  CHECK(table.of_key("boughtAt") == id);
  CHECK(table.of_key("store") == id);
  CHECK(table.of_key("shop_url") == id);
  const auto runtime = table.named("runtime");
  REQUIRE(runtime);
  CHECK(table.label(*runtime) == "Runtime");
  CHECK(table.of_key("Run-Time") == runtime);
  CHECK(table.label(FieldId::original_author) == "Original author");
}

TEST_CASE("A declared field keeps its id, slot and prefix whatever else is declared") {
  const FieldTable alone = table_of({"platform"});
  const FieldTable among = table_of({"mood", "shelf", "platform", "medium"});
  const auto id = alone.named("platform");
  REQUIRE(id);
  REQUIRE(among.named("platform") == id);
  CHECK(alone.field(*id).slot == among.field(*id).slot);
  CHECK(alone.field(*id).prefix == among.field(*id).prefix);
  // Part of what databases hold: another number would misread them.
  CHECK(static_cast<unsigned>(*id) == 4'928'152);
  CHECK(alone.field(*id).prefix == "XPLATFORM_");
}

TEST_CASE("No two fields share an id, a slot, a name, or a prefix that a word could blur") {
  const FieldTable table =
      table_of({"cast2", "cast_3", "alt", "dir", "hash", "wri", "workshop", "platform", "a", "zz"});
  std::set<FieldId> ids;
  std::set<unsigned> slots;
  for (const Field& row : table.fields()) {
    CHECK(ids.insert(row.id).second);
    if (row.slot != 0) CHECK(slots.insert(row.slot).second);
    for (const Field& other : table.fields()) {
      if (row.id == other.id || row.prefix.empty() || !other.prefix.starts_with(row.prefix)) continue;
      // What follows the shorter prefix is nothing that a folded word, ':' or '=' begins with.
      const std::string rest(other.prefix.substr(row.prefix.size()));
      INFO(row.prefix << " and " << other.prefix);
      CHECK((rest[0] == '_' || (rest[0] >= 'A' && rest[0] <= 'Z') || rest.find('_') != std::string::npos));
    }
  }
  for (const Token& token : tokenize("cast_2 _x A_B 2_")) CHECK(token.text.find('_') == std::string::npos);
}

TEST_CASE("The name of a declared field wins over the keys that Rosebud guesses at, its other keys do not") {
  CHECK(field_of_key("series") == FieldId::other_title);
  const FieldTable table({{"series", FieldKind::keyword, "", {"saga", "watched"}}});
  CHECK(table.of_key("Series") == table.named("series"));
  CHECK(table.of_key("saga") == table.named("series"));
  CHECK(table.of_key("watched") == FieldId::date);
  CHECK(table.of_key("aka") == FieldId::other_title);
  CHECK_FALSE(table.of_key(""));
}

TEST_CASE("A declaration that cannot be is refused with advice") {
  const auto contains = [](const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  };
  for (const char* name : {"", "Platform", "2d", "_x", "my-shelf", "a b", "a:b", "a=b", "プラットフォーム",
                           "a23456789012345678901234567890123", "a\n"}) {
    INFO(name);
    CHECK(contains(refusal_of({declared(name)}), "cannot be the name of a facet"));
  }
  for (const char* name : {"director", "original_author", "originalauthor", "text"}) {
    CHECK(contains(refusal_of({declared(name)}), "called like a field that Rosebud has"));
  }
  CHECK(contains(refusal_of({declared("platform"), declared("platform")}), "declared twice"));
  CHECK(contains(refusal_of({declared("runtime"), declared("run_time")}), "cannot stand together"));
  CHECK(contains(refusal_of({declared("plot", FieldKind::text)}), "keyword, name, number or date"));
  CHECK(contains(refusal_of({{"a", FieldKind::name, std::string(200, 'l'), {}}}), "label"));
  std::vector<std::string> keys;
  const std::size_t too_many = Field{}.keys.size();
  keys.reserve(too_many);
  for (std::size_t i = 0; i < too_many; ++i) keys.push_back("key" + std::to_string(i));
  CHECK(contains(refusal_of({{"a", FieldKind::name, "", keys}}), std::to_string(too_many) + " keys"));
  std::vector<DeclaredField> many;
  many.reserve(max_declared + 1);
  for (std::size_t i = 0; i <= max_declared; ++i) many.push_back(declared("f" + std::to_string(i)));
  CHECK(contains(refusal_of(many), "33 facets"));
  many.pop_back();
  CHECK(refusal_of(many).empty());
}

TEST_CASE("A facet cannot be called like a parameter of search URLs") {
  for (const char* name : {"q", "sort", "page", "limit", "facets", "none"}) {
    CHECK_FALSE(refusal_of({declared(name)}).empty());
  }
}

TEST_CASE("A copy of a table outlives it") {
  FieldTable copy;
  {
    const FieldTable table = table_of({"platform"});
    copy = table;
  }
  const auto id = copy.named("platform");
  REQUIRE(id);
  CHECK(copy.field(*id).name == "platform");
  CHECK_FALSE(copy == FieldTable());
}
