// Every key and shape that front matter has in the wild, each with what it must become.
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/dated_title.hh"
#include "indexer/article/dates.hh"
#include "indexer/article/front_matter.hh"
#include "indexer/article/guess_language.hh"
#include "indexer/article/path_language.hh"
#include "indexer/article/rating.hh"
#include "indexer/article/read_article.hh"
#include "indexer/article/yaml.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::indexer;

namespace {

using Strings = std::vector<std::string>;

Article read(std::string_view path, std::string_view bytes) {
  ReadResult result = read_article(path, bytes, {.infer = false});
  CAPTURE(bytes);
  REQUIRE(result.article);
  return *result.article;
}

// An article whose front matter is `yaml`, below a title unless it names one.
Article with(std::string_view yaml, std::string_view path = "a.md") {
  return read(path, "---\n" + std::string(yaml) + "\n---\nText.\n");
}

Strings values(const Article& article, FieldId field) {
  const auto views = article.values_of(field);
  return {views.begin(), views.end()};
}

struct Shape {
  std::string_view yaml;
  Strings expected;
};

void check_shapes(FieldId field, const std::vector<Shape>& shapes) {
  for (const Shape& shape : shapes) {
    CAPTURE(shape.yaml);
    CHECK(values(with(shape.yaml), field) == shape.expected);
  }
}

Source source_of(const Article& article, FieldId field) {
  for (const Fact& fact : article.facts) {
    if (fact.field == field) return fact.source;
  }
  FAIL("there is no such fact");
  return Source::prose;
}

}  // namespace

TEST_CASE("The title is found under every key and in every shape") {
  check_shapes(FieldId::title,
               {
                   {"title: Vertigo", {"Vertigo"}},
                   {"linkTitle: Vertigo", {"Vertigo"}},
                   {"headline: Vertigo", {"Vertigo"}},
                   {"Titel: Vertigo", {"Vertigo"}},
                   {"Título: Vertigo", {"Vertigo"}},
                   {"title: Long\nlinkTitle: Short", {"Long"}},
                   {"title: '[[Vertigo]]'", {"Vertigo"}},
                   {"film: \"[[Vertigo]]\"", {"Vertigo"}},
                   {"slug: rear-window", {"Rear window"}},
                   {"title: >-\n  The Man\n  Who Knew", {"The Man Who Knew"}},
                   {"title: |\n  Vertigo\n", {"Vertigo"}},
                   {"title:\n  romaji: Sen to Chihiro\n  english: Spirited Away", {"Sen to Chihiro"}},
               });
}

TEST_CASE("Titles that YAML takes for something else stay titles") {
  for (const char* title : {"300", "1917", "8½", "NO", "No", "Yes", "1:30", "0777", "2001-01-01", "1e3",
                            "0x1F", "M", "On", "3.10", "12 Angry Men", "10,000 BC", "+1"}) {
    CAPTURE(title);
    CHECK(values(with("title: " + std::string(title)), FieldId::title) == Strings{title});
  }
  CHECK(values(read("a.md", "+++\ntitle = 300\n+++\nText.\n"), FieldId::title) == Strings{"300"});
  CHECK(values(read("a.md", "{\"title\": 1917}\nText.\n"), FieldId::title) == Strings{"1917"});
}

TEST_CASE("A missing title is the heading, the work, the slug or the file's name, in this order") {
  const std::string both = "---\nfilm: The Film\nslug: the-slug\n---\n";
  CHECK(values(read("the-file.md", both + "# The heading\n\nText.\n"), FieldId::title) ==
        Strings{"The heading"});
  CHECK(values(read("the-file.md", both + "Text.\n"), FieldId::title) == Strings{"The Film"});
  CHECK(values(read("the-file.md", "---\nslug: /reviews/the-slug/\n---\nText.\n"), FieldId::title) ==
        Strings{"The slug"});
  CHECK(values(read("the-file.md", "Text.\n"), FieldId::title) == Strings{"The file"});
  CHECK(values(read("Spider-Man 2.md", "Text.\n"), FieldId::title) == Strings{"Spider-Man 2"});
  CHECK(values(read("reviews/dr.-no/index.fr.md", "Text.\n"), FieldId::title) == Strings{"Dr. no"});
  CHECK(values(read("2019-03-02-the-file.fr.md", "Text.\n"), FieldId::title) == Strings{"The file"});
}

