#include "bench/query/sqlite_engine.hh"

#include "catalogue/error.hh"

#ifdef ROSEBUD_BENCH_SQLITE

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

#include "bench/query/read_archive.hh"

namespace rosebud::bench {
namespace {

// A field that has a table of (value, article).
struct Column {
  FieldId field;
  const char* table;
  bool counted;
};
constexpr std::array columns{Column{FieldId::director, "director", true},
                             Column{FieldId::writer, "writer", true}, Column{FieldId::year, "year", true},
                             Column{FieldId::genre, "genre", false}};

struct Close {
  void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

class Statement {
 public:
  Statement(sqlite3* connection, const std::string& text) : connection_(connection) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection, text.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail();
    statement_.reset(statement);
  }

  void bind(int place, std::string_view text) {
    sqlite3_bind_text(statement_.get(), place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }
  void bind(int place, std::int64_t number) { sqlite3_bind_int64(statement_.get(), place, number); }

  // Whether there is a row.
  bool step() {
    const int result = sqlite3_step(statement_.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) fail();
    return result == SQLITE_ROW;
  }

  void run() {
    while (step()) continue;
    sqlite3_reset(statement_.get());
  }

  std::string text(int column) {
    const auto* bytes = sqlite3_column_text(statement_.get(), column);
    return bytes == nullptr ? "" : reinterpret_cast<const char*>(bytes);
  }
  std::int64_t number(int column) { return sqlite3_column_int64(statement_.get(), column); }

 private:
  [[noreturn]] void fail() { throw Error(fmt::format("SQLite: {}", sqlite3_errmsg(connection_))); }

  sqlite3* connection_;
  std::unique_ptr<sqlite3_stmt, Close> statement_;
};

std::unique_ptr<sqlite3, Close> opened(const std::filesystem::path& file) {
  sqlite3* connection = nullptr;
  const int result = sqlite3_open(file.c_str(), &connection);
  std::unique_ptr<sqlite3, Close> owned(connection);
  if (result != SQLITE_OK) throw Error(fmt::format("SQLite cannot open {}", file.string()));
  return owned;
}

void run(sqlite3* connection, const std::string& text) {
  Statement(connection, text).run();
}

std::string quoted(const std::string& word, char quote) {
  std::string all(1, quote);
  for (const char c : word) all += c == quote ? std::string(2, c) : std::string(1, c);
  return all + quote;
}

std::string match_expression(const ListedQuery& query) {
  std::vector<std::string> words;
  for (const std::string& word : query.words) words.push_back(quoted(word, '"'));
  switch (query.wanted) {
    case Wanted::any:
      return fmt::format("{}", fmt::join(words, " OR "));
    case Wanted::phrase:
      return fmt::format("\"{}\"", fmt::join(query.words, " "));
    case Wanted::prefix:
      return words.front() + " *";
    default:
      return fmt::format("{}", fmt::join(words, " AND "));
  }
}

// The articles that are left of `query`, as a condition on `id`; `left_out` is the field whose choice does
// not count. The plus signs keep SQLite from asking its index of words once for each of the ids.
std::string condition(const ListedQuery& query, std::string_view id, const Column* left_out) {
  std::string all;
  for (const Column& column : columns) {
    std::vector<std::string> values;
    for (const std::string& value : query.chosen_of(column.field)) values.push_back(quoted(value, '\''));
    if (&column == left_out || values.empty()) continue;
    all += fmt::format(" AND +{} IN (SELECT article FROM {} WHERE value IN ({}))", id, column.table,
                       fmt::join(values, ", "));
  }
  const bool limited = query.years && (left_out == nullptr || left_out->field != FieldId::year);
  if (limited) {
    all += fmt::format(" AND +{} IN (SELECT article FROM year WHERE value BETWEEN '{:04}' AND '{:04}')", id,
                       query.years->from.value_or(0), query.years->to.value_or(9999));
  }
  return all;
}

class SqliteEngine : public Engine {
 public:
  explicit SqliteEngine(const std::filesystem::path& file) : connection_(opened(file)) {
    run(connection_.get(), "PRAGMA temp_store = memory");
    run(connection_.get(), "PRAGMA cache_size = -200000");
    run(connection_.get(), "PRAGMA mmap_size = 8000000000");
    run(connection_.get(), "CREATE TEMP TABLE found (id INTEGER PRIMARY KEY)");
  }

  std::size_t ask(const ListedQuery& query, Extent extent, std::size_t round) override {
    std::size_t matches = show(query, 10 + round);
    if (extent == Extent::top_ten) return matches;
    matches = find(query, nullptr);
    for (const Column& column : columns) {
      if (column.counted && !is_chosen(query, column)) count(column);
    }
    for (const Column& column : columns) {
      if (!column.counted || !is_chosen(query, column)) continue;
      find(query, &column);
      count(column);
    }
    return matches;
  }

 private:
  static bool is_chosen(const ListedQuery& query, const Column& column) {
    return !query.chosen_of(column.field).empty() || (column.field == FieldId::year && query.years);
  }

