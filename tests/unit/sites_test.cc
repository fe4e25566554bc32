// How sites of many kinds write a review, each with what its owner would expect to be read.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/rating.hh"
#include "indexer/article/read_article.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::indexer;

namespace {

using Strings = std::vector<std::string>;

struct Expected {
  FieldId field;
  Strings values;
};

struct Page {
  std::string_view name;
  std::string_view path;
  std::string_view bytes;
  std::vector<Expected> facts;
  Strings text;    // the blocks that are shown
  Strings hidden;  // the spoilers
};

Strings values(const Article& article, FieldId field) {
  const auto views = article.values_of(field);
  return {views.begin(), views.end()};
}

Strings blocks(const Article& article, bool spoilers) {
  Strings texts;
  for (const Block& block : article.blocks) {
    if (block.spoiler == spoilers) texts.push_back(block.text);
  }
  return texts;
}

void check(const Page& site) {
  INFO(site.name);
  const ReadResult result = read_article(site.path, site.bytes);
  REQUIRE(result.article);
  for (const Expected& expected : site.facts) {
    CAPTURE(field(expected.field).name);
    CHECK(values(*result.article, expected.field) == expected.values);
  }
  CHECK(blocks(*result.article, false) == site.text);
  CHECK(blocks(*result.article, true) == site.hidden);
}

std::string left_out(std::string_view path, std::string_view bytes) {
  const ReadResult result = read_article(path, bytes);
  CHECK(result.problems.empty());
  return result.left_out;
}

Article read(std::string_view path, std::string_view bytes) {
  const ReadResult result = read_article(path, bytes, {.infer = false});
  CAPTURE(bytes);
  REQUIRE(result.article);
  return *result.article;
}

Article with(std::string_view yaml) {
  return read("a.md", "---\n" + std::string(yaml) + "\n---\nText.\n");
}

}  // namespace

