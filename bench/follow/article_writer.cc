#include "bench/follow/article_writer.hh"

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "indexer/article/read_article.hh"
#include "indexer/report.hh"
#include "indexer/side_files.hh"

namespace rosebud::bench {
namespace {

constexpr std::size_t additions_every = 4;

std::filesystem::path current_generation(const store::DatabaseFolder& folder) {
  const auto name = folder.current();
  if (!name) throw Error(fmt::format("there is no database in {}", folder.path().string()));
  return folder.generation(*name);
}

}  // namespace

ArticleWriter::ArticleWriter(const std::filesystem::path& database)
    : folder_(database),
      lock_(folder_.lock_for_writing()),
      generation_(current_generation(folder_)),
      writer_(store::Writer::open(generation_)),
      stamp_(store::read_stamp(writer_.database())),
      // One in the middle; its id was never given up, since the database was built in one go.
      replaced_(writer_.database().get_lastdocid() / 2 + 1) {}

Xapian::Document ArticleWriter::article(std::size_t version) const {
  const bool added = version % additions_every == 0;
  // The revision tells this run's articles from those of an earlier one.
  const auto name = added ? fmt::format("{}-{}", writer_.database().get_revision(), version) : "one";
  const auto director = added ? fmt::format("Ada Baker {}", name) : "Ada Baker";
  const std::string text = fmt::format(
      "---\ntitle: The Changing Article {}\ndirector: {}\nyear: 2001\ndate: 2024-05-{:02}\n---\n\n"
      "Version {} of a story that goes on.\n",
      name, director, 1 + version % 28, version);
  indexer::ReadOptions options;
  options.fields = stamp_.fields;
  const indexer::ReadResult read = indexer::read_article(fmt::format("changing-{}.md", name), text, options);
  if (!read.article) throw Error("the article that changes cannot be read");
  return indexer::DocumentMaker(stamp_.fields).make(*read.article, {});
}

void ArticleWriter::commit() {
  ++version_;
  const Xapian::Document document = article(version_);
  writer_.begin();
  if (version_ % additions_every == 0) {
    writer_.add(document);
  } else {
    writer_.replace(replaced_, document);
  }
  writer_.commit();
}

void ArticleWriter::leave_side_files(const store::Keeping& keeping) {
  indexer::IndexReport report;
  indexer::leave_side_files(generation_, keeping, report);
  for (const indexer::Problem& problem : report.problems) throw Error(indexer::to_string(problem));
}

std::string ArticleWriter::identity() const {
  const Xapian::Database& database = writer_.database();
  return fmt::format("{}-{}", database.get_uuid(), database.get_revision());
}

}  // namespace rosebud::bench
