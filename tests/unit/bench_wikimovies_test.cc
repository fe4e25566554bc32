// Films of the wikipedia-movie-data collection as articles.
#include <algorithm>
#include <string>
#include <string_view>

#include "bench/markdown.hh"
#include "bench/wikimovies.hh"
#include "catalogue/error.hh"
#include "support/catch.hh"

namespace {

using namespace rosebud::bench;

// JSON with ' in place of ".
std::string json(std::string text) {
  std::ranges::replace(text, '\'', '"');
  return text;
}

}  // namespace

TEST_CASE("A film becomes an article with its facts in the front matter and its text as the body") {
  CHECK(film_article(read_film(
            json("{'title': 'Memories', 'year': 1995, 'cast': ['Tsutomu Isobe', 'Shigeru \\\"Chiba\\\"'], "
                 "'genres': ['Animated'], 'href': 'Memories_(1995_film)', "
                 "'extract': 'Memories is a 1995 *anthology* film.'}"))) ==
        "---\n"
        "title: \"Memories\"\n"
        "year: 1995\n"
        "cast: [\"Tsutomu Isobe\", \"Shigeru \\\"Chiba\\\"\"]\n"
        "genres: [\"Animated\"]\n"
        "---\n"
        "\n"
        "Memories is a 1995 \\*anthology\\* film.\n");
}

TEST_CASE("A film without cast and genres has no such keys") {
  const std::string article = film_article(read_film(
      json("{'title': '1984', 'year': 1956, 'cast': [], 'genres': [], 'extract': 'Big Brother watches.'}")));
  CHECK(article == "---\ntitle: \"1984\"\nyear: 1956\n---\n\nBig Brother watches.\n");
}

TEST_CASE("A line that is no film is refused with what is wrong with it") {
  const auto reason = [](const std::string& line) -> std::string {
    try {
      read_film(line);
    } catch (const rosebud::Error& error) {
      return std::string(error.message());
    }
    return "";
  };
  CHECK(reason("{\"title\"").find("not JSON") == 0);
  CHECK(reason("[]") == "not a JSON object");
  CHECK(reason(json("{'year': 1995}")) == "a film without \"title\"");
  CHECK(reason(json("{'title': 'M'}")) == "a film without \"year\"");
  CHECK(reason(json("{'title': 'M', 'year': '1931'}")) == "\"year\" is not a year");
  CHECK(reason(json("{'title': 8, 'year': 1963, 'cast': [], 'genres': [], 'extract': ''}")) ==
        "\"title\" is not a string");
  CHECK(reason(json("{'title': 'M', 'year': 1931, 'cast': 'Peter Lorre', 'genres': [], 'extract': ''}")) ==
        "\"cast\" is not a list");
}

TEST_CASE("Films of one title and year get paths of their own in their decade") {
  FilmPaths paths;
  Film film{.title = "Hamlet", .year = 2000, .cast = {}, .genres = {}, .extract = ""};
  const FilmPath first = paths.next(film);
  const FilmPath second = paths.next(film);
  film.year = 1996;
  const FilmPath third = paths.next(film);
  CHECK(first.folder + '/' + first.name == "2000s/hamlet-2000.md");
  CHECK(second.folder + '/' + second.name == "2000s/hamlet-2000--2.md");
  CHECK(third.folder + '/' + third.name == "1990s/hamlet-1996.md");
}

TEST_CASE("A slug keeps letters and digits of ASCII, and is never empty") {
  CHECK(slug("Le Fabuleux Destin d'Amélie Poulain") == "le-fabuleux-destin-damelie-poulain");
  CHECK(slug("  8 1/2: a film?  ") == "8-1-2-a-film");
  CHECK(slug("千と千尋の神隠し") == "untitled");
  CHECK(slug(std::string(500, 'a')).size() == 80);
}

TEST_CASE("Text keeps its meaning through YAML and Markdown") {
  CHECK(yaml_quoted("a \"b\" \\ c\n") == R"("a \"b\" \\ c\x0a")");
  CHECK(markdown_escaped("M*A*S*H & <b>") == "M\\*A\\*S\\*H \\& \\<b>");
  CHECK(markdown_escaped("- one\n# two # three") == "\\- one\n\\# two # three");
  CHECK(markdown_escaped("AT-AT #5") == "AT-AT #5");
}
