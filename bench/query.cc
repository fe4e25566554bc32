// query: how long answers take, on a fixed list of queries, beside other engines.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/command_line.hh"
#include "bench/cpu_time.hh"
#include "bench/evaluation/judged_queries.hh"
#include "bench/query/listed_query.hh"
#include "bench/query/lucene_engine.hh"
#include "bench/query/read_archive.hh"
#include "bench/query/report.hh"
#include "bench/query/rosebud_engine.hh"
#include "bench/query/sqlite_engine.hh"
#include "bench/query/throughput.hh"
#include "bench/query/timing.hh"
#include "bench/query/xapian_engine.hh"
#include "catalogue/error.hh"

namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;
using namespace rosebud::bench;

constexpr const char* usage =
    "Usage: query --work FOLDER [OPTION]... ARCHIVE\n\n"
    "Times a fixed list of queries on a generated archive of seed 1: the first ten and three facets, the\n"
    "first ten alone (by Rosebud also without a total), the first ten with snippets; by Rosebud and by the\n"
    "other engines named. What each makes of the archive is kept in the folder --work for the next time.\n"
    "Times are CPU time of the thread that asks, warm, the fastest of some rounds.\n";

struct Settings {
  fs::path archive;
  fs::path work;
  fs::path database;  // empty: made in `work`
  fs::path lucene;    // the program that runs it; empty: it is not run
  fs::path json;
  std::vector<std::string> engines;
  std::size_t rounds = 3;
  double seconds = 5;
  ArticleLength words;
  bool cold = false;
  bool list = false;

  bool asks(const std::string& engine) const { return std::ranges::find(engines, engine) != engines.end(); }
  fs::path made(const std::string& engine) const { return work / engine; }
};

// Makes what is not there yet.
void prepare(Settings& settings) {
  fs::create_directories(settings.work);
  if (settings.database.empty()) {
    settings.database = settings.made("rosebud");
    make_rosebud(settings.archive, settings.database);
  }
  const auto make = [&settings](const std::string& engine, const auto& maker) {
    const fs::path target = settings.made(engine);
    if (settings.asks(engine)) make_unless_made(settings.archive, target, [&] { maker(target); });
  };
  make("xapian", [&](const fs::path& target) { make_xapian(settings.archive, target); });
  make("sqlite", [&](const fs::path& target) { make_sqlite(settings.archive, target); });
  make("lucene", [&](const fs::path& target) { make_lucene(settings.lucene, settings.archive, target); });
}

class Bench {
 public:
  explicit Bench(const Settings& settings) : settings_(settings), queries_(listed_queries(settings.words)) {}

  void run() {
    time_warm("first ten and three facets", "facets", Extent::facets);
    time_warm("first ten alone", "top_ten", Extent::top_ten);
    time_rosebud_alone();
    print_memory();
    if (settings_.cold) time_cold_cache();
    print_throughput();
    if (!settings_.json.empty()) write_json();
  }

 private:
  void time_warm(const std::string& heading, const std::string& name, Extent extent) {
    const TimingOptions options{.extent = extent, .rounds = settings_.rounds};
    std::vector<EngineTiming> timings{
        {"rosebud", time_apart(rosebud_engine(settings_.database), queries_, options)}};
    if (extent == Extent::top_ten) {
      TimingOptions hits = options;
      hits.extent = Extent::hits;
      timings.push_back({"no total", time_apart(rosebud_engine(settings_.database), queries_, hits)});
    }
    if (settings_.asks("xapian")) {
      timings.push_back({"xapian", time_apart(xapian_engine(settings_.made("xapian")), queries_, options)});
    }
    if (settings_.asks("sqlite")) {
      timings.push_back({"sqlite", time_apart(sqlite_engine(settings_.made("sqlite")), queries_, options)});
    }
    if (settings_.asks("lucene")) {
      timings.push_back(
          {"lucene", time_lucene(settings_.lucene, settings_.made("lucene"), queries_, options)});
    }
    if (extent == Extent::facets) memory_ = timings.front().timing.memory;
    report(heading, name, timings);
  }

  void time_rosebud_alone() {
    const EngineMaker maker = rosebud_engine(settings_.database);
    const TimingOptions facets{.extent = Extent::facets, .rounds = settings_.rounds};
    TimingOptions snippets = facets;
    snippets.extent = Extent::snippets;
    TimingOptions repeated = facets;
    repeated.repeated = true;
    report(
        "Rosebud alone", "rosebud",
        {{"with facets", time_apart(maker, queries_, facets)},
         {"and snippets", time_apart(maker, queries_, snippets)},
         {"asked again", time_apart(rosebud_engine(settings_.database, Answers::kept), queries_, repeated)}});
  }

  void report(const std::string& heading, const std::string& name, const std::vector<EngineTiming>& timings) {
    print_timings(heading, queries_, timings);
    json_[name] = timings_json(queries_, timings);
  }

  void print_memory() const {
    constexpr double megabyte = 1e6;
    fmt::print("\nresident after the list: {:.1f} MB, {:.1f} MB of it mapped files\n",
               static_cast<double>(memory_.all) / megabyte, static_cast<double>(memory_.files) / megabyte);
  }

