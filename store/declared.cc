#include "store/declared.hh"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "catalogue/error.hh"
#include "store/values.hh"

namespace rosebud::store {
namespace {

constexpr std::array kinds{FieldKind::keyword, FieldKind::name, FieldKind::number, FieldKind::date};

std::optional<FieldKind> kind_named(std::string_view name) {
  const auto* const kind = std::ranges::find(kinds, name, kind_name);
  return kind == kinds.end() ? std::nullopt : std::optional(*kind);
}

[[noreturn]] void throw_unknown() {
  throw Error("the database declares a facet that this Rosebud does not understand");
}

}  // namespace

std::string encode_declared(std::span<const DeclaredField> declared) {
  std::vector<std::string> fields;
  for (const DeclaredField& field : declared) {
    std::vector<std::string> parts{field.name, std::string(kind_name(field.kind)), field.label};
    parts.insert(parts.end(), field.keys.begin(), field.keys.end());
    fields.push_back(encode_list(parts));
  }
  return encode_list(fields);
}

std::vector<DeclaredField> decode_declared(std::string_view written) {
  std::vector<DeclaredField> declared;
  for (const std::string& field : decode_list(written)) {
    std::vector<std::string> parts = decode_list(field);
    const auto kind = parts.size() < 3 ? std::nullopt : kind_named(parts[1]);
    if (!kind) throw_unknown();
    DeclaredField fresh{std::move(parts[0]), *kind, std::move(parts[2]), {}};
    fresh.keys.assign(std::make_move_iterator(parts.begin() + 3), std::make_move_iterator(parts.end()));
    declared.push_back(std::move(fresh));
  }
  // A list that was cut ends early; then not all of it is there.
  if (encode_declared(declared) != written) throw_unknown();
  return declared;
}

}  // namespace rosebud::store
