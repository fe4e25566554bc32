// known_item: whether somebody who knows a title or a name finds what they look for.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/command_line.hh"
#include "bench/evaluation/known_items.hh"
#include "bench/evaluation/rosebud_ranker.hh"
#include "bench/evaluation/typing.hh"
#include "bench/random.hh"
#include "catalogue/error.hh"
#include "store/generation.hh"

namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;
using namespace rosebud::bench;
using rosebud::Error;
using rosebud::Hit;

constexpr const char* usage =
    "Usage: known_item [OPTION]... ARCHIVE\n\n"
    "Brings the index of ARCHIVE up to date, draws some of its titles and people, types them as people do,\n"
    "and prints how often the article is at the first rank, within the first five and within the first "
    "ten,\nof the hits or the suggestions.\n"
    "An article of the same title counts as the one that was meant.\n";

// How many hits are looked at.
constexpr std::size_t page = 10;
// Shorter titles and names are not mistyped: nobody could say what was meant.
constexpr std::size_t least_letters = 5;

struct Settings {
  fs::path archive;
  fs::path database;
  std::uint64_t seed = 1;
  std::size_t sample = 1000;
  std::size_t list = 0;
  std::string people = "cast";
};

// One thing that was typed, and what came.
struct Outcome {
  std::string wanted;
  std::string typed;
  std::size_t rank = 0;  // from 1; 0: not on the page
  std::size_t total = 0;
  std::string first;  // the title of the first hit
};

// What is measured: how a wanted thing is typed, and within which rank it has to be how often.
struct Task {
  std::string name;
  std::size_t within = 1;
  double target = 0;  // 0: none is set
  // What is typed for a text; nothing when it cannot be.
  std::function<std::optional<std::string>(const std::string&, Random&)> typed{};
  bool suggested = false;  // looked for among the suggestions, not the hits
};

std::optional<std::string> plainly(const std::string& text, Signs signs) {
  std::string typed = typed_form(text, signs);
  if (typed.empty()) return std::nullopt;
  return typed;
}

std::optional<std::string> mistyped(const std::string& text, Random& random) {
  const std::string typed = typed_form(text, Signs::as_spaces);
  if (letters_in(typed) < least_letters) return std::nullopt;
  return with_one_edit(typed, random);
}

std::optional<std::string> half_typed(const std::string& text) {
  const auto typed = plainly(text, Signs::as_spaces);
  if (!typed) return std::nullopt;
  return first_half(*typed);
}

std::vector<Task> title_tasks() {
  return {
      {"title as written", 1, 0, [](const std::string& text, Random&) { return std::optional(text); }},
      {"title, signs as spaces", 1, 0.99,
       [](const std::string& text, Random&) { return plainly(text, Signs::as_spaces); }},
      {"title, signs dropped", 1, 0.99,
       [](const std::string& text, Random&) { return plainly(text, Signs::dropped); }},
      {"title, one edit", 5, 0.95, mistyped},
      {"half the title, searched", 10, 0, [](const std::string& text, Random&) { return half_typed(text); }},
      {"half the title, suggested", 10, 0.95,
       [](const std::string& text, Random&) { return half_typed(text); }, true},
  };
}

std::vector<Task> name_tasks() {
  return {
      {"name", 10, 0, [](const std::string& text, Random&) { return plainly(text, Signs::as_spaces); }},
      {"name, one edit", 10, 0.98, mistyped},
  };
}

Outcome ask(RosebudRanker& ranker, const std::string& wanted, const std::string& typed,
            const std::function<std::size_t(const std::vector<Hit>&)>& rank) {
  const rosebud::SearchResults results = ranker.answer(typed, page);
  return {.wanted = wanted,
          .typed = typed,
          .rank = rank(results.hits),
          .total = results.total,
          .first = results.hits.empty() ? "" : results.hits.front().title};
}

Outcome ask_suggestions(RosebudRanker& ranker, const KnownArticle& wanted, const std::string& typed) {
  const std::vector<rosebud::Suggestion> suggestions = ranker.suggestions(typed, page);
  return {.wanted = wanted.title,
          .typed = typed,
          .rank = suggested_rank(wanted, suggestions),
          .total = suggestions.size(),
          .first = suggestions.empty() ? "" : suggestions.front().text};
}

// Only titles are measured by what is suggested.
Outcome ask_suggestions(RosebudRanker& /*ranker*/, const KnownPerson& wanted, const std::string& typed) {
  return {.wanted = wanted.name, .typed = typed, .first = {}};
}

