// Columns across commits: patched, mapped and read ones are the same, whatever happened.
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/index_archive.hh"
#include "store/changes.hh"
#include "store/columns.hh"
#include "store/current_columns.hh"
#include "store/reader.hh"
#include "store/shared_columns.hh"
#include "store/writer.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using store::Columns;
namespace fs = std::filesystem;

namespace {

indexer::IndexReport index(const TempArchive& archive) {
  indexer::IndexOptions options;
  options.archive = archive.path();
  options.force = true;
  options.threads = 1;
  options.reading.fields = FieldTable({{"platform", FieldKind::keyword, "", {}},
                                       {"runtime", FieldKind::number, "", {}},
                                       {"host", FieldKind::name, "", {}}});
  return indexer::index_archive(options);
}

store::Reader reader_of(const TempArchive& archive) {
  return store::Reader(store::DatabaseFolder(archive.database()));
}

store::ColumnsSource source_of(const store::Reader& reader) {
  return {reader.generation(), reader.identity(), reader.database(), reader.stamp().fields};
}

// Values from a small choice, so that articles share them and few write them alike.
class RandomReviews {
 public:
  explicit RandomReviews(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

  std::string review() {
    ReviewBuilder review(one_of({"Memories", "memories", "Paprika", "The Paprika", "Ran", "8½", "!!!"}));
    for (const char* key : {"directors", "writers", "host", "platform", "genre", "work"}) {
      if (below(2) == 0) review.raw(fmt::format("{}: {}", key, names()));
    }
    if (below(2) == 0)
      review.raw(fmt::format("year: {}", one_of({"1995", "[1995, 1996]", "[2001, 1984]", "985"})));
    if (below(2) == 0) review.raw(fmt::format("runtime: {}", below(12'000)));
    if (below(2) == 0) review.raw(fmt::format("rating: \"{}\"", one_of({"4/5", "80 %", "****", "0/10"})));
    if (below(2) == 0) review.date(one_of({"2001-05-20", "2001-05-21", "1999-12-31"}));
    if (below(3) == 0)
      review.text("Magnetic Rose was directed by Koji Morimoto from a screenplay by Satoshi Kon.");
    return review.markdown();
  }

  std::string path() { return fmt::format("{}/{}.md", below(3), below(40)); }

 private:
  std::string names() {
    std::string list;
    for (std::size_t left = 1 + below(3); left > 0; --left) {
      list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ",
                          one_of({"Satoshi Kon", "SATOSHI KON", "satoshi kon", "Koji Morimoto",
                                  "Kōji Morimoto", "Koji  Morimoto", "Akira Kurosawa", "千と千尋", "Lem"}));
    }
    return "[" + list + "]";
  }

  std::string one_of(const std::vector<std::string>& choice) { return choice[below(choice.size())]; }

  std::mt19937 random_;
};

void change_something(TempArchive& archive, std::map<std::string, std::string>& files,
                      RandomReviews& random) {
  for (std::size_t left = 1 + random.below(4); left > 0; --left) {
    const std::string path = random.path();
    if (files.contains(path) && random.below(2) == 0) {
      archive.remove(path);
      files.erase(path);
    } else {
      files[path] = random.review();
      archive.file(path, files[path]);
    }
  }
}

}  // namespace

TEST_CASE("Columns that are read, mapped from the file and patched are the same after any changes") {
  const unsigned seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U);
  CAPTURE(seed);
  RandomReviews random(seed);
  TempArchive archive;
  std::map<std::string, std::string> files;
  for (int i = 0; i < 50; ++i) {
    const std::string path = random.path();
    files[path] = random.review();
    archive.file(path, files[path]);
  }
  index(archive);
  std::size_t patches = 0;
  auto before = std::make_unique<store::Reader>(reader_of(archive));
  auto older = Columns::read(before->database(), before->stamp().fields);
  for (int round = 0; round < 12; ++round) {
    CAPTURE(round);
    change_something(archive, files, random);
    const auto report = index(archive);
    for (const indexer::Problem& problem : report.problems) UNSCOPED_INFO(indexer::to_string(problem));
    CHECK(report.failed() == 0);
    const store::Reader reader = reader_of(archive);
    const auto read = Columns::read(reader.database(), reader.stamp().fields);
    CHECK(read->document_count() == files.size());
    const auto mapped =
        Columns::open(reader.generation() / store::columns_name, reader.identity(), reader.stamp().fields);
    REQUIRE(mapped);
    CHECK(*mapped == *read);
    const auto changed = store::changes_since(reader.database(), before->identity().revision);
    if (changed) {
      ++patches;
      CHECK(*Columns::patched(*older, reader.database(), reader.stamp().fields, *changed) == *read);
    }
    // Now and then several commits are followed at once.
    if (random.below(3) == 0) continue;
    older = mapped;
    before = std::make_unique<store::Reader>(reader_of(archive));
  }
  CHECK(patches > 6);
}

TEST_CASE(
    "Columns that are patched commit after commit, from whatever file there is, are those that are read") {
  const unsigned seed = GENERATE(11U, 12U, 13U);
  CAPTURE(seed);
  RandomReviews random(seed);
  TempArchive archive;
  std::map<std::string, std::string> files;
  // So many that a few of their cards may change before all are copied.
  for (int i = 0; i < 300; ++i) {
    const std::string path = fmt::format("kept/{}.md", i);
    files[path] = random.review();
    archive.file(path, files[path]);
  }
  index(archive);
  const store::Reader first = reader_of(archive);
  const fs::path file = first.generation() / store::columns_name;
  const fs::path kept = file.string() + ".kept";
  store::LiveColumns live{store::current_columns(source_of(first)), first.identity()};
  for (int round = 0; round < 15; ++round) {
    CAPTURE(round);
    fs::copy_file(file, kept, fs::copy_options::overwrite_existing);
    change_something(archive, files, random);
    const auto report = index(archive);
    CHECK(report.failed() == 0);
    // As often as not the indexer ends between commit and file, or the file is gone.
    const std::size_t fate = random.below(5);
    if (fate < 2) fs::rename(kept, file);
    if (fate == 2) fs::remove(file);
    const store::Reader reader = reader_of(archive);
    const auto read = Columns::read(reader.database(), reader.stamp().fields);
    CHECK(*store::current_columns(source_of(reader)) == *read);
    const auto changed = store::changes_since(reader.database(), live.identity.revision);
    REQUIRE(changed);
    live = {Columns::patched(*live.columns, reader.database(), reader.stamp().fields, *changed),
            reader.identity()};
    CHECK(*live.columns == *read);
    CHECK(live.columns->document_count() == files.size());
    // What was patched is written as what was read is.
    live.columns->write(kept, reader.identity());
    const auto mapped = Columns::open(kept, reader.identity(), reader.stamp().fields);
    REQUIRE(mapped);
    CHECK(*mapped == *read);
    read->write(file, reader.identity());
    CHECK(read_file(file) == read_file(kept));
  }
}

TEST_CASE("A commit keeps which documents it changed, for those who know the revision before") {
  TempArchive archive;
  for (int i = 0; i < 40; ++i) archive.review(fmt::format("{:02}.md", i), ReviewBuilder("Memories"));
  index(archive);
  const auto first = reader_of(archive).identity().revision;
  archive.review("03.md", ReviewBuilder("Paprika"));
  index(archive);
  const auto second = reader_of(archive).identity().revision;
  archive.remove("07.md");
  archive.review("99.md", ReviewBuilder("Ran"));
  index(archive);
  const store::Reader reader = reader_of(archive);
  CHECK(store::changes_since(reader.database(), first) == std::vector<Xapian::docid>{4, 8, 41});
  CHECK(store::changes_since(reader.database(), second) == std::vector<Xapian::docid>{8, 41});
  CHECK(store::changes_since(reader.database(), reader.identity().revision)->empty());
  CHECK_FALSE(store::changes_since(reader.database(), first - 1));
  CHECK_FALSE(store::changes_since(reader.database(), reader.identity().revision + 1));
}

TEST_CASE("Changes are not known across a commit that kept none") {
  TempArchive archive;
  for (int i = 0; i < 40; ++i) archive.review(fmt::format("{:02}.md", i), ReviewBuilder("Memories"));
  index(archive);
  const auto first = reader_of(archive).identity().revision;
  archive.remove("07.md");
  index(archive);
  {
    Xapian::WritableDatabase other(reader_of(archive).generation().string(), Xapian::DB_OPEN);
    other.delete_document(3);
    other.commit();
  }
  CHECK_FALSE(store::changes_since(reader_of(archive).database(), first));
  archive.review("05.md", ReviewBuilder("Paprika"));
  index(archive);
  const store::Reader reader = reader_of(archive);
  CHECK_FALSE(store::changes_since(reader.database(), first));
  const auto columns = store::current_columns(source_of(reader));
  CHECK(*columns == *Columns::read(reader.database(), reader.stamp().fields));
}

TEST_CASE("A commit that changed most documents forgets which") {
  TempArchive archive;
  for (int i = 0; i < 8; ++i) archive.review(fmt::format("{}.md", i), ReviewBuilder("Memories"));
  index(archive);
  const auto first = reader_of(archive).identity().revision;
  for (int i = 0; i < 6; ++i) archive.review(fmt::format("{}.md", i), ReviewBuilder("Paprika"));
  index(archive);
  CHECK_FALSE(store::changes_since(reader_of(archive).database(), first));
}

TEST_CASE("Columns that cannot be written are a warning, and the articles are indexed") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Memories"));
  index(archive);
  const fs::path file = reader_of(archive).generation() / store::columns_name;
  fs::remove(file);
  fs::create_directories(file / "in-the-way");
  archive.review("b.md", ReviewBuilder("Paprika"));
  const auto report = index(archive);
  CHECK(report.added == 1);
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].severity == indexer::Severity::warning);
  CHECK_THAT(report.problems[0].message, Contains("cannot write"));
  const store::Reader reader = reader_of(archive);
  CHECK(store::SharedColumns().get(source_of(reader))->document_count() == 2);
  CHECK_FALSE(fs::exists(file.string() + ".new"));
  fs::remove_all(file);
  CHECK(index(archive).problems.empty());
  CHECK(fs::is_regular_file(file));
}