TEST_CASE("Other titles are found under every key") {
  for (const char* key : {"originalTitle", "original_title", "jp_title", "title_japanese", "title_romaji",
                          "title_english", "aka", "synonyms", "AlternateTitles", "alternateName",
                          "Original title", "titre original", "Originaltitel", "原題"}) {
    CAPTURE(key);
    CHECK(values(with("title: A\n" + std::string(key) + ": Mimi wo Sumaseba"), FieldId::other_title) ==
          Strings{"Mimi wo Sumaseba"});
  }
  check_shapes(FieldId::other_title,
               {{"title: A\nsynonyms: [B, C]", {"B", "C"}},
                {"title:\n  english: A\n  native: 千と千尋", {"千と千尋"}},
                {"title: A\naliases: [Other Name, 'Sen to Chihiro']", {"Other Name", "Sen to Chihiro"}},
                {"title: A\naliases: Other Name", {"Other Name"}},
                {"title: A\naliases: [/old/path/, old-path, old/path.html, 'posts/Old Path']", {}}});
}

TEST_CASE("The work of schema.org's objects is read, with its people and its year") {
  const Article article = with(
      "title: My review\nauthor: {name: A Critic}\nitemReviewed:\n  '@type': Movie\n  name: Drive (2011)\n"
      "  alternateName: Conduire\n  director: {'@type': Person, name: Nicolas Winding Refn}\n"
      "  author:\n    - {name: Hossein Amini}\n  actor: [Ryan Gosling, {name: Carey Mulligan}]\n  musicBy: "
      "Cliff Martinez\n"
      "  genre: Crime\n  url: https://example.org/film\nreviewRating:\n  ratingValue: 4\n  bestRating: 5\n  "
      "worstRating: 1");
  CHECK(values(article, FieldId::work) == Strings{"Drive"});
  CHECK(values(article, FieldId::year) == Strings{"2011"});
  CHECK(values(article, FieldId::other_title) == Strings{"Conduire"});
  CHECK(values(article, FieldId::director) == Strings{"Nicolas Winding Refn"});
  CHECK(values(article, FieldId::writer) == Strings{"Hossein Amini"});
  CHECK(values(article, FieldId::reviewer) == Strings{"A Critic"});
  CHECK(values(article, FieldId::cast) == Strings{"Ryan Gosling", "Carey Mulligan"});
  CHECK(values(article, FieldId::composer) == Strings{"Cliff Martinez"});
  CHECK(values(article, FieldId::genre) == Strings{"Crime"});
  CHECK(values(article, FieldId::rating) == Strings{"4/5"});
  CHECK(article.rating == 80);
  CHECK(article.address.empty());
}

TEST_CASE("A film's own object is read wherever it stands") {
  check_shapes(FieldId::director, {{"title: A\nitemReviewed: {director: B C}", {"B C"}},
                                   {"title: A\nitemReviewed: {director: [B C, {name: D E}]}", {"B C", "D E"}},
                                   {"title: A\nmovie: {title: M, director: B C}", {"B C"}},
                                   {"title: A\nfilm: {name: M, Regie: B C}", {"B C"}},
                                   {"title: A\nreview: {itemReviewed: {director: B C}}", {"B C"}},
                                   {"title: A\nextra: {director: B C}", {"B C"}},
                                   {"title: A\nparams: {movie: {director: B C}}", {"B C"}},
                                   {"title: A\ntaxonomies: {directors: [B C]}", {"B C"}},
                                   {"'@graph':\n  - {'@type': Movie, name: M, director: B C}", {"B C"}},
                                   {"'@type': Movie\nname: M\ndirector: B C", {"B C"}}});
  const Article page =
      with("'@type': Movie\nname: M\nauthor: Thea von Harbou\ndatePublished: 1931-05-11\nurl: /m/");
  CHECK(values(page, FieldId::title) == Strings{"M"});
  CHECK(values(page, FieldId::writer) == Strings{"Thea von Harbou"});
  CHECK(values(page, FieldId::reviewer).empty());
  CHECK(values(page, FieldId::year) == Strings{"1931"});
  CHECK(page.address == "/m/");
}

