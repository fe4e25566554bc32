#include "indexer/sample_repeated.hh"

#include <algorithm>
#include <cstddef>
#include <variant>

#include "indexer/article/read_article.hh"
#include "indexer/source_file.hh"

namespace rosebud::indexer {
namespace {

// A passage in one article of twenty is in 25 of these, give or take five.
constexpr std::size_t sample_size = 500;

}  // namespace

std::vector<RepeatedPassage> find_repeated(const std::filesystem::path& archive,
                                           const std::vector<FoundFile>& files, const ReadOptions& options) {
  ReadOptions reading = options;
  reading.infer = false;
  reading.repeated.reset();
  RepetitionCounter counter;
  const std::size_t sampled = std::min(files.size(), sample_size);
  for (std::size_t i = 0; i < sampled; ++i) {
    const FoundFile& file = files[i * files.size() / sampled];
    const auto source = read_source(archive, file);
    if (!std::holds_alternative<SourceFile>(source)) continue;
    const ReadResult read = read_article(file.path, std::get<SourceFile>(source).bytes, reading);
    if (read.article) counter.add(read.article->blocks);
  }
  return counter.passages();
}

}  // namespace rosebud::indexer