TEST_CASE("Sites of every generator are read as their owners mean them") {
  const std::vector<Page> sites{
      {"Zola keeps facts in [extra] and [taxonomies], and its shortcodes end at {% end %}",
       "content/films/stalker.md",
       "+++\ntitle = \"Stalker\"\ndate = 2021-04-05\n[taxonomies]\ntags = [\"soviet\"]\n"
       "director = [\"Andrei Tarkovsky\"]\nrelease_year = [\"1979\"]\n[extra]\nrating = 4.5\nrating_max = "
       "5\n+++\n"
       "Three men walk. {{ image(src=\"zone.jpg\", alt=\"The zone\") }}\n\n{% quote(by=\"A\") %}\nA "
       "field.\n{% end "
       "%}\n\n{% spoiler() %}\nThey turn back.\n{% end %}\n\nThe trolley stops. {{ spoiler(text=\"He "
       "wept.\") "
       "}}\n",
       {{FieldId::director, {"Andrei Tarkovsky"}}, {FieldId::year, {"1979"}}, {FieldId::rating, {"4.5/5"}}},
       {"Three men walk.", "The zone", "A field.", "The trolley stops."},
       {"They turn back.", "He wept."}},
      {"Grav keeps its tags below `taxonomy`, the book in a map, and ends a summary with ===",
       "pages/03.blog/station-eleven/item.md",
       "---\ntitle: 'Station Eleven'\ndate: '30-08-2020 17:30'\ntaxonomy:\n    category:\n        - books\n"
       "    tag:\n        - pandemic\nbook:\n    title: \"Station Eleven\"\n    author: \"Emily St. John "
       "Mandel\"\n"
       "    year: \"2014\"\n    rating: \"5\"\n---\nAn orchestra walks.\n\n===\n\nThe snow globe stays.\n",
       {{FieldId::work, {"Station Eleven"}},
        {FieldId::writer, {"Emily St. John Mandel"}},
        {FieldId::tag, {"books", "pandemic"}},
        {FieldId::rating, {"5"}},
        {FieldId::date, {"2020-08-30"}}},
       {"An orchestra walks.", "The snow globe stays."},
       {}},
      {"Next.js pages export their metadata",
       "content/reviews/tampopo.mdx",
       "import { Stars } from '../stars'\n\nexport const metadata = {\n  title: 'Tampopo',\n  director: "
       "'Juzo "
       "Itami',\n  year: 1985,\n  tags: ['food', \"western\"],\n}\n\nTwo truckers teach a widow.\n",
       {{FieldId::title, {"Tampopo"}},
        {FieldId::director, {"Juzo Itami"}},
        {FieldId::year, {"1985"}},
        {FieldId::tag, {"food", "western"}}},
       {"Two truckers teach a widow."},
       {}},
      {"Logseq writes properties with two colons, above the page and below its bullets",
       "pages/Ikiru.md",
       "title:: Ikiru\ntype:: [[film]]\ndirector:: [[Akira Kurosawa]]\nwriter:: [[Shinobu Hashimoto]], "
       "[[Hideo "
       "Oguni]]\nyear:: 1952\n\n- A clerk builds a playground.\n\t- collapsed:: true\n\t  The wake is told "
       "in "
       "quarrels.\n",
       {{FieldId::title, {"Ikiru"}},
        {FieldId::director, {"Akira Kurosawa"}},
        {FieldId::writer, {"Shinobu Hashimoto", "Hideo Oguni"}},
        {FieldId::year, {"1952"}}},
       {"A clerk builds a playground.", "The wake is told in quarrels."},
       {}},
      {"Obsidian's Media DB notes keep the film's address elsewhere, and N/A where nothing is known",
       "Movies/The Conversation (1974).md",
       "---\ntype: movie\ntitle: The Conversation\nenglishTitle: The Conversation\nyear: \"1974\"\nurl: "
       "https://www.imdb.com/title/tt0071360/\ndirector:\n  - Francis Ford Coppola\nstudio:\n  - "
       "N/A\npersonalRating: 9\n---\n![cover|150](https://example.org/p.jpg)\n\nHe takes his flat "
       "apart.\n\n```dataview\nTABLE rating FROM \"Reviews\"\n```\n",
       {{FieldId::director, {"Francis Ford Coppola"}},
        {FieldId::studio, {}},
        {FieldId::other_title, {}},
        {FieldId::rating, {"9"}}},
       {"cover", "He takes his flat apart."},
       {}},
      {"A Japanese note has pictographs in its headings",
       "映画/東京物語.md",
       "---\ntitle: 東京物語\noriginal_title: 東京物語\nrelease_date: 1953-11-03\nviewing_date: "
       "2023-05-06\n---\n## ⭐ 評価\n\n- **自分の評価**: 9.5/10\n\n## 🎬 スタッフ\n\n- **監督**: 小津安二郎\n\n"
       "## 🎭 キャスト\n\n- 笠智衆 (平山周吉)\n- 東山千栄子 (平山とみ)\n",
       {{FieldId::director, {"小津安二郎"}},
        {FieldId::cast, {"笠智衆", "東山千栄子"}},
        {FieldId::other_title, {}},
        {FieldId::year, {"1953"}},
        {FieldId::date, {"2023-05-06"}},
        {FieldId::rating, {"9.5/10"}}},
       {"⭐ 評価", "自分の評価: 9.5/10", "🎬 スタッフ", "監督: 小津安二郎", "🎭 キャスト", "笠智衆 (平山周吉)",
        "東山千栄子 (平山とみ)"},
       {}},
      {"A message of a newsgroup has its facts in its header, and stars out of four",
       "00412.txt",
       "Subject: Review: Brazil (1985)\nFrom: critic@example.org (A. Critic)\nDate: 4 Mar 1996 10:00:00 "
       "GMT\n\nDirector: Terry Gilliam\n\nA fly falls into a typewriter.\n\nRATING: ***1/2 (out of ****)\n",
       {{FieldId::title, {"Review: Brazil (1985)"}},
        {FieldId::work, {"Brazil"}},
        {FieldId::year, {"1985"}},
        {FieldId::reviewer, {"A. Critic"}},
        {FieldId::date, {"1996-03-04"}},
        {FieldId::director, {"Terry Gilliam"}},
        {FieldId::rating, {"***1/2 (out of ****)"}}},
       {"Director: Terry Gilliam", "A fly falls into a typewriter.", "RATING: ***1/2 (out of ****)"},
       {}},
      {"A German line parts its credits with a slash, and one of tags may name a year",
       "Der Himmel über Berlin.md",
       "# Der Himmel über Berlin (1987)\n\n*Regie:* Wim Wenders / *Drehbuch:* Peter Handke, Richard "
       "Reitinger\n\nEin Engel will Kaffee trinken.\n\n#film #berlin #1987\n",
       {{FieldId::director, {"Wim Wenders"}},
        {FieldId::writer, {"Peter Handke", "Richard Reitinger"}},
        {FieldId::tag, {"film", "berlin"}}},
       {"Regie: Wim Wenders / Drehbuch: Peter Handke, Richard Reitinger", "Ein Engel will Kaffee trinken."},
       {}},
      {"A dump of plain text has its title in the first line",
       "films.txt",
       "THE APARTMENT (1960)\nDirected by Billy Wilder. Written by Billy Wilder and I.A.L. Diamond.\n\nA "
       "clerk "
       "lends out his key.\n\nRating: B+\n",
       {{FieldId::title, {"THE APARTMENT (1960)"}},
        {FieldId::work, {"THE APARTMENT"}},
        {FieldId::year, {"1960"}},
        {FieldId::director, {"Billy Wilder"}},
        {FieldId::writer, {"Billy Wilder", "I.A.L. Diamond"}},
        {FieldId::rating, {"B+"}}},
       {"Directed by Billy Wilder. Written by Billy Wilder and I.A.L. Diamond.", "A clerk lends out his key.",
        "Rating: B+"},
       {}},
      {"An encyclopedia's table parts people by line breaks",
       "narcissus.md",
       "---\ntitle: Black Narcissus\n---\n<table>\n<tr><td>Directed by</td><td><a href=\"#\">Michael "
       "Powell</a><br/><a href=\"#\">Emeric Pressburger</a></td></tr>\n</table>\n\nThe wind never stops.\n",
       {{FieldId::director, {"Michael Powell", "Emeric Pressburger"}}},
       {"Directed by | Michael Powell Emeric Pressburger", "The wind never stops."},
       {}},
      {"A note keeps its facts in a callout, and a star behind its rating",
       "Memento.md",
       "---\ntags: [movie]\n---\n> [!info] Film\n> - **Director**: Christopher Nolan\n> - **My Rating**: 4/5 "
       "⭐\n\nThe tattoos run forward.\n\n> [!spoiler]- Ending\n> He chose to forget.\n",
       {{FieldId::director, {"Christopher Nolan"}}, {FieldId::rating, {"4/5 ⭐"}}},
       {"Film", "Director: Christopher Nolan", "My Rating: 4/5 ⭐", "The tattoos run forward.", "Ending"},
       {"He chose to forget."}},
      {"A series is named by its show, its episode by a title and not by a number",
       "content/reviews/s01e03.md",
       "---\ntitle: \"Twin Peaks, the third\"\nshow: Twin Peaks\nseason: 1\nepisode: 3\nairdate: "
       "1990-04-19\ndirector: David Lynch\n---\nHe throws stones.\n",
       {{FieldId::work, {"Twin Peaks"}}, {FieldId::year, {"1990"}}, {FieldId::director, {"David Lynch"}}},
       {"He throws stones."},
       {}},
      {"Jekyll captures variables, and rates by parts",
       "_posts/2020-02-02-parasite.md",
       "---\ntitle: Parasite\nrating:\n  story: 4\n  overall: 5\n---\n{% capture x %}no "
       "text{% endcapture %}\nA family folds boxes.\n",
       {{FieldId::rating, {"5"}}},
       {"A family folds boxes."},
       {}},
      {"A game magazine marks its titles up",
       "_posts/2017-03-04-hyper-light.md",
       "---\ntitle: \"Review <em class='game-title'>HYPER LIGHT</em> &amp; dust\"\nrelease-date: March 31, "
       "2016\n---\nRuins.\n",
       {{FieldId::title, {"Review HYPER LIGHT & dust"}}, {FieldId::year, {"2016"}}},
       {"Ruins."},
       {}},
  };
  for (const Page& site : sites) check(site);
}