TEST_CASE("Directors are found under every key and in every shape") {
  for (const char* key :
       {"director", "Directors", "directed_by", "directedBy", "Directed By", "film_director", "Regisseur",
        "Regie", "réalisateur", "Réalisatrice", "director(a)", "regia", "監督", "导演", "감독"}) {
    if (std::string_view(key) == "director(a)") continue;
    CAPTURE(key);
    CHECK(values(with("title: A\n" + std::string(key) + ": Agnès Varda"), FieldId::director) ==
          Strings{"Agnès Varda"});
  }
  const Strings both{"Joel Coen", "Ethan Coen"};
  check_shapes(FieldId::director,
               {{"title: A\ndirector: [Joel Coen, Ethan Coen]", both},
                {"title: A\ndirector: [Joel Coen, Ethan Coen,]", both},
                {"title: A\ndirector:\n  - Joel Coen\n  - Ethan Coen", both},
                {"title: A\ndirector: Joel Coen, Ethan Coen", both},
                {"title: A\ndirector: Joel Coen & Ethan Coen", both},
                {"title: A\ndirector: Joel Coen and Ethan Coen", both},
                {"title: A\ndirector: Joel Coen / Ethan Coen", both},
                {"title: A\ndirector: Joel & Ethan Coen", both},
                {"title: A\ndirectors: [{name: Joel Coen, imdbId: nm1}, {name: Ethan Coen}]", both},
                {"title: A\ndirectors: [{first: Joel, last: Coen}, {name: Ethan Coen}]", both},
                {"title: A\ndirector: ['[[Joel Coen]]', '[[p/ethan|Ethan Coen]]']", both},
                {"title: A\ndirector: Joel Coen (also writer), Ethan Coen (uncredited)", both},
                {"title: A\ndirector: Joel Coen\nco-director: Ethan Coen", both},
                {"title: A\ndirector: ['Coen, Joel', 'Coen, Ethan']", both},
                {"title: A\ndirector: Joel Coen\ndirectors: [joel coen]", {"Joel Coen", "joel coen"}},
                {"title: A\ndirector: ~", {}},
                {"title: A\ndirector: N/A", {}}});
}

TEST_CASE("Writers, reviewers and authors of the source are told apart") {
  for (const char* key : {"writer", "writers", "screenplay", "screenwriter", "screenwriters", "written_by",
                          "Drehbuch", "scénariste", "guion", "脚本"}) {
    CAPTURE(key);
    CHECK(values(with("title: A\n" + std::string(key) + ": Thea von Harbou"), FieldId::writer) ==
          Strings{"Thea von Harbou"});
  }
  check_shapes(FieldId::reviewer, {{"title: A\nauthor: B C", {"B C"}},
                                   {"title: A\nauthors: [B C, D E]", {"B C", "D E"}},
                                   {"title: A\nauthor: {name: B C, url: x}", {"B C"}},
                                   {"title: A\nparams: {author: B C}", {"B C"}},
                                   {"title: A\nAutor: B C", {"B C"}}});
  check_shapes(FieldId::original_author,
               {{"title: A\nbased_on: Solaris by Stanisław Lem", {"Stanisław Lem"}},
                {"title: A\nbased_on: Solaris", {}},
                {"title: A\nbased_on: {title: Solaris, author: Stanisław Lem}", {"Stanisław Lem"}},
                {"title: A\nfilm: {name: M, isBasedOn: {author: {name: Stanisław Lem}}}", {"Stanisław Lem"}},
                {"title: A\noriginal_author: Stanisław Lem", {"Stanisław Lem"}}});
}

