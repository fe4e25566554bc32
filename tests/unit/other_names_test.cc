// People whom rosebud.toml gives several names: what the database keeps of them, and refining by any of them.
#include "store/other_names.hh"

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"
#include "indexer/index_archive.hh"
#include "searcher/searcher.hh"
#include "store/reader.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;

namespace {

using Texts = std::vector<std::string>;

constexpr std::string_view two_names = R"(
[facets.host]
kind = "name"

[facets.mood]
kind = "keyword"

[people]
"Hayao Miyazaki" = ["宮崎駿", "Miyazaki Hayao"]
"Isao Takahata" = ["高畑勲"]
)";

class Archive : public TempArchive {
 public:
  Archive() {
    file("rosebud.toml", two_names)
        .review("a.md", ReviewBuilder("Totoro").director("Hayao Miyazaki").raw("mood: Hayao Miyazaki"))
        .review("b.md", ReviewBuilder("Ponyo").director("宮崎駿"))
        .review("c.md", ReviewBuilder("Alien").director("Ridley Scott").raw("host: 高畑勲"));
    index();
  }

  void index() const {
    indexer::IndexOptions options;
    options.archive = path();
    options.threads = 1;
    indexer::index_archive(options);
  }
};

SearchResults chosen(const TempArchive& archive, std::string_view field, const std::string& value) {
  searcher::Searcher searcher{store::DatabaseFolder(archive.database())};
  SearchRequest request;
  const auto id = searcher.fields().named(field);
  REQUIRE(id);
  request.chosen[*id].insert(value);
  return searcher.search(request);
}

Texts messages(const SearchResults& results) {
  Texts all;
  for (const Notice& notice : results.notices) all.push_back(notice.message);
  return all;
}

}  // namespace

TEST_CASE("Other names lead to the name that counts, by their keys") {
  const std::vector<PersonNames> people{{"Hayao Miyazaki", {"宮崎駿", "Miyazaki, HAYAO", "hayao miyazaki"}},
                                        {"Alone", {}}};
  const store::OtherNames expected{{"宮崎駿", "Hayao Miyazaki"}, {"miyazaki hayao", "Hayao Miyazaki"}};
  CHECK(store::other_names(people) == expected);
}

TEST_CASE("Other names are read back as they were written, and never half of a pair") {
  const store::OtherNames names{{"a", "A Person"}, {std::string(300, 'b'), "B Person"}};
  const std::string written = store::encode_other_names(names);
  CHECK(store::decode_other_names(written) == names);
  CHECK(store::encode_other_names({}).empty());
  CHECK(store::decode_other_names("").empty());
  CHECK(store::decode_other_names(std::string_view(written).substr(0, written.size() - 1)) ==
        store::OtherNames{{"a", "A Person"}});
}

TEST_CASE("Refining by another name of a person is refining by the name that counts, saying so") {
  const Archive archive;
  for (const std::string& name : Texts{"宮崎駿", "Miyazaki Hayao", "MIYAZAKI, Hayao"}) {
    const SearchResults results = chosen(archive, "director", name);
    CHECK(results.total == 2);
    CHECK(messages(results) == Texts{"\"" + name + "\" was taken for the director Hayao Miyazaki"});
  }
  CHECK(chosen(archive, "host", "高畑勲").total == 1);
}

TEST_CASE("Another name counts only where people are meant, and where the person is found") {
  const Archive archive;
  CHECK(messages(chosen(archive, "mood", "宮崎駿")) == Texts{"no article has the mood \"宮崎駿\""});
  const SearchResults none = chosen(archive, "director", "高畑勲");
  CHECK(none.total == 0);
  CHECK(messages(none) == Texts{"no article has the director \"高畑勲\""});
}

TEST_CASE("Other names follow rosebud.toml at the next update") {
  Archive archive;
  archive.file("rosebud.toml",
               "[facets.host]\nkind = \"name\"\n[people]\n\"Ridley Scott\" = [\"Scott the Elder\"]\n");
  archive.index();
  CHECK(chosen(archive, "director", "Scott the Elder").total == 1);
  CHECK(chosen(archive, "director", "Miyazaki Hayao").total == 1);
  CHECK(chosen(archive, "director", "宮崎駿").total == 1);
  CHECK(messages(chosen(archive, "host", "Isao Takahata")) ==
        Texts{"no article has the host \"Isao Takahata\""});
}
