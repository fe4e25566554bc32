// relevance: Rosebud on test collections of information retrieval, beside plain Xapian and Lucene.
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/command_line.hh"
#include "bench/evaluation/collection.hh"
#include "bench/evaluation/comparison.hh"
#include "bench/evaluation/rosebud_ranker.hh"
#include "bench/evaluation/run_file.hh"
#include "bench/evaluation/xapian_ranker.hh"
#include "bench/temporary_folder.hh"

namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;
using namespace rosebud::bench;

constexpr const char* usage =
    "Usage: relevance [OPTION]... FOLDER\n\n"
    "Makes an archive of each test collection in FOLDER (docs.jsonl, queries.tsv, qrels.txt), indexes it,\n"
    "asks its judged queries as a user would, and prints nDCG@10, Recall@100 and MAP over the first 100\n"
    "hits, beside those of plain Xapian and, with --lucene, of Lucene.\n";

struct Settings {
  fs::path folder;
  fs::path lucene;  // the program that runs it; empty: it is not run
  std::size_t list = 0;
  bool queries = false;
};

using Rankings = std::map<std::string, Ranking>;

Rankings rank_all(const Collection& collection, const std::function<Ranking(const std::string&)>& rank) {
  Rankings rankings;
  for (const JudgedQuery& query : collection.queries) rankings[query.id] = rank(query.text);
  return rankings;
}

// The collection as an archive of files, searched as its users would.
Rankings rank_by_rosebud(const Collection& collection) {
  const TemporaryFolder folder("relevance");
  const fs::path archive = folder.path() / "archive";
  const fs::path database = folder.path() / "database";
  const std::map<std::string, std::string> ids = write_articles(collection, archive);
  index_for_measuring(archive, database);
  RosebudRanker ranker(database);
  return rank_all(collection, [&](const std::string& text) {
    Ranking ranking;
    for (const std::string& path : RosebudRanker::paths(ranker.answer(text, measured_depth)))
      ranking.push_back(ids.at(path));
    return ranking;
  });
}

Rankings rank_by_xapian(const Collection& collection) {
  const XapianRanker ranker(collection.documents);
  return rank_all(collection,
                  [&ranker](const std::string& text) { return ranker.rank(text, measured_depth); });
}

// Rosebud first.
std::vector<EngineScores> measure(const Collection& collection, const Settings& settings) {
  const auto scores = [&collection](const std::string& engine, const Rankings& rankings) {
    return measured(engine, collection.queries, rankings);
  };
  std::vector<EngineScores> all{scores("rosebud", rank_by_rosebud(collection)),
                                scores("xapian", rank_by_xapian(collection))};
  if (!settings.lucene.empty())
    all.push_back(scores("lucene", run_other_engine(settings.lucene, collection, measured_depth)));
  return all;
}

void print_line(const std::string& name, const EngineScores& scores, const EngineScores& rosebud) {
  fmt::print("{:<12}{:<10}{:>8.4f}{:>12.4f}{:>10.4f}", name, scores.engine, mean(scores.ndcg_10),
             mean(scores.recall_100), mean(scores.map_100));
  if (&scores != &rosebud) {
    const Duel against = duel(rosebud, scores);
    fmt::print("{:>+9.1f} %{:>8}{:>7}{:>7}", (mean(rosebud.ndcg_10) / mean(scores.ndcg_10) - 1) * 100,
               against.better, against.worse, against.alike);
  }
  fmt::print("\n");
}

void print_query(const Collection& collection, std::size_t place, const std::vector<EngineScores>& all) {
  fmt::print("  {:<6}", collection.queries[place].id);
  for (const EngineScores& scores : all)
    fmt::print("{} {:.3f} of {:<5}", scores.engine, scores.ndcg_10[place], scores.hits[place]);
  fmt::print("{}\n", collection.queries[place].text);
}

void print_queries(const Collection& collection, const Settings& settings,
                   const std::vector<EngineScores>& all) {
  const std::vector<EngineScores> others(all.begin() + 1, all.end());
  const std::size_t count = settings.queries ? collection.queries.size() : settings.list;
  for (const std::size_t place : most_behind(all.front(), others, count)) print_query(collection, place, all);
}

// Adds what a collection's measures are on average to the row of means over the collections.
void add_means(const std::vector<EngineScores>& all, std::vector<EngineScores>& means) {
  means.resize(all.size());
  for (std::size_t engine = 0; engine < all.size(); ++engine) {
    means[engine].engine = all[engine].engine;
    means[engine].ndcg_10.push_back(mean(all[engine].ndcg_10));
    means[engine].recall_100.push_back(mean(all[engine].recall_100));
    means[engine].map_100.push_back(mean(all[engine].map_100));
  }
}

void measure_all(const Settings& settings) {
  fmt::print("{:<12}{:<10}{:>8}{:>12}{:>10}{:>11}{:>8}{:>7}{:>7}\n", "collection", "engine", "nDCG@10",
             "Recall@100", "MAP@100", "rosebud", "better", "worse", "alike");
  std::vector<EngineScores> means;
  for (const fs::path& folder : find_collections(settings.folder)) {
    const Collection collection = read_collection(folder);
    const std::vector<EngineScores> all = measure(collection, settings);
    for (const EngineScores& scores : all) print_line(collection.name, scores, all.front());
    print_queries(collection, settings, all);
    add_means(all, means);
  }
  for (const EngineScores& scores : means) print_line("mean", scores, means.front());
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("relevance", [argc, argv] {
    Settings settings;
    CommandLine line{.program = "relevance", .usage = usage, .operand = "FOLDER"};
    line.options.add_options()("lucene", po::value<std::string>(),
                               "the program that runs Lucene: bench/lucene/rank");
    line.options.add_options()("list", po::value(&settings.list)->default_value(0),
                               "print that many queries in which Rosebud is most behind, by nDCG@10, and "
                               "how many hits each engine had");
    line.options.add_options()("list-all", po::bool_switch(&settings.queries), "print all of them");
    const auto values = read_command_line(line, argc, argv);
    if (!values) return;
    settings.folder = (*values)["FOLDER"].as<std::string>();
    if (values->contains("lucene")) settings.lucene = (*values)["lucene"].as<std::string>();
    measure_all(settings);
  });
}
