#include "bench/snippet_pages.hh"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "bench/invented_prose.hh"
#include "bench/random.hh"
#include "catalogue/error.hh"
#include "catalogue/tokens.hh"
#include "indexer/archive/scan.hh"
#include "indexer/article/read_article.hh"
#include "indexer/source_file.hh"

namespace rosebud::bench {
namespace {

SnippetText text_of(std::vector<Block> blocks, const std::string& language) {
  SnippetText text{language, std::move(blocks), {}, {}};
  for (const Block& block : text.blocks) {
    text.all += block.text + '\n';
    for (const QueryToken& token : query_tokens(block.text)) text.words.push_back(token.text);
  }
  return text;
}

bool fits(const SnippetText& text, const SnippetPagesWanted& wanted) {
  return text.words.size() * 5 >= wanted.words * 4 && text.words.size() * 5 <= wanted.words * 6;
}

std::vector<SnippetText> read_texts(const SnippetPagesWanted& wanted) {
  std::vector<SnippetText> texts;
  for (const auto& file : indexer::scan(wanted.archive).files) {
    if (texts.size() == wanted.pages * snippet_page_size) break;
    const auto source = indexer::read_source(wanted.archive, file);
    const auto* bytes = std::get_if<indexer::SourceFile>(&source);
    if (bytes == nullptr) continue;
    auto read = indexer::read_article(file.path, bytes->bytes, {});
    if (!read.article) continue;
    SnippetText text = text_of(std::move(read.article->blocks), wanted.language);
    if (fits(text, wanted)) texts.push_back(std::move(text));
  }
  if (texts.size() < snippet_page_size) {
    throw Error(fmt::format("{} has only {} articles of about {} words", wanted.archive.string(),
                            texts.size(), wanted.words),
                "see --words");
  }
  return texts;
}

std::vector<SnippetText> invented_texts(const WordShape& shape, const SnippetPagesWanted& wanted) {
  constexpr std::size_t paragraphs = 8;
  const InventedProse prose(shape);
  Random random(1, static_cast<unsigned char>(shape.language[0]));
  std::vector<SnippetText> texts;
  for (std::size_t i = 0; i < wanted.pages * snippet_page_size; ++i) {
    std::vector<Block> blocks;
    for (std::size_t j = 0; j < paragraphs; ++j) {
      blocks.push_back({BlockKind::paragraph, prose.paragraph(wanted.words / paragraphs, random)});
    }
    texts.push_back(text_of(std::move(blocks), std::string(shape.language)));
  }
  return texts;
}

// As many pages as all of them have; on each three articles of the first, and one of each other.
std::vector<SnippetText> mixed(const std::vector<SnippetPages>& all) {
  std::vector<SnippetText> texts;
  const std::size_t pages = all.front().texts.size() / snippet_page_size;
  for (std::size_t page = 0; page < pages; ++page) {
    for (std::size_t i = 0; i < 3; ++i) texts.push_back(all.front().texts[page * 3 + i]);
    for (std::size_t i = 1; i < all.size(); ++i) texts.push_back(all[i].texts[page]);
  }
  return texts;
}

}  // namespace

std::vector<SnippetPages> snippet_pages(const SnippetPagesWanted& wanted) {
  std::vector<std::string> languages{"en", "es", "it"};
  for (const WordShape& shape : word_shapes()) languages.emplace_back(shape.language);
  std::vector<SnippetPages> alone{{"the archive", {wanted.language}, read_texts(wanted)}};
  for (const WordShape& shape : word_shapes()) {
    alone.push_back({std::string(shape.name), {std::string(shape.language)}, invented_texts(shape, wanted)});
  }
  std::vector<SnippetPages> all = alone;
  all.push_back({"the archive, beside nine more languages", languages, alone.front().texts});
  all.push_back({"the same, languages not said", languages, alone.front().texts});
  for (SnippetText& text : all.back().texts) text.language.clear();
  all.push_back({"eight languages on each page", languages, mixed(alone)});
  return all;
}

}  // namespace rosebud::bench
