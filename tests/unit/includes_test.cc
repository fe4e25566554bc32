// The arrows between the folders, checked over every #include: docs/architecture.md says why they run as they
// do.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hh"
#include "support/temp_archive.hh"

namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file;    // relative to the root: "indexer/build.cc"
  std::string header;  // as it stands between the brackets or quotes
  bool quoted = false;
};

// What a folder may include besides itself.
struct Arrow {
  std::string_view folder;
  std::vector<std::string_view> targets;
};

const std::array<Arrow, 10> arrows{{
    {"catalogue", {}},
    {"store", {"catalogue"}},
    {"indexer", {"store", "catalogue"}},
    {"importer", {"indexer", "catalogue"}},
    {"searcher", {"store", "catalogue"}},
    {"server", {"searcher", "store", "catalogue"}},
    {"cli", {"server", "searcher", "importer", "indexer", "store", "catalogue"}},
    {"bench", {"server", "searcher", "indexer", "store", "catalogue"}},
    {"fuzz", {"searcher", "indexer", "store", "catalogue"}},
    {"tests", {"cli", "bench", "fuzz", "server", "searcher", "importer", "indexer", "store", "catalogue"}},
}};

// A library whose headers (those that begin with `header`) are for the files that begin with one of `places`.
struct Reserved {
  std::string_view header;
  std::vector<std::string_view> places;
};

const std::array<Reserved, 13> reserved{{
    {"xapian",
     {"store/", "searcher/explain", "indexer/document/", "searcher/engine/", "searcher/snapshot",
      "searcher/query/expression", "searcher/query/plan", "searcher/searcher.cc", "searcher/similar/",
      "bench/", "fuzz/", "tests/"}},
    {"boost/beast", {"server/http", "server/server", "tests/"}},
    {"boost/asio", {"server/http", "server/server", "tests/"}},
    {"boost/program_options", {"cli/", "bench/", "tests/"}},
    {"cmark", {"indexer/article/"}},
    {"yaml", {"indexer/article/"}},
    {"toml++", {"indexer/article/", "catalogue/read_settings", "catalogue/settings_section"}},
    {"pugixml", {"importer/wordpress/"}},
    {"libstemmer", {"catalogue/"}},
    {"utf8proc", {"catalogue/"}},
    {"xxhash", {"store/"}},
    {"catch2", {"tests/support/"}},
    {"benchmark/", {"bench/"}},
}};

std::string_view folder_of(std::string_view path) {
  return path.substr(0, path.find('/'));
}

const Arrow* arrow_of(std::string_view folder) {
  const auto arrow = std::ranges::find(arrows, folder, &Arrow::folder);
  return arrow == arrows.end() ? nullptr : &*arrow;
}

std::optional<std::string> objection_to_own_header(const Include& include) {
  const std::string_view from = folder_of(include.file);
  const std::string_view to = folder_of(include.header);
  const Arrow* arrow = arrow_of(from);
  if (arrow == nullptr) return include.file + " lies in a folder that has no arrows";
  if (arrow_of(to) == nullptr)
    return include.file + " includes \"" + include.header + "\", which does not begin with a folder";
  if (from == to || std::ranges::find(arrow->targets, to) != arrow->targets.end()) return std::nullopt;
  return include.file + " includes " + include.header + ": " + std::string(from) + " may not know " +
         std::string(to);
}

std::optional<std::string> objection_to_library(const Include& include) {
  for (const auto& [header, places] : reserved) {
    if (!include.header.starts_with(header)) continue;
    const auto holds = [&](std::string_view place) { return include.file.starts_with(place); };
    if (std::ranges::none_of(places, holds)) {
      return include.file + " includes <" + include.header + ">, which is not for this file";
    }
  }
  return std::nullopt;
}

// What is wrong with an include, if anything is.
std::optional<std::string> objection(const Include& include) {
  return include.quoted ? objection_to_own_header(include) : objection_to_library(include);
}

// Tests name their helpers from tests/: "support/catch.hh".
std::string from_root(const std::string& header) {
  return header.starts_with("support/") ? "tests/" + header : header;
}