TEST_CASE("Keys are known in Polish and Russian, too") {
  const Article polish = with(
      "tytuł: Rejs\nreżyser: Marek Piwowski\nscenariusz: Janusz Głowacki\nobsada: Stanisław Tym\nrok: "
      "1970\nkraj: Polska\nocena: 8/10\ntagi: [komedia]\nkategoria: filmy");
  CHECK(values(polish, FieldId::title) == Strings{"Rejs"});
  CHECK(values(polish, FieldId::director) == Strings{"Marek Piwowski"});
  CHECK(values(polish, FieldId::cast) == Strings{"Stanisław Tym"});
  CHECK(values(polish, FieldId::country) == Strings{"Polska"});
  CHECK(values(polish, FieldId::tag) == Strings{"komedia", "filmy"});
  CHECK(polish.rating == 80);
  const Article russian = with(
      "Название: Сталкер\nРежиссёр: Андрей Тарковский\nВ ролях: Александр Кайдановский\nГод: 1979\nЖанр: "
      "драма\nОценка: 9\nПросмотрено: 2023-01-05\nТеги: [зона]");
  CHECK(values(russian, FieldId::title) == Strings{"Сталкер"});
  CHECK(values(russian, FieldId::director) == Strings{"Андрей Тарковский"});
  CHECK(values(russian, FieldId::cast) == Strings{"Александр Кайдановский"});
  CHECK(values(russian, FieldId::genre) == Strings{"драма"});
  CHECK(values(russian, FieldId::date) == Strings{"2023-01-05"});
  CHECK(russian.rating == 90);
}

