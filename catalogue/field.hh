// The field table: every field of an article, declared once. Indexing, queries, facets, help, JSON and
// docs/schema.md read it; nothing else names a prefix, a slot or a weight.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace rosebud {

// The built-in fields in the order of the table. The values of a database's documents name them by number:
// append, never renumber.
enum class FieldId : std::uint32_t {
  title,
  work,
  other_title,
  director,
  writer,
  year,
  cast,
  composer,
  original_author,
  studio,
  genre,
  country,
  tag,
  reviewer,
  rating,
  date,
  language,
  heading,
  text,
  // From here on the fields that an archive declares for itself (catalogue/field_table.hh).
  first_declared = 1U << 16U,
};

enum class FieldKind : std::uint8_t {
  text,     // prose: words, stemmed in the article's language where the table says so
  name,     // people and titles: words, never stemmed
  keyword,  // one value taken whole, and its words
  number,   // a whole number
  date,     // YYYY-MM-DD
};

// How a field's values are typed, stored and found.
struct Field {
  FieldId id;
  std::string_view name;  // in queries, refinements, URLs and JSON
  FieldKind kind;
  std::string_view
      prefix;       // of its terms, after the conventions of Omega; empty: words without a prefix only
  unsigned slot;    // value slot of its keys; 0: none
  unsigned weight;  // wdf that each of its words adds to the unprefixed term; 0: not searched as text
  bool facet;       // counted and refined by
  std::array<std::string_view, 48> keys;  // front matter keys, in the form of normalised_key()
  std::string_view help;
  std::string_view example;  // a query, or the flag, that uses it
};

// The built-in fields in the order of FieldId. What may also meet a field that an archive declares asks a
// FieldTable instead.
std::span<const Field> fields();

// A built-in field.
const Field& field(FieldId id);

// Whether the values of `field` are people whom an archive may know by several names: the built-in fields of
// people, and every declared one of the kind name.
bool holds_people(const Field& field);

// Whether values of `field` can be counted as a facet and chosen: those that the table says are facets, and
// what stands in a value slot of its own. Not titles, of which every article has another, and not the text.
bool can_be_counted(const Field& field);

// The built-in field called `name` in queries and flags ("director"), if there is one.
std::optional<FieldId> field_named(std::string_view name);

// The built-in field that a front matter key fills. `key` as written: "Directed By", "directed_by" and
// "directedBy" are one key.
std::optional<FieldId> field_of_key(std::string_view key);

// A key without case, accents, spaces, '-', '_' and '.'.
std::string normalised_key(std::string_view key);

// "text", "name", "keyword", "number" or "date", as rosebud.toml and `rosebud fields` write it.
std::string_view kind_name(FieldKind kind);

}  // namespace rosebud
