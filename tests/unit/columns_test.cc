// Columns against the database they were read from, asked in the slow and obvious way.
#include "store/columns.hh"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "catalogue/field_table.hh"
#include "catalogue/word_count.hh"
#include "indexer/index_archive.hh"
#include "store/forms.hh"
#include "store/reader.hh"
#include "store/record.hh"
#include "store/terms.hh"
#include "store/values.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using store::Columns;
using store::ValueId;
namespace fs = std::filesystem;

namespace {

std::vector<DeclaredField> declarations() {
  return {{"platform", FieldKind::keyword, "Where to watch", {}},
          {"runtime", FieldKind::number, "", {}},
          {"seen", FieldKind::date, "", {}},
          {"host", FieldKind::name, "", {"hosts"}}};
}

indexer::IndexReport index(const TempArchive& archive) {
  indexer::IndexOptions options;
  options.archive = archive.path();
  options.force = true;
  options.threads = 1;
  options.reading.fields = FieldTable(declarations());
  return indexer::index_archive(options);
}

store::Reader reader_of(const TempArchive& archive) {
  return store::Reader(store::DatabaseFolder(archive.database()));
}

std::shared_ptr<const Columns> columns_of(const TempArchive& archive) {
  const store::Reader reader = reader_of(archive);
  return Columns::read(reader.database(), reader.stamp().fields);
}

Xapian::docid document_at(const Columns& columns, std::string_view path) {
  for (Xapian::docid id = 1; id <= columns.last_docid(); ++id) {
    if (columns.path(id) == path) return id;
  }
  FAIL("no document has the path " << path);
  return 0;
}

std::vector<std::string> labels_of(const Columns& columns, Xapian::docid id, FieldId field) {
  const store::ColumnField column = *columns.find(field);
  std::vector<std::string> labels;
  for (const ValueId value : columns.row(id)) {
    if (value - column.first < column.count) labels.emplace_back(columns.label(value));
  }
  return labels;
}

std::vector<store::RecordValue> inferred_of(const store::Record& record) {
  std::vector<store::RecordValue> inferred;
  for (const store::RecordValue& value : record.values) {
    if (!value.evidence.empty()) inferred.push_back(value);
  }
  return inferred;
}

// Every key of the document's slot is in its row, and no other value of the field.
void require_row(const Columns& columns, const Field& field, const Xapian::Document& document) {
  std::vector<std::string> keys = store::decode_list(document.get_value(field.slot));
  std::vector<ValueId> expected;
  for (const std::string& key : keys) {
    const auto value = columns.id_of(field.id, key);
    REQUIRE(value);
    CHECK(columns.key(*value) == key);
    expected.push_back(*value);
  }
  std::ranges::sort(expected);
  const store::ColumnField column = *columns.find(field.id);
  std::vector<ValueId> found;
  for (const ValueId value : columns.row(document.get_docid())) {
    if (value - column.first < column.count) found.push_back(value);
  }
  CHECK(found == expected);
}

void require_record(const Columns& columns, const Xapian::Document& document, const FieldTable& table) {
  const store::Record full = store::decode_record(document.get_data());
  const store::Record shown = columns.record(document.get_docid());
  CHECK(columns.path(document.get_docid()) == full.path);
  CHECK(columns.title(document.get_docid()) == full.first_of(FieldId::title));
  CHECK(columns.address(document.get_docid()) == full.address);
  CHECK(shown.path == full.path);
  CHECK(shown.address == full.address);
  CHECK(inferred_of(shown) == inferred_of(full));
  for (const FieldId field :
       {FieldId::title, FieldId::year, FieldId::director, FieldId::writer, FieldId::date, FieldId::rating}) {
    CHECK(shown.values_of(field) == full.values_of(field));
  }
  for (const DeclaredField& own : table.declared()) {
    CHECK(shown.values_of(declared_id(own.name)) == full.values_of(declared_id(own.name)));
  }
}

// The labels and counts of all values, and that they stand in the order of their keys without a gap.
void require_values(const Columns& columns, const Xapian::Database& database, const FieldTable& table) {
  ValueId next = 0;
  std::size_t fields = 0;
  for (const Field& field : table.fields()) {
    if (!store::has_column(field)) continue;
    REQUIRE(fields < columns.fields().size());
    const store::ColumnField column = columns.fields()[fields++];
    CHECK(column.field == static_cast<std::uint32_t>(field.id));
    CHECK(column.first == next);
    for (; next < column.first + column.count; ++next) {
      const std::string key(columns.key(next));
      CHECK(columns.articles_with(next) == database.get_termfreq(store::value_term(field, key)));
      CHECK(columns.articles_with(next) > 0);
      if (field.facet && field.kind != FieldKind::number) {
        CHECK(columns.label(next) == store::written_form(database, field, key));
      }
      if (next > column.first) CHECK(store::key_before(field.kind, columns.key(next - 1), key));
    }
  }
  CHECK(fields == columns.fields().size());
  CHECK(next == columns.value_count());
}

void require_orders(const Columns& columns, const Xapian::Database& database,
                    std::vector<Xapian::docid> ids) {
  const auto slot_of = [&](Xapian::docid id, FieldId field) {
    return database.get_document(id).get_value(rosebud::field(field).slot);
  };
  std::ranges::sort(ids, {}, [&](Xapian::docid id) {
    const std::uint32_t date = columns.date(id);
    return std::tuple(date == 0 ? 1 : 0, 99'999'999 - date, columns.path(id));
  });
  for (std::size_t i = 0; i < ids.size(); ++i) CHECK(columns.tie_rank(ids[i]) == i);
  for (std::size_t i = 1; i < ids.size(); ++i) {
    const auto left = slot_of(ids[i - 1], FieldId::title);
    const auto right = slot_of(ids[i], FieldId::title);
    CHECK((left < right) == (columns.title_rank(ids[i - 1]) < columns.title_rank(ids[i])));
    CHECK((left == right) == (columns.title_rank(ids[i - 1]) == columns.title_rank(ids[i])));
  }
}

// All of `columns` against `database`, one document and value at a time.
void require_true(const Columns& columns, const Xapian::Database& database, const FieldTable& table) {
  CHECK(columns.document_count() == database.get_doccount());
  REQUIRE(columns.last_docid() == database.get_lastdocid());
  std::vector<Xapian::docid> ids;
  for (Xapian::docid id = 1; id <= columns.last_docid(); ++id) {
    if (!columns.is_document(id)) {
      CHECK_THROWS_AS(database.get_document(id), Xapian::DocNotFoundError);
      CHECK(columns.row(id).empty());
      CHECK(columns.path(id).empty());
      CHECK(columns.words()[id] == 0);
      continue;
    }
    ids.push_back(id);
    const Xapian::Document document = database.get_document(id);
    CHECK(columns.lengths()[id] == database.get_doclength(id));
    std::size_t words = 0;
    for (const Block& block : store::decode_record(document.get_data()).blocks)
      words += word_count(block.text);
    CHECK(columns.words()[id] == words);
    const std::string rating = document.get_value(field(FieldId::rating).slot);
    CHECK(columns.rating(id) == (rating.empty() ? Columns::no_rating : std::stoi(rating)));
    std::string date = document.get_value(field(FieldId::date).slot);
    std::erase(date, '-');
    CHECK(columns.date(id) == (date.empty() ? 0U : std::stoul(date)));
    const auto years = store::decode_list(document.get_value(field(FieldId::year).slot));
    CHECK(columns.year(id) == (years.empty() ? 0 : std::stoi(years.front())));
    for (const Field& field : table.fields()) {
      if (store::has_column(field)) require_row(columns, field, document);
    }
    require_record(columns, document, table);
  }
  CHECK(ids.size() == columns.document_count());
  require_values(columns, database, table);
  require_orders(columns, database, ids);
}

void require_true(const TempArchive& archive) {
  const store::Reader reader = reader_of(archive);
  const auto columns = Columns::read(reader.database(), reader.stamp().fields);
  require_true(*columns, reader.database(), reader.stamp().fields);
  const fs::path file = archive.path() / "a.columns";
  columns->write(file, reader.identity());
  const auto mapped = Columns::open(file, reader.identity(), reader.stamp().fields);
  REQUIRE(mapped);
  CHECK(*mapped == *columns);
}

// Reviews with values of every kind, several in a field, written in several ways.
void fill_with_reviews(TempArchive& archive) {
  archive.review("m/memories.md", ReviewBuilder("Memories")
                                      .raw("directors: [Koji Morimoto, Tensai Okamura, Katsuhiro Otomo]")
                                      .writer("Satoshi Kon")
                                      .year(1995)
                                      .date("2001-05-20")
                                      .raw("rating: 4/5")
                                      .raw("url: https://example.org/memories")
                                      .raw("hosts: Ana Lily & Bob Roe")
                                      .raw("platform: [DVD, GOG]"));
  archive.review("p/paprika.md",
                 ReviewBuilder("paprika").director("SATOSHI KON").year(2006).raw("runtime: 90"));
  archive.review("blue.md", ReviewBuilder("Perfect Blue")
                                .director("Satoshi Kon")
                                .year(1997)
                                .date("2001-05-20")
                                .raw("platform: dvd")
                                .raw("seen: 1999-03-01"));
  archive.review("tokyo.md", ReviewBuilder("Tokyo Godfathers")
                                 .raw("directors: [Satoshi  Kon, Shogo Furuya]")
                                 .raw("year: [2003, 2004]")
                                 .raw("runtime: 12000"));
  archive.file("bare.txt", "Nothing but words.\n");
  archive.file(
      "prose.txt",
      "Magnetic Rose\n\nMagnetic Rose was directed by Koji Morimoto from a screenplay by Satoshi Kon.\n");
}

}  // namespace