  std::size_t show(const ListedQuery& query, std::size_t hits) {
    const bool words = query.wanted != Wanted::everything;
    Statement statement(
        connection_.get(),
        words ? fmt::format("SELECT a.title FROM words JOIN articles a ON a.id = words.rowid "
                            "WHERE words MATCH ?1 {} ORDER BY bm25(words, 5.0, 1.0, 1.0) LIMIT {}",
                            condition(query, "words.rowid", nullptr), hits)
              : fmt::format("SELECT title FROM articles WHERE 1 {} ORDER BY date DESC LIMIT {}",
                            condition(query, "id", nullptr), hits));
    if (words) statement.bind(1, match_expression(query));
    std::vector<std::string> titles;
    while (statement.step()) titles.push_back(statement.text(0));
    return titles.size();
  }

  // The ids of all matches into a table of their own: for counting they are found once.
  std::size_t find(const ListedQuery& query, const Column* left_out) {
    run(connection_.get(), "DELETE FROM found");
    const bool words = query.wanted != Wanted::everything;
    Statement statement(connection_.get(),
                        words
                            ? fmt::format("INSERT INTO found SELECT rowid FROM words WHERE words MATCH ?1 {}",
                                          condition(query, "rowid", left_out))
                            : fmt::format("INSERT INTO found SELECT id FROM articles WHERE 1 {}",
                                          condition(query, "id", left_out)));
    if (words) statement.bind(1, match_expression(query));
    statement.run();
    return static_cast<std::size_t>(sqlite3_changes(connection_.get()));
  }

  // CROSS JOIN keeps the order: each match to its values, and not each value to whether it matches.
  void count(const Column& column) {
    Statement statement(
        connection_.get(),
        fmt::format("SELECT t.value, count(*) FROM found CROSS JOIN {} t ON t.article = found.id "
                    "GROUP BY t.value ORDER BY 2 DESC, 1 LIMIT 10",
                    column.table));
    std::vector<std::pair<std::string, std::int64_t>> values;
    while (statement.step()) values.emplace_back(statement.text(0), statement.number(1));
  }

  std::unique_ptr<sqlite3, Close> connection_;
};

class SqliteMaker {
 public:
  explicit SqliteMaker(const std::filesystem::path& target) : connection_(opened(target)) {
    sqlite3* connection = connection_.get();
    for (const char* text : {"PRAGMA journal_mode = off", "PRAGMA synchronous = off",
                             "CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, date TEXT)",
                             "CREATE VIRTUAL TABLE words USING fts5(title, text, people, content = '', "
                             "tokenize = 'porter unicode61')"}) {
      run(connection, text);
    }
    for (const Column& column : columns) {
      run(connection,
          fmt::format("CREATE TABLE {} (article INTEGER, value TEXT, PRIMARY KEY (article, value))"
                      " WITHOUT ROWID",
                      column.table));
    }
  }

  void add_all(const std::filesystem::path& archive) {
    run(connection_.get(), "BEGIN");
    Statement row(connection_.get(), "INSERT INTO articles VALUES (?1, ?2, ?3)");
    Statement words(connection_.get(),
                    "INSERT INTO words (rowid, title, text, people) VALUES (?1, ?2, ?3, ?4)");
    std::int64_t id = 0;
    for_each_article(archive, [&](const indexer::Article& article) {
      ++id;
      const auto first = [&article](FieldId field) {
        const auto values = article.values_of(field);
        return values.empty() ? std::string_view() : values.front();
      };
      row.bind(1, id);
      row.bind(2, first(FieldId::title));
      row.bind(3, first(FieldId::date));
      row.run();
      words.bind(1, id);
      words.bind(2, first(FieldId::title));
      words.bind(3, text_of(article));
      words.bind(4, add_values(article, id));
      words.run();
    });
    run(connection_.get(), "COMMIT");
    for (const Column& column : columns) {
      run(connection_.get(), fmt::format("CREATE INDEX {0}_value ON {0} (value, article)", column.table));
    }
    run(connection_.get(), "CREATE INDEX articles_date ON articles (date)");
    run(connection_.get(), "INSERT INTO words (words) VALUES ('optimize')");
    run(connection_.get(), "ANALYZE");
  }

 private:
  // The values into their tables; all of them as a text to be found by.
  std::string add_values(const indexer::Article& article, std::int64_t id) {
    std::string all;
    for (const Column& column : columns) {
      Statement value(connection_.get(),
                      fmt::format("INSERT OR IGNORE INTO {} VALUES (?1, ?2)", column.table));
      for (const std::string_view written : article.values_of(column.field)) {
        value.bind(1, id);
        value.bind(2, written);
        value.run();
        all += written;
        all += '\n';
      }
    }
    return all;
  }

  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace

bool has_sqlite() {
  return true;
}

void make_sqlite(const std::filesystem::path& archive, const std::filesystem::path& target) {
  SqliteMaker(target).add_all(archive);
}

EngineMaker sqlite_engine(std::filesystem::path database) {
  return [path = std::move(database)] { return std::make_unique<SqliteEngine>(path); };
}

}  // namespace rosebud::bench

#else

namespace rosebud::bench {

bool has_sqlite() {
  return false;
}

void make_sqlite(const std::filesystem::path& /*archive*/, const std::filesystem::path& /*target*/) {
  throw Error("this program was built without SQLite");
}

EngineMaker sqlite_engine(std::filesystem::path /*database*/) {
  throw Error("this program was built without SQLite");
}

}  // namespace rosebud::bench

#endif
