#include <map>

#include "catalogue/field.hh"
#include "catalogue/language.hh"
#include "catalogue/number_range.hh"
#include "catalogue/stemmer.hh"
#include "catalogue/utf8.hh"
#include "catalogue/value_key.hh"
#include "support/catch.hh"

using namespace rosebud;

TEST_CASE("Every key of the field table is written in its normalised form and fills one field") {
  std::map<std::string_view, FieldId> seen;
  for (const Field& row : fields()) {
    for (const std::string_view key : row.keys) {
      if (key.empty()) continue;
      CAPTURE(row.name, key);
      CHECK(normalised_key(key) == key);
      CHECK(seen.emplace(key, row.id).second);
      CHECK(field_of_key(key) == row.id);
    }
  }
}

TEST_CASE("Keys are recognised whatever their case and separators") {
  for (const char* key :
       {"Directed By", "directed_by", "directedBy", "DIRECTED-BY", "director", "Directors"}) {
    CAPTURE(key);
    CHECK(field_of_key(key) == FieldId::director);
  }
  CHECK_FALSE(field_of_key("layout"));
  CHECK_FALSE(field_of_key(""));
}

TEST_CASE("Every field has help, and every facet an example") {
  for (const Field& row : fields()) {
    CAPTURE(row.name);
    CHECK_FALSE(row.help.empty());
    if (row.facet) CHECK_FALSE(row.example.empty());
  }
}

TEST_CASE("One key stands for all the ways a name is written") {
  for (const char* written :
       {"Satoshi Kon", "satoshi kon", "  Satoshi   KON ", "Satoshi Kon,", "\"Satoshi Kon\""}) {
    CAPTURE(written);
    CHECK(value_key(FieldKind::name, written) == "satoshi kon");
  }
  CHECK(value_key(FieldKind::name, "Víctor Erice") == value_key(FieldKind::name, "Victor Erice"));
  CHECK(value_key(FieldKind::name, "Robert Downey Jr.") == value_key(FieldKind::name, "Robert Downey Jr"));
  CHECK(value_key(FieldKind::keyword, "!!!") == "!!!");
}

TEST_CASE("Keys of numbers sort as numbers do") {
  CHECK(value_key(FieldKind::number, "985") == "0985");
  CHECK(value_key(FieldKind::number, "985") < value_key(FieldKind::number, "1990"));
}

TEST_CASE("Ranges of years are read with either end open and in either order") {
  CHECK(parse_number_range("1995") == NumberRange{1995, 1995});
  CHECK(parse_number_range("1990..1999") == NumberRange{1990, 1999});
  CHECK(parse_number_range("1999..1990") == NumberRange{1990, 1999});
  CHECK(parse_number_range("..1960") == NumberRange{std::nullopt, 1960});
  CHECK(parse_number_range("2000..") == NumberRange{2000, std::nullopt});
  for (const char* text : {"", "..", "abc..", "19x5", "-5", "1990...1999", "99999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number_range(text));
  }
  CHECK(to_string(*parse_number_range("1990..")) == "1990..");
  CHECK(to_string(*parse_number_range("1995")) == "1995");
}

TEST_CASE("Inflected words of a language meet in their stem, numbers and unknown languages stay") {
  const Stemmer english("en");
  CHECK(english.stem("dreams") == english.stem("dreaming"));
  CHECK(english.stem("2001s") == "2001s");
  const Stemmer french("fr");
  CHECK(french.stem("eleves") == french.stem("eleve"));
  CHECK(Stemmer("ja").stem("dreams") == "dreams");
}

TEST_CASE("Languages are recognised by code, region and name") {
  CHECK(language_code("en-GB") == "en");
  CHECK(language_code("FR") == "fr");
  CHECK(language_code("Français") == "fr");
  CHECK(language_code("日本語") == "ja");
  CHECK_FALSE(language_code("Klingon"));
  CHECK_FALSE(language_code(""));
}

TEST_CASE("Nothing in an article can move the terminal's cursor or reorder its lines") {
  CHECK(utf8::printable("a\x1b[31mb") == "a[31mb");
  CHECK(utf8::printable("a\tb\nc\rd") == "a b c d");
  CHECK(utf8::printable("a\x7f"
                        "b\xc2\x9b"
                        "c") == "abc");
  CHECK(utf8::printable("a\u202Eb\u2066c") == "abc");
  CHECK(utf8::printable("Amélie 千尋 🎬") == "Amélie 千尋 🎬");
  CHECK(utf8::printable(std::string("a\0b", 3)) == "ab");
}

TEST_CASE("Invalid UTF-8 is found where it begins") {
  CHECK_FALSE(utf8::first_invalid("Amélie 千"));
  CHECK(utf8::first_invalid("Am\xe9lie") == 2U);
  CHECK(utf8::first_invalid("a\xed\xa0\x80") == 1U);  // a surrogate
  CHECK(utf8::first_invalid("a\xc0\xaf") == 1U);      // overlong
}

TEST_CASE("Windows-1252 becomes the letters it stands for") {
  CHECK(utf8::from_windows_1252("Am\xe9lie \x93quoted\x94 \x80") == "Amélie “quoted” €");
}

TEST_CASE("Wide characters take two columns and cutting never splits one") {
  CHECK(utf8::columns("千尋") == 4);
  CHECK(utf8::prefix_columns("千尋", 3) == "千");
  CHECK(utf8::prefix("é", 1).empty());
}
