#include "bench/wikimovies.hh"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "bench/markdown.hh"
#include "catalogue/error.hh"

namespace rosebud::bench {
namespace {

namespace json = boost::json;

const json::value& member(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(json::string_view(key.data(), key.size()));
  if (value == nullptr) throw Error(fmt::format("a film without \"{}\"", key));
  return *value;
}

std::string text_of(const json::value& value, std::string_view key) {
  const json::string* text = value.if_string();
  if (text == nullptr) throw Error(fmt::format("\"{}\" is not a string", key));
  return {text->data(), text->size()};
}

std::vector<std::string> texts_of(const json::object& object, std::string_view key) {
  const json::array* array = member(object, key).if_array();
  if (array == nullptr) throw Error(fmt::format("\"{}\" is not a list", key));
  std::vector<std::string> texts;
  texts.reserve(array->size());
  for (const json::value& value : *array) texts.push_back(text_of(value, key));
  return texts;
}

}  // namespace

Film read_film(std::string_view line) {
  boost::system::error_code error;
  const json::value parsed = json::parse(json::string_view(line.data(), line.size()), error);
  if (error) throw Error(fmt::format("not JSON: {}", error.message()));
  const json::object* object = parsed.if_object();
  if (object == nullptr) throw Error("not a JSON object");
  const json::value& year = member(*object, "year");
  if (!year.is_int64() || year.get_int64() < 1 || year.get_int64() > 9999)
    throw Error("\"year\" is not a year");
  return {.title = text_of(member(*object, "title"), "title"),
          .year = static_cast<int>(year.get_int64()),
          .cast = texts_of(*object, "cast"),
          .genres = texts_of(*object, "genres"),
          .extract = text_of(member(*object, "extract"), "extract")};
}

std::string film_article(const Film& film) {
  // Always in quotes: "1984" and "Yes" are titles, which plain YAML takes for a number and for true.
  std::string article = fmt::format("---\ntitle: {}\nyear: {}\n", yaml_quoted(film.title), film.year);
  if (!film.cast.empty()) article += fmt::format("cast: {}\n", yaml_list(film.cast));
  if (!film.genres.empty()) article += fmt::format("genres: {}\n", yaml_list(film.genres));
  article += fmt::format("---\n\n{}\n", markdown_escaped(film.extract));
  return article;
}

FilmPath FilmPaths::next(const Film& film) {
  const std::string stem = fmt::format("{}-{}", slug(film.title), film.year);
  const int count = ++taken_[stem];
  // Two hyphens: no slug has them, so that no other title ends up at the same name.
  const std::string number = count == 1 ? "" : fmt::format("--{}", count);
  return {fmt::format("{}0s", film.year / 10), fmt::format("{}{}.md", stem, number)};
}

}  // namespace rosebud::bench