TEST_CASE("All who search one content share its columns, which go with the last of them") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Memories"));
  index(archive);
  const bool with_file = GENERATE(true, false);
  if (!with_file) fs::remove(reader_of(archive).generation() / store::columns_name);
  store::SharedColumns shared;
  std::vector<std::shared_ptr<const Columns>> got(4);
  {
    std::vector<std::jthread> threads;
    for (auto& mine : got) {
      threads.emplace_back([&] {
        const store::Reader reader = reader_of(archive);
        mine = shared.get(source_of(reader));
      });
    }
  }
  for (const auto& mine : got) CHECK(mine == got.front());
  const std::weak_ptr<const Columns> watched = got.front();
  got.clear();
  CHECK(watched.expired());
}

TEST_CASE("Columns of the content before a commit stay what they were beside those after it") {
  TempArchive archive;
  for (int i = 0; i < 20; ++i) archive.review(fmt::format("{:02}.md", i), ReviewBuilder("Memories"));
  index(archive);
  store::SharedColumns shared;
  const store::Reader before = reader_of(archive);
  const auto older = shared.get(source_of(before));
  archive.review("05.md", ReviewBuilder("Paprika"));
  index(archive);
  const store::Reader after = reader_of(archive);
  // Then only a patch of what others hold can give them.
  fs::remove(after.generation() / store::columns_name);
  const auto newer = shared.get(source_of(after));
  CHECK(older->title(6) == "Memories");
  CHECK(newer->title(6) == "Paprika");
  CHECK(shared.get(source_of(before)) == older);
}
