#include "indexer/article/stated_facts.hh"

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/read_article.hh"
#include "indexer/credits/title_credit.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::indexer;

namespace {

using Strings = std::vector<std::string>;

Strings values(const std::vector<Fact>& facts, FieldId field) {
  Strings result;
  for (const Fact& fact : facts) {
    if (fact.field == field) result.push_back(fact.written);
  }
  return result;
}

Strings stated(FieldId field, std::string_view body) {
  return values(stated_facts(body), field);
}

}  // namespace

TEST_CASE("A labelled line at the head or foot of a text is a fact") {
  for (const char* line :
       {"Director: Satoshi Kon", "Directed by: Satoshi Kon", "- Director: Satoshi Kon",
        "* **Director**: Satoshi Kon", "**Director:** Satoshi Kon",
        "__Director:__ [Satoshi Kon](https://example.org/kon)", "> Director: [[Satoshi Kon]]",
        "| Director | Satoshi Kon |", "| **Director:** | [[kon|Satoshi Kon]] |", "director:: Satoshi Kon",
        "[director:: [[Satoshi Kon]]]", "Anime, 1997 | Director: Satoshi Kon | 81 min",
        "<b>Director:</b> Satoshi Kon<br>", "<tr><td>Director</td><td>Satoshi Kon</td></tr>",
        "Director: Satoshi Kon.", "DIRECTOR: Satoshi Kon"}) {
    CAPTURE(line);
    CHECK(stated(FieldId::director, std::string(line) + "\n\nIt is a film.\n") == Strings{"Satoshi Kon"});
    CHECK(stated(FieldId::director, "It is a film.\n\n" + std::string(line)) == Strings{"Satoshi Kon"});
  }
}

TEST_CASE("Labels are read in the languages that reviews are written in") {
  for (const char* label : {"Regie", "Regisseur", "Réalisateur", "Réalisation", "Réalisé par", "Regia",
                            "Dirigida por", "Directora", "Realizador", "Diretor", "Regi", "Reżyseria",
                            "Ohjaus", "Yönetmen", "Режиссёр", "監督", "导演", "감독"}) {
    CAPTURE(label);
    CHECK(stated(FieldId::director, std::string(label) + ": Satoshi Kon\n") == Strings{"Satoshi Kon"});
    CHECK(stated(FieldId::director, std::string(label) + " : Satoshi Kon\n") == Strings{"Satoshi Kon"});
  }
  for (const char* label : {"Screenplay", "Written by", "Drehbuch", "Scénario", "Scénariste", "Guion",
                            "Guión", "Sceneggiatura", "Roteiro", "Scenariusz", "Сценарий", "脚本"}) {
    CAPTURE(label);
    CHECK(stated(FieldId::writer, std::string(label) + ": Sadayuki Murai\n") == Strings{"Sadayuki Murai"});
  }
  CHECK(stated(FieldId::director, "監督：今敏\n") == Strings{"今敏"});
  CHECK(stated(FieldId::year, "Erscheinungsjahr: 1997\n") == Strings{"1997"});
  CHECK(stated(FieldId::year, "Année : 1997\n") == Strings{"1997"});
  CHECK(stated(FieldId::cast, "Schauspieler: Mia Goth, Ti West\n") == Strings{"Mia Goth", "Ti West"});
  CHECK(stated(FieldId::other_title, "原題: Perfect Blue\n") == Strings{"Perfect Blue"});
}

TEST_CASE("One line may state several facts") {
  const char* const line = "Regie: Christopher Nolan, Drehbuch: Jonathan Nolan, Jahr: 2010\n";
  CHECK(stated(FieldId::director, line) == Strings{"Christopher Nolan"});
  CHECK(stated(FieldId::writer, line) == Strings{"Jonathan Nolan"});
  CHECK(stated(FieldId::year, line) == Strings{"2010"});
}

TEST_CASE("A table of one work across is read, a list of films is not") {
  CHECK(stated(FieldId::director, "| Title | Director | Year |\n|---|---|---|\n| M | Fritz Lang | 1931 |\n")
            .empty());
  CHECK(stated(FieldId::director, "| Director | Year |\n|---|---|\n| Fritz Lang | 1931 |\n") ==
        Strings{"Fritz Lang"});
  CHECK(stated(FieldId::director,
               "| Director | Year |\n|---|---|\n| Fritz Lang | 1931 |\n| Joseph Losey | 1951 |\n")
            .empty());
}

TEST_CASE("A list below a heading that is a label is its value") {
  const char* const text =
      "# Kuroi Hohoemi\n\n## Tags\n\n-   horror\n-   shoujo\n\n## Cast\n\n- Mia Goth\n- Ti West\n";
  CHECK(stated(FieldId::tag, text) == Strings{"horror", "shoujo"});
  CHECK(stated(FieldId::cast, text) == Strings{"Mia Goth", "Ti West"});
}

TEST_CASE("A label that has other meanings counts only beside a sure one") {
  CHECK(stated(FieldId::director, "Dirección: Pedro Costa\n").empty());
  CHECK(stated(FieldId::director, "Dirección: Pedro Costa\nGuion: Pedro Costa\n") == Strings{"Pedro Costa"});
  CHECK(stated(FieldId::composer, "Musik: Hans Zimmer\n").empty());
  CHECK(stated(FieldId::composer, "Regie: Christopher Nolan\nMusik: Hans Zimmer\n") ==
        Strings{"Hans Zimmer"});
}

