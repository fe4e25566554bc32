// What searching needs of every document of one content of a database, as flat arrays: lengths, the values of
// its fields as numbers, what it is sorted by, and what a hit shows. Read from the database, from the file
// that the indexer left beside it, or from older columns and the documents that changed since; the same
// either way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include <xapian.h>

#include "catalogue/field_table.hh"
#include "store/card.hh"
#include "store/cards.hh"
#include "store/column_arrays.hh"
#include "store/identity.hh"
#include "store/record.hh"
#include "store/side_file.hh"

namespace rosebud::store {

// A value of a field, by number: those of a field are consecutive and in the order of their keys, numbers by
// number.
using ValueId = std::uint32_t;

// The file in a generation that holds its columns.
inline constexpr std::string_view columns_name = "columns";

// Immutable, so that any number of threads may ask. Document ids have to be those of documents, or at least
// no greater than last_docid(); of an id that is no document's all is empty.
class Columns {
 public:
  static constexpr std::uint8_t no_rating = 255;
  static constexpr std::uint32_t no_rank = 0xFFFFFFFF;

  // Reads `database`, whose fields are `table`, in one walk over each value slot, the written forms and the
  // documents. Xapian's errors become Error, but for DatabaseModifiedError, as with Reader::run().
  static std::shared_ptr<const Columns> read(const Xapian::Database& database, const FieldTable& table);

  // Maps `file`; null when there is none for this content, or it is damaged, or of another field table.
  static std::shared_ptr<const Columns> open(const std::filesystem::path& file, const Identity& identity,
                                             const FieldTable& table);

  // Maps `file` whichever revision of the database `uuid` it is of, which `revision` is set to.
  static std::shared_ptr<const Columns> open_any(const std::filesystem::path& file, std::string_view uuid,
                                                 const FieldTable& table, std::uint64_t& revision);

  // Of `database` from `older` ones of it, without reading other documents than the `changed` (ascending):
  // those that were added, replaced or removed since. The same as read(), which it falls back to where the
  // older ones are of other fields.
  static std::shared_ptr<const Columns> patched(const Columns& older, const Xapian::Database& database,
                                                const FieldTable& table,
                                                std::span<const Xapian::docid> changed);

  // Writes them where open() finds them. Throws Error when the file cannot be written.
  void write(const std::filesystem::path& file, const Identity& identity) const;

  // Of all documents, and the greatest id that is not above the database's.
  std::size_t document_count() const { return document_count_; }
  Xapian::docid last_docid() const { return static_cast<Xapian::docid>(views_.lengths.size() - 1); }
  bool knows(Xapian::docid id) const { return id < views_.lengths.size(); }
  bool is_document(Xapian::docid id) const { return views_.tie_ranks[id] != no_rank; }

  // By document id: Xapian's document lengths; 0 for what is no document.
  std::span<const std::uint32_t> lengths() const { return views_.lengths; }

  // By document id: how many words its text has (catalogue/word_count.hh).
  std::span<const std::uint32_t> words() const { return views_.words; }

  // The ids of the document's values, ascending: so those of one field stand together, fields in their order.
  std::span<const ValueId> row(Xapian::docid id) const {
    const std::uint32_t begin = views_.row_offsets[id];
    return views_.row_ids.subspan(begin, views_.row_offsets[id + 1] - begin);
  }

  // Has the memory of a row fetched that row() is asked for soon: rows of a word's articles lie apart.
  void fetch_row(Xapian::docid id) const {
    __builtin_prefetch(views_.row_ids.data() + views_.row_offsets[id]);
  }

  // Every field whose values documents hold in a list, in the order of the field table: all but title, rating
  // and date, which are below, and what has no slot.
  std::span<const ColumnField> fields() const { return views_.fields; }
  // The row of `field` in fields(); null when it has none.
  const ColumnField* find(FieldId field) const;

  // How many values there are; ids are below it.
  std::size_t value_count() const { return views_.article_counts.size(); }
  // The key that refinements name (catalogue/value_key.hh).
  std::string_view key(ValueId id) const { return slice(views_.keys, views_.key_offsets, id); }
  // How most articles write it, of equals the first in byte order; numbers without leading zeros. Of fields
  // that are no facets, whose forms are not counted: as the document with the least id has it.
  std::string_view label(ValueId id) const {
    const std::string_view own = slice(views_.labels, views_.label_offsets, id);
    return own.empty() ? key(id) : own;
  }
  std::uint32_t articles_with(ValueId id) const { return views_.article_counts[id]; }
  // The value of `field` with the key `wanted`, if any document has it.
  std::optional<ValueId> id_of(FieldId field, std::string_view wanted) const;
  // The first value of `field` whose key does not stand before `wanted`; what follows the last when there is
  // none. So the values with the keys from a to b are those from first_from(a) on.
  ValueId first_from(const ColumnField& field, std::string_view wanted) const;

  // What documents are sorted by. Dates are numbers like 20011231, 0 where there is none; so are years, of
  // several the first that the article names.
  std::uint32_t date(Xapian::docid id) const { return views_.dates[id]; }
  std::uint16_t year(Xapian::docid id) const { return views_.years[id]; }
  std::uint8_t rating(Xapian::docid id) const { return views_.ratings[id]; }
  // Documents with equal folded titles have equal ranks; A is before B.
  std::uint32_t title_rank(Xapian::docid id) const { return views_.title_ranks[id]; }
  // The order of documents that are equal otherwise, and of all of them when nothing was asked: the newest
  // first, those without a date last, then by path. No two are equal.
  std::uint32_t tie_rank(Xapian::docid id) const { return views_.tie_ranks[id]; }

  // What a hit shows. Views live as long as these columns.
  std::string_view path(Xapian::docid id) const { return card(id).path; }
  std::string_view title(Xapian::docid id) const { return card(id).title; }
  std::string_view address(Xapian::docid id) const { return card(id).address; }
  // The document's record as far as a hit shows it: path, address, the written values of title, year,
  // director, writer, date, rating and of what the archive declares, and every inferred value with its
  // evidence. Without blocks: a snippet needs the document.
  Record record(Xapian::docid id) const;

  // The bytes of what a hit shows, and whether the fields are those of `table`.
  std::string_view card_bytes(Xapian::docid id) const { return cards_.of(id); }
  const Cards& cards() const { return cards_; }
  bool is_of(const FieldTable& table) const;

  // The bytes of the arrays.
  std::size_t bytes() const;

  // Whether both hold the same.
  bool operator==(const Columns& other) const;

  // Whoever owns the arrays goes with them; read(), open() and patch_columns() make them.
  explicit Columns(OwnedColumns arrays);
  Columns(OwnedColumns arrays, Cards cards);
  Columns(SideFile file, const ColumnViews& views);
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;
  ~Columns();

  // Those of the cards may be empty: cards() has them.
  const ColumnViews& arrays() const { return views_; }

 private:
  static std::string_view slice(std::span<const char> text, std::span<const std::uint64_t> offsets,
                                std::size_t i) {
    return {text.data() + offsets[i], offsets[i + 1] - offsets[i]};
  }
  Card card(Xapian::docid id) const { return read_card(card_bytes(id)); }

  std::variant<OwnedColumns, SideFile> owner_;
  ColumnViews views_;
  Cards cards_;
  std::size_t document_count_ = 0;
};

// Which fields of `table` have a place in rows.
bool has_column(const Field& field);

// Keys in the order of their ids: those of numbers by number, others by byte.
bool key_before(FieldKind kind, std::string_view left, std::string_view right);

}  // namespace rosebud::store