TEST_CASE("Columns say of every document what the database says") {
  TempArchive archive;
  fill_with_reviews(archive);
  index(archive);
  require_true(archive);
}

TEST_CASE(
    "Columns keep several values of a field by their keys, and what a hit shows as the article has it") {
  TempArchive archive;
  fill_with_reviews(archive);
  index(archive);
  const auto columns = columns_of(archive);
  const Xapian::docid memories = document_at(*columns, "m/memories.md");
  CHECK(labels_of(*columns, memories, FieldId::director) ==
        std::vector<std::string>{"Katsuhiro Otomo", "Koji Morimoto", "Tensai Okamura"});
  CHECK(columns->record(memories).values_of(FieldId::director) ==
        std::vector<std::string>{"Koji Morimoto", "Tensai Okamura", "Katsuhiro Otomo"});
  CHECK(columns->record(memories).first_of(FieldId::rating) == "4/5");
  CHECK(columns->rating(memories) == 80);
  CHECK(columns->date(memories) == 20010520);
  CHECK(columns->year(memories) == 1995);
  const Xapian::docid paprika = document_at(*columns, "p/paprika.md");
  CHECK(labels_of(*columns, paprika, FieldId::director) == std::vector<std::string>{"Satoshi Kon"});
  CHECK(columns->record(paprika).first_of(FieldId::director) == "SATOSHI KON");
}

