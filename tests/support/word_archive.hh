// Random archives to rank: few words, often repeated, in several languages, and titles and people made of
// them. A test knows everything that an article says.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "support/temp_archive.hh"

namespace rosebud::testing {

struct WordArticle {
  std::string path;
  std::string language;
  std::string title;
  std::vector<std::string> works;
  std::vector<std::string> other_titles;
  std::vector<std::string> directors;
  std::vector<std::string> writers;
  std::vector<int> years;
  std::string date;  // YYYY-MM-DD, or empty
  int rating = -1;   // of a hundred; -1: none
  std::vector<std::string> headings;
  std::vector<std::string> paragraphs;
};

// The words of texts and titles. No word, and no row of them, is a misspelling of another; some share a stem.
const std::vector<std::string>& telling_words();
// Words that say nothing in one of the languages.
const std::vector<std::string>& empty_words();
// People, each of two words; some share one.
const std::vector<std::string>& known_people();

// An archive of random articles, indexed.
class WordArchive {
 public:
  WordArchive(std::size_t articles, std::mt19937& random);

  const std::vector<WordArticle>& articles() const { return articles_; }
  const TempArchive& files() const { return files_; }

  // Takes some articles away and indexes again, so that document ids have gaps.
  void remove_some(std::mt19937& random);

 private:
  void index();

  std::vector<WordArticle> articles_;
  TempArchive files_;
};

}  // namespace rosebud::testing