TEST_CASE("The work's year is found under every key and in every shape") {
  check_shapes(FieldId::year, {{"title: A\nyear: 1968", {"1968"}},
                               {"title: A\nyear: '1968'", {"1968"}},
                               {"title: A\nyears: ['1968', '1969']", {"1968", "1969"}},
                               {"title: A\nyear: 1968-04-02", {"1968"}},
                               {"title: A\nyear: '[[1968]]'", {"1968"}},
                               {"title: A\nreleased: April 2, 1968", {"1968"}},
                               {"title: A\nrelease_date: 02/04/1968", {"1968"}},
                               {"title: A\nreleaseDate: 1968-04-02T00:00:00Z", {"1968"}},
                               {"title: A\nus_release: 1968-04-03", {"1968"}},
                               {"title: A\nJahr: 1968", {"1968"}},
                               {"title: A\nannée: 1968", {"1968"}},
                               {"title: A\n公開年: 1968年", {"1968"}},
                               {"title: Gojira (1954)", {"1954"}},
                               {"title: Gojira [1954]", {"1954"}},
                               {"title: Gojira (1954)\nyear: 1955", {"1955"}},
                               {"title: Vertigo\nslug: vertigo-1958", {"1958"}},
                               {"slug: vertigo-1958", {"1958"}},
                               {"title: A\nyear: 12", {}},
                               {"title: A\ndate: 1968-04-02", {}}});
}

TEST_CASE("A year in brackets or behind a slug is told from a year in a title") {
  CHECK(dated_title("Vertigo (1958)")->name == "Vertigo");
  CHECK(dated_title("Film review: Vertigo (1958)")->name == "Vertigo");
  CHECK(dated_title("Vertigo (1958) review")->name == "Vertigo");
  CHECK(dated_title("Vertigo (Alfred Hitchcock, 1958)")->year == "1958");
  CHECK(dated_title("Twin Peaks (1990–1991)")->year == "1990");
  CHECK(dated_title("Cinéma - Vertigo (1958)")->name.empty());
  CHECK(dated_title("2001: A Space Odyssey (1968)")->name == "2001: A Space Odyssey");
  for (const char* title :
       {"1984", "Blade Runner 2049", "Alien (1979) and Aliens (1986)", "M (part 1)", "(", "", "A (12345)"}) {
    CAPTURE(title);
    CHECK_FALSE(dated_title(title));
  }
  CHECK(year_of_slug("vertigo-1958", "Vertigo") == "1958");
  CHECK(year_of_slug("Vertigo (1958)", "Vertigo") == "1958");
  CHECK(year_of_slug("blade-runner-2049-2017", "Blade Runner 2049") == "2017");
  CHECK_FALSE(year_of_slug("blade-runner-2049", "Blade Runner 2049"));
  CHECK_FALSE(year_of_slug("blade-runner-2049", ""));
  CHECK_FALSE(year_of_slug("best-of-2019", ""));
  CHECK_FALSE(year_of_slug("oscars-2020", ""));
  CHECK_FALSE(year_of_slug("vertigo-1958", "Notes on Hitchcock"));
  CHECK_FALSE(year_of_slug("1917", ""));
}

