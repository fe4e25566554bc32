// Films in the form of the wikipedia-movie-data collection, one JSON object per line, as articles.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rosebud::bench {

struct Film {
  std::string title;
  int year = 0;
  std::vector<std::string> cast;
  std::vector<std::string> genres;
  std::string extract;  // the first paragraph of its encyclopedia article
};

// Reads one line of the collection. Throws Error saying what is wrong with it.
Film read_film(std::string_view line);

// The film as a Markdown article with front matter.
std::string film_article(const Film& film);

// Where a film's article lies: the decade as the folder, title and year as the name.
struct FilmPath {
  std::string folder;  // "1990s"
  std::string name;    // "memories-1995.md"
};

// Gives each film a path of its own: films of one title and year are numbered from the second on.
class FilmPaths {
 public:
  FilmPath next(const Film& film);

 private:
  std::unordered_map<std::string, int> taken_;
};

}  // namespace rosebud::bench