std::vector<Include> includes_of(const fs::path& root, const fs::path& file) {
  static const std::regex directive(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> includes;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    std::smatch match;
    if (!std::regex_search(line, match, directive)) continue;
    const bool quoted = match[1] == "\"";
    const std::string header = quoted ? from_root(match[2]) : match[2].str();
    includes.push_back({fs::relative(file, root).generic_string(), header, quoted});
  }
  return includes;
}

std::vector<Include> all_includes() {
  const fs::path root = ROSEBUD_SOURCE_DIR;
  std::vector<Include> includes;
  for (const Arrow& arrow : arrows) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / arrow.folder)) {
      const fs::path extension = entry.path().extension();
      if (extension != ".hh" && extension != ".cc") continue;
      std::ranges::copy(includes_of(root, entry.path()), std::back_inserter(includes));
    }
  }
  return includes;
}

}  // namespace

TEST_CASE("docs/architecture.md names every folder") {
  const fs::path root = ROSEBUD_SOURCE_DIR;
  const std::string text = rosebud::testing::read_file(root / "docs" / "architecture.md");
  std::size_t folders = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_directory() || name.starts_with('.') || name.starts_with("build")) continue;
    CHECK_THAT(text, rosebud::testing::Contains("| `" + name + "/` |"));
    ++folders;
  }
  CHECK(folders >= arrows.size());
}

TEST_CASE("Every include follows the arrows between the folders") {
  const std::vector<Include> includes = all_includes();
  // A check that reads nothing would find nothing.
  REQUIRE(includes.size() > 200);
  for (const Include& include : includes) {
    const std::optional<std::string> wrong = objection(include);
    if (wrong) FAIL_CHECK(*wrong);
  }
}

TEST_CASE("Every include in quotes names a file by its path from the root") {
  for (const Include& include : all_includes()) {
    INFO(include.file << " includes " << include.header);
    if (include.quoted) CHECK(fs::exists(fs::path(ROSEBUD_SOURCE_DIR) / include.header));
  }
}

TEST_CASE("The indexer and the searcher never meet") {
  CHECK(objection({"indexer/build.cc", "searcher/searcher.hh", true}));
  CHECK(objection({"searcher/searcher.cc", "indexer/build.hh", true}));
  CHECK(objection({"server/server.cc", "indexer/build.hh", true}));
  CHECK(objection({"indexer/build.cc", "importer/report.hh", true}));
  CHECK(objection({"importer/report.hh", "store/terms.hh", true}));
  CHECK_FALSE(objection({"importer/report.hh", "indexer/report.hh", true}));
  CHECK_FALSE(objection({"cli/index.cc", "indexer/build.hh", true}));
}

TEST_CASE("No folder knows those that are built on it") {
  CHECK(objection({"catalogue/field.cc", "store/terms.hh", true}));
  CHECK(objection({"store/terms.cc", "searcher/searcher.hh", true}));
  CHECK(objection({"searcher/searcher.cc", "server/server.hh", true}));
  CHECK(objection({"server/server.cc", "cli/main.hh", true}));
  CHECK(objection({"cli/main.cc", "tests/support/catch.hh", true}));
  CHECK_FALSE(objection({"store/terms.cc", "catalogue/field.hh", true}));
}

TEST_CASE("Xapian is known to the store, the document writer and the searcher's engine only") {
  CHECK(objection({"catalogue/field.hh", "xapian.h", false}));
  CHECK(objection({"indexer/article/title.cc", "xapian.h", false}));
  CHECK(objection({"searcher/snippet.cc", "xapian/query.h", false}));
  CHECK(objection({"server/server.cc", "xapian.h", false}));
  CHECK(objection({"cli/search.cc", "xapian.h", false}));
  CHECK_FALSE(objection({"store/reader.hh", "xapian.h", false}));
  CHECK_FALSE(objection({"indexer/document/document.cc", "xapian.h", false}));
  CHECK_FALSE(objection({"searcher/engine/count.hh", "xapian.h", false}));
}

TEST_CASE("HTTP is known to the server's own files only") {
  CHECK(objection({"server/json.cc", "boost/beast.hpp", false}));
  CHECK(objection({"cli/serve.cc", "boost/asio.hpp", false}));
  CHECK_FALSE(objection({"server/http/connection.cc", "boost/beast/http.hpp", false}));
}
