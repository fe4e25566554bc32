#include "store/dictionary/name_arrays.hh"

#include <algorithm>
#include <numeric>
#include <utility>

#include "catalogue/name_spelling.hh"

namespace rosebud::store {
namespace {

struct Spelled {
  std::string letters;
  std::uint32_t owner;
  std::vector<std::uint32_t> starts;
  auto operator<=>(const Spelled&) const = default;
};

// The spellings of one name. Where two of them go on alike ("thehiline" behind its article, and "hiline"),
// one beginning stands for both.
void add_spellings(std::vector<Spelled>& all, std::uint32_t owner, const GatheredName& name, NameKind kind) {
  std::vector<NameSpelling> spellings = name_spellings(name.written, kind);
  for (const std::string& alias : name.aliases)
    std::ranges::move(name_spellings(alias, kind), std::back_inserter(spellings));
  std::vector<std::string> known;
  // Those without an article stand last; a beginning at offset 0 says more than one further inside.
  std::ranges::reverse(spellings);
  std::vector<std::string> whole;
  for (NameSpelling& spelling : spellings) {
    if (std::ranges::find(whole, spelling.letters) != whole.end()) continue;
    whole.push_back(spelling.letters);
    Spelled spelled{spelling.letters, owner, {}};
    for (const std::uint32_t start : spelling.words) {
      std::string rest = spelling.letters.substr(start);
      if (start > 0 && std::ranges::find(known, rest) != known.end()) continue;
      known.push_back(std::move(rest));
      spelled.starts.push_back(start);
    }
    all.push_back(std::move(spelled));
  }
}

std::string reversed_characters(std::string_view text) {
  std::string reversed;
  reversed.reserve(text.size());
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    reversed.append(text.substr(begin, end - begin));
    end = begin;
  }
  return reversed;
}

void add_spelled(NameArrays& arrays, std::vector<Spelled> all) {
  std::ranges::sort(all);
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    arrays.spellings.add(all[place].letters);
    arrays.owners.push_back(all[place].owner);
    for (const std::uint32_t start : all[place].starts) arrays.starts.push_back({place, start});
  }
  const Names view = arrays.view();
  std::ranges::sort(arrays.starts, [&view](const WordStart& left, const WordStart& right) {
    const int order = view.rest(left).compare(view.rest(right));
    return order != 0 ? order < 0
                      : std::pair(left.spelling, left.offset) < std::pair(right.spelling, right.offset);
  });
  arrays.by_end = order_by_end(arrays.spellings.view());
}

}  // namespace

Names NameArrays::view() const {
  return {keys.view(), written.view(),   articles, newest, role_ends,
          roles,       spellings.view(), owners,   by_end, starts};
}

void GatheredName::add_role(FieldId field, std::uint32_t more) {
  const auto id = static_cast<std::uint32_t>(field);
  const auto known = std::ranges::find(roles, id, &Role::field);
  if (known == roles.end()) {
    roles.push_back({id, more});
  } else {
    known->articles += more;
  }
}

NameArrays name_arrays(const GatheredNames& gathered, NameKind kind) {
  std::vector<const GatheredNames::value_type*> names;
  names.reserve(gathered.size());
  for (const auto& name : gathered) names.push_back(&name);
  std::ranges::sort(names, {}, [](const auto* name) -> const std::string& { return name->first; });
  NameArrays arrays;
  std::vector<Spelled> all;
  for (const auto* named : names) {
    const auto& [key, name] = *named;
    add_spellings(all, static_cast<std::uint32_t>(arrays.articles.size()), name, kind);
    arrays.keys.add(key);
    arrays.written.add(name.written);
    arrays.articles.push_back(name.articles);
    arrays.newest.push_back(name.newest);
    arrays.roles.insert(arrays.roles.end(), name.roles.begin(), name.roles.end());
    arrays.role_ends.push_back(static_cast<std::uint32_t>(arrays.roles.size()));
  }
  add_spelled(arrays, std::move(all));
  return arrays;
}

std::vector<std::uint32_t> order_by_end(const StringList& list) {
  StringArrays reversed;
  for (std::size_t i = 0; i < list.size(); ++i) reversed.add(reversed_characters(list[i]));
  const StringList keys = reversed.view();
  std::vector<std::uint32_t> order(list.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&keys](std::uint32_t left, std::uint32_t right) {
    const int compared = keys[left].compare(keys[right]);
    return compared != 0 ? compared < 0 : left < right;
  });
  return order;
}

}  // namespace rosebud::store