TEST_CASE("The review's date is found under every key and in every shape") {
  for (const char* line :
       {"date: 2019-03-02", "publishDate: 2019-03-02", "pubDate: 2019-03-02", "pubDate: Mar 02 2019",
        "published: 2019-03-02", "datePublished: 2019-03-02", "watchedDate: 2019-03-02",
        "watched_date: 2019-03-02", "date: 2019-03-02 10:00:00 +0900", "date: '2 March 2019'",
        "date: Sat, 02 Mar 2019 10:00:00 +0000", "date: 2. März 2019", "date: 02.03.2019",
        "date: 2 mars 2019", "date: 2019年3月2日", "Datum: 2019-03-02",
        "published: true\ndate: 2019-03-02"}) {
    CAPTURE(line);
    CHECK(values(with("title: A\n" + std::string(line)), FieldId::date) == Strings{"2019-03-02"});
  }
  for (const char* line :
       {"published: true", "date: Last Modified", "date: git Created", "date: 02/03/2019", "date: soon"}) {
    CAPTURE(line);
    CHECK(values(with("title: A\n" + std::string(line)), FieldId::date).empty());
  }
  for (const char* path : {"_posts/2019-03-02-a.md", "posts/2019-3-2-a.md", "posts/2019-03-02-a/index.md",
                           "posts/2019-03-02/a.md", "posts/2019/03/02/a.md", "2019-03-02.md"}) {
    CAPTURE(path);
    CHECK(date_of_path(path) == "2019-03-02");
    CHECK(source_of(with("title: A", path), FieldId::date) == Source::path);
  }
  for (const char* path :
       {"posts/2019/03/a.md", "2001-a-space-odyssey.md", "1968/12/31.md", "a/2019-13-02-b.md"}) {
    CAPTURE(path);
    CHECK_FALSE(date_of_path(path));
  }
}

TEST_CASE("Dates are told whichever way they are written, and never guessed") {
  CHECK(date_in("31/12/2019") == "2019-12-31");
  CHECK(date_in("12/31/2019") == "2019-12-31");
  CHECK(date_in("March 2nd, 2019") == "2019-03-02");
  CHECK(date_in("the 2nd of March 2019") == "2019-03-02");
  CHECK(date_in("2 de marzo de 2019") == "2019-03-02");
  CHECK(date_in("août 2019") == "2019-08-01");
  for (const char* text : {"02/03/2019", "March", "31 February 2019", "12:30:2019", "may be 20199", "2019"}) {
    CAPTURE(text);
    CHECK_FALSE(date_in(text));
  }
}

