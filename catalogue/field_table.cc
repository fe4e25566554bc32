#include "catalogue/field_table.hh"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <utility>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "catalogue/error.hh"
#include "catalogue/in_quotes.hh"
#include "catalogue/utf8.hh"

namespace rosebud {
namespace {

// What search URLs and `--facets` call otherwise.
constexpr std::array<std::string_view, 8> reserved{"q",      "sort", "page",  "limit",
                                                   "facets", "none", "field", "matching"};

// Each of a declared field's words adds so much to the unprefixed term, as a genre's does. A number is found
// by its field alone.
constexpr unsigned declared_weight = 1;

bool is_name(std::string_view name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; };
  return !name.empty() && name.size() <= max_declared_name_bytes && name[0] >= 'a' && name[0] <= 'z' &&
         std::ranges::all_of(name, allowed);
}

void check_name(std::string_view name) {
  if (!is_name(name)) {
    throw Error(
        fmt::format("{} cannot be the name of a facet", in_quotes(name)),
        fmt::format("A name is a lower-case letter, then lower-case letters, digits and '_', {} bytes "
                    "at most; give it a label to show it otherwise.",
                    max_declared_name_bytes));
  }
  const auto alike = [&](const Field& f) { return normalised_key(f.name) == normalised_key(name); };
  if (std::ranges::any_of(fields(), alike)) {
    throw Error(fmt::format("the facet \"{}\" is called like a field that Rosebud has", name),
                "Map your key to that field, or give the facet another name. `rosebud fields` lists them.");
  }
  if (std::ranges::find(reserved, name) != reserved.end()) {
    throw Error(fmt::format("a facet cannot be called \"{}\", which search URLs use otherwise", name),
                "Give the facet another name; its label may be any text.");
  }
}

void check_kind(const DeclaredField& declared) {
  if (declared.kind != FieldKind::text) return;
  throw Error(fmt::format("the facet \"{}\" cannot be of the kind text", declared.name),
              "Its kind is keyword, name, number or date.");
}

void check_label(const DeclaredField& declared) {
  if (declared.label.size() <= max_declared_label_bytes) return;
  throw Error(fmt::format("the label of the facet \"{}\" is too long", declared.name),
              fmt::format("Keep it to {} bytes.", max_declared_label_bytes));
}

// Its name, which mapped and joined metadata has it under, then the keys of front matter.
std::vector<std::string> keys_of(const DeclaredField& declared) {
  std::vector<std::string> keys{normalised_key(declared.name)};
  for (const std::string& written : declared.keys) {
    std::string key = normalised_key(written);
    if (!key.empty() && std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
  }
  if (keys.size() > Field{}.keys.size()) {
    throw Error(fmt::format("the facet \"{}\" has {} keys", declared.name, declared.keys.size()),
                fmt::format("A facet is filled by {} keys at most.", Field{}.keys.size() - 1));
  }
  return keys;
}

// "original_author" -> "Original author".
std::string words_of(std::string_view name) {
  std::string words(name);
  std::ranges::replace(words, '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string prefix_of(std::string_view name) {
  std::string prefix = "X";
  for (const char c : name) prefix += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return prefix + '_';
}

}  // namespace

// The rows point into the texts, which a deque never moves.
struct FieldTable::Own {
  std::vector<DeclaredField> declared;
  std::vector<Field> rows;
  std::deque<std::string> texts;

  std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }

  std::span<const Field> own_rows() const { return std::span(rows).subspan(rosebud::fields().size()); }

  void add(DeclaredField given) {
    check_name(given.name);
    check_kind(given);
    check_label(given);
    const FieldId id = declared_id(given.name);
    for (const Field& other : own_rows()) {
      if (other.name == given.name)
        throw Error(fmt::format("the facet \"{}\" is declared twice", given.name));
      const bool alike = other.id == id || other.keys.front() == normalised_key(given.name);
      if (!alike) continue;
      throw Error(fmt::format(R"(the facets "{}" and "{}" cannot stand together)", other.name, given.name),
                  "Give one of them another name; its label may stay.");
    }
    Field row{};
    row.id = id;
    row.name = keep(given.name);
    row.kind = given.kind;
    row.prefix = keep(prefix_of(given.name));
    row.slot = static_cast<unsigned>(id);
    row.weight = given.kind == FieldKind::number || given.kind == FieldKind::date ? 0 : declared_weight;
    row.facet = true;
    row.help = "Declared by this archive";
    row.example = keep(fmt::format("--facets {}", given.name));
    std::size_t next = 0;
    for (std::string& key : keys_of(given)) row.keys[next++] = keep(std::move(key));
    rows.push_back(row);
    declared.push_back(std::move(given));
  }
};

FieldTable::FieldTable(std::vector<DeclaredField> declared) {
  if (declared.empty()) return;
  if (declared.size() > max_declared) {
    throw Error(fmt::format("{} facets are declared", declared.size()),
                fmt::format("Rosebud takes {} beside its own; `rosebud fields` lists those.", max_declared));
  }
  auto own = std::make_shared<Own>();
  own->rows.assign(rosebud::fields().begin(), rosebud::fields().end());
  for (DeclaredField& field : declared) own->add(std::move(field));
  own_ = std::move(own);
}

std::span<const Field> FieldTable::fields() const {
  return own_ ? std::span<const Field>(own_->rows) : rosebud::fields();
}

std::span<const DeclaredField> FieldTable::declared() const {
  return own_ ? std::span<const DeclaredField>(own_->declared) : std::span<const DeclaredField>();
}

const Field* FieldTable::find(FieldId id) const {
  const auto builtin = rosebud::fields();
  if (static_cast<std::size_t>(id) < builtin.size()) return &builtin[static_cast<std::size_t>(id)];
  if (!own_) return nullptr;
  const auto rows = own_->own_rows();
  const auto row = std::ranges::find(rows, id, &Field::id);
  return row == rows.end() ? nullptr : &*row;
}

std::optional<FieldId> FieldTable::named(std::string_view name) const {
  const auto rows = fields();
  const auto row = std::ranges::find(rows, name, &Field::name);
  if (row == rows.end()) return std::nullopt;
  return row->id;
}

std::optional<FieldId> FieldTable::of_key(std::string_view key) const {
  const auto builtin = field_of_key(key);
  if (!own_) return builtin;
  const std::string wanted = normalised_key(key);
  const auto rows = own_->own_rows();
  const auto by_name = std::ranges::find(rows, wanted, [](const Field& row) { return row.keys.front(); });
  if (by_name != rows.end()) return by_name->id;
  if (builtin || wanted.empty()) return builtin;
  const auto has_key = [&](const Field& row) {
    return std::ranges::find(row.keys, wanted) != row.keys.end();
  };
  const auto by_key = std::ranges::find_if(rows, has_key);
  return by_key == rows.end() ? std::nullopt : std::optional(by_key->id);
}

std::string FieldTable::label(FieldId id) const {
  for (const DeclaredField& field : declared()) {
    if (declared_id(field.name) == id && !field.label.empty()) return utf8::printable(field.label);
  }
  return words_of(field(id).name);
}

bool FieldTable::operator==(const FieldTable& other) const {
  return own_ == other.own_ || std::ranges::equal(declared(), other.declared());
}

FieldId declared_id(std::string_view name) {
  // FNV-1a, folded to 24 bits: small numbers make small value slots.
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  hash = (hash >> 24U) ^ (hash & 0xFFFFFFU);
  return static_cast<FieldId>(static_cast<std::uint32_t>(FieldId::first_declared) + hash);
}

}  // namespace rosebud