TEST_CASE("What a label says of several works is said of none") {
  CHECK(stated_facts("Director: Fritz Lang\nYear: 1931\n\nText.\n\nDirector: Joseph Losey\nYear: 1951\n")
            .empty());
}

TEST_CASE("A value that is no name is nobody") {
  for (const char* text :
       {"Director: he should have known better\n", "Regie: siehe oben\n", "Writer: ?\n", "Director:\n",
        "Director: 12\n", "Director: Unknown\n", "Cast: everybody you can think of\n",
        "The director: Satoshi Kon\n", "```\nDirector: Satoshi Kon\n```\n"}) {
    CAPTURE(text);
    CHECK(stated_facts(text).empty());
  }
}

TEST_CASE("Labels in the midst of a long text are not about its work") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "A line.\n\n";
  CHECK(stated_facts(text + "Director: Satoshi Kon\n\n" + text).empty());
}

TEST_CASE("A verdict in the text says of how many it is") {
  CHECK(stated(FieldId::rating, "Rating: 8/10\n") == Strings{"8/10"});
  CHECK(stated(FieldId::rating, "7,3/10 Punkten #Like\n") == Strings{"7,3/10 Punkten"});
  CHECK(stated(FieldId::rating, "★★★½\n") == Strings{"★★★½"});
  CHECK(stated(FieldId::rating, "Grade: B+\n") == Strings{"B+"});
  for (const char* text :
       {"Rating: PG-13\n", "Score: 3\n", "Note: see below\n", "24/7\n", "Rating: 8/10\n\nRating: 4/10\n"}) {
    CAPTURE(text);
    CHECK(stated(FieldId::rating, text).empty());
  }
}

TEST_CASE("Front matter wins over what the text states, field by field") {
  const auto read = read_article("a.md",
                                 "---\ntitle: A\ndirector: Named Here\n---\nDirector: Some Other\nWriter: "
                                 "Jane Doe\nRating: 4/5\n\nText.\n");
  REQUIRE(read.article);
  CHECK(values(read.article->facts, FieldId::director) == Strings{"Named Here"});
  CHECK(values(read.article->facts, FieldId::writer) == Strings{"Jane Doe"});
  CHECK(read.article->rating == 80);
  for (const Fact& fact : read.article->facts) {
    if (fact.field == FieldId::writer) CHECK(fact.source == Source::body);
  }
}

TEST_CASE("Lines of hashtags are tags, and a note of nothing else is left out") {
  const auto read = read_article("Film/M.md", "A film.\n\n#noir #Lang/early\n");
  REQUIRE(read.article);
  CHECK(values(read.article->facts, FieldId::tag) == Strings{"noir", "Lang/early"});
  CHECK(read_article("People/Fritz Lang.md", "#director\n").left_out == "no text");
  CHECK(read_article("a.md", "---\ntags: [a]\n---\n").left_out == "no text");
  CHECK(read_article("a.md", "---\ntitle: A\nyear: 1931\n---\n").article);
}

TEST_CASE("Hostile labels are read in no time") {
  CHECK(stated_facts(std::string(200'000, ':')).empty());
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "Director: A B,";
  CHECK(stated_facts(many).empty());
  std::string rows;
  for (int i = 0; i < 5'000; ++i) rows += "| Director | [[ |\n";
  CHECK_NOTHROW(stated_facts(rows));
}

TEST_CASE("A heading of nothing but its sign states nothing") {
  CHECK(stated_facts("#\n## \n###\n- A B\n").empty());
  CHECK(values(stated_facts("#\n\nDirector: A B\nYear: 1951\n"), FieldId::director) ==
        values(stated_facts("Director: A B\nYear: 1951\n"), FieldId::director));
}

TEST_CASE("A title of a film section names the director between the work and the year") {
  const auto credit = credits::title_credit("Cinéma - Parasite de Bong Joon-Ho (2019)");
  REQUIRE(credit);
  CHECK(credit->work == "Parasite");
  CHECK(credit->directors == Strings{"Bong Joon-Ho"});
  CHECK(credits::title_credit("Film: Scarface by Brian de Palma (1983)")->directors ==
        Strings{"Brian de Palma"});
  CHECK(
      credits::title_credit("Cinéma - Le Destin de Amélie Poulain de Jean-Pierre Jeunet (2001)")->directors ==
      Strings{"Jean-Pierre Jeunet"});
  CHECK(credits::title_credit("Cinéma - Le Port de verre de Anne Aumont et Jean-Paul Colin (1951)")
            ->directors == Strings{"Anne Aumont", "Jean-Paul Colin"});
  CHECK(credits::title_credit("Film: Glass Harbour by Ann Ames, Bo Berg & Cy Cole (1951)")->directors ==
        Strings{"Ann Ames", "Bo Berg", "Cy Cole"});
  for (const char* title :
       {"BD - La Montagne magique de Jiro Taniguchi (2005)", "Cinéma - Les Demoiselles de Rochefort (1967)",
        "Cinéma - Parasite de Bong Joon-Ho", "Parasite de Bong Joon-Ho (2019)", "Cinéma", ""}) {
    CAPTURE(title);
    CHECK_FALSE(credits::title_credit(title));
  }
}
