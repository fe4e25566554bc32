// credits: how well credits are found in prose, on the labelled sample and against front matter.
#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/credits_sample.hh"
#include "bench/wikimovies.hh"
#include "catalogue/error.hh"
#include "indexer/article/read_article.hh"
#include "indexer/credits/infer_credits.hh"

namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;
using rosebud::FieldId;
using rosebud::bench::LabelledArticle;
using rosebud::bench::same_value;
using rosebud::indexer::Article;
using rosebud::indexer::Fact;
using rosebud::indexer::infer_credits;

struct Options {
  std::string labels;
  std::string leads;
  std::string reviews;
  bool held_out = false;
  bool errors = false;
  bool patterns = false;
  bool list = false;
};

constexpr std::array measured{FieldId::director,   FieldId::writer, FieldId::year,
                              FieldId::composer,   FieldId::studio, FieldId::original_author,
                              FieldId::other_title};

struct Score {
  std::size_t found = 0;
  std::size_t right = 0;
  std::size_t labelled = 0;
  std::size_t reached = 0;  // labels that were found

  static double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
  }
  double precision() const { return share(right, found); }
  double recall() const { return share(reached, labelled); }
};

bool labelled_as(const LabelledArticle& article, FieldId field, std::string_view value) {
  return std::ranges::any_of(article.labels, [field, value](const auto& label) {
    return label.field == field && same_value(label.value, value);
  });
}

void count(const LabelledArticle& article, const std::vector<Fact>& facts, FieldId field, Score& score,
           bool errors) {
  for (const Fact& fact : facts) {
    if (fact.field != field) continue;
    const bool right = labelled_as(article, field, fact.written);
    ++score.found;
    score.right += right ? 1U : 0U;
    if (errors && !right) {
      fmt::print("  wrong  {} {}: {} \"{}\"\n", article.key, rosebud::field(field).name, fact.written,
                 fact.evidence);
    }
  }
  for (const auto& label : article.labels) {
    if (label.field != field) continue;
    const bool found = std::ranges::any_of(facts, [field, &label](const Fact& fact) {
      return fact.field == field && same_value(label.value, fact.written);
    });
    ++score.labelled;
    score.reached += found ? 1U : 0U;
    if (errors && !found)
      fmt::print("  missed {} {}: {}\n", article.key, rosebud::field(field).name, label.value);
  }
}

void print_scores(std::string_view sample, const std::vector<LabelledArticle>& articles,
                  const Options& options, bool held_out) {
  std::map<FieldId, Score> scores;
  std::size_t size = 0;
  for (const LabelledArticle& article : articles) {
    if (article.held_out != held_out) continue;
    ++size;
    const std::vector<Fact> facts = infer_credits(article.article);
    for (const FieldId field : measured) count(article, facts, field, scores[field], options.errors);
  }
  fmt::print("{}, {} half: {} articles\n", sample, held_out ? "held-out" : "open", size);
  fmt::print("  {:<16}{:>8}{:>8}{:>8}{:>11}{:>8}\n", "", "stated", "found", "right", "precision", "recall");
  for (const FieldId field : measured) {
    const Score& score = scores[field];
    if (score.labelled + score.found == 0) continue;
    fmt::print("  {:<16}{:>8}{:>8}{:>8}{:>11.3f}{:>8.3f}\n", rosebud::field(field).name, score.labelled,
               score.found, score.right, score.precision(), score.recall());
  }
}

bool says(const LabelledArticle& article, FieldId field) {
  return std::ranges::find(article.labels, field, &rosebud::bench::Label::field) != article.labels.end();
}

// How often each pattern is right on the open half: where its confidence comes from.
void print_patterns(std::string_view sample, const std::vector<LabelledArticle>& articles,
                    bool all_stated = false) {
  namespace credits = rosebud::indexer::credits;
  std::map<std::pair<std::string, std::string>, Score> scores;
  for (const LabelledArticle& article : articles) {
    if (article.held_out) continue;
    const auto sentences = credits::read_sentences(article.article.blocks);
    const auto work = credits::find_work(article.article, sentences);
    for (const auto& credit : credits::find_credits(sentences, work)) {
      if (credit.field == FieldId::work) continue;
      if (all_stated && !says(article, credit.field)) continue;
      Score& score = scores[{std::string(credits::pattern_name(credit.pattern)),
                             std::string(rosebud::field(credit.field).name)}];
      ++score.found;
      score.right += labelled_as(article, credit.field, credit.value) ? 1U : 0U;
    }
  }
  fmt::print("{}, open half, by pattern\n", sample);
  for (const auto& [key, score] : scores) {
    fmt::print("  {:<20}{:<18}{:>6}{:>6}{:>9.3f}\n", key.first, key.second, score.found, score.right,
               score.precision());
  }
}

