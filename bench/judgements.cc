// judgements: the ranking on the sample archive, by what was said of its articles.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/command_line.hh"
#include "bench/evaluation/sample_archive.hh"
#include "bench/temporary_folder.hh"

namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;
using namespace rosebud::bench;

constexpr const char* usage =
    "Usage: judgements [OPTION]... FOLDER\n\n"
    "Indexes the sample archive in FOLDER (corpus) into a temporary database, asks the queries of its\n"
    "judgements, and prints nDCG@10 by kind of query, and how many of the queries that no article answers\n"
    "are told so.\n";

struct Settings {
  fs::path folder;
  std::size_t list = 0;
};

void print_kinds(const std::vector<JudgedAnswer>& answers) {
  std::map<std::string, std::vector<JudgedAnswer>> kinds;
  for (const JudgedAnswer& answer : answers) {
    if (has_answer(answer.query)) kinds[answer.query.kind].push_back(answer);
  }
  fmt::print("{:<20}{:>8}{:>10}{:>16}{:>10}\n", "kind", "queries", "nDCG@10", "2^grade gains", "perfect");
  for (const auto& [kind, of_kind] : kinds) {
    const SampleScore kind_score = score(of_kind);
    const auto perfect = std::ranges::count_if(of_kind, [](const auto& a) { return a.ndcg_10 > 1 - 1e-9; });
    fmt::print("{:<20}{:>8}{:>10.4f}{:>16.4f}{:>10}\n", kind, of_kind.size(), kind_score.ndcg_10,
               kind_score.ndcg_10_power, perfect);
  }
}

int grade_of(const JudgedQuery& query, const std::string& path) {
  const auto found = query.grades.find(path);
  return found == query.grades.end() ? 0 : found->second;
}

// What was wanted, and what came: each with its grade.
void print_answer(const JudgedAnswer& answer) {
  const JudgedQuery& query = answer.query;
  fmt::print("\n{:.3f}  {} ({}): {} {}\n", answer.ndcg_10, query.id, query.kind, query.text,
             query.refinements);
  for (const auto& [path, grade] : query.grades) {
    const bool came = std::ranges::find(answer.ranking, path) != answer.ranking.end();
    if (!came && grade > 0) fmt::print("    missed  {}  {}\n", grade, path);
  }
  std::size_t rank = 0;
  for (const std::string& path : answer.ranking) {
    ++rank;
    if (rank <= 5 || grade_of(query, path) > 0)
      fmt::print("    {:>6}  {}  {}\n", rank, grade_of(query, path), path);
  }
}

void print_worst(std::vector<JudgedAnswer> answers, std::size_t count) {
  std::erase_if(answers, [](const JudgedAnswer& answer) {
    return has_answer(answer.query) ? answer.ndcg_10 > 1 - 1e-9 : answer.nothing;
  });
  std::ranges::stable_sort(answers, {}, &JudgedAnswer::ndcg_10);
  for (const JudgedAnswer& answer : answers) {
    if (count-- == 0) break;
    print_answer(answer);
  }
}

void measure(const Settings& settings) {
  const TemporaryFolder folder("judgements");
  index_for_measuring(settings.folder, folder.path() / "database");
  RosebudRanker ranker(folder.path() / "database");
  const std::vector<JudgedAnswer> answers = ask_sample(settings.folder, ranker);
  print_kinds(answers);
  const SampleScore all = score(answers);
  fmt::print("{:<20}{:>8}{:>10.4f}{:>16.4f}\n\n", "all", all.graded, all.ndcg_10, all.ndcg_10_power);
  fmt::print("{} of {} queries without an answer are told so\n", all.refused, all.unanswerable);
  print_worst(answers, settings.list);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("judgements", [argc, argv] {
    Settings settings;
    CommandLine line{.program = "judgements", .usage = usage, .operand = "FOLDER"};
    line.options.add_options()("list", po::value(&settings.list)->default_value(0),
                               "print that many queries, the worst first, with what came instead");
    const auto values = read_command_line(line, argc, argv);
    if (!values) return;
    settings.folder = (*values)["FOLDER"].as<std::string>();
    measure(settings);
  });
}
