// Names of people and companies among the words of a sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/credits/prose.hh"

namespace rosebud::indexer::credits {

// A name and the words it took.
struct Name {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t parts = 0;  // words that are neither initials nor suffixes
  bool group = false;     // "The Wachowskis", "The Coen brothers"
};

// The people that the article names in full, to tell whom a surname alone means.
class KnownPeople {
 public:
  explicit KnownPeople(std::span<const Sentence> sentences);

  // The full name that ends with `surname`, when exactly one does.
  std::optional<std::string> full_name(std::string_view surname) const;

 private:
  std::unordered_map<std::string, std::string> by_surname_;  // empty: more than one
};

// The name that begins at word `i`: capitalised words, initials, particles ("de", "von") and suffixes
// ("Jr.").
std::optional<Name> name_at(const Sentence& sentence, std::size_t i);

// The name that ends just before word `end`.
std::optional<Name> name_before(const Sentence& sentence, std::size_t end);

// The company that begins at word `i`: capitalised words with one that only companies have, or a studio known
// by its name alone.
std::optional<Name> company_at(const Sentence& sentence, std::size_t i);

struct NameList {
  std::vector<std::string> names;
  std::size_t end = 0;  // the word behind the list
  std::string bare;     // a word alone that nobody is known by: not among the names
};

// The people listed from word `i` on: "A, B and C", "first-time director A", "brothers Joel and Ethan Coen".
// Surnames alone are made full from `known`, or dropped when nobody is known by them. What cannot be told to
// be a person of the list ends it.
NameList names_at(const Sentence& sentence, std::size_t i, const KnownPeople& known);

}  // namespace rosebud::indexer::credits
