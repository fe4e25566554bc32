#include "store/other_names.hh"

#include <utility>
#include <vector>

#include "catalogue/value_key.hh"
#include "store/values.hh"

namespace rosebud::store {

OtherNames other_names(std::span<const PersonNames> people) {
  OtherNames names;
  for (const PersonNames& person : people) {
    const std::string own = value_key(FieldKind::name, person.name);
    for (const std::string& alias : person.aliases) {
      std::string key = value_key(FieldKind::name, alias);
      if (key != own) names.emplace(std::move(key), person.name);
    }
  }
  return names;
}

std::string encode_other_names(const OtherNames& names) {
  std::vector<std::string> list;
  for (const auto& [key, name] : names) {
    list.push_back(key);
    list.push_back(name);
  }
  return encode_list(list);
}

OtherNames decode_other_names(std::string_view written) {
  std::vector<std::string> list = decode_list(written);
  OtherNames names;
  for (std::size_t i = 0; i + 1 < list.size(); i += 2) {
    names.emplace(std::move(list[i]), std::move(list[i + 1]));
  }
  return names;
}

}  // namespace rosebud::store
