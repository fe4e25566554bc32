#include "bench/article.hh"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "bench/markdown.hh"
#include "bench/prose.hh"
#include "bench/random.hh"
#include "bench/word_lists.hh"
#include "catalogue/error.hh"
#include "catalogue/number_range.hh"

namespace rosebud::bench {
namespace {

constexpr int first_year = 1920;
constexpr int last_year = 2025;
constexpr int first_review = 1998;

// The busiest of 5,000 directors has about one article in twenty-five.
constexpr double people_exponent = 0.8;

using Topics = std::array<Vocabulary::RootId, 16>;

Topics any_topics(const Vocabulary& vocabulary, Random& random) {
  Topics topics{};
  std::ranges::generate(topics, [&] { return vocabulary.topic(random); });
  // Half of all titles begin with a word that everyone knows.
  if (random.chance(50)) topics[0] = random.below(static_cast<std::uint32_t>(review_roots().size()));
  return topics;
}

// One to three different names.
std::vector<std::string> any_people(const std::vector<std::string>& names, const WeightedDraw& draw,
                                    std::uint32_t percent_of_one, Random& random) {
  const std::uint32_t hundredth = random.below(100);
  const std::size_t count = hundredth < percent_of_one ? 1 : hundredth < percent_of_one + 20 ? 2 : 3;
  std::vector<std::string> people;
  while (people.size() < count) {
    const std::string& name = names[draw(random)];
    if (std::ranges::find(people, name) == people.end()) people.push_back(name);
  }
  return people;
}

std::string title_word(const Vocabulary& vocabulary, Vocabulary::RootId root) {
  std::string word(vocabulary.base_of(root));
  word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

std::string any_title(const Vocabulary& vocabulary, const Topics& topics, Random& random) {
  std::string first = title_word(vocabulary, topics[0]);
  const std::string second = title_word(vocabulary, topics[1]);
  switch (random.below(7)) {
    case 0:
      return first;
    case 1:
      return fmt::format("The {}", first);
    case 2:
      return fmt::format("{} and {}", first, second);
    case 3:
      return fmt::format("The {} of {}", first, second);
    case 4:
      return fmt::format("A {} in the {}", first, second);
    case 5:
      return fmt::format("{} {}: {}", first, random.between(2, 5), second);
    default:
      return fmt::format("The {} {}", first, second);
  }
}

// More films were made lately than long ago, and more of those are written about.
int any_year(Random& random) {
  const double back = random.unit();
  return last_year - static_cast<int>(back * back * (last_year - first_year + 1));
}

// Most articles are short, a few are as long as they get.
int any_length(const ArticleLength& length, Random& random) {
  const double u = random.unit();
  const int span = length.most - length.fewest + 1;
  return length.fewest + static_cast<int>(u * (0.3 + 0.7 * u) * span);
}

std::vector<std::string> any_genres(Random& random) {
  const std::span<const std::string_view> all = genres();
  const int count = random.between(1, 3);
  std::vector<std::string> chosen;
  for (int i = 0; i < count; ++i) {
    std::string genre(all[random.below(static_cast<std::uint32_t>(all.size()))]);
    if (std::ranges::find(chosen, genre) == chosen.end()) chosen.push_back(std::move(genre));
  }
  return chosen;
}

struct Facts {
  std::string title;
  std::vector<std::string> directors;
  std::vector<std::string> writers;
  int year;
  int review_year;
  int month;
  int day;
};

void append_front_matter(const Facts& facts, Random& random, std::string& text) {
  fmt::format_to(std::back_inserter(text),
                 "---\ntitle: {}\ndirectors: {}\nwriters: {}\nyear: {}\ndate: {}-{:02}-{:02}\n"
                 "rating: {}/10\ngenres: {}\n---\n\n",
                 yaml_quoted(facts.title), yaml_list(facts.directors), yaml_list(facts.writers), facts.year,
                 facts.review_year, facts.month, facts.day,
                 (random.between(1, 10) + random.between(1, 10) + 10) / 3, yaml_list(any_genres(random)));
}

// A book's worth; the indexer takes no file of more than 8 MB.
constexpr int most_words = 100'000;

}  // namespace

ArticleLength parse_length(const std::string& text) {
  const std::size_t dash = text.find('-');
  const auto fewest = parse_number(text.substr(0, dash));
  const auto most = parse_number(dash == std::string::npos ? "" : text.substr(dash + 1));
  if (fewest && most && *fewest >= 1 && *fewest <= *most && *most <= most_words) return {*fewest, *most};
  throw Error(
      fmt::format("--words {}: two numbers from 1 to {}, the smaller first: 60-180", text, most_words));
}

ArticleGenerator::ArticleGenerator(std::uint64_t seed, ArticleLength length)
    : seed_(seed),
      length_(length),
      people_(make_people()),
      director_(zipf_weights(people_.directors.size(), people_exponent)),
      writer_(zipf_weights(people_.writers.size(), people_exponent)) {}

GeneratedArticle ArticleGenerator::make(std::uint64_t number) const {
  Random random(seed_, number);
  const Topics topics = any_topics(vocabulary_, random);
  Facts facts{.title = any_title(vocabulary_, topics, random),
              .directors = any_people(people_.directors, director_, 75, random),
              .writers = any_people(people_.writers, writer_, 55, random),
              .year = any_year(random),
              .review_year = 0,
              .month = random.between(1, 12),
              .day = random.between(1, 28)};
  facts.review_year = random.between(std::max(facts.year, first_review), last_year);

  GeneratedArticle article{.folder = fmt::format("{}/{:02}", facts.review_year, facts.month),
                           .name = fmt::format("{}-{}.md", slug(facts.title), number),
                           .text = {}};
  append_front_matter(facts, random, article.text);
  std::vector<std::string> names = facts.directors;
  names.insert(names.end(), facts.writers.begin(), facts.writers.end());
  names.push_back(fmt::format("*{}*", facts.title));
  ProseWriter prose(vocabulary_, {.topics = topics, .names = names}, random);
  prose.write(any_length(length_, random), article.text);
  return article;
}

}  // namespace rosebud::bench
