// Files beside the database of a large archive, which are not written at each commit.
#include "store/keeping.hh"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/index_archive.hh"
#include "searcher/searcher.hh"
#include "store/columns.hh"
#include "store/current_columns.hh"
#include "store/dictionary/current_dictionary.hh"
#include "store/reader.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

// As if twenty articles were many, and files good for an hour or so.
constexpr store::Keeping for_an_hour{.small_archive = 20, .of_an_article = 1min};

constexpr int articles = 60;

void age(const fs::path& file, std::chrono::seconds by) {
  fs::last_write_time(file, fs::last_write_time(file) - by);
}

// What lies beside an archive, and of which revision.
class KeptArchive {
 public:
  KeptArchive() {
    for (int i = 0; i < articles; ++i) {
      archive_.review(fmt::format("{}.md", i),
                      ReviewBuilder(fmt::format("Film {}", i)).director("Satoshi Kon"));
    }
    index();
  }

  void index() {
    indexer::IndexOptions options;
    options.archive = archive_.path();
    options.threads = 1;
    options.keeping = for_an_hour;
    CHECK(indexer::index_archive(options).problems.empty());
  }

  void index_another(int number) {
    archive_.review(fmt::format("new{}.md", number), ReviewBuilder(fmt::format("Paprika {}", number))
                                                         .director(fmt::format("Director {}", number))
                                                         .text("Zanzibar."));
    index();
  }

  TempArchive& archive() { return archive_; }
  store::DatabaseFolder folder() const { return store::DatabaseFolder(archive_.database()); }
  fs::path columns() const { return store::Reader(folder()).generation() / store::columns_name; }
  fs::path dictionary() const { return store::Reader(folder()).generation() / store::dictionary_name; }

  // How many commits behind the database; nothing when there is none that can be read.
  std::optional<std::uint64_t> columns_behind() const {
    const store::Reader reader(folder());
    std::uint64_t revision = 0;
    const auto found =
        store::Columns::open_any(columns(), reader.identity().uuid, reader.stamp().fields, revision);
    return found ? std::optional(reader.identity().revision - revision) : std::nullopt;
  }
  std::optional<std::uint64_t> dictionary_behind() const {
    const store::Reader reader(folder());
    const auto found = store::open_any_dictionary(reader.generation(), reader.identity().uuid);
    return found ? std::optional(reader.identity().revision - found->revision) : std::nullopt;
  }

 private:
  TempArchive archive_;
};

std::size_t found(const store::DatabaseFolder& folder, const std::string& text) {
  SearchRequest request;
  request.text = text;
  request.facets = default_facets();
  return searcher::Searcher(folder).search(request).total;
}

}  // namespace

TEST_CASE(
    "A file of a small archive has had its time at each commit, one of a large archive when it is old") {
  const TempFolder folder;
  const fs::path file = folder.path() / "file";
  const store::Keeping usual;
  CHECK(store::has_had_its_time(file, 1'000'000, usual));
  std::ofstream(file) << "anything";
  CHECK(store::has_had_its_time(file, 2'000, usual));
  CHECK_FALSE(store::has_had_its_time(file, 1'000'000, usual));
  CHECK(store::has_had_its_time(file, 1'000'000, store::keep_current));
  age(file, 50s);
  CHECK_FALSE(store::has_had_its_time(file, 1'000'000, usual));
  CHECK(store::has_had_its_time(file, 100'000, usual));
  age(file, 60s);
  CHECK(store::has_had_its_time(file, 1'000'000, usual));
  // A clock that was put back.
  age(file, -1h);
  CHECK(store::has_had_its_time(file, 1'000'000, usual));
}

TEST_CASE("The files of a large archive stay for some commits, and searching finds what is new") {
  KeptArchive kept;
  CHECK(kept.columns_behind() == 0U);
  kept.archive().review("7.md", ReviewBuilder("Ran").director("Akira Kurosawa").text("Zanzibar."));
  kept.index();
  CHECK(found(kept.folder(), "director:\"Akira Kurosawa\"") == 1);
  CHECK(found(kept.folder(), "director:\"Satoshi Kon\"") == articles - 1);
  for (std::uint64_t i = 1; i <= 3; ++i) {
    kept.index_another(static_cast<int>(i));
    CHECK(kept.columns_behind() == i + 1);
    CHECK(kept.dictionary_behind() == i + 1);
    CHECK(found(kept.folder(), "zanzibar") == i + 1);
    CHECK(found(kept.folder(), fmt::format("director:\"Director {}\"", i)) == 1);
  }
  const store::Reader reader(kept.folder());
  const auto columns = store::current_columns(
      {reader.generation(), reader.identity(), reader.database(), reader.stamp().fields});
  CHECK(*columns == *store::Columns::read(reader.database(), reader.stamp().fields));
  age(kept.columns(), 2h);
  age(kept.dictionary(), 2h);
  kept.index_another(4);
  CHECK(kept.columns_behind() == 0U);
  CHECK(kept.dictionary_behind() == 0U);
}

TEST_CASE("The files of a large archive are written at once where they are missing or of no use") {
  KeptArchive kept;
  fs::remove(kept.columns());
  std::ofstream(kept.dictionary()) << "nonsense";
  kept.index_another(1);
  CHECK(kept.columns_behind() == 0U);
  CHECK(kept.dictionary_behind() == 0U);

  // Columns help nobody when it is not known what changed since.
  {
    Xapian::WritableDatabase other(kept.columns().parent_path().string(), Xapian::DB_OPEN);
    other.set_metadata("rosebud.changed", "");
    other.commit();
  }
  kept.index_another(2);
  CHECK(kept.columns_behind() == 0U);
  CHECK(kept.dictionary_behind() == 2U);

  // Where many articles changed, patching takes longer than mapping.
  for (int i = 0; i < 20; ++i) kept.archive().review(fmt::format("{}.md", i), ReviewBuilder("Paprika"));
  kept.index();
  CHECK(kept.columns_behind() == 0U);

  // The other names of people are in the dictionary, and in no document.
  kept.archive().file("rosebud.toml", "[people]\n\"Satoshi Kon\" = [\"Kon-san\"]\n");
  kept.index();
  CHECK(kept.dictionary_behind() == 0U);
}
