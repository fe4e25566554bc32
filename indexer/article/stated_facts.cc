#include "indexer/article/stated_facts.hh"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "catalogue/field.hh"
#include "catalogue/fold.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dates.hh"
#include "indexer/article/fact_lines.hh"
#include "indexer/article/labels.hh"
#include "indexer/article/people.hh"
#include "indexer/article/person_name.hh"
#include "indexer/article/rating.hh"

namespace rosebud::indexer {
namespace {

using Strings = std::vector<std::string>;

// Of one field: the values of its first line, and whether another line contradicts it.
struct Statement {
  FieldId field;
  bool sure = false;
  bool disputed = false;
  Strings values;
};

bool is_shouted_or_empty(const Strings& values) {
  return values.empty() || std::ranges::any_of(values, &std::string::empty);
}

Strings names_in(const std::string& value) {
  Strings people = people_in(value);
  const bool names = !people.empty() && std::ranges::all_of(people, [](const std::string& name) {
    return looks_like_a_name(name);
  });
  return names ? people : Strings{};
}

// Words and short phrases, no sentences.
Strings keywords_in(const std::string& value) {
  constexpr std::size_t longest = 40;
  constexpr std::size_t most = 24;
  Strings words = split(value, ",;|/#");
  for (std::string& word : words) word = without_markup(word);
  std::erase_if(words, [](const std::string& word) { return word.empty(); });
  const bool short_ones = std::ranges::all_of(
      words, [](const std::string& word) { return word.size() <= longest && !word.ends_with('.'); });
  return short_ones && words.size() <= most ? words : Strings{};
}

// A rating in a text must say of how many: "8/10", "★★★½", "B+".
Strings rating_in(const std::string& value) {
  const bool bare = parse_decimal(value).has_value();
  if (bare || !rating_of(value)) return {};
  return {std::string(trimmed(value))};
}

Strings values_in(FieldId id, const std::string& value) {
  if (id == FieldId::year) {
    auto years = years_in(value);
    if (years.size() > 1) years.resize(1);
    return years;
  }
  if (id == FieldId::rating) return rating_in(value);
  if (id == FieldId::other_title) return {value};
  if (id == FieldId::studio) return split(value, ",;|/");
  if (field(id).kind == FieldKind::keyword) return keywords_in(value);
  return names_in(value);
}

class Collector {
 public:
  void add(Label label, const std::string& value) {
    Strings values = values_in(label.field, value);
    if (is_shouted_or_empty(values)) return;
    const auto known = std::ranges::find(statements_, label.field, &Statement::field);
    if (known == statements_.end()) {
      statements_.push_back({label.field, label.sure, false, std::move(values)});
      return;
    }
    known->sure = known->sure || label.sure;
    if (known->values == values) return;
    // Tags and actors may go on in another line; a second director is of a second film.
    const bool adds =
        label.field == FieldId::tag || label.field == FieldId::cast || label.field == FieldId::other_title;
    if (adds) {
      std::ranges::move(values, std::back_inserter(known->values));
    } else {
      known->disputed = true;
    }
  }

  std::vector<Fact> facts() const {
    const bool any_sure = std::ranges::any_of(statements_, &Statement::sure);
    // Several directors in lines of their own: the article is about several works, none of which is "the"
    // one.
    const bool several = std::ranges::any_of(statements_, [](const Statement& statement) {
      return statement.disputed && statement.field == FieldId::director;
    });
    std::vector<Fact> facts;
    for (const Statement& statement : statements_) {
      const bool of_work = statement.field != FieldId::tag && statement.field != FieldId::reviewer;
      if (statement.disputed || !(statement.sure || any_sure) || (several && of_work)) continue;
      for (const std::string& value : statement.values) {
        const bool repeated = std::ranges::any_of(
            facts, [&](const Fact& fact) { return fact.field == statement.field && fact.written == value; });
        if (!repeated) facts.push_back({statement.field, value, Source::body});
      }
    }
    return facts;
  }

 private:
  std::vector<Statement> statements_;
};

}  // namespace

std::vector<Fact> stated_facts(std::string_view body) {
  Collector collector;
  for (const LabelledValue& line : labelled_values(body)) collector.add(line.label, line.value);
  return collector.facts();
}

}  // namespace rosebud::indexer
