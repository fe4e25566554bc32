#include "indexer/init/proposals.hh"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

#include "catalogue/ascii.hh"
#include "catalogue/error.hh"
#include "catalogue/field_table.hh"
#include "catalogue/nearest.hh"
#include "indexer/article/metadata.hh"

namespace rosebud::indexer {
namespace {

constexpr std::size_t longest_facet_value = 48;
constexpr std::size_t most_facets = 12;
constexpr std::size_t most_mappings = 24;

// "credits[].name" -> {"credits", "name"}.
std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps(1);
  for (const char c : path) {
    if (c == '.') {
      steps.emplace_back();
    } else if (c != '[' && c != ']') {
      steps.back() += c;
    }
  }
  return steps;
}

// The words of a key: "filmDirector", "film_director" and "Film director" have two.
std::vector<std::string> words_of(std::string_view key) {
  std::vector<std::string> words(1);
  char before = 0;
  for (const char c : key) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool was_small = before >= 'a' && before <= 'z';
    if (capital && was_small) words.emplace_back();
    if (is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 128) {
      words.back() += to_lower(c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
    before = c;
  }
  std::erase_if(words, [](const std::string& word) { return word.empty(); });
  return words;
}

// What is read of a map that fills a field.
bool is_name_of_map(std::string_view key) {
  return key == "name" || key == "title" || key == "label" || key == "value";
}

// Fields that a key can only be meant for when its whole name says so: "title" is part of many other names.
bool needs_whole_name(FieldId id) {
  return id == FieldId::title || id == FieldId::date || id == FieldId::tag || id == FieldId::language ||
         id == FieldId::reviewer || id == FieldId::work || id == FieldId::rating;
}

std::optional<FieldId> slip_of(const std::string& key) {
  constexpr std::size_t shortest = 5;
  const std::string typed = normalised_key(key);
  if (typed.size() < shortest) return std::nullopt;
  for (const Field& row : fields()) {
    for (const std::string_view known : row.keys) {
      if (known.size() >= shortest && edit_distance(typed, known) == 1) return row.id;
    }
  }
  return std::nullopt;
}

// The field that a key's last step, or the step before a mere `name`, is called like.
std::optional<FieldId> meant_field(const std::vector<std::string>& steps) {
  const bool of_name = steps.size() > 1 && is_name_of_map(steps.back());
  const std::string& telling = of_name ? steps[steps.size() - 2] : steps.back();
  if (steps.size() > 1) {
    if (const auto whole = field_of_key(telling)) return whole;
  }
  if (const auto slip = slip_of(telling)) return slip;
  // Identifiers of people and works are no names.
  const std::vector<std::string> words = words_of(telling);
  constexpr std::array<std::string_view, 6> identifying{"id", "ids", "url", "link", "slug", "image"};
  const auto identifies = [&](const std::string& word) {
    return std::ranges::find(identifying, word) != identifying.end();
  };
  if (std::ranges::any_of(words, identifies)) return std::nullopt;
  for (const std::string& word : words) {
    const auto id = field_of_key(word);
    if (id && !needs_whole_name(*id)) return id;
  }
  return std::nullopt;
}

bool is_text_of_its_own(const KeyUse& use) {
  return use.sample.find("://") != std::string::npos || use.sample.starts_with('/') ||
         use.longest > longest_facet_value;
}

bool is_truth(const KeyUse& use) {
  return std::ranges::all_of(use.distinct, [](const std::string& value) {
    return value == "true" || value == "false" || value == "yes" || value == "no";
  });
}

std::string facet_name(const std::vector<std::string>& steps) {
  std::string name;
  for (const std::string& word :
       words_of(steps.back() == "name" && steps.size() > 1 ? steps[steps.size() - 2] : steps.back())) {
    name += (name.empty() ? "" : "_") + word;
  }
  return name;
}

std::optional<FacetProposal> as_facet(const std::string& key, const KeyUse& use, std::size_t articles) {
  FacetProposal facet{facet_name(steps_of(key)), key,       FieldKind::keyword, use.articles,
                      use.distinct.size(),       use.sample};
  const bool often = use.articles >= 2 && use.articles * 20 >= articles;
  if (!often || use.values == 0 || use.distinct.size() < 2 || is_text_of_its_own(use) || is_truth(use))
    return std::nullopt;
  if (use.numbers == use.values) {
    facet.kind = FieldKind::number;
  } else if (use.dates == use.values) {
    facet.kind = FieldKind::date;
  } else if (use.distinct.size() * 2 > use.values) {
    // Nearly every article has a value of its own: an identifier or a text.
    return std::nullopt;
  }
  try {
    const FieldTable possible({{facet.name, facet.kind, {}, {}}});
  } catch (const Error&) {
    return std::nullopt;
  }
  return facet;
}

template <typename Row>
void sort_by_use(std::vector<Row>& rows) {
  std::ranges::stable_sort(rows, std::greater{}, &Row::articles);
}

}  // namespace

Proposals propose(const Survey& survey) {
  Proposals proposals;
  std::set<std::string> facet_names;
  for (const auto& [key, use] : survey.keys) {
    const std::vector<std::string> steps = steps_of(key);
    const bool by_name = steps.size() == 2 && is_name_of_map(steps.back());
    const auto field_id = steps.size() == 1 || by_name ? field_of_key(steps.front()) : std::nullopt;
    if (field_id) {
      proposals.understood.push_back({key, std::string(field(*field_id).name), use.articles});
      continue;
    }
    // `movie: {writer: A}`: the map's name is known, what else it holds is not.
    const bool inside_field = steps.size() > 1 && field_of_key(steps.front());
    if (is_known_key(steps.front()) && !inside_field) continue;
    if (const auto meant = meant_field(steps)) {
      proposals.mappings.push_back({key, std::string(field(*meant).name), use.articles, use.sample});
      continue;
    }
    if (inside_field) continue;
    const auto facet = as_facet(key, use, survey.articles);
    if (facet && facet_names.insert(facet->name).second) {
      proposals.facets.push_back(*facet);
    } else {
      proposals.others.push_back({key, {}, use.articles, use.sample});
    }
  }
  sort_by_use(proposals.understood);
  sort_by_use(proposals.mappings);
  sort_by_use(proposals.facets);
  sort_by_use(proposals.others);
  if (proposals.facets.size() > most_facets) proposals.facets.resize(most_facets);
  if (proposals.mappings.size() > most_mappings) proposals.mappings.resize(most_mappings);
  return proposals;
}

}  // namespace rosebud::indexer