void print_failures(const Task& task, std::vector<Outcome> outcomes, std::size_t count) {
  std::erase_if(outcomes, [&task](const Outcome& o) { return o.rank > 0 && o.rank <= task.within; });
  // Not found at all is the worst; then the later the worse.
  std::ranges::stable_sort(outcomes, std::greater<>(),
                           [](const Outcome& o) { return o.rank == 0 ? page + 1 : o.rank; });
  for (const Outcome& o : outcomes) {
    if (count-- == 0) break;
    fmt::print("    {:<4}\"{}\" for \"{}\": {}\n", o.rank == 0 ? "-" : std::to_string(o.rank), o.typed,
               o.wanted,
               o.first.empty() ? "nothing" : fmt::format("{} found, first \"{}\"", o.total, o.first));
  }
}

double share_within(const std::vector<Outcome>& outcomes, std::size_t rank) {
  const auto found =
      std::ranges::count_if(outcomes, [rank](const Outcome& o) { return o.rank > 0 && o.rank <= rank; });
  return outcomes.empty() ? 0 : static_cast<double>(found) * 100 / static_cast<double>(outcomes.size());
}

void print_task(const Task& task, const std::vector<Outcome>& outcomes, const Settings& settings) {
  fmt::print("{:<28}{:>7}{:>9.1f} %{:>9.1f} %{:>9.1f} %", task.name, outcomes.size(),
             share_within(outcomes, 1), share_within(outcomes, 5), share_within(outcomes, 10));
  if (task.target > 0) fmt::print("   at least {:.0f} % within {}", task.target * 100, task.within);
  fmt::print("\n");
  print_failures(task, outcomes, settings.list);
}

// Types what `name_of` names in each of the drawn `items` and prints how each task went.
template <typename Item>
void measure(const std::vector<Task>& tasks, const std::vector<Item>& items, std::string Item::*name_of,
             RosebudRanker& ranker, const Settings& settings) {
  const auto sample = drawn(items.size(), settings.sample, settings.seed);
  for (const Task& task : tasks) {
    std::vector<Outcome> outcomes;
    for (const std::size_t place : sample) {
      const Item& item = items[place];
      // A sequence of its own for each item: a larger sample asks what the smaller one asked.
      Random random(settings.seed, place);
      const auto typed = task.typed(item.*name_of, random);
      if (!typed) continue;
      if (task.suggested) {
        outcomes.push_back(ask_suggestions(ranker, item, *typed));
        continue;
      }
      outcomes.push_back(ask(ranker, item.*name_of, *typed,
                             [&item](const std::vector<Hit>& hits) { return rank_of(item, hits); }));
    }
    print_task(task, outcomes, settings);
  }
}

void measure_all(const Settings& settings) {
  const auto people = rosebud::field_named(settings.people);
  if (!people) throw Error(fmt::format("there is no field called \"{}\"", settings.people));
  index_for_measuring(settings.archive, settings.database);
  const std::vector<KnownArticle> articles = read_known_articles(settings.archive, *people);
  RosebudRanker ranker(settings.database);
  fmt::print("{} articles, seed {}, sample {}\n\n", articles.size(), settings.seed,
             settings.sample == 0 ? "all" : std::to_string(settings.sample));
  fmt::print("{:<28}{:>7}{:>11}{:>11}{:>11}\n", "typed", "asked", "first", "within 5", "within 10");
  measure(title_tasks(), articles, &KnownArticle::title, ranker, settings);
  std::vector<KnownPerson> known = known_people(articles);
  std::erase_if(known, [](const KnownPerson& person) { return letters_in(person.name) < least_letters; });
  measure(name_tasks(), known, &KnownPerson::name, ranker, settings);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("known_item", [argc, argv] {
    Settings settings;
    CommandLine line{.program = "known_item", .usage = usage, .operand = "ARCHIVE"};
    auto add = line.options.add_options();
    add("database", po::value<std::string>(), "the database folder; .rosebud in the archive if not given");
    add("seed", po::value(&settings.seed)->default_value(settings.seed), "what is drawn and mistyped");
    add("sample", po::value(&settings.sample)->default_value(settings.sample),
        "how many titles and how many people to draw; 0: all");
    add("people", po::value(&settings.people)->default_value(settings.people), "the field of people");
    add("list", po::value(&settings.list)->default_value(settings.list),
        "print that many failures of each kind, the worst first");
    const auto values = read_command_line(line, argc, argv);
    if (!values) return;
    settings.archive = (*values)["ARCHIVE"].as<std::string>();
    settings.database = values->contains("database") ? fs::path((*values)["database"].as<std::string>())
                                                     : settings.archive / rosebud::store::folder_name;
    measure_all(settings);
  });
}
