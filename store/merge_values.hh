// The values of older columns with those of the documents that changed: new ids, counts and labels.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "catalogue/field_table.hh"
#include "store/columns.hh"

namespace rosebud::store {

class MergedValues {
 public:
  static constexpr ValueId gone = 0xFFFFFFFF;

  // All three have to outlive this.
  MergedValues(const Columns& older, const Xapian::Database& database, const FieldTable& table);

  // A document no longer has the value that had the id `old`.
  void drop(ValueId old);
  // A document has the value `key` of the field that stands at `column` among the older columns' fields.
  void add(std::size_t column, std::string_view key);

  // After the last drop() and add(): writes fields, counts, keys and labels into `columns`.
  void write(OwnedColumns& columns);

  // After write(). Puts the ids of what had the ids `old` behind `ids`.
  void append(std::span<const ValueId> old, std::vector<ValueId>& ids) const;

  // After write(). The id of what had the id `old`; `gone` when no document has it any more.
  ValueId id_of(ValueId old) const { return ids_[old]; }
  // The id of a value that some document has.
  ValueId id_of(std::size_t column, std::string_view key) const;
  // Whether `id` is usually written otherwise than it was, and whether any value is.
  bool is_relabelled(ValueId id) const { return relabelled_[id]; }
  bool any_relabelled() const { return any_relabelled_; }

 private:
  struct Fresh {
    std::uint32_t documents = 0;
    ValueId id = gone;
  };
  // A value on its way to its id: an old one, or one that is new.
  struct Entry {
    std::string_view key;
    ValueId old = gone;
    Fresh* fresh = nullptr;
  };

  std::vector<Entry> entries_of(std::size_t column);
  void append(OwnedColumns& columns, const Field& field, const Entry& entry);
  std::string label_now(const Field& field, std::string_view key) const;

  const Columns& older_;
  const Xapian::Database& database_;
  const FieldTable& table_;
  std::vector<std::uint32_t> documents_;                          // by old id
  std::vector<bool> touched_;                                     // by old id
  std::vector<ValueId> ids_;                                      // by old id
  std::vector<std::map<std::string, Fresh, std::less<>>> fresh_;  // by column, by key
  std::vector<bool> relabelled_;                                  // by new id
  bool any_relabelled_ = false;
  bool any_moved_ = false;  // whether any value has another id than it had
};

}  // namespace rosebud::store
