// The pages of hits that snippets are measured on.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/block.hh"

namespace rosebud::bench {

struct SnippetText {
  std::string language;  // two letters; empty: not said
  std::vector<Block> blocks;
  std::string all;                 // of them
  std::vector<std::string> words;  // folded, in order, as a query has them
};

inline constexpr std::size_t snippet_page_size = 10;

// Articles of one kind, ten of them a page.
struct SnippetPages {
  std::string name;
  std::vector<std::string> archive_languages;  // of which queries take the stems
  std::vector<SnippetText> texts;
};

struct SnippetPagesWanted {
  std::filesystem::path archive;
  std::size_t words = 1000;  // of an article, a fifth more or less
  std::size_t pages = 30;
  std::string language = "en";  // of the archive's articles
};

// The articles of the archive: alone, in an archive of ten languages, and of no language; invented ones in
// each of bench/invented_prose.hh's languages; and pages on which these are mixed. Throws Error when the
// archive has too few articles of that length.
std::vector<SnippetPages> snippet_pages(const SnippetPagesWanted& wanted);

}  // namespace rosebud::bench
