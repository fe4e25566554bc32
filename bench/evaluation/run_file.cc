#include "bench/evaluation/run_file.hh"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "bench/run_into.hh"
#include "bench/temporary_folder.hh"
#include "catalogue/error.hh"

namespace rosebud::bench {
namespace {

namespace fs = std::filesystem;

std::string on_one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

std::ofstream opened(const fs::path& file) {
  std::ofstream stream(file);
  if (!stream) throw system_error(fmt::format("cannot write {}", file.string()), errno);
  return stream;
}

void finish(std::ofstream& stream, const fs::path& file) {
  stream.close();
  if (!stream) throw system_error(fmt::format("cannot write {}", file.string()), errno);
}

}  // namespace

std::map<std::string, Ranking> read_run(const fs::path& file) {
  std::ifstream stream(file);
  if (!stream) throw Error(fmt::format("cannot read {}", file.string()));
  std::map<std::string, Ranking> run;
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    std::istringstream columns(line);
    std::string query;
    std::string constant;
    std::string document;
    std::size_t rank = 0;
    columns >> query >> constant >> document >> rank;
    if (!columns || rank != run[query].size() + 1) {
      throw Error(fmt::format("{}:{}: a line of a run is a query, Q0, a document and its rank, in order",
                              file.string(), number));
    }
    run[query].push_back(document);
  }
  return run;
}

void write_documents(const std::vector<CollectionDocument>& documents, const fs::path& file) {
  std::ofstream stream = opened(file);
  for (const CollectionDocument& document : documents)
    stream << document.id << '\t' << on_one_line(document.title) << '\t' << on_one_line(document.text)
           << '\n';
  finish(stream, file);
}

void write_queries(const std::vector<JudgedQuery>& queries, const fs::path& file) {
  std::ofstream stream = opened(file);
  for (const JudgedQuery& query : queries) stream << query.id << '\t' << on_one_line(query.text) << '\n';
  finish(stream, file);
}

std::map<std::string, Ranking> run_other_engine(const fs::path& program, const Collection& collection,
                                                std::size_t depth) {
  const TemporaryFolder folder("run");
  const fs::path documents = folder.path() / "documents.tsv";
  const fs::path queries = folder.path() / "queries.tsv";
  const fs::path run = folder.path() / "run.txt";
  write_documents(collection.documents, documents);
  write_queries(collection.queries, queries);
  run_into({program.string(), documents.string(), queries.string(), std::to_string(depth)}, run);
  return read_run(run);
}

}  // namespace rosebud::bench
