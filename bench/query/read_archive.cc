#include "bench/query/read_archive.hh"

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <variant>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "indexer/archive/scan.hh"
#include "indexer/article/read_article.hh"
#include "indexer/source_file.hh"

namespace rosebud::bench {
namespace fs = std::filesystem;
namespace {

std::string read_all(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string description_of(const fs::path& archive) {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  for (const indexer::FoundFile& file : indexer::scan(archive).files) {
    ++files;
    bytes += file.size;
  }
  return fmt::format("{}\n{} files, {} bytes\n", fs::absolute(archive).string(), files, bytes);
}

}  // namespace

void for_each_article(const fs::path& archive, const std::function<void(const indexer::Article&)>& use) {
  indexer::ReadOptions options;
  options.today = indexer::local_date();
  for (const indexer::FoundFile& file : indexer::scan(archive).files) {
    const auto source = indexer::read_source(archive, file);
    const auto* read = std::get_if<indexer::SourceFile>(&source);
    if (read == nullptr) throw Error(fmt::format("cannot read {}", file.path));
    const indexer::ReadResult result = indexer::read_article(file.path, read->bytes, options);
    if (result.article) use(*result.article);
  }
}

std::string text_of(const indexer::Article& article) {
  std::string text;
  for (const Block& block : article.blocks) {
    text += block.text;
    text += '\n';
  }
  return text;
}

void make_unless_made(const fs::path& archive, const fs::path& made, const std::function<void()>& make) {
  const fs::path note = made.string() + ".made";
  const std::string description = description_of(archive);
  if (fs::exists(made) && read_all(note) == description) return;
  fs::remove_all(made);
  fs::remove(note);
  fmt::print(stderr, "making {}\n", made.string());
  make();
  std::ofstream stream(note);
  stream << description;
  if (!stream.flush()) throw Error(fmt::format("cannot write {}", note.string()));
}

}  // namespace rosebud::bench
