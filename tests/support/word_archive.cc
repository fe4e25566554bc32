#include "support/word_archive.hh"

#include <algorithm>

#include <fmt/format.h>

#include "indexer/index_archive.hh"
#include "support/facet_archive.hh"

namespace rosebud::testing {
namespace {

// A word of its own for each text, in letters alone, so that no text is taken for what the archive repeats.
std::string own_word(std::size_t number, std::size_t text) {
  std::string word = "zyx";
  for (std::size_t rest = number * 16 + text + 1; rest > 0; rest /= 10) {
    word += static_cast<char>('a' + rest % 10);
  }
  return word + "xyz";
}

std::string random_word(std::mt19937& random) {
  const int kind = random_number(random, 0, 11);
  if (kind == 0) return one_of(random, empty_words());
  if (kind == 1) return one_of(random, known_people());
  // Some words are far more frequent than others.
  const auto most = static_cast<int>(telling_words().size()) - 1;
  const int place = random_number(random, 0, random_number(random, 0, most));
  return telling_words()[static_cast<std::size_t>(place)];
}

std::string random_text(std::mt19937& random, int most) {
  std::string text;
  for (int left = random_number(random, 1, most); left > 0; --left) {
    text += (text.empty() ? "" : " ") + random_word(random);
  }
  return text;
}

std::string random_title(std::mt19937& random) {
  std::string title = random_number(random, 0, 4) == 0 ? "The" : "";
  for (int left = random_number(random, 1, 3); left > 0; --left) {
    title += (title.empty() ? "" : " ") + one_of(random, telling_words());
  }
  return title;
}

std::vector<std::string> seldom_titles(std::mt19937& random) {
  return random_number(random, 0, 4) == 0 ? std::vector{random_title(random)} : std::vector<std::string>{};
}

std::vector<std::string> some_people(std::mt19937& random) {
  std::vector<std::string> people;
  for (int left = random_number(random, 0, 2); left > 0; --left) {
    const std::string& name = one_of(random, known_people());
    if (std::ranges::find(people, name) == people.end()) people.push_back(name);
  }
  return people;
}

WordArticle random_article(std::size_t number, std::mt19937& random) {
  WordArticle article;
  article.path = fmt::format("{}.md", (number * 7919) % 10007);
  article.language = one_of(random, std::vector<std::string>{"en", "en", "en", "fr", "fr", "pl"});
  article.title = random_title(random);
  article.works = seldom_titles(random);
  article.other_titles = seldom_titles(random);
  article.directors = some_people(random);
  article.writers = some_people(random);
  for (int left = random_number(random, 0, 2); left > 0; --left) {
    const int year = random_number(random, 1980, 1999);
    if (std::ranges::find(article.years, year) == article.years.end()) article.years.push_back(year);
  }
  if (random_number(random, 0, 3) > 0) {
    article.date = fmt::format("200{}-{:02}-1{}", random_number(random, 1, 3), random_number(random, 1, 2),
                               random_number(random, 0, 2));
  }
  if (random_number(random, 0, 2) > 0) article.rating = random_number(random, 1, 9) * 10;
  for (int left = random_number(random, 1, 3); left > 0; --left) {
    const std::size_t text = article.paragraphs.size();
    article.headings.push_back(own_word(number, 2 * text) + " " + random_text(random, 2));
    article.paragraphs.push_back(own_word(number, 2 * text + 1) + " " + random_text(random, 30) + ".");
  }
  return article;
}

std::string yaml_list(std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return {};
  return fmt::format("{}: [{}]\n", key, fmt::join(values, ", "));
}

std::string markdown(const WordArticle& article) {
  std::string text = fmt::format("---\ntitle: \"{}\"\nlang: {}\n", article.title, article.language);
  text += yaml_list("work", article.works) + yaml_list("othertitles", article.other_titles) +
          yaml_list("directors", article.directors) + yaml_list("writers", article.writers);
  if (!article.years.empty()) text += fmt::format("years: [{}]\n", fmt::join(article.years, ", "));
  if (!article.date.empty()) text += fmt::format("date: {}\n", article.date);
  if (article.rating >= 0) text += fmt::format("rating: \"{}/100\"\n", article.rating);
  text += "---\n\n";
  for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
    text += fmt::format("## {}\n\n{}\n\n", article.headings[i], article.paragraphs[i]);
  }
  return text;
}

}  // namespace

const std::vector<std::string>& telling_words() {
  static const std::vector<std::string> words{"lantern", "wander",     "quartz", "wandering", "velvet",
                                              "chanter", "harbor",     "pain",   "meadow",    "chanterons",
                                              "cobalt",  "gramophone", "orchid", "fjolsvid",  "butterscotch"};
  return words;
}

const std::vector<std::string>& empty_words() {
  static const std::vector<std::string> words{"the", "because", "avec"};
  return words;
}

const std::vector<std::string>& known_people() {
  static const std::vector<std::string> people{"Satoshi Kon",   "Kon Ichikawa",    "Hayao Miyazaki",
                                               "Lena Miyazaki", "Ulrike Ottinger", "Agnieszka Holland"};
  return people;
}

WordArchive::WordArchive(std::size_t articles, std::mt19937& random) {
  for (std::size_t i = 0; i < articles; ++i) {
    articles_.push_back(random_article(i, random));
    files_.file(articles_.back().path, markdown(articles_.back()));
  }
  index();
}

void WordArchive::remove_some(std::mt19937& random) {
  std::erase_if(articles_, [&](const WordArticle& article) {
    const bool goes = random_number(random, 0, 4) == 0;
    if (goes) files_.remove(article.path);
    return goes;
  });
  index();
}

void WordArchive::index() {
  indexer::IndexOptions options;
  options.archive = files_.path();
  options.database = files_.database();
  options.threads = 1;
  options.force = true;
  options.reading.infer = false;
  indexer::index_archive(options);
}

}  // namespace rosebud::testing