TEST_CASE("Numbers stand in the order of numbers, whatever their digits") {
  TempArchive archive;
  for (const int runtime : {9, 100, 12'000, 985, 10'000}) {
    archive.review(fmt::format("{}.md", runtime),
                   ReviewBuilder("A film").raw(fmt::format("runtime: {}", runtime)));
  }
  index(archive);
  const auto columns = columns_of(archive);
  const store::ColumnField runtime = *columns->find(declared_id("runtime"));
  std::vector<std::string> labels;
  for (ValueId id = runtime.first; id < runtime.first + runtime.count; ++id) {
    labels.emplace_back(columns->label(id));
  }
  CHECK(labels == std::vector<std::string>{"9", "100", "985", "10000", "12000"});
  CHECK(columns->key(columns->first_from(runtime, "0101")) == "0985");
  CHECK(columns->first_from(runtime, "99999") == runtime.first + runtime.count);
}

TEST_CASE("An article that states nothing has its assumed language alone, and a place in every order") {
  TempArchive archive;
  archive.file("bare.txt", "Nothing but words.\n");
  index(archive);
  const auto columns = columns_of(archive);
  REQUIRE(columns->document_count() == 1);
  CHECK(columns->row(1).size() == 1);  // its assumed language
  CHECK(columns->date(1) == 0);
  CHECK(columns->year(1) == 0);
  CHECK(columns->rating(1) == Columns::no_rating);
  CHECK(columns->tie_rank(1) == 0);
  require_true(archive);
}

TEST_CASE("An archive whose last article went has columns without documents") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Memories").director("Koji Morimoto"));
  index(archive);
  archive.remove("a.md");
  index(archive);
  const auto columns = columns_of(archive);
  CHECK(columns->document_count() == 0);
  CHECK(columns->value_count() == 0);
  require_true(archive);
}

TEST_CASE("Long values keep their columns apart") {
  TempArchive archive;
  const std::string base(150, 'x');
  archive.review("a.md", ReviewBuilder("A").director(base + " Abc"));
  archive.review("b.md", ReviewBuilder("B").director(base + " Abd"));
  index(archive);
  const auto columns = columns_of(archive);
  CHECK(columns->find(FieldId::director)->count == 2);
  require_true(archive);
}
