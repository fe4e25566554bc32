#include "searcher/engine/refined_values.hh"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "catalogue/field_table.hh"
#include "catalogue/value_key.hh"
#include "searcher/engine/values.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// Of more values the lists are not read: going through the articles is as quick.
constexpr std::size_t most_lists = 64;

class Taken {
 public:
  Taken(const store::Columns& columns, const Field& field)
      : columns_(columns), field_(field), column_(columns.find(field.id)) {}

  std::vector<store::ValueId> by(const std::map<FieldId, std::set<std::string>>& named,
                                 const std::map<FieldId, std::set<NumberRange>>& ranges) {
    // Where nobody has a value, none is taken.
    if (column_ == nullptr) return {};
    if (const auto own = named.find(field_.id); own != named.end()) {
      for (const std::string& value : own->second) add(value_key(field_.kind, value));
    }
    if (const auto own = ranges.find(field_.id); own != ranges.end()) {
      for (const NumberRange& range : own->second) add(range);
    }
    return std::move(values_);
  }

 private:
  void add(const std::string& key) {
    if (const auto id = columns_.id_of(field_.id, key)) values_.push_back(*id);
    if (!is_period(field_.kind, key)) return;
    const store::ValueId end = column_->first + column_->count;
    store::ValueId id = columns_.first_from(*column_, key);
    for (; id < end && columns_.key(id).starts_with(key); ++id) {
      if (stands_for(field_.kind, key, columns_.key(id))) values_.push_back(id);
    }
  }

  void add(const NumberRange& range) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const std::int64_t low = range.from ? *range.from : 0;
    const std::int64_t high = range.to ? *range.to : most;
    const auto [first, end] = values_between(columns_, *column_, low, high);
    for (store::ValueId id = first; id < end; ++id) {
      if (parse_number(columns_.key(id))) values_.push_back(id);
    }
  }

  const store::Columns& columns_;
  const Field& field_;
  const store::ColumnField* column_;
  std::vector<store::ValueId> values_;
};

// The articles that have a chosen value of `field`; nothing when these are too many values to read the lists
// of.
std::optional<Expression> having_choice(const store::Columns& columns, const Field& field,
                                        const SearchRequest& request) {
  const std::vector<store::ValueId> values = chosen_values(columns, field, request);
  if (values.size() > most_lists) return std::nullopt;
  std::vector<std::string> terms;
  terms.reserve(values.size());
  for (const store::ValueId value : values) terms.push_back(store::value_term(field, columns.key(value)));
  return terms_expression(std::move(terms));
}

bool is_counted(const SearchRequest& request, FieldId field) {
  return std::ranges::find(request.facets, field, &FacetRequest::field) != request.facets.end();
}

}  // namespace

std::vector<store::ValueId> chosen_values(const store::Columns& columns, const Field& field,
                                          const SearchRequest& request) {
  return Taken(columns, field).by(request.chosen, request.ranges);
}

std::vector<store::ValueId> excluded_values(const store::Columns& columns, const Field& field,
                                            const SearchRequest& request) {
  return Taken(columns, field).by(request.excluded, request.excluded_ranges);
}

std::optional<std::vector<Choice>> plain_choices(const store::Columns& columns, const FieldTable& fields,
                                                 const SearchRequest& request) {
  std::vector<Choice> choices;
  for (const Field& field : fields.fields()) {
    if (!request.refines(field.id)) continue;
    if (request.excludes(field.id) || is_scalar(field.id)) return std::nullopt;
    auto having = having_choice(columns, field, request);
    if (!having) return std::nullopt;
    choices.push_back({field.id, std::move(*having)});
  }
  return choices;
}

std::optional<Expression> narrowing(const store::Columns& columns, const FieldTable& fields,
                                    const SearchRequest& request) {
  std::vector<Expression> all;
  for (const Field& field : fields.fields()) {
    if (!request.chooses(field.id) || is_counted(request, field.id) || is_scalar(field.id)) continue;
    if (auto having = having_choice(columns, field, request)) all.push_back(std::move(*having));
  }
  if (all.empty()) return std::nullopt;
  return joined(ExpressionKind::all, std::move(all));
}

}  // namespace rosebud::searcher
