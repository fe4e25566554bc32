// Side files that are whole and belong to what is open are read; all others are as good as none.
#include "store/side_file.hh"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "indexer/index_archive.hh"
#include "store/columns.hh"
#include "store/reader.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::store;
using rosebud::testing::Contains;
using rosebud::testing::read_file;
using rosebud::testing::ReviewBuilder;
using rosebud::testing::TempArchive;
using rosebud::testing::TempFolder;
namespace fs = std::filesystem;

namespace {

constexpr SideFileKind kind{7, 3};
const Identity identity{"0a1b2c3d-0000-0000-0000-000000000000", 12};

void put(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

// A file of three sections, of which one is empty.
fs::path write_some(const TempFolder& folder) {
  const std::vector<std::uint32_t> numbers{1, 2, 3};
  const std::string text = "Satoshi Kon";
  SideFileWriter writer(kind, identity);
  writer.add(1, std::span<const std::uint32_t>(numbers));
  writer.add(2, std::span<const char>(text));
  writer.add(5, std::span<const std::uint64_t>());
  writer.write(folder.path() / "some");
  return folder.path() / "some";
}

}  // namespace

TEST_CASE("A side file gives back the arrays that were written, by number") {
  const TempFolder folder;
  const auto file = SideFile::open(write_some(folder), kind, identity);
  REQUIRE(file);
  const auto numbers = file->section<std::uint32_t>(1);
  REQUIRE(numbers);
  CHECK(std::vector(numbers->begin(), numbers->end()) == std::vector<std::uint32_t>{1, 2, 3});
  const auto text = file->section<char>(2);
  REQUIRE(text);
  CHECK(std::string(text->begin(), text->end()) == "Satoshi Kon");
  CHECK(file->section<std::uint64_t>(5)->empty());
  CHECK_FALSE(file->section<std::uint32_t>(3));
  CHECK_FALSE(file->section<std::uint64_t>(1));  // of other items
}

TEST_CASE("What a side file gave lives as long as any copy of it, even when the file is replaced") {
  const TempFolder folder;
  const fs::path path = write_some(folder);
  auto file = SideFile::open(path, kind, identity);
  const SideFile copy = *file;
  file.reset();
  SideFileWriter(kind, identity).write(path);
  fs::remove(path);
  CHECK(copy.section<std::uint32_t>(1)->back() == 3);
}

TEST_CASE("A side file of another database, revision, kind or version is none") {
  const TempFolder folder;
  const fs::path path = write_some(folder);
  CHECK(SideFile::open(path, kind, identity));
  CHECK_FALSE(SideFile::open(path, kind, {"0a1b2c3d-0000-0000-0000-000000000001", 12}));
  CHECK_FALSE(SideFile::open(path, kind, {identity.uuid, 11}));
  CHECK_FALSE(SideFile::open(path, kind, {identity.uuid, 13}));
  CHECK_FALSE(SideFile::open(path, {8, 3}, identity));
  CHECK_FALSE(SideFile::open(path, {7, 4}, identity));
}

TEST_CASE("A side file that is missing, empty, a folder or of something else is none") {
  const TempFolder folder;
  CHECK_FALSE(SideFile::open(folder.path() / "missing", kind, identity));
  CHECK_FALSE(SideFile::open(folder.path(), kind, identity));
  put(folder.path() / "empty", "");
  CHECK_FALSE(SideFile::open(folder.path() / "empty", kind, identity));
  put(folder.path() / "text", std::string(10'000, 'x'));
  CHECK_FALSE(SideFile::open(folder.path() / "text", kind, identity));
}

TEST_CASE("A side file that was cut anywhere, or has something behind it, is none") {
  const TempFolder folder;
  const fs::path path = write_some(folder);
  const std::string whole = read_file(path);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    put(path, whole.substr(0, length));
    CHECK_FALSE(SideFile::open(path, kind, identity));
  }
  put(path, whole + "x");
  CHECK_FALSE(SideFile::open(path, kind, identity));
  put(path, whole);
  CHECK(SideFile::open(path, kind, identity));
}

TEST_CASE("A side file with any byte of its header or table changed is none") {
  const TempFolder folder;
  const fs::path path = write_some(folder);
  const std::string whole = read_file(path);
  constexpr std::size_t header_bytes = 88;
  constexpr std::size_t row_bytes = 24;
  for (std::size_t at = 0; at < header_bytes + 3 * row_bytes; ++at) {
    for (const unsigned flipped : {1U, 0x80U}) {
      CAPTURE(at);
      std::string bytes = whole;
      bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ flipped);
      put(path, bytes);
      CHECK_FALSE(SideFile::open(path, kind, identity));
    }
  }
}

TEST_CASE("A side file that cannot be written leaves the one that was there") {
  const TempFolder folder;
  const fs::path path = write_some(folder);
  fs::create_directories(path.string() + ".new");
  const SideFileWriter writer(kind, {identity.uuid, 13});
  CHECK_THROWS_WITH(writer.write(path), Contains("cannot write"));
  CHECK(SideFile::open(path, kind, identity));
  CHECK_THROWS_AS(writer.write(folder.path() / "no" / "folder"), Error);
}

namespace {

// An archive's columns with one array put in the place of another, in a file of its own.
class DamagedColumns {
 public:
  DamagedColumns() {
    archive_.review("a.md", ReviewBuilder("Memories").director("Koji Morimoto").director("Tensai Okamura"));
    archive_.review("b.md", ReviewBuilder("Paprika").director("Satoshi Kon").year(2006));
    indexer::IndexOptions options;
    options.archive = archive_.path();
    indexer::index_archive(options);
    const Reader reader{DatabaseFolder(archive_.database())};
    identity_ = reader.identity();
    columns_ = Columns::read(reader.database(), {});
  }

