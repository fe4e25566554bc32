#include "bench/postings/build.hh"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include "bench/cpu_time.hh"
#include "catalogue/error.hh"
#include "indexer/archive/scan.hh"
#include "indexer/article/read_article.hh"
#include "indexer/source_file.hh"
#include "store/writer.hh"

namespace rosebud::bench {
namespace fs = std::filesystem;
namespace {

// As the indexer makes them.
constexpr std::size_t articles_per_shard = 500;
constexpr std::size_t shards_per_merge = 64;

void write_shard(const std::vector<indexer::Article>& articles, std::size_t begin, PostingWriter& writer,
                 const fs::path& target) {
  store::Writer shard = store::Writer::create(target, {});
  shard.begin();
  const std::size_t end = std::min(begin + articles_per_shard, articles.size());
  for (std::size_t i = begin; i < end; ++i) shard.add(writer.make(articles[i]));
  shard.commit();
}

// Merges in rounds, so that no merge opens more files than a process may.
void merge_all(std::vector<fs::path> shards, const fs::path& scratch, const fs::path& target) {
  for (std::size_t level = 1; shards.size() > shards_per_merge; ++level) {
    std::vector<fs::path> merged;
    for (std::size_t begin = 0; begin < shards.size(); begin += shards_per_merge) {
      const std::size_t count = std::min(shards_per_merge, shards.size() - begin);
      merged.push_back(scratch / fmt::format("{}-{}", level, merged.size()));
      store::merge(std::span(shards).subspan(begin, count), merged.back());
      for (std::size_t i = begin; i < begin + count; ++i) fs::remove_all(shards[i]);
    }
    shards = std::move(merged);
  }
  store::merge(shards, target);
}

}  // namespace

std::vector<indexer::Article> read_articles(const fs::path& archive) {
  std::vector<indexer::Article> articles;
  indexer::ReadOptions options;
  options.today = indexer::local_date();
  for (const indexer::FoundFile& file : indexer::scan(archive).files) {
    const auto source = indexer::read_source(archive, file);
    const auto* read = std::get_if<indexer::SourceFile>(&source);
    if (read == nullptr) throw Error(fmt::format("cannot read {}", file.path));
    indexer::ReadResult result = indexer::read_article(file.path, read->bytes, options);
    if (result.article) articles.push_back(std::move(*result.article));
  }
  if (articles.empty()) throw Error(fmt::format("{} holds no article", archive.string()));
  return articles;
}

BuildFigures build_postings(const std::vector<indexer::Article>& articles, PostingFormat format,
                            const fs::path& target) {
  const fs::path scratch = target.string() + ".shards";
  fs::create_directories(scratch);
  const CpuTimer timer;
  PostingWriter writer(format);
  std::vector<fs::path> shards;
  for (std::size_t begin = 0; begin < articles.size(); begin += articles_per_shard) {
    shards.push_back(scratch / fmt::format("0-{}", shards.size()));
    write_shard(articles, begin, writer, shards.back());
  }
  merge_all(std::move(shards), scratch, target);
  BuildFigures figures;
  figures.seconds = timer.seconds();
  fs::remove_all(scratch);
  for (const char* table : {"postlist", "position", "termlist", "docdata"}) {
    const fs::path file = target / fmt::format("{}.glass", table);
    figures.tables.emplace_back(table, fs::exists(file) ? fs::file_size(file) : 0);
  }
  return figures;
}

}  // namespace rosebud::bench
