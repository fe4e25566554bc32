// Catch2's two lines name some things otherwise, and a build sees one of them alone.
#include "support/catch.hh"

#include <cstddef>
#include <filesystem>
#include <regex>
#include <string>

#include "support/temp_archive.hh"

namespace {

namespace fs = std::filesystem;

// What only support/catch.hh may write: it says the same in both.
bool is_of_one_line_alone(const std::string& source) {
  static const std::regex names(R"(<catch2/|\bApprox\b|\bMatchers::Contains)");
  return std::regex_search(source, names);
}

}  // namespace

TEST_CASE("What Catch2's two lines name otherwise stands in support/catch.hh alone") {
  const fs::path tests = fs::path(ROSEBUD_SOURCE_DIR) / "tests";
  CHECK(is_of_one_line_alone(rosebud::testing::read_file(tests / "support" / "catch.hh")));
  std::size_t read = 0;
  for (const char* folder : {"unit", "end_to_end"}) {
    for (const fs::directory_entry& entry : fs::directory_iterator(tests / folder)) {
      if (entry.path().filename() == "catch_test.cc") continue;
      INFO(entry.path().string());
      CHECK_FALSE(is_of_one_line_alone(rosebud::testing::read_file(entry.path())));
      ++read;
    }
  }
  CHECK(read > 50);
}