  // Whether a file can be opened in which `change(section number, array)` was applied to every array.
  template <typename Change>
  bool opens_with(const Change& change) const {
    ColumnArrays<OwnedArray> arrays;
    const ColumnViews& views = columns_->arrays();
    for_each_array(arrays, [&]<typename Item>(std::uint32_t number, std::vector<Item>& array) {
      for_each_array(views, [&]<typename Other>(std::uint32_t other, const std::span<const Other>& from) {
        if constexpr (std::is_same_v<Item, Other>) {
          if (number == other) array.assign(from.begin(), from.end());
        }
      });
      change(number, array);
    });
    const fs::path file = archive_.path() / "damaged.columns";
    Columns(std::move(arrays)).write(file, identity_);
    return Columns::open(file, identity_, {}) != nullptr;
  }

 private:
  TempArchive archive_;
  Identity identity_;
  std::shared_ptr<const Columns> columns_;
};

}  // namespace

TEST_CASE("Columns whose arrays do not fit one another are not read from a file") {
  const DamagedColumns columns;
  REQUIRE(columns.opens_with([](std::uint32_t, auto&) {}));
  constexpr std::uint32_t sections = 16;
  for (std::uint32_t section = 1; section <= sections; ++section) {
    CAPTURE(section);
    CHECK_FALSE(columns.opens_with([&](std::uint32_t number, auto& array) {
      if (number == section) array.pop_back();
    }));
    CHECK_FALSE(columns.opens_with([&](std::uint32_t number, auto& array) {
      if (number == section) array.push_back({});
    }));
  }
}

TEST_CASE("Columns whose rows, offsets or fields point elsewhere are not read from a file") {
  const DamagedColumns columns;
  const std::uint32_t offsets = GENERATE(8U, 11U, 13U, 15U);
  CAPTURE(offsets);
  CHECK_FALSE(columns.opens_with([&]<typename Item>(std::uint32_t number, std::vector<Item>& array) {
    if constexpr (std::is_integral_v<Item> && sizeof(Item) >= sizeof(std::uint32_t)) {
      if (number == offsets) array[1] = 1'000'000;
    }
  }));
  CHECK_FALSE(columns.opens_with([]<typename Item>(std::uint32_t number, std::vector<Item>& array) {
    constexpr std::uint32_t row_ids = 9;
    if constexpr (std::is_same_v<Item, std::uint32_t>) {
      if (number == row_ids) array[0] = 1'000'000;
    }
  }));
  CHECK_FALSE(columns.opens_with([]<typename Item>(std::uint32_t, std::vector<Item>& array) {
    if constexpr (std::is_same_v<Item, ColumnField>) array[1].first += 1;
  }));
}
