// Replays what the fuzzers started from and found (docs/testing.md), without them.
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "fuzz/properties.hh"
#include "fuzz/query_properties.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

namespace fs = std::filesystem;

namespace {

std::size_t replay(std::string_view target, std::string (*fault_in)(std::string_view)) {
  std::size_t inputs = 0;
  for (const auto& entry :
       fs::directory_iterator(fs::path(ROSEBUD_SOURCE_DIR) / "fuzz" / "corpus" / target)) {
    INFO(entry.path().string());
    CHECK(fault_in(rosebud::testing::read_file(entry.path())).empty());
    ++inputs;
  }
  return inputs;
}

}  // namespace

TEST_CASE("What the fuzzer of front matter found is read as it should be") {
  CHECK(replay("front_matter", rosebud::fuzz::fault_in_front_matter) >= 8);
}

TEST_CASE("What the fuzzer of articles found is read as it should be") {
  CHECK(replay("article", rosebud::fuzz::fault_in_article) >= 8);
}

TEST_CASE("What the fuzzer of queries found is printed as it is read") {
  CHECK(replay("query", rosebud::fuzz::fault_in_query) >= 20);
}

// A property that always held would find nothing.
TEST_CASE("The properties tell a sound article from one that is not") {
  CHECK(rosebud::fuzz::fault_in_article("a.md\n# A quay\n\nText\x07 with a bell.\n").empty());
  CHECK(rosebud::fuzz::fault_in_article("a.md\n\xff\xfe").empty());
  CHECK(rosebud::fuzz::fault_in_front_matter("title: [").empty());
}
