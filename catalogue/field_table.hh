// The fields of one archive: the built-in ones, then those it declares for itself.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/declared_field.hh"
#include "catalogue/field.hh"

namespace rosebud {

// A value that is cheap to copy; its rows live as long as any copy of it.
//
// Everything about a declared field follows from its name alone, so that a document keeps its meaning
// whatever else an archive comes to declare: its id, which is also its value slot, is a hash of the name, and
// its term prefix is `X`, the name in capitals and `_`. No word of a text begins with `_` or a capital, so no
// prefix with a word behind it can be taken for another.
class FieldTable {
 public:
  // The built-in fields alone.
  FieldTable() = default;

  // Throws Error, naming the declaration and what to do about it, for a name that is none, is taken or is a
  // parameter of search URLs, for the kind text, and for more fields, keys or bytes than there may be.
  explicit FieldTable(std::vector<DeclaredField> declared);

  // The built-in fields in the order of FieldId, then the declared ones in theirs.
  std::span<const Field> fields() const;

  // The declarations as they were given.
  std::span<const DeclaredField> declared() const;

  bool contains(FieldId id) const { return find(id) != nullptr; }

  // The row of `id`, which contains() says is there.
  const Field& field(FieldId id) const { return *find(id); }

  // The field called `name` in queries, refinements and URLs, if there is one.
  std::optional<FieldId> named(std::string_view name) const;

  // The field that a front matter key fills: the declared one of that name, else a built-in one, else a
  // declared one that lists the key.
  std::optional<FieldId> of_key(std::string_view key) const;

  // The heading above the values of `id`: "Original author", or what the archive calls it.
  std::string label(FieldId id) const;

  bool operator==(const FieldTable& other) const;

 private:
  struct Own;
  const Field* find(FieldId id) const;

  std::shared_ptr<const Own> own_;  // null: nothing is declared
};

inline constexpr std::size_t max_declared = 32;
inline constexpr std::size_t max_declared_name_bytes = 32;
inline constexpr std::size_t max_declared_label_bytes = 80;

// The id, and value slot, of a declared field called `name`.
FieldId declared_id(std::string_view name);

}  // namespace rosebud