  void time_cold_cache() {
    std::vector<EngineTiming> timings;
    const auto time = [&](const std::string& engine, const EngineMaker& maker, const fs::path& database) {
      const ColdTiming cold = time_cold(maker, queries_, Extent::facets, database);
      fmt::print("{}: {:.1f} % of the database stayed in the page cache\n", engine, cold.still_cached * 100);
      timings.push_back({engine, cold.timing});
    };
    fmt::print("\n");
    time("rosebud", rosebud_engine(settings_.database), settings_.database);
    if (settings_.asks("xapian")) {
      time("xapian", xapian_engine(settings_.made("xapian")), settings_.made("xapian"));
    }
    if (settings_.asks("sqlite")) {
      time("sqlite", sqlite_engine(settings_.made("sqlite")), settings_.made("sqlite"));
    }
    report("cold page cache, wall time of opening and the answer", "cold", timings);
  }

  void print_throughput() {
    const Throughput one = measure_throughput(settings_.database, queries_, 1, settings_.seconds);
    const Throughput two = measure_throughput(settings_.database, queries_, 2, settings_.seconds);
    fmt::print("\n");
    const auto line = [](const char* threads, const Throughput& measured) {
      fmt::print("{}: {:.0f} questions a second, {:.2f} CPUs busy, {:.0f} a second of CPU\n", threads,
                 measured.per_second, measured.cpus, measured.per_second / measured.cpus);
    };
    line("one thread", one);
    line("two threads", two);
    const double arithmetic = arithmetic_of_two(std::min(settings_.seconds, 1.0));
    fmt::print("two do {:.2f} times what one does; of arithmetic alone {:.2f} times\n",
               two.per_second / one.per_second, arithmetic);
    if (two.cpus < 1.8) fmt::print("other programs were busy: the two threads had not two CPUs\n");
    json_["throughput"] = {{"one", one.per_second},
                           {"two", two.per_second},
                           {"one_cpus", one.cpus},
                           {"two_cpus", two.cpus},
                           {"two_of_arithmetic", arithmetic}};
  }

  void write_json() {
    json_["memory"] = {{"resident", memory_.all}, {"anonymous", memory_.anonymous}, {"files", memory_.files}};
    std::ofstream stream(settings_.json);
    stream << boost::json::serialize(json_) << '\n';
    if (!stream.flush()) throw rosebud::Error(fmt::format("cannot write {}", settings_.json.string()));
  }

  const Settings& settings_;
  const std::vector<ListedQuery> queries_;
  Memory memory_;
  boost::json::object json_;
};

void print_list(ArticleLength length) {
  for (const ListedQuery& query : listed_queries(length)) {
    fmt::print("{:<22}{}", query.group, typed(query));
    if (query.years) fmt::print(" year={}", to_string(*query.years));
    for (const auto& [field, value] : query.chosen) fmt::print(" {}={}", rosebud::field(field).name, value);
    fmt::print("\n");
  }
}

void check(const Settings& settings) {
  const std::string hint = "see query --help";
  for (const std::string& engine : settings.engines) {
    const bool known = engine == "xapian" || engine == "sqlite" || engine == "lucene";
    if (!known) throw rosebud::Error(fmt::format("\"{}\" is no engine that can be asked", engine), hint);
  }
  if (settings.work.empty())
    throw rosebud::Error("where may the engines' files be kept? --work is missing", hint);
  if (settings.rounds == 0) throw rosebud::Error("--rounds 0: ask at least once", hint);
  if (settings.asks("sqlite") && !has_sqlite())
    throw rosebud::Error("this program was built without SQLite", "script/install-dependencies --peers");
  if (settings.asks("lucene") && settings.lucene.empty())
    throw rosebud::Error("which program runs Lucene? --lucene is missing", "--lucene bench/lucene/run");
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("query", [argc, argv] {
    Settings settings;
    std::string engines;
    std::string work;
    std::string database;
    std::string lucene;
    std::string json;
    CommandLine line{.program = "query", .usage = usage, .operand = "ARCHIVE"};
    line.options.add_options()("work", po::value(&work)->value_name("FOLDER"),
                               "where the engines' databases are kept")(
        "db", po::value(&database)->value_name("FOLDER"), "Rosebud's database, if there is one already")(
        "engines", po::value(&engines)->default_value("xapian"),
        "whom to ask beside Rosebud, by commas: xapian, sqlite, lucene")(
        "lucene", po::value(&lucene)->value_name("PROGRAM"), "what runs Lucene: bench/lucene/run")(
        "rounds", po::value(&settings.rounds)->default_value(settings.rounds),
        "how often the list is asked; the fastest counts")(
        "words", po::value<std::string>()->value_name("MIN-MAX"),
        "how long the archive's articles were made, if not as usual")(
        "seconds", po::value(&settings.seconds)->default_value(settings.seconds),
        "how long each run of several threads takes")(
        "cold", po::bool_switch(&settings.cold), "once more with the page cache emptied before each query")(
        "json", po::value(&json)->value_name("FILE"), "write all figures into this file")(
        "list", po::bool_switch(&settings.list), "print the queries and do nothing");
    const auto values = read_command_line(line, argc, argv);
    if (!values) return;
    if (values->contains("words")) settings.words = parse_length((*values)["words"].as<std::string>());
    if (settings.list) {
      print_list(settings.words);
      return;
    }
    settings.archive = (*values)["ARCHIVE"].as<std::string>();
    settings.work = work;
    settings.database = database;
    settings.lucene = lucene;
    settings.json = json;
    if (!engines.empty()) settings.engines = split(engines, ',');
    check(settings);
    prepare(settings);
    Bench(settings).run();
  });
}