TEST_CASE("Keys are known in Swedish and Danish, too") {
  const Article swedish = with(
      "titel: Persona\nregissör: Ingmar Bergman\nmanus: Ingmar Bergman\når: 1966\nbetyg: "
      "5/5\nskådespelare: Bibi Andersson, Liv Ullmann");
  CHECK(values(swedish, FieldId::writer) == Strings{"Ingmar Bergman"});
  CHECK(values(swedish, FieldId::year) == Strings{"1966"});
  CHECK(values(swedish, FieldId::cast) == Strings{"Bibi Andersson", "Liv Ullmann"});
  CHECK(swedish.rating == 100);
  CHECK(values(with("instruktør: Lone Scherfig"), FieldId::director) == Strings{"Lone Scherfig"});
}

TEST_CASE("Lists of credits name people by what they did") {
  const Article crew = with(
      "crew:\n  - role: Director\n    name: Ridley Scott\n  - role: Screenplay\n    name: Dan O'Bannon\n  - "
      "role: Editor\n    name: Terry Rawlings");
  CHECK(values(crew, FieldId::director) == Strings{"Ridley Scott"});
  CHECK(values(crew, FieldId::writer) == Strings{"Dan O'Bannon"});
  const Article nested = with(
      "movie:\n  title: Ran\n  credits:\n    crew:\n      - {job: Director, name: Akira Kurosawa}\n      - "
      "{job: Editor, name: A B}");
  CHECK(values(nested, FieldId::director) == Strings{"Akira Kurosawa"});
  CHECK(values(with("people:\n  director: Ridley Scott\n  caterer: A B"), FieldId::director) ==
        Strings{"Ridley Scott"});
  CHECK(values(with("crew: 12 people"), FieldId::director).empty());
}

TEST_CASE("A song that names its artist is no composer, and a middle name stays") {
  CHECK(values(with("music:\n  - name: Koko Dake no Hanashi\n    artist: Chatmonchy"), FieldId::composer)
            .empty());
  CHECK(values(with("music:\n  - name: Jun Miyake"), FieldId::composer) == Strings{"Jun Miyake"});
  CHECK(values(with("director:\n  first: Ursula\n  middle: K.\n  last: Le Guin"), FieldId::director) ==
        Strings{"Ursula K. Le Guin"});
}

