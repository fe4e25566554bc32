// posting_formats: what could be posted of an article, weighed: time to index, size, and time to answer.
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/command_line.hh"
#include "bench/cpu_time.hh"
#include "bench/postings/asking.hh"
#include "bench/postings/build.hh"
#include "bench/postings/format.hh"
#include "bench/postings/questions.hh"
#include "bench/temporary_folder.hh"
#include "catalogue/error.hh"

namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;
using namespace rosebud::bench;

constexpr const char* usage =
    "Usage: posting_formats [OPTION]... ARCHIVE\n\n"
    "Builds the postings of an archive's articles in each of the formats that were considered, and prints\n"
    "what each takes: CPU seconds to index (reading left out), bytes by table, and CPU microseconds to\n"
    "answer with the first ten, warm, for questions drawn from the archive's own words.\n";

struct Settings {
  fs::path archive;
  std::size_t each = 40;
  std::size_t repeats = 3;
  std::string language = "en";
  std::optional<PostingFormat> only;
  bool index_only = false;
};

std::vector<PostingFormat> formats_of(const Settings& settings) {
  if (settings.only) return {*settings.only};
  return {all_formats.begin(), all_formats.end()};
}

PostingFormat format_named(const std::string& name) {
  for (const PostingFormat format : all_formats) {
    if (format_name(format) == name) return format;
  }
  throw rosebud::Error(fmt::format("there is no format \"{}\"", name), "see posting_formats --help");
}

void print_build(PostingFormat format, const BuildFigures& figures) {
  fmt::print("| {:<12} | {:>7.2f} |", format_name(format), figures.seconds);
  std::uintmax_t all = 0;
  for (const auto& [table, bytes] : figures.tables) {
    fmt::print(" {:>8.2f} |", static_cast<double>(bytes) / 1e6);
    all += bytes;
  }
  fmt::print(" {:>8.2f} |\n", static_cast<double>(all) / 1e6);
  std::fflush(stdout);
}

struct Group {
  std::vector<double> microseconds;
  std::size_t postings = 0;
};

// By the name of the group, in the order of `questions`.
using Groups = std::map<std::string_view, Group>;

// Of several runs the fastest counts: what disturbs a run only slows it. The formats take turns, so that it
// disturbs all of them.
std::vector<Groups> ask_all(const std::vector<std::unique_ptr<PostingAsker>>& askers,
                            const std::vector<Question>& questions, std::size_t repeats) {
  std::vector<Groups> all(askers.size());
  for (const Question& question : questions) {
    for (std::size_t i = 0; i < askers.size(); ++i) {
      askers[i]->ask(question);  // warms the page cache
      AskFigures best = askers[i]->ask(question);
      for (std::size_t run = 1; run < repeats; ++run) {
        const AskFigures figures = askers[i]->ask(question);
        if (figures.microseconds < best.microseconds) best = figures;
      }
      Group& group = all[i][question.group];
      group.microseconds.push_back(best.microseconds);
      group.postings += best.postings;
    }
  }
  return all;
}

void print_groups(const std::vector<Question>& questions, const std::vector<PostingFormat>& formats,
                  const std::vector<Groups>& all) {
  fmt::print("\n| {:<17} |", "CPU µs, p50 / p99");
  for (const PostingFormat format : formats) fmt::print(" {:>16} |", format_name(format));
  fmt::print(" postings in the lists read, a question |\n|---|");
  for (std::size_t i = 0; i <= formats.size(); ++i) fmt::print("---|");
  fmt::print("\n");
  std::string_view last;
  for (const Question& question : questions) {
    if (question.group == last) continue;
    last = question.group;
    fmt::print("| {:<17} |", last);
    std::vector<std::string> postings;
    for (const Groups& groups : all) {
      const Group& group = groups.at(last);
      fmt::print(" {:>16} |", fmt::format("{:.0f} / {:.0f}", quantile(group.microseconds, 0.5),
                                          quantile(group.microseconds, 0.99)));
      const auto count = static_cast<double>(group.microseconds.size());
      postings.push_back(fmt::format("{:.0f}", static_cast<double>(group.postings) / count));
    }
    fmt::print(" {} |\n", fmt::join(postings, " "));
  }
}

void measure(const Settings& settings) {
  const std::vector<rosebud::indexer::Article> articles = read_articles(settings.archive);
  const TemporaryFolder folder("posting_formats");
  const std::vector<PostingFormat> formats = formats_of(settings);
  fmt::print("{} articles; CPU seconds, and MB by table\n\n", articles.size());
  fmt::print("| {:<12} | {:>7} | {:>8} | {:>8} | {:>8} | {:>8} | {:>8} |\n|---|---|---|---|---|---|---|\n",
             "format", "CPU s", "postlist", "position", "termlist", "docdata", "all");
  const auto database = [&folder](PostingFormat format) { return folder.path() / format_name(format); };
  for (const PostingFormat format : formats) {
    print_build(format, build_postings(articles, format, database(format)));
  }
  if (settings.index_only) return;
  const std::vector<Question> questions = draw_questions(articles, settings.each);
  std::vector<std::unique_ptr<PostingAsker>> askers;
  for (const PostingFormat format : formats) {
    askers.push_back(std::make_unique<PostingAsker>(database(format), format, settings.language));
  }
  print_groups(questions, formats, ask_all(askers, questions, settings.repeats));
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("posting_formats", [argc, argv] {
    Settings settings;
    std::string only;
    CommandLine line{.program = "posting_formats", .usage = usage, .operand = "ARCHIVE"};
    line.options.add_options()("each", po::value(&settings.each)->default_value(settings.each),
                               "questions of each kind");
    line.options.add_options()("repeats", po::value(&settings.repeats)->default_value(settings.repeats),
                               "how often each is asked, besides once to warm up; the fastest counts");
    line.options.add_options()("language", po::value(&settings.language)->default_value("en"),
                               "the language in which questions are stemmed");
    line.options.add_options()("format", po::value(&only),
                               "one format alone: both, stems, words, split, split+pairs");
    line.options.add_options()("index-only", po::bool_switch(&settings.index_only), "ask nothing");
    const auto values = read_command_line(line, argc, argv);
    if (!values) return;
    settings.archive = (*values)["ARCHIVE"].as<std::string>();
    if (!only.empty()) settings.only = format_named(only);
    if (settings.repeats == 0) throw rosebud::Error("--repeats 0: ask at least once");
    measure(settings);
  });
}
