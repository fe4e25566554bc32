#include "indexer/site/url_template.hh"

#include <optional>
#include <string>
#include <string_view>

#include "catalogue/error.hh"
#include "catalogue/read_settings.hh"
#include "indexer/article/metadata.hh"
#include "indexer/article/yaml.hh"
#include "indexer/site/addresses.hh"
#include "indexer/site/article_name.hh"
#include "indexer/site/calendar.hh"
#include "indexer/site/slug.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::indexer;
using namespace std::string_view_literals;
using rosebud::testing::Contains;

namespace {

UrlParts parts() {
  UrlParts parts;
  parts.folder = "reviews/noir";
  parts.file = "2019-03-02-the-third-man";
  parts.stem = "the-third-man";
  parts.title = "The Third Man & Me";
  parts.date = "2019-03-02";
  parts.categories = {"Film Noir", "british"};
  return parts;
}

std::string filled(std::string_view pattern, Generator generator = Generator::none) {
  return UrlTemplate(pattern, generator).fill(parts()).value_or("nothing");
}

// The address of an article under `[urls]`.
std::string address(std::string_view urls, std::string path, std::string_view yaml) {
  const Settings settings = parse_settings("[urls]\n" + std::string(urls));
  const Node front_matter = parse_yaml(yaml, 1);
  Article article;
  article.path = std::move(path);
  Metadata metadata = read_metadata(front_matter);
  article.facts = metadata.facts;
  article.address = metadata.address;
  Addresses(settings.urls).complete(article, front_matter);
  return article.address;
}

std::string complaint(std::string_view pattern) {
  try {
    const UrlTemplate read(pattern, Generator::none);
  } catch (const Error& error) {
    return std::string(error.message()) + " | " + std::string(error.hint());
  }
  return {};
}

}  // namespace

TEST_CASE("Hugo's patterns are filled as Hugo fills them") {
  CHECK(filled("/:year/:month/:day/:slug/", Generator::hugo) == "/2019/03/02/the-third-man-me/");
  CHECK(filled("/:section/:title/") == "/reviews/the-third-man-me/");
  CHECK(filled("/:sections/:filename/") == "/reviews/noir/2019-03-02-the-third-man/");
  CHECK(filled("/:sections[1:]/:contentbasename/") == "/noir/2019-03-02-the-third-man/");
  CHECK(filled("/:sections[last]/:slugorfilename") == "/noir/2019-03-02-the-third-man");
  CHECK(filled("/:monthname/:yearday/:weekday/:weekdayname/") == "/march/61/6/saturday/");
  CHECK(filled("film-:year-:slugorcontentbasename") == "/film-2019-2019-03-02-the-third-man");
}

TEST_CASE("Jekyll's patterns and styles are filled as Jekyll fills them") {
  CHECK(filled("date") == "/film%20noir/british/2019/03/02/the-third-man.html");
  CHECK(filled("pretty") == "/film%20noir/british/2019/03/02/the-third-man/");
  CHECK(filled("none") == "/film%20noir/british/the-third-man.html");
  CHECK(filled("ordinal") == "/film%20noir/british/2019/061/the-third-man.html");
  CHECK(filled("weekdate") == "/film%20noir/british/2019/W09/Sat/the-third-man.html");
  CHECK(filled("/:slugified_categories/:title", Generator::jekyll) == "/film-noir/british/the-third-man");
  CHECK(filled("/:short_year/:i_month/:i_day/:short_month/:title:output_ext") ==
        "/19/3/2/Mar/the-third-man.html");
  CHECK(filled("/:collection/:path/", Generator::jekyll) ==
        "/reviews/reviews/noir/2019-03-02-the-third-man/");
  // Without categories, no slash stands twice.
  UrlParts none = parts();
  none.categories.clear();
  CHECK(UrlTemplate("pretty", Generator::jekyll).fill(none) == "/2019/03/02/the-third-man/");
}

TEST_CASE("A pattern means what its generator means by it") {
  CHECK(filled("/:title/", Generator::hugo) == "/the-third-man-me/");
  CHECK(filled("/:title/", Generator::jekyll) == "/the-third-man/");
}

