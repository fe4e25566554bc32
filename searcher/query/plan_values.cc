#include "searcher/query/plan_values.hh"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "catalogue/field.hh"
#include "catalogue/tokens.hh"
#include "catalogue/value_key.hh"
#include "searcher/dictionary/recognise.hh"
#include "store/forms.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// So many are named when a value could mean several.
constexpr std::size_t most_named = 5;

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  for (const Token& token : query_tokens(text)) words.insert(token.text);
  return words;
}

struct Candidate {
  std::string key;
  Xapian::doccount articles = 0;
};

// The values of `field` that have all of `words`, those of most articles first.
std::vector<Candidate> values_with(const Archive& archive, const Field& field,
                                   const std::set<std::string>& words) {
  std::vector<Candidate> candidates;
  if (words.empty()) return candidates;
  const std::string prefix = store::value_term(field, "");
  const auto end = archive.database.allterms_end(prefix);
  std::size_t looked_at = 0;
  for (auto term = archive.database.allterms_begin(prefix);
       term != end && !archive.deadline.passed_at(looked_at++); ++term) {
    const std::string key = (*term).substr(prefix.size());
    if (std::ranges::includes(words_of(key), words)) candidates.push_back({key, term.get_termfreq()});
  }
  std::ranges::stable_sort(candidates, std::greater{}, &Candidate::articles);
  return candidates;
}

std::string named(const Xapian::Database& database, const Field& field,
                  const std::vector<Candidate>& candidates) {
  std::string names;
  for (std::size_t i = 0; i < std::min(candidates.size(), most_named); ++i) {
    names += fmt::format("{}{}", i == 0 ? "" : ", ", store::written_form(database, field, candidates[i].key));
  }
  if (candidates.size() > most_named) names += ", …";
  return names;
}

Notice taken_for(std::string_view value, const Field& field, std::string_view form) {
  return {fmt::format("\"{}\" was taken for the {} {}", value, field.name, form), 0, 0};
}

bool has_value(const Xapian::Database& database, const Field& field, const std::string& key) {
  if (database.term_exists(store::value_term(field, key))) return true;
  if (!is_period(field.kind, key)) return false;
  const std::string days = store::value_term(field, key + '-');
  return database.allterms_begin(days) != database.allterms_end(days);
}

// Who may be meant, and whether the answer may be given for them unasked.
struct Meant {
  std::vector<Candidate> candidates;
  bool sure = false;
};

// People by the dictionary, those whom the database still has.
Meant people_like_value(const Archive& archive, const Field& field, std::string_view value) {
  Meant meant;
  const PeopleMeant people = people_meant(archive.dictionary, value, field.id, archive.deadline);
  for (const std::uint32_t person : people.people) {
    const std::string key(archive.dictionary.people().keys[person]);
    const Xapian::doccount articles = archive.database.get_termfreq(store::value_term(field, key));
    if (articles > 0) meant.candidates.push_back({key, articles});
  }
  std::ranges::stable_sort(meant.candidates, std::greater{}, &Candidate::articles);
  meant.sure = !people.of_a_part_mistyped;
  return meant;
}

// What to look for instead of `value`; nothing when it stays.
std::optional<std::string> meant_by(const Archive& archive, const Field& field, const std::string& value,
                                    std::vector<Notice>& notices) {
  const Xapian::Database& database = archive.database;
  const std::string key = value_key(field.kind, value);
  if (has_value(database, field, key)) return std::nullopt;
  if (const auto person = archive.people.find(key); person != archive.people.end() && holds_people(field)) {
    const std::string& name = person->second;
    if (has_value(database, field, value_key(field.kind, name))) {
      notices.push_back(taken_for(value, field, name));
      return name;
    }
  }
  const bool people = holds_people(field);
  const Meant meant = people ? people_like_value(archive, field, value)
                             : Meant{values_with(archive, field, words_of(value)), true};
  // Others may be meant as well.
  if (archive.deadline.cut_short()) return std::nullopt;
  const std::vector<Candidate>& candidates = meant.candidates;
  if (candidates.size() == 1 && meant.sure) {
    const std::string form = store::written_form(database, field, candidates.front().key);
    notices.push_back(taken_for(value, field, form));
    return form;
  }
  const std::string hint =
      candidates.empty() ? "" : fmt::format("; did you mean {}?", named(database, field, candidates));
  notices.push_back({fmt::format("no article has the {} \"{}\"{}", field.name, value, hint), 0, 0});
  return std::nullopt;
}

}  // namespace

std::optional<std::string> people_like(const Archive& archive, const Field& field, std::string_view text) {
  for (const std::string& word : words_of(text)) {
    if (archive.database.term_exists(store::field_word_term(field, word))) continue;
    const Meant meant = people_like_value(archive, field, text);
    if (meant.candidates.empty() || archive.deadline.cut_short()) return std::nullopt;
    return named(archive.database, field, meant.candidates);
  }
  return std::nullopt;
}

SearchRequest with_known_values(const Archive& archive, SearchRequest request, std::vector<Notice>& notices) {
  for (auto* refined : {&request.chosen, &request.excluded}) {
    for (auto& [id, values] : *refined) {
      std::set<std::string> known;
      for (const std::string& value : values) {
        known.insert(meant_by(archive, archive.fields.field(id), value, notices).value_or(value));
      }
      values = std::move(known);
    }
  }
  return request;
}

}  // namespace rosebud::searcher