TEST_CASE("A rating within the work's map is the page's only where it has no other") {
  CHECK(with("film:\n  title: Ran\n  rating: 4/5").rating == 80);
  CHECK(with("film:\n  title: Ran\n  rating: 4/5\nrating: 9").rating == 90);
  CHECK(with("film:\n  title: Ran\n  rating: PG-13").rating == std::nullopt);
}

TEST_CASE("A work's page elsewhere is not the article's address") {
  CHECK(with("url: https://www.imdb.com/title/tt0071360/").address.empty());
  CHECK(with("url: https://en.wikipedia.org/wiki/Ran\nlink: https://example.org/ran/").address ==
        "https://example.org/ran/");
  CHECK(with("url: https://letterboxd.com/someone/film/ran/").address ==
        "https://letterboxd.com/someone/film/ran/");
  CHECK(with("url: https://notimdb.com/ran/").address == "https://notimdb.com/ran/");
}

TEST_CASE("What articles are made from is left out, valid or not") {
  const std::string_view archetype =
      "---\ntitle: \"{{ replace .Name \"-\" \" \" }}\"\ndate: {{ .Date }}\n---\n";
  CHECK(left_out("archetypes/default.md", archetype) == "templates");
  CHECK(left_out("scaffolds/post.md", "---\ntitle: {{ title }}\n---\nText.\n") == "templates");
  CHECK(left_out("09-Templates/Film.md", "---\ntitle: \"Film\"\n---\nText.\n") == "templates");
  CHECK(left_out("Films/New.md", "---\ntitle: \"{{title}}\"\n---\nText.\n") == "templates");
  CHECK(left_out("Films/The Templates.md", "---\ntitle: The Templates\n---\nText.\n").empty());
  CHECK(left_out("pages/blog.md", "---\ntitle: Blog\ncontent:\n    items: '@self.children'\n---\nText.\n") ==
        "list pages");
}

TEST_CASE("Exports that are no plain data are no metadata") {
  for (const std::string_view code :
       {"export const metadata = { title: titleOf(page), ...rest }\n\nText.\n",
        "export const metadata = {\n  title: 'Open\n\nText.\n",
        "Text.\n\nexport const metadata = {title: 'A'}\n", "export const pages = {title: 'A'}\n\nText.\n"}) {
    CAPTURE(code);
    CHECK(values(read("tampopo.mdx", code), FieldId::title) == Strings{"Tampopo"});
  }
}

TEST_CASE("A heading of signs alone is nothing, and a title keeps what is no formatting") {
  CHECK(read("a.txt", "## \n#\n### ###\nText.\n").blocks.size() > 0);
  CHECK(values(with("title: \"<script>alert(1)</script>\""), FieldId::title) ==
        Strings{"<script>alert(1)</script>"});
  CHECK(values(with("title: I <3 You"), FieldId::title) == Strings{"I <3 You"});
}

TEST_CASE("Stars out of stars are a rating") {
  CHECK(rating_of("***1/2 (out of ****)") == 88);
  CHECK(rating_of("** out of ****") == 50);
  CHECK(rating_of("***** out of ****") == std::nullopt);
  CHECK(rating_of("out of ****") == std::nullopt);
}

TEST_CASE("A number that a declared facet cannot take is named with its line") {
  const DeclaredField runtime{.name = "runtime", .kind = FieldKind::number, .label = "", .keys = {"minutes"}};
  ReadOptions options;
  options.fields = FieldTable(std::vector{runtime});
  const auto warnings = [&](std::string_view line) {
    const ReadResult result =
        read_article("a.md", "---\ntitle: A\n" + std::string(line) + "\n---\nText.\n", options);
    Strings found;
    for (const Problem& problem : result.problems) {
      CHECK(problem.severity == Severity::warning);
      found.push_back(to_string(problem));
    }
    return found;
  };
  CHECK(warnings("minutes: 92.5") ==
        Strings{"a.md:3: \"92.5\" is no whole number, which the facet \"runtime\" takes"});
  CHECK(warnings("minutes: -3").size() == 1);
  CHECK(warnings("minutes: 92 min").empty());
  CHECK(warnings("minutes: unknown").empty());
  CHECK(warnings("minutes:").empty());
}