TEST_CASE("Eleventy's patterns are filled from the page and its front matter") {
  const Node front_matter = parse_yaml("film:\n  id: TT1\nserial: 7\n", 1);
  UrlParts all = parts();
  all.front_matter = &front_matter;
  const auto fill = [&](std::string_view pattern) {
    return UrlTemplate(pattern, Generator::eleventy).fill(all);
  };
  CHECK(fill("/reviews/{{ page.fileSlug }}/") == "/reviews/the-third-man/");
  CHECK(fill("reviews/{{ title | slugify }}/index.html") == "/reviews/the-third-man-and-me/");
  CHECK(fill("{{ page.filePathStem }}.html") == "/reviews/noir/the-third-man.html");
  CHECK(fill("/{{ page.date | date: \"%Y/%m\" }}/{{film.id | lower}}-{{ serial }}/") == "/2019/03/tt1-7/");
  CHECK_FALSE(fill("/{{ missing }}/"));
}

TEST_CASE("The slug of the front matter comes before the title and the file's name") {
  UrlParts slugged = parts();
  slugged.slug = "harry-lime";
  CHECK(UrlTemplate("/:slug/", Generator::hugo).fill(slugged) == "/harry-lime/");
  CHECK(UrlTemplate("/:slugorfilename/", Generator::hugo).fill(slugged) == "/harry-lime/");
  CHECK(UrlTemplate("/:title/", Generator::jekyll).fill(slugged) == "/harry-lime/");
}

TEST_CASE("A pattern whose parts an article lacks makes no address") {
  UrlParts undated = parts();
  undated.date.clear();
  const UrlTemplate pattern("/:year/:slug/", Generator::hugo);
  CHECK_FALSE(pattern.fill(undated));
  CHECK(pattern.missing(undated) == "date");
  CHECK(pattern.missing(parts()).empty());
}

TEST_CASE("What a pattern may not hold is refused with what may be meant") {
  CHECK_THAT(complaint("/:yaer/:slug/"), Contains("\":yaer\"") && Contains("\":year\""));
  CHECK_THAT(complaint("/:2006/:slug/"), Contains("\":2006\""));
  CHECK_THAT(complaint("/{{ page.fileSlug/"), Contains("never closed"));
  CHECK_THAT(complaint("/{{ title | shout }}/"), Contains("\"shout\""));
  CHECK_THAT(complaint("/{{ page.date.getFullYear() }}/"), Contains("cannot be worked out"));
  CHECK_THAT(complaint("/{{ }}/"), Contains("empty"));
  CHECK_THAT(complaint(" "), Contains("empty"));
}

TEST_CASE("A pattern that cannot be read is named with its line in rosebud.toml") {
  try {
    const Addresses addresses(parse_settings("[urls.sections]\nfilms = \"/:flim/\"\n").urls);
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK_THAT(std::string(error.message()), Contains("rosebud.toml:2:"));
  }
}

TEST_CASE("Slugs keep and drop what each generator keeps and drops") {
  CHECK(hugo_slug("In & Out: A.I. (8½) — Amélie") == "in-out-a.i.-8½-amélie");
  CHECK(hugo_slug("  M  ") == "m");
  CHECK(jekyll_slug("In & Out: 千と千尋!") == "in-out-千と千尋");
  CHECK(jekyll_pretty_slug("The Matrix: Re-loaded_1!") == "The-Matrix-Re-loaded_1!");
  CHECK(eleventy_slug("Amélie & O'Brien: 2") == "amelie-and-obrien-2");
  CHECK(address_path("/a b/ü?#\"%") == "/a%20b/ü%3F%23%22%25");
}

TEST_CASE("Dates have their parts, weeks by ISO 8601") {
  CHECK(formatted(calendar_date("2019-03-02").value(), "%Y-%-m-%-d %j %a %B %V %u") ==
        "2019-3-2 061 Sat March 09 6");
  CHECK(calendar_date("2021-01-03").value().week == 53);
  CHECK(calendar_date("2021-01-03").value().week_year == 2020);
  CHECK(calendar_date("2024-12-30").value().week == 1);
  CHECK(calendar_date("2024-12-31").value().day_of_year == 366);
  CHECK_FALSE(calendar_date("2023-02-29"));
  CHECK_FALSE(calendar_date("soon"));
  CHECK_FALSE(formatted(calendar_date("2019-03-02").value(), "%Q"));
}

TEST_CASE("A file's name says what a site would call the article") {
  CHECK(article_stem("_posts/2019-03-02-the-third-man.md") == "the-third-man");
  CHECK(article_stem("reviews/alien/index.md") == "alien");
  CHECK(article_stem("index.md") == "index");
  CHECK(article_stem("2001-a-space-odyssey.md") == "2001-a-space-odyssey");
  CHECK(article_stem("2019-03-02.md") == "2019-03-02");
  CHECK(without_extension("a.b/c") == "a.b/c");
}

