// lookups: how long suggestions and the words near a mistyped one take in a running server.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/command_line.hh"
#include "bench/evaluation/typing.hh"
#include "bench/random.hh"
#include "catalogue/error.hh"
#include "searcher/dictionary/near.hh"
#include "searcher/dictionary/recognise.hh"
#include "searcher/suggest/suggest.hh"
#include "store/dictionary/current_dictionary.hh"
#include "store/reader.hh"

namespace {

namespace po = boost::program_options;
using namespace rosebud::bench;
using rosebud::searcher::edits_forgiven;

constexpr const char* usage =
    "Usage: lookups [OPTION]... DATABASE\n\n"
    "Asks the dictionary of DATABASE, as `rosebud index` left it, for suggestions and for what was "
    "mistyped,\n"
    "and prints how long an answer takes.\n";

// How often each question is asked.
constexpr int runs = 5;

using Questions = std::vector<std::string>;

// Every beginning of so many letters that a word of a title has.
Questions beginnings(const rosebud::store::Dictionary& dictionary, std::size_t letters) {
  std::set<std::string> all;
  const rosebud::store::Names& titles = dictionary.titles();
  for (const auto& start : titles.starts) {
    const std::string_view rest = titles.rest(start);
    if (rest.size() >= letters) all.emplace(rest.substr(0, letters));
  }
  return {all.begin(), all.end()};
}

struct Setting {
  std::uint64_t seed = 1;
  std::size_t sample = 5000;
};

// Titles or words drawn, each typed in some way; what cannot be typed so is left out.
Questions drawn_from(const rosebud::store::StringList& list, const Setting& setting,
                     const std::function<std::string(const std::string&, Random&)>& typed) {
  Questions questions;
  Random random(setting.seed);
  while (list.size() > 0 && questions.size() < setting.sample) {
    const std::string text(list[random.below(static_cast<std::uint32_t>(list.size()))]);
    if (std::string question = typed(text, random); !question.empty())
      questions.push_back(std::move(question));
    if (questions.empty() && random.below(1000) == 0) break;
  }
  return questions;
}

std::string mistyped(const std::string& text, Random& random) {
  const std::string typed = typed_form(text, Signs::as_spaces);
  return letters_in(typed) < 5 ? "" : with_one_edit(typed, random);
}

void measure(std::string_view name, const Questions& questions,
             const std::function<std::size_t(const std::string&)>& ask) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> microseconds;
  std::size_t found = 0;
  for (const std::string& question : questions) {
    // The best of some: what else the machine does is not measured.
    double best = 0;
    std::size_t answers = 0;
    for (int run = 0; run < runs; ++run) {
      const auto begin = Clock::now();
      answers = ask(question);
      const double took = std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
      best = run == 0 ? took : std::min(best, took);
    }
    found += answers > 0 ? 1U : 0U;
    microseconds.push_back(best);
  }
  if (microseconds.empty()) return;
  std::ranges::sort(microseconds);
  const auto at = [&](double share) {
    return microseconds[static_cast<std::size_t>(share * static_cast<double>(microseconds.size() - 1))];
  };
  fmt::print("{:<34}{:>8}{:>8}{:>10.0f}{:>10.0f}{:>10.0f}\n", name, questions.size(), found, at(0.5),
             at(0.99), microseconds.back());
}

void measure_all(const std::filesystem::path& folder, const Setting& setting) {
  const rosebud::store::Reader reader{rosebud::store::DatabaseFolder(folder)};
  const auto dictionary = rosebud::store::open_dictionary(reader.generation(), reader.identity());
  if (!dictionary)
    throw rosebud::Error("the database has no dictionary", "Run `rosebud index` on its archive.");
  const std::size_t articles = reader.database().get_doccount();
  const rosebud::searcher::Deadline never;
  const rosebud::store::Stamp& stamp = reader.stamp();
  const rosebud::searcher::Archive archive{reader.database(), stamp.fields, stamp.people,
                                           stamp.common,      *dictionary,  never};
  fmt::print("{} articles, {} words, {} titles, {} people\n\n", articles, dictionary->words().text.size(),
             dictionary->titles().size(), dictionary->people().size());
  fmt::print("{:<34}{:>8}{:>8}{:>10}{:>10}{:>10}\n", "asked", "asked", "found", "p50 µs", "p99 µs",
             "most µs");
  const auto suggest = [&](const std::string& typed) {
    return rosebud::searcher::suggest(archive, typed, 10).list.size();
  };
  for (const std::size_t letters : {1U, 2U, 3U}) {
    measure(fmt::format("suggestions, {} letters", letters), beginnings(*dictionary, letters), suggest);
  }
  const auto& titles = dictionary->titles().written;
  const auto half = [](const std::string& text, Random&) {
    return first_half(typed_form(text, Signs::as_spaces));
  };
  measure("suggestions, half a title", drawn_from(titles, setting, half), suggest);
  measure("suggestions, a mistyped title", drawn_from(titles, setting, mistyped), suggest);
  const auto& words = dictionary->words();
  measure("a mistyped word", drawn_from(words.text, setting, mistyped), [&](const std::string& typed) {
    return rosebud::searcher::near_strings({words.text, words.by_end}, typed, edits_forgiven(typed)).size();
  });
  const auto recognised = [&](const std::string& typed) {
    const auto known = rosebud::searcher::recognise(*dictionary, typed, articles);
    return known.titles.size() + known.people.size() + known.near_titles.size() + known.near_people.size();
  };
  measure("a title mistyped, recognised", drawn_from(titles, setting, mistyped), recognised);
  measure("a name mistyped, recognised", drawn_from(dictionary->people().written, setting, mistyped),
          recognised);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("lookups", [argc, argv] {
    Setting setting;
    CommandLine line{.program = "lookups", .usage = usage, .operand = "DATABASE"};
    auto add = line.options.add_options();
    add("seed", po::value(&setting.seed)->default_value(setting.seed), "what is drawn and mistyped");
    add("sample", po::value(&setting.sample)->default_value(setting.sample),
        "how many titles, words and people");
    const auto values = read_command_line(line, argc, argv);
    if (values) measure_all((*values)["DATABASE"].as<std::string>(), setting);
  });
}
