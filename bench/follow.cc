// follow: what commits cost those who search beside the writer.
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/command_line.hh"
#include "bench/cpu_time.hh"
#include "bench/evaluation/judged_queries.hh"
#include "bench/follow/beside_writer.hh"
#include "catalogue/error.hh"

namespace {

namespace po = boost::program_options;
using namespace rosebud::bench;

constexpr const char* usage =
    "Usage: follow [OPTION]... DATABASE\n\n"
    "Asks the list of queries (query --list) over and over, without a writer and beside one that commits an\n"
    "article each second. DATABASE is one that is kept for measuring, of a generated archive of seed 1: it\n"
    "is changed.\n";

void print_times(const char* name, const std::vector<double>& times) {
  constexpr double millisecond = 1e3;
  fmt::print("{:<24}p50 {:.2f}, p99 {:.1f}, p99.9 {:.1f}, slowest {:.1f} ms\n", name,
             quantile(times, 0.5) / millisecond, quantile(times, 0.99) / millisecond,
             quantile(times, 0.999) / millisecond, quantile(times, 1) / millisecond);
}

void print_reader(const char* name, const ReaderTimes& times) {
  constexpr double megabyte = 1e6;
  fmt::print("{}: {} questions, {:.2f} CPUs, at most {:.0f} MB resident, {:.0f} MB of it mapped files\n",
             name, times.questions.size(), times.cpu_share, static_cast<double>(times.most.all) / megabyte,
             static_cast<double>(times.most.files) / megabyte);
  print_times("  by the clock", times.questions);
  print_times("  of processor", times.processor);
}

void print_writer(const char* name, const std::vector<double>& times) {
  fmt::print("{:<24}{:>8} times, p50 {:.1f}, slowest {:.1f} ms\n", name, times.size(), quantile(times, 0.5),
             quantile(times, 1));
}

void run(const FollowOptions& options) {
  const BesideWriter result = measure_beside_writer(options);
  print_reader("no writer", result.alone);
  print_reader("a commit each second", result.beside);
  print_writer("commit", result.writer.commits);
  print_writer("side files", result.writer.side_files);
  fmt::print("{} commits were searched, at most {:.2f} s after\n", result.beside.commits,
             result.beside.longest_behind);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("follow", [argc, argv] {
    FollowOptions options;
    CommandLine line{.program = "follow", .usage = usage, .operand = "DATABASE"};
    line.options.add_options()("words", po::value<std::string>()->value_name("MIN-MAX"),
                               "how long the archive's articles were made, if not as usual")(
        "seconds", po::value(&options.seconds)->default_value(options.seconds), "how long each run takes");
    const auto values = read_command_line(line, argc, argv);
    if (!values) return;
    ArticleLength length;
    if (values->contains("words")) length = parse_length((*values)["words"].as<std::string>());
    options.database = (*values)["DATABASE"].as<std::string>();
    options.queries = listed_queries(length);
    run(options);
  });
}
