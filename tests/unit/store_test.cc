#include <filesystem>
#include <fstream>

#include <xapian.h>

#include "catalogue/error.hh"
#include "store/forms.hh"
#include "store/generation.hh"
#include "store/reader.hh"
#include "store/record.hh"
#include "store/stamp.hh"
#include "store/terms.hh"
#include "store/values.hh"
#include "store/writer.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::store;
using rosebud::testing::TempFolder;
namespace fs = std::filesystem;

namespace {

Xapian::Document document_with(const std::string& term) {
  Xapian::Document document;
  document.add_term(term);
  return document;
}

// Publishes a generation that holds `documents` documents with the term "word".
void publish_generation(const DatabaseFolder& folder, unsigned documents) {
  const std::string name = folder.next_name();
  const fs::path shard = folder.path() / "shard";
  {
    Writer writer = Writer::create(shard, {});
    writer.begin();
    for (unsigned i = 0; i < documents; ++i) writer.add(document_with("word"));
    writer.commit();
  }
  merge(std::vector{shard}, folder.generation(name));
  fs::remove_all(shard);
  folder.publish(name);
}

}  // namespace

TEST_CASE("A list of keys is read back as it was written, of any length") {
  const std::vector<std::string> keys{"a", "", std::string(254, 'b'), std::string(255, 'c'),
                                      std::string(70'000, 'd')};
  CHECK(decode_list(encode_list(keys)) == keys);
  CHECK(decode_list("").empty());
}

TEST_CASE("A cut list ends early and reads nothing beyond it") {
  const std::string list = encode_list(std::vector<std::string>{"satoshi kon", std::string(300, 'x')});
  for (std::size_t length = 0; length < list.size(); ++length) {
    CHECK(decode_list(std::string_view(list).substr(0, length)).size() <= 1);
  }
}

TEST_CASE("Lists of years sort by their first year") {
  CHECK(encode_list(std::vector<std::string>{"0985", "2001"}) <
        encode_list(std::vector<std::string>{"1990"}));
}

TEST_CASE("A record is read back as it was written") {
  const Record record{"reviews/m.md",
                      "https://example.org/m",
                      {{FieldId::title, "M"},
                       {FieldId::director, "Fritz Lang", "Fritz Lang made it."},
                       {FieldId::year, "1931"}},
                      {{BlockKind::heading, "Whistling"},
                       {BlockKind::paragraph, std::string(100'000, 'x')},
                       {BlockKind::footnote, "It was M.", true}}};
  CHECK(decode_record(encode_record(record)) == record);
  CHECK(record.first_of(FieldId::director) == "Fritz Lang");
  CHECK(record.first_of(FieldId::writer).empty());
}

TEST_CASE("A record cut anywhere is an error and not a crash") {
  const std::string data =
      encode_record({"a.md", "", {{FieldId::title, "A"}}, {{BlockKind::paragraph, "text"}}});
  for (std::size_t length = 0; length < data.size(); ++length) {
    try {
      decode_record(std::string_view(data).substr(0, length));
    } catch (const Error&) {
    }
  }
  CHECK_THROWS_AS(decode_record("foreign"), Error);
  CHECK_THROWS_AS(decode_record(""), Error);
}

TEST_CASE("A term is never longer than Xapian takes, and long values stay distinct") {
  const std::string one = std::string(1000, 'x') + "1";
  const std::string other = std::string(1000, 'x') + "2";
  const Field& director = field(FieldId::director);
  CHECK(value_term(director, one).size() <= max_term_bytes);
  CHECK(value_term(director, one) != value_term(director, other));
  CHECK(form_term(director, one, one).size() <= max_term_bytes);
  CHECK(form_term(director, one, one) != form_term(director, other, other));
  CHECK(path_term(one).size() <= max_term_bytes);
  TempFolder folder;
  Writer writer = Writer::create(folder.path() / "db", {});
  writer.begin();
  CHECK_NOTHROW(writer.add(document_with(value_term(director, std::string(400, '\xc3') + one))));
  writer.commit();
}

TEST_CASE("A value is shown in the form that most articles write") {
  TempFolder folder;
  Writer writer = Writer::create(folder.path() / "db", {});
  const Field& director = field(FieldId::director);
  writer.begin();
  for (const char* written : {"satoshi kon", "Satoshi Kon", "Satoshi Kon", "SATOSHI KON"}) {
    writer.add(document_with(form_term(director, "satoshi kon", written)));
  }
  writer.add(document_with(form_term(director, "satoshi konno", "Satoshi Konno")));
  writer.commit();
  CHECK(written_form(writer.database(), director, "satoshi kon") == "Satoshi Kon");
  CHECK(written_form(writer.database(), director, "nobody") == "nobody");
}

TEST_CASE("Xapian commits by itself outside a transaction, so changes are made inside one") {
  TempFolder folder;
  Writer writer = Writer::create(folder.path() / "db", {});
  writer.begin();
  for (int i = 0; i < 20; ++i) writer.add(document_with("word"));
  CHECK(Xapian::Database((folder.path() / "db").string()).get_doccount() == 0);
  writer.cancel();
  CHECK(Xapian::Database((folder.path() / "db").string()).get_doccount() == 0);
}

TEST_CASE("A reader sees a new generation after refresh and not the old one's documents") {
  TempFolder temp;
  const DatabaseFolder folder(temp.path() / ".rosebud");
  folder.create();
  publish_generation(folder, 2);
  Reader reader(folder);
  CHECK(reader.database().get_doccount() == 2);
  const Identity before = reader.identity();
  publish_generation(folder, 5);
  CHECK(reader.database().get_doccount() == 2);
  reader.refresh();
  CHECK(reader.database().get_doccount() == 5);
  // Both were compacted, so both have the same revision: only the UUID tells them apart.
  CHECK_FALSE(reader.identity() == before);
}

TEST_CASE("A generation goes when no reader holds it, and not before") {
  TempFolder temp;
  const DatabaseFolder folder(temp.path() / ".rosebud");
  folder.create();
  publish_generation(folder, 1);
  const std::string old = *folder.current();
  {
    const Reader reader(folder);
    publish_generation(folder, 2);
    folder.remove_unused();
    CHECK(fs::exists(folder.generation(old)));
    CHECK(reader.database().get_doccount() == 1);
  }
  folder.remove_unused();
  CHECK_FALSE(fs::exists(folder.generation(old)));
  CHECK(Reader(folder).database().get_doccount() == 2);
}

TEST_CASE("A reader whose database is committed to twice meanwhile answers all the same") {
  TempFolder temp;
  const DatabaseFolder folder(temp.path() / ".rosebud");
  folder.create();
  publish_generation(folder, 1);
  Writer writer = Writer::open(folder.generation(*folder.current()));
  constexpr Xapian::docid documents = 3000;
  // Large enough that no block of it stays cached from opening.
  const auto rewrite = [&](const std::string& word) {
    writer.begin();
    for (Xapian::docid id = 1; id <= documents; ++id) {
      Xapian::Document document = document_with(word);
      document.add_term(word + std::to_string(id));
      document.set_data(word + std::string(300, static_cast<char>('a' + id % 26)));
      writer.replace(id, document);
    }
    writer.commit();
  };
  rewrite("first");
  Reader reader(folder);
  int runs = 0;
  const auto found = reader.run([&](const Xapian::Database& database) {
    if (++runs == 1) {
      for (const char* word : {"second", "third", "fourth"}) rewrite(word);
    }
    unsigned same = 0;
    for (Xapian::docid id = 1; id <= documents; ++id)
      same += database.get_document(id).get_data().starts_with("fourth") ? 1U : 0U;
    return same;
  });
  CHECK(runs == 2);
  CHECK(found == documents);
}

TEST_CASE("A database of another format is refused with the command that mends it") {
  TempFolder temp;
  const DatabaseFolder folder(temp.path() / ".rosebud");
  folder.create();
  publish_generation(folder, 1);
  {
    Xapian::WritableDatabase database(folder.generation(*folder.current()).string(), Xapian::DB_OPEN);
    write_stamp(database, {format_version + 1, "/somewhere"});
    database.commit();
  }
  try {
    Reader reader(folder);
    FAIL("it was opened");
  } catch (const Error& error) {
    CHECK(std::string(error.hint()).find("rosebud index --rebuild /somewhere") != std::string::npos);
  }
}

TEST_CASE("A foreign Xapian database is refused") {
  TempFolder temp;
  Xapian::WritableDatabase database((temp.path() / "db").string(), Xapian::DB_CREATE);
  database.add_document(document_with("word"));
  database.commit();
  CHECK_THROWS_AS(read_stamp(database), Error);
}

TEST_CASE("Two writers exclude each other") {
  TempFolder temp;
  const DatabaseFolder folder(temp.path() / ".rosebud");
  folder.create();
  const FileLock lock = folder.lock_for_writing();
  CHECK_THROWS_AS(folder.lock_for_writing(), Error);
}

TEST_CASE("The nearest database above a folder is found") {
  TempFolder temp;
  fs::create_directories(temp.path() / "a/b/c");
  fs::create_directories(temp.path() / ".rosebud");
  CHECK(find_upwards(temp.path() / "a/b/c") == temp.path() / ".rosebud");
  fs::create_directories(temp.path() / "a/b/.rosebud");
  CHECK(find_upwards(temp.path() / "a/b/c") == temp.path() / "a/b/.rosebud");
}

TEST_CASE("A folder that holds something else is not taken for a database") {
  TempFolder temp;
  std::ofstream(temp.path() / "precious.txt") << "keep";
  CHECK_THROWS_AS(DatabaseFolder(temp.path()).create(), Error);
  CHECK(fs::exists(temp.path() / "precious.txt"));
}
