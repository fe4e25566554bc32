#include "catalogue/read_search_settings.hh"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalogue/tokens.hh"

namespace rosebud {
namespace {

// The words that are searched for, whatever the case and the signs.
std::string key_of(std::string_view written) {
  std::string key;
  for (const QueryToken& token : query_tokens(written)) key += (key.empty() ? "" : " ") + token.text;
  return key;
}

class SynonymReader {
 public:
  explicit SynonymReader(const SettingsSection& section) : section_(section) {}

  Synonyms read() {
    constexpr std::array<std::string_view, 2> known{"groups", "one_way"};
    section_.refuse_unknown(known);
    for (const auto& group : section_.lists("groups").value_or(std::vector<std::vector<std::string>>{})) {
      read_group(group);
    }
    if (const auto one_way = section_.section("one_way")) {
      for (const std::string& typed : one_way->keys()) {
        for (const std::string& other : one_way->texts(typed).value_or(std::vector<std::string>{})) {
          add(*one_way, typed, typed, other);
        }
      }
    }
    return std::move(rules_);
  }

 private:
  void read_group(const std::vector<std::string>& group) {
    if (group.size() < 2) {
      throw section_.error("groups", "a group of synonyms has two words or more",
                           R"(Write `groups = [["film noir", "noir"], ["sci-fi", "science fiction"]]`.)");
    }
    for (const std::string& typed : group) {
      for (const std::string& other : group) {
        if (&typed != &other) add(section_, "groups", typed, other);
      }
    }
  }

  void add(const SettingsSection& section, const std::string& key, const std::string& typed,
           const std::string& other) {
    const std::string from = key_of(typed);
    const std::string to = key_of(other);
    if (from.empty() || to.empty()) {
      throw section.error(key, fmt::format("\"{}\" has no word in it", from.empty() ? typed : other),
                          "Remove it from the list.");
    }
    if (from == to) {
      throw section.error(key, fmt::format(R"("{}" and "{}" are the same words)", typed, other),
                          "Case, accents and signs need no synonym: remove one of them.");
    }
    const auto [known, fresh] = rule_of_.emplace(from, rules_.size());
    if (fresh) rules_.push_back({typed, {}});
    std::vector<std::string>& also = rules_[known->second].also;
    const bool there = std::ranges::any_of(also, [&](const std::string& one) { return key_of(one) == to; });
    if (!there) also.push_back(other);
    if (also.size() > max_synonyms || rules_.size() > max_synonym_rules) {
      throw section.error(key, fmt::format("there are more than {} words, or more than {} synonyms of one",
                                           max_synonym_rules, max_synonyms));
    }
  }

  const SettingsSection& section_;
  Synonyms rules_;
  std::map<std::string, std::size_t> rule_of_;  // by what is typed
};

double weight_of(const SettingsSection& section, std::string_view key) {
  const double weight = section.number(key).value_or(0);
  if (weight >= 0 && weight <= max_boost) return weight;
  throw section.error(key, fmt::format("\"{}\" is a weight from 0 to {}", key, max_boost),
                      "1 doubles the score of what gains most; 0.2 is a gentle nudge.");
}

}  // namespace

Synonyms read_synonyms(const SettingsSection& section) {
  return SynonymReader(section).read();
}

Boosts read_boosts(const SettingsSection& section) {
  constexpr std::array<std::string_view, 2> known{"recency", "rating"};
  section.refuse_unknown(known);
  Boosts boosts;
  boosts.rating = weight_of(section, "rating");
  const auto recency = section.section("recency");
  if (!recency) return boosts;
  constexpr std::array<std::string_view, 2> known_of_recency{"weight", "half_life_days"};
  recency->refuse_unknown(known_of_recency);
  boosts.recency = weight_of(*recency, "weight");
  boosts.half_life_days = recency->number("half_life_days").value_or(boosts.half_life_days);
  if (!(boosts.half_life_days >= 1 && boosts.half_life_days <= max_half_life_days)) {
    throw recency->error("half_life_days", "\"half_life_days\" is a number of days from 1 to a hundred years",
                         "After so many days an article gains half of what one of today does.");
  }
  return boosts;
}

}  // namespace rosebud