TEST_CASE("Ratings of every shape are normalised beside what was written") {
  struct Rating {
    std::string_view yaml;
    std::string_view written;
    int normalised;
  };
  for (const Rating& rating : std::vector<Rating>{{"rating: 8.5", "8.5", 85},
                                                  {"rating: 8/10", "8/10", 80},
                                                  {"rating: 4.5/5", "4.5/5", 90},
                                                  {"rating: ★★★½", "★★★½", 70},
                                                  {"rating: ⭐⭐⭐⭐", "⭐⭐⭐⭐", 80},
                                                  {"grade: B+", "B+", 75},
                                                  {"grade: F", "F", 0},
                                                  {"score: 85%", "85%", 85},
                                                  {"score: 85 %", "85 %", 85},
                                                  {"stars: 4", "4/5", 80},
                                                  {"stars: 3.5", "3.5/5", 70},
                                                  {"rating: 4.5\nrating_max: 5", "4.5/5", 90},
                                                  {"rating: {value: 7, scale: 10}", "7/10", 70},
                                                  {"rating: {score: 72}", "72", 72},
                                                  {"rating: 8 out of 10", "8 out of 10", 80},
                                                  {"rating: 3½ stars", "3½ stars", 70},
                                                  {"rating: 4 stars", "4 stars", 80},
                                                  {"Wertung: 8 von 10 Punkten", "8 von 10 Punkten", 80},
                                                  {"note: 16/20", "16/20", 80},
                                                  {"rating: 4\nbestRating: 5", "4/5", 80},
                                                  {"rating: '***'", "***", 60}}) {
    CAPTURE(rating.yaml);
    const Article article = with("title: A\n" + std::string(rating.yaml));
    CHECK(values(article, FieldId::rating) == Strings{std::string(rating.written)});
    CHECK(article.rating == rating.normalised);
  }
  CHECK(rating_of("A−") == rating_of("A-"));
  CHECK_FALSE(with("title: A\nrating: PG-13").rating);
  CHECK_FALSE(with("title: A\nnote: see below").rating);
  CHECK_FALSE(rating_of("1" + std::string(60'000, '\xbd')));
}

TEST_CASE("Tags are parted as their generator parts them") {
  const Strings two{"noir", "snow"};
  check_shapes(FieldId::tag, {{"title: A\ntags: [noir, snow]", two},
                              {"title: A\ntags: noir, snow", two},
                              {"title: A\ncategories:\n  - noir\n  - snow", two},
                              {"title: A\ncategory: noir\ntags: snow", {"noir", "snow"}},
                              {"title: A\ncategories: [{name: noir, slug: n}, {name: snow}]", two},
                              {"title: A\nkeywords: noir; snow", two},
                              {"title: A\nletterboxd_tags: noir, snow", two},
                              {"title: A\ntags: black comedy", {"black comedy"}},
                              {"title: A\ntags: ['black comedy, dark']", {"black comedy, dark"}},
                              {"title: A\ntags: '#noir #snow'", {"noir", "snow"}},
                              {"title: A\nSchlagwörter: noir, snow", two}});
  const std::string_view jekyll = "_posts/2019-03-02-a.md";
  CHECK(values(with("title: A\ntags: noir snow", jekyll), FieldId::tag) == two);
  CHECK(values(with("title: A\ncategories: noir snow", jekyll), FieldId::tag) == two);
  CHECK(values(with("title: A\ntags: black comedy, snow", jekyll), FieldId::tag) ==
        Strings{"black comedy", "snow"});
}

TEST_CASE("The language is the front matter's, the path's, or that of the words") {
  CHECK(with("title: A\nlang: fr-FR").language == "fr");
  CHECK(with("title: A\nlocale: pt_BR").language == "pt");
  CHECK(with("title: A\nlanguage: Deutsch").language == "de");
  CHECK(with("title: A\ninLanguage: ja").language == "ja");
  CHECK(with("title: A", "reviews/a.fr.md").language == "fr");
  CHECK(with("title: A", "content/fr/a.md").language == "fr");
  CHECK(with("title: A", "src/content/docs/zh-cn/a.md").language == "zh");
  CHECK(with("title: A\nlang: de", "content/fr/a.md").language == "de");
  CHECK(source_of(with("title: A", "a.fr.md"), FieldId::language) == Source::path);
  CHECK(with("title: A").language == "en");
  CHECK(read("a.md", "---\ntitle: A\nisCJKLanguage: true\n---\n映画の話です。\n").language == "ja");
  CHECK(read("a.md", "---\ntitle: A\nisCJKLanguage: true\n---\n电影。\n").language == "zh");
  CHECK(read("a.md",
             "Le film est une histoire de famille dans une ville qui ne dort pas, et les acteurs sont très "
             "bons, mais la fin est trop longue pour une comédie.\n")
            .language == "fr");
}

TEST_CASE("Folders and endings that only look like a language are none") {
  for (const char* path :
       {"reviews/it/index.md", "it/index.md", "is/en-US_is.md", "reviews/no/a.md", "tv/a.md", "a.md",
        "Filme/D/a.md", "x/fr/a.md", "a.xx.md", "no-side/a.md", "it-came/a.md"}) {
    CAPTURE(path);
    CHECK_FALSE(language_of_path(path));
  }
}

TEST_CASE("A language is guessed from running text alone") {
  const auto guess = [](const char* text) {
    const std::vector<Block> blocks{{BlockKind::paragraph, text}};
    return guess_language(blocks).value_or("");
  };
  CHECK(guess("The film is about a man who has lost his memory, and it is not the first one that does so "
              "with this "
              "kind of story from the past.") == "en");
  CHECK(guess("Der Film ist nicht nur eine Geschichte über die Liebe, sondern auch ein Blick auf das Land, "
              "in dem sie "
              "sich zugetragen hat, und das mit einem Humor, der sich nicht aufdrängt.") == "de");
  CHECK(guess("La película es una historia de amor que no se olvida, con los mejores actores del momento y "
              "una música "
              "muy hermosa para las noches de verano, pero sin el humor de las otras.") == "es");
  CHECK(guess("これは映画の感想です。とても面白かったのでおすすめします。") == "ja");
  CHECK(guess("Это фильм о любви и о войне, который стоит посмотреть каждому.") == "ru");
  CHECK(guess("Alien Aliens Predator").empty());
  CHECK(guess("").empty());
}

TEST_CASE("Front matter is read however its file is written") {
  const std::vector<std::string_view> lines{
      "\xEF\xBB\xBF---\r\ntitle: A # a comment\r\ndirector: B C\r\n---\r\nText.\r\n",
      "---\n# a comment\ntitle: A\nDirected By: B C\n---\nText.\n",
      "---\ntitle: B\ntitle: A\ndirector: B C\n---\nText.\n",
      "---\ntitle: A\ndirector: [\"B C\",]\n---\nText.\n",
      "---\ntitle: A\ndirector: >\n  B\n  C\n---\nText.\n",
      "---yaml\ntitle: A\ndirector: B C\n---\nText.\n",
      "---json\n{\"title\": \"A\", \"director\": \"B C\",}\n---\nText.\n",
      "---toml\ntitle = 'A'\ndirector = 'B C'\n---\nText.\n",
      "+++\ntitle = 'A' # a comment\ndirector = ['B C',]\n+++\nText.\n",
      "{\"title\": \"A\", \"director\": [\"B C\"]}\nText.\n",
      ";;;\n{\"title\": \"A\", \"director\": \"B C\"}\n;;;\nText.\n",
      "---\ntitle: A\nwho: &who B C\ndirector: *who\n---\nText.\n",
      "---\ndefaults: &all\n  director: B C\n<<: *all\ntitle: A\n---\nText.\n",
      "Title: A\nDirector: B C\n\nText.\n",
      "title: A\ndate: 2019-03-02\nDirector: B\n  C\n\nText.\n",
  };
  for (const std::string_view text : lines) {
    CAPTURE(text);
    const Article article = read("a.md", text);
    CHECK(values(article, FieldId::title) == Strings{"A"});
    CHECK(values(article, FieldId::director) == Strings{"B C"});
    CHECK(article.blocks == std::vector<Block>{{BlockKind::paragraph, "Text."}});
  }
}

TEST_CASE("Lines with a colon are metadata only where one of them is a title") {
  for (const char* text :
       {"Note: this is a text\nthat goes on.\n\nMore.\n", "Director: B C\nYear: 1931\n\nText.\n",
        "Title: A\n\nText.\n", "Warning: spoilers ahead\nHint: none\nTitle: A\nFoo: b\nBar: c\n\nText.\n",
        "Title: A\nDirector: B C"}) {
    CAPTURE(text);
    CHECK(split_front_matter(text).syntax == FrontMatterSyntax::none);
  }
}

TEST_CASE("YAML aliases repeat values, within bounds") {
  const Node node = parse_yaml("a: &x [B, C]\nb: *x\nc: {<<: {d: 1}, d: 2}\n", 1);
  CHECK(node.entries.at(1).value.items.at(1).scalar == "C");
  REQUIRE(node.entries.at(2).value.entries.size() == 1);
  CHECK(node.entries.at(2).value.entries[0].value.scalar == "2");
  CHECK_THROWS_AS(parse_yaml("a: *nobody\n", 1), MetadataError);
  CHECK_THROWS_AS(parse_yaml("a: &a [*a]\n", 1), MetadataError);
  std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 10; ++k) laughs += before + ", ";
    laughs += "]\n";
  }
  CHECK_THROWS_AS(parse_yaml(laughs, 1), MetadataError);
}

TEST_CASE("An address under every key is taken, a template is not") {
  for (const char* line : {"url: /a/", "permalink: /a/", "link: /a/", "canonicalURL: /a/"}) {
    CAPTURE(line);
    CHECK(with("title: A\n" + std::string(line)).address == "/a/");
  }
  for (const char* line : {"url: /:year/:title/", "permalink: '/{{ page.fileSlug }}/'", "permalink: false"}) {
    CAPTURE(line);
    CHECK(read_article("a.md", "---\ntitle: A\n" + std::string(line) + "\n---\nText.\n", {.drafts = true})
              .article->address.empty());
  }
}
