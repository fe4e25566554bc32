// Hostile and odd inputs that others have collected, read as articles. The folder is named by the environment
// variable ROSEBUD_STRESS_DATA; without it there is nothing to read.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "catalogue/utf8.hh"
#include "indexer/article/read_article.hh"
#include "support/catch.hh"

namespace fs = std::filesystem;
using namespace rosebud;
using namespace rosebud::indexer;

TEST_CASE("Everything in the stress data is read in time, and to well-formed text") {
  const char* folder = std::getenv("ROSEBUD_STRESS_DATA");
  if (folder == nullptr || !fs::exists(folder)) return;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    CAPTURE(entry.path().string());
    for (const char* path : {"a.md", "a.mdx", "a.txt"}) {
      for (const std::string& text : {bytes, "---\n" + bytes + "\n---\nText.\n"}) {
        const auto begin = std::chrono::steady_clock::now();
        const ReadResult result = read_article(path, text, ReadOptions{});
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
        CHECK(seconds.count() < 20);
        if (!result.article) continue;
        for (const Block& block : result.article->blocks) CHECK_FALSE(utf8::first_invalid(block.text));
      }
    }
  }
}