TEST_CASE("An article's own address comes before the pattern, and the base before both") {
  constexpr auto urls = "base = \"https://example.org/blog\"\ngenerator = \"hugo\"\npattern = \"/:slug/\"\n";
  CHECK(address(urls, "content/a.md", "title: A film\n") == "https://example.org/blog/a-film/");
  CHECK(address(urls, "content/a.md", "title: A film\nurl: /own/\n") == "https://example.org/blog/own/");
  CHECK(address(urls, "content/a.md", "title: A film\nurl: https://other.org/x\n") == "https://other.org/x");
  CHECK(address(urls, "content/a.md", "title: A film\nlink: https://other.org/x\n") ==
        "https://example.org/blog/a-film/");
}

TEST_CASE("Addresses in front matter may be patterns of the generator") {
  CHECK(address("generator = \"jekyll\"\n", "_posts/2019-03-02-m.md",
                "date: 2019-03-02\npermalink: /:year/:title/\n") == "/2019/m/");
  CHECK(address("generator = \"jekyll\"\n", "_posts/2019-03-02-m.md",
                "permalink: pretty\ndate: 2019-03-02\n") == "/2019/03/02/m/");
  CHECK(address("generator = \"eleventy\"\n", "a.md",
                "title: In & Out\npermalink: films/{{ title | slug }}/\n") == "/films/in-and-out/");
  // One that only the generator understands leaves the usual address.
  CHECK(address("generator = \"eleventy\"\n", "films/a.md", "permalink: \"{{ x | unknown }}/\"\n") ==
        "/films/a/");
}

TEST_CASE("The folder of an article chooses its pattern, the longest first") {
  constexpr auto urls =
      "pattern = \"/other/:slug/\"\n[urls.sections]\nreviews = \"/r/:slug/\"\n\"reviews/tv\" = "
      "\"/tv/:slug/\"\n";
  CHECK(address(urls, "reviews/a.md", "title: A\n") == "/r/a/");
  CHECK(address(urls, "reviews/tv/a.md", "title: A\n") == "/tv/a/");
  CHECK(address(urls, "reviewsx/a.md", "title: A\n") == "/other/a/");
  CHECK(address("generator = \"hugo\"\n[urls.sections]\nreviews = \"/r/:slug/\"\n", "content/reviews/a.md",
                "title: A\n") == "/r/a/");
}

TEST_CASE("Without a pattern a generator's usual addresses hold") {
  CHECK(address("generator = \"hugo\"\n", "content/reviews/Big Film.md", "title: A\n") ==
        "/reviews/big-film/");
  CHECK(address("generator = \"hugo\"\n", "content/reviews/alien/index.md", "title: A\n") ==
        "/reviews/alien/");
  CHECK(address("generator = \"hugo\"\n", "content/reviews/a.md", "slug: b\n") == "/reviews/b/");
  CHECK(address("generator = \"jekyll\"\n", "films/_posts/2019-03-02-m.md",
                "date: 2019-03-02\ncategories: a b\n") == "/films/a/b/2019/03/02/m.html");
  CHECK(address("generator = \"jekyll\"\n", "about/me.md", "title: A\n") == "/about/me.html");
  CHECK(address("generator = \"jekyll\"\npattern = \"pretty\"\n", "about/me.md", "title: A\n") ==
        "/about/me/");
  CHECK(address("generator = \"jekyll\"\n[urls.sections]\n_films = \"/films/:title/\"\n", "_films/m.md",
                "a: 1\n") == "/films/m/");
  CHECK(address("generator = \"eleventy\"\n", "src/blog/2019-03-02-m.md", "title: A\n") == "/blog/m/");
  CHECK(address("generator = \"astro\"\n", "src/content/blog/m.md", "title: A\n") == "/blog/m/");
  CHECK(address("content = \"site/pages\"\npattern = \"/:path/\"\n", "site/pages/x/m.md", "title: A\n") ==
        "/x/m/");
}

TEST_CASE("Without settings for addresses an article keeps the one it states") {
  CHECK(address("", "a.md", "url: /own/\n") == "/own/");
  CHECK(address("", "a.md", "title: A\n").empty());
  CHECK(address("base = \"https://example.org\"\n", "a.md", "url: /own/\n") == "https://example.org/own/");
  CHECK(address("base = \"https://example.org\"\n", "a.md", "title: A\n").empty());
}
