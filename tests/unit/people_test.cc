#include "indexer/article/people.hh"

#include <string>
#include <vector>

#include "catalogue/value_key.hh"
#include "indexer/article/person_name.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::indexer;

namespace {

using Strings = std::vector<std::string>;

std::string key(std::string_view name) {
  return value_key(FieldKind::name, name);
}

}  // namespace

TEST_CASE("People are told apart however they are joined") {
  for (const char* text :
       {"Joel Coen & Ethan Coen", "Joel Coen and Ethan Coen", "Joel Coen, Ethan Coen",
        "Joel Coen; Ethan Coen", "Joel Coen / Ethan Coen", "Joel Coen et Ethan Coen",
        "Joel Coen und Ethan Coen", "Joel Coen | Ethan Coen", "Joel Coen y Ethan Coen",
        "Joel Coen、Ethan Coen", "Joel Coen, and Ethan Coen", "[[Joel Coen]], [[Ethan Coen]]",
        "Joel Coen (director), Ethan Coen (producer, uncredited)", "Joel & Ethan Coen",
        "Coen, Joel; Coen, Ethan", "Directed by Joel Coen and Ethan Coen", "**Joel Coen & Ethan Coen**"}) {
    CAPTURE(text);
    CHECK(people_in(text) == Strings{"Joel Coen", "Ethan Coen"});
  }
  CHECK(people_in("A B, C D; E F / G H") == Strings{"A B", "C D", "E F", "G H"});
  CHECK(people_in("宮崎駿、高畑勲") == Strings{"宮崎駿", "高畑勲"});
  CHECK(people_in("宮崎駿, 高畑勲") == Strings{"宮崎駿", "高畑勲"});
}

TEST_CASE("One person is named in one way, whatever stands around") {
  CHECK(people_in("[[Alfred Hitchcock]]") == Strings{"Alfred Hitchcock"});
  CHECK(people_in("[[people/kon|Satoshi Kon]]") == Strings{"Satoshi Kon"});
  CHECK(people_in("Yoko Kanno (music)") == Strings{"Yoko Kanno"});
  CHECK(people_in("Bill Lancaster [uncredited]") == Strings{"Bill Lancaster"});
  CHECK(people_in("Jim Carrey as Truman") == Strings{"Jim Carrey"});
  CHECK(people_in("Robert Downey, Jr.") == Strings{"Robert Downey, Jr."});
  CHECK(people_in("dir. Agnès Varda") == Strings{"Agnès Varda"});
  CHECK(people_in("José Ortega y Gasset") == Strings{"José Ortega y Gasset"});
}

TEST_CASE("What stands for an unknown person is nobody") {
  for (const char* text : {"", "-", "?", "N/A", "unknown", "Various", "None"}) {
    CAPTURE(text);
    CHECK(people_in(text).empty());
  }
}

TEST_CASE("A surname first is one person") {
  CHECK(people_in("Miyazaki, Hayao") == Strings{"Hayao Miyazaki"});
  CHECK(people_in("De Palma, Brian") == Strings{"Brian De Palma"});
  CHECK(people_in("von Trier, Lars") == Strings{"Lars von Trier"});
  CHECK(people_in("Hitchcock, Alfred J.") == Strings{"Alfred J. Hitchcock"});
  CHECK(people_in("Downey, Robert, Jr.") == Strings{"Robert Downey, Jr."});
  CHECK(people_in("Kanno, Yoko (music)") == Strings{"Yoko Kanno"});
  CHECK(people_in("Coen, Joel & Coen, Ethan") == Strings{"Joel Coen", "Ethan Coen"});
}

TEST_CASE("Two people are never turned into one") {
  CHECK(people_in("Saleka, Josh Hartnett") == Strings{"Saleka", "Josh Hartnett"});
  CHECK(people_in("Zendaya, Tom Holland") == Strings{"Zendaya", "Tom Holland"});
  CHECK(people_in("Michael Powell, Emeric Pressburger") == Strings{"Michael Powell", "Emeric Pressburger"});
  CHECK(people_in("Hitchcock and Alma Reville") == Strings{"Hitchcock", "Alma Reville"});
  CHECK(people_in("Joel Coen, Ethan Coen", PeopleIn::item) == Strings{"Joel Coen", "Ethan Coen"});
}

TEST_CASE("In a list's item a comma rather stands inside one name") {
  CHECK(people_in("Coppola, Francis Ford", PeopleIn::item) == Strings{"Francis Ford Coppola"});
  CHECK(people_in("García Márquez, Gabriel", PeopleIn::item) == Strings{"Gabriel García Márquez"});
}

TEST_CASE("Variants of a name join under one key") {
  for (const char* name :
       {"J.J. Abrams", "J. J. Abrams", "JJ Abrams", "J J Abrams", "j.j. abrams", " J.J.  Abrams,"}) {
    CAPTURE(name);
    CHECK(key(name) == key("J. J. Abrams"));
  }
  CHECK(key("Bong Joon-ho") == key("Bong Joon Ho"));
  CHECK(key("Robert Downey, Jr.") == key("Robert Downey Jr"));
  CHECK(key("Chris O’Dowd") == key("Chris O'Dowd"));
  CHECK(key("Céline Sciamma") == key("celine sciamma"));
  CHECK(key("“Weird Al” Yankovic") == key("\"Weird Al\" Yankovic"));
  CHECK(key("Samuel L. Jackson") == key("Samuel L Jackson"));
}

TEST_CASE("Different people and works stay apart under their keys") {
  CHECK(key("Paul Anderson") != key("Paul W. S. Anderson"));
  CHECK(key("Robert Downey Sr.") != key("Robert Downey Jr."));
  CHECK(key("Evangelion 2.0") != key("Evangelion 20"));
  CHECK(key("Ōshima Nagisa") != key("Nagisa Oshima"));
  CHECK_FALSE(key("-").empty());
  CHECK_FALSE(key("...").empty());
}

TEST_CASE("Names of people are told from other text") {
  for (const char* name :
       {"Satoshi Kon", "Guillermo del Toro", "Robert Downey Jr.", "Cher", "M. Night Shyamalan",
        "Élodie Bouchez", "Beat Takeshi Kitano", "監督太郎", "d'Abo"}) {
    CAPTURE(name);
    CHECK(looks_like_a_name(name));
  }
  for (const char* text : {"", "8", "the boring one", "A film about us", "See above!", "Calle Mayor 5", "X",
                           "of course it was", "http://a.example", "This One Has Far Too Many Words"}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_a_name(text));
  }
}
