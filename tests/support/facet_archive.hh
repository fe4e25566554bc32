// Random archives of which a test knows everything: what each article says, and under which key each way to
// write a value belongs. What is expected of them comes from here and not from a database.
#pragma once

#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"
#include "support/temp_archive.hh"

namespace rosebud::testing {

// A value and the ways it is written.
struct KnownValue {
  std::string key;
  std::vector<std::string> forms;
};

// The values of a field that its articles are given; empty for fields of numbers and dates.
const std::vector<KnownValue>& known_values(FieldId field);

struct KnownArticle {
  std::vector<std::string> words;                          // its text, one behind the other
  std::map<FieldId, std::vector<std::string>> written;     // as its front matter writes them
  std::map<FieldId, std::vector<std::string>> keys;        // the same by their keys, each once
  std::map<FieldId, std::vector<std::string>> first_form;  // how each key is first written
};

// The fields that articles of such archives have values of, two declared ones among them.
const FieldTable& facet_fields();
FieldId platform_field();
FieldId runtime_field();
std::vector<FieldId> counted_fields();

// The words that texts are made of. None is a form or a misspelling of another.
const std::vector<std::string>& facet_words();

// An archive of random articles, indexed.
class FacetArchive {
 public:
  FacetArchive(std::size_t articles, std::mt19937& random);

  const std::vector<KnownArticle>& articles() const { return articles_; }
  const TempArchive& files() const { return files_; }

 private:
  std::vector<KnownArticle> articles_;
  TempArchive files_;
};

// A random number from `least` to `most`.
int random_number(std::mt19937& random, int least, int most);

template <typename Range>
const auto& one_of(std::mt19937& random, const Range& range) {
  return range[static_cast<std::size_t>(random_number(random, 0, static_cast<int>(range.size()) - 1))];
}

}  // namespace rosebud::testing
