#include "indexer/sample.hh"

#include <algorithm>
#include <cstddef>
#include <variant>

#include "indexer/article/read_article.hh"
#include "indexer/document/common_word_counter.hh"
#include "indexer/source_file.hh"

namespace rosebud::indexer {
namespace {

// What one article of twenty has is in 25 of these, give or take five.
constexpr std::size_t sample_size = 500;

}  // namespace

Sample sample_of(const std::filesystem::path& archive, const std::vector<FoundFile>& files,
                 const ReadOptions& options) {
  ReadOptions reading = options;
  reading.infer = false;
  reading.repeated.reset();
  RepetitionCounter repetitions;
  CommonWordCounter words;
  const std::size_t sampled = std::min(files.size(), sample_size);
  for (std::size_t i = 0; i < sampled; ++i) {
    const FoundFile& file = files[i * files.size() / sampled];
    const auto source = read_source(archive, file);
    if (!std::holds_alternative<SourceFile>(source)) continue;
    const ReadResult read = read_article(file.path, std::get<SourceFile>(source).bytes, reading);
    if (!read.article) continue;
    repetitions.add(read.article->blocks);
    words.add(read.article->blocks);
  }
  return {repetitions.passages(), words.common()};
}

}  // namespace rosebud::indexer