void measure(std::string_view sample, const std::vector<LabelledArticle>& articles, const Options& options) {
  if (options.patterns) print_patterns(sample, articles);
  print_scores(sample, articles, options, false);
  if (options.held_out) print_scores(sample, articles, options, true);
}

// Directors of all leads that say "directed by": how many get one.
void measure_all_leads(const Options& options) {
  std::ifstream stream(options.leads);
  std::string line;
  std::size_t said = 0;
  std::size_t found = 0;
  while (std::getline(stream, line)) {
    rosebud::bench::Film film = rosebud::bench::read_film(line);
    if (film.extract.find("directed by") == std::string::npos) continue;
    ++said;
    const Article article = rosebud::bench::bare_article(film.title, film.extract);
    const std::vector<Fact> facts = infer_credits(article);
    const bool has = std::ranges::find(facts, FieldId::director, &Fact::field) != facts.end();
    found += has ? 1U : 0U;
    for (const Fact& fact : facts) {
      if (!options.list) continue;
      fmt::print("{}\t{}\t{}\t{}\n", film.title, rosebud::field(fact.field).name, fact.written,
                 fact.evidence);
    }
    if (options.errors && !has) fmt::print("  none   {}: {}\n", film.title, film.extract);
  }
  fmt::print("leads that say \"directed by\": {}, with a director: {} ({:.3f})\n", said, found,
             Score::share(found, said));
}

// All reviews with what their front matter says as labels, hidden from the reader.
std::vector<LabelledArticle> reviews_with_front_matter(const Options& options) {
  std::vector<LabelledArticle> reviews;
  for (const auto& entry : fs::recursive_directory_iterator(options.reviews)) {
    if (entry.path().extension() != ".md") continue;
    const std::string name = fs::relative(entry.path(), options.reviews).string();
    std::ifstream stream(entry.path());
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const auto read = rosebud::indexer::read_article(name, bytes, {.infer = false});
    if (!read.article) continue;
    reviews.push_back({name, name, false, {}, {}});
    for (const Fact& fact : read.article->facts) reviews.back().labels.push_back({fact.field, fact.written});
  }
  read_reviews(options.reviews, reviews);
  return reviews;
}

// What the film's records say, whether or not the text does.
void measure_front_matter(const Options& options) {
  const std::vector<LabelledArticle> reviews = reviews_with_front_matter(options);
  if (options.patterns) return print_patterns("reviews against their front matter", reviews, true);
  std::map<FieldId, Score> scores;
  for (const LabelledArticle& review : reviews) {
    const std::vector<Fact> facts = infer_credits(review.article);
    for (const FieldId field : {FieldId::director, FieldId::writer, FieldId::year}) {
      if (says(review, field)) count(review, facts, field, scores[field], options.errors);
    }
  }
  fmt::print("reviews against their front matter\n");
  for (const auto& [field, score] : scores) {
    fmt::print("  {:<16} found {:>4}, agreeing {:>4} ({:.3f})\n", rosebud::field(field).name, score.found,
               score.right, score.precision());
  }
}

void run(const Options& options) {
  if (options.leads.empty() || !fs::exists(options.leads)) {
    fmt::print("no leads: give --leads to measure them\n");
  } else {
    auto leads = rosebud::bench::read_labels(fs::path(options.labels) / "leads.tsv");
    rosebud::bench::read_leads(options.leads, leads);
    measure("leads", leads, options);
    if (!options.patterns) measure_all_leads(options);
  }
  if (options.reviews.empty() || !fs::exists(options.reviews)) {
    fmt::print("no reviews: give --reviews to measure them\n");
  } else {
    auto reviews = rosebud::bench::read_labels(fs::path(options.labels) / "reviews.tsv");
    rosebud::bench::read_reviews(options.reviews, reviews);
    measure("reviews", reviews, options);
    measure_front_matter(options);
  }
}

std::optional<Options> parse_command_line(int argc, char** argv) {
  Options options;
  po::options_description all("credits --labels FOLDER [--leads FILE] [--reviews FOLDER]");
  all.add_options()("help,h", "show this")("labels", po::value(&options.labels)->required(),
                                           "bench/credits_labels")(
      "leads", po::value(&options.leads), "the film collection, JSON lines, not compressed")(
      "reviews", po::value(&options.reviews), "the archive of reviews")(
      "held-out", po::bool_switch(&options.held_out), "also measure the half that is kept apart")(
      "errors", po::bool_switch(&options.errors), "print what is wrong and what is missing")(
      "list", po::bool_switch(&options.list), "print what is found in all leads")(
      "patterns", po::bool_switch(&options.patterns), "print the precision of each pattern");
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv).options(all).run(), values);
  if (values.contains("help")) {
    std::cout << all;
    return std::nullopt;
  }
  po::notify(values);
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (const auto options = parse_command_line(argc, argv)) run(*options);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "credits: {}\n", error.what());
    return 2;
  }
}
