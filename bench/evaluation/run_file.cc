#include "bench/evaluation/run_file.hh"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

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

// Runs a program, its standard output going to `output`, and waits for it.
void run_into(std::vector<std::string> arguments, const fs::path& output) {
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                   0600);
  pid_t child = 0;
  const int error = ::posix_spawn(&child, pointers.front(), &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw system_error(fmt::format("cannot run {}", arguments.front()), error);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw Error(fmt::format("{} failed; what it said stands above", arguments.front()));
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
