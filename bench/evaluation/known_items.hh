// What is known of an archive's articles by somebody who looks for them: titles and people.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/field.hh"
#include "catalogue/results.hh"
#include "catalogue/suggestion.hh"

namespace rosebud::bench {

struct KnownArticle {
  std::string path;
  std::string title;
  std::vector<std::string> people;
};

// Every article of `archive` in the order of their paths, with the `people` field's values. Throws Error when
// the archive cannot be read or has no article.
std::vector<KnownArticle> read_known_articles(const std::filesystem::path& archive, FieldId people);

// Somebody, and the articles in which they are credited.
struct KnownPerson {
  std::string name;  // as written in the first of them
  std::vector<std::string> paths;
};

// The people of `articles`, each once however their name is written, in the order of their first articles.
std::vector<KnownPerson> known_people(const std::vector<KnownArticle>& articles);

// `count` different numbers below `size`, drawn by `seed`, in the order they were drawn; all of them when
// `count` is 0 or not smaller.
std::vector<std::size_t> drawn(std::size_t size, std::size_t count, std::uint64_t seed);

// From 1: where in `hits` the article is, or one with a title that is the same but for signs, case and
// accents; 0 when it is not among them.
std::size_t rank_of(const KnownArticle& wanted, const std::vector<Hit>& hits);

// From 1: the suggestion that is the article's title, but for signs, case and accents; 0 when there is none.
std::size_t suggested_rank(const KnownArticle& wanted, const std::vector<Suggestion>& suggestions);

// From 1: the first of `hits` that is one of the person's; 0 when there is none.
std::size_t rank_of(const KnownPerson& wanted, const std::vector<Hit>& hits);

}  // namespace rosebud::bench
