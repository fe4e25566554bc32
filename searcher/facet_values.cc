#include "searcher/facet_values.hh"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "catalogue/bin_scale.hh"
#include "catalogue/value_key.hh"
#include "catalogue/value_match.hh"
#include "searcher/refinement.hh"

namespace rosebud::searcher {
namespace {

class Making {
 public:
  Making(const FacetRequest& asked, const FacetCounts& counts, const FacetSource& source)
      : asked_(asked),
        counts_(counts),
        source_(source),
        kind_(source.field.kind),
        refinement_(source.request, source.field),
        matcher_(asked.matching) {}

  Facet make() {
    facet_.field = asked_.field;
    facet_.missing = counts_.missing;
    found_.reserve(counts_.values.size());
    for (const CountedValue& value : counts_.values) add(value);
    drop_typos();
    facet_.matching = static_cast<std::size_t>(std::ranges::count_if(found_, &Found::is_match));
    list();
    if (facet_.least) gather();
    return std::move(facet_);
  }

 private:
  struct Found {
    CountedValue value;
    ValueMatch match = ValueMatch::words;
    bool excluded = false;

    bool is_match() const { return value.count > 0 && !excluded; }
  };

  std::string_view key(std::uint32_t value) const { return source_.names.key(value); }

  bool is_excluded(std::uint32_t value) const {
    return refinement_.excludes() && refinement_.is_excluded(key(value));
  }

  void add(const CountedValue& value) {
    if (value.count == 0) return;
    const bool excluded = is_excluded(value.value);
    if (!excluded) {
      ++facet_.distinct;
      widen(value.value);
    }
    const ValueMatch match = asked_.matching.empty() ? ValueMatch::words : matched(key(value.value));
    if (match != ValueMatch::none) found_.push_back({value, match, excluded});
  }

  void widen(std::uint32_t value) {
    if (!has_bins(kind_)) return;
    const auto number = scale_number(kind_, key(value));
    if (!number) return;
    facet_.least = std::min(facet_.least.value_or(*number), *number);
    facet_.greatest = std::max(facet_.greatest.value_or(*number), *number);
  }

  // By the value itself, or by another name of the person.
  ValueMatch matched(std::string_view key) {
    ValueMatch best = matcher_.match(without_padding(kind_, key));
    if (best == ValueMatch::words || !holds_people(source_.field)) return best;
    if (!other_names_) {
      other_names_.emplace();
      for (const auto& [other, name] : source_.people) {
        const ValueMatch match = matcher_.match(other);
        if (match != ValueMatch::none) other_names_->emplace(value_key(kind_, name), match);
      }
    }
    for (auto [at, end] = other_names_->equal_range(key); at != end; ++at) best = std::min(best, at->second);
    return best;
  }

  // Where something was meant as it was typed, nothing else was.
  void drop_typos() {
    const auto is_typo = [](const Found& found) { return found.match == ValueMatch::typos; };
    if (!std::ranges::all_of(found_, is_typo)) std::erase_if(found_, is_typo);
  }

  bool by_value() const {
    const bool numbers = asked_.order == FacetOrder::usual && kind_ == FieldKind::number;
    return numbers || asked_.order == FacetOrder::value;
  }

  // Keys of numbers have four digits at least; longer ones do not sort as text.
  bool comes_before(const Found& left, const Found& right) const {
    const auto size = [&](const Found& found) {
      return kind_ == FieldKind::number ? key(found.value.value).size() : 0;
    };
    if (by_value()) {
      return std::tuple(size(left), left.value.value) < std::tuple(size(right), right.value.value);
    }
    return std::tuple(left.match == ValueMatch::words ? 0 : 1, right.value.count, size(left),
                      left.value.value) < std::tuple(right.match == ValueMatch::words ? 0 : 1,
                                                     left.value.count, size(right), right.value.value);
  }

  // The first ones, and those that were named wherever they stand.
  void list() {
    const bool all = kind_ == FieldKind::number && asked_.order == FacetOrder::usual;
    const std::size_t limit = all ? found_.size() : std::min(asked_.limit, found_.size());
    const auto before = [&](const Found& left, const Found& right) { return comes_before(left, right); };
    const auto cut = found_.begin() + static_cast<std::ptrdiff_t>(limit);
    // Values by themselves come in order.
    if (!std::ranges::is_sorted(found_, before)) std::ranges::partial_sort(found_, cut, before);
    const std::vector<std::string> named = refinement_.named_keys();
    const auto is_named = [&](const Found& found) {
      return std::ranges::binary_search(named, key(found.value.value));
    };
    if (!named.empty()) {
      const auto rest = std::partition(cut, found_.end(), is_named);
      std::sort(cut, rest, before);
      found_.erase(rest, found_.end());
    } else {
      found_.erase(cut, found_.end());
    }
    for (const Found& found : found_) {
      append({.key = std::string(key(found.value.value)),
              .label = source_.names.label(found.value.value),
              .count = found.value.count});
    }
    for (const std::string& name : named) append_unless_listed(name);
  }

  // What was chosen and no article has.
  void append_unless_listed(const std::string& name) {
    if (std::ranges::find(facet_.values, name, &FacetValue::key) != facet_.values.end()) return;
    if (!asked_.matching.empty() && matched(name) == ValueMatch::none) return;
    if (std::ranges::any_of(counts_.values, [&](const CountedValue& value) {
          return value.count > 0 && key(value.value) == name;
        }))
      return;
    append({.key = name, .label = source_.names.label_of(name), .count = 0});
    if (!by_value()) return;
    const auto order = [&](const FacetValue& value) {
      return std::tuple(kind_ == FieldKind::number ? value.key.size() : 0, std::string_view(value.key));
    };
    std::ranges::stable_sort(facet_.values, {}, order);
  }

  void append(FacetValue value) {
    value.chosen = refinement_.chooses() && refinement_.is_chosen(value.key);
    value.excluded = refinement_.excludes() && refinement_.is_excluded(value.key);
    facet_.values.push_back(std::move(value));
  }

  void gather() {
    const BinScale scale(*facet_.least, *facet_.greatest, asked_.binning);
    facet_.bin_width = static_cast<std::size_t>(scale.width());
    for (std::size_t bin = 0; bin < scale.size(); ++bin) {
      const NumberRange range = scale.range(bin);
      facet_.bins.push_back({range, 0, refinement_.touches_chosen(range), refinement_.is_excluded(range)});
    }
    for (const CountedValue& value : counts_.values) {
      const auto number = scale_number(kind_, key(value.value));
      if (value.count == 0 || !number || is_excluded(value.value)) continue;
      facet_.bins[scale.bin_of(*number)].count += value.count;
    }
    // An article with several numbers of one bin was counted for each.
    for (const CountedTogether& together : counts_.together) {
      std::set<std::size_t> bins;
      for (const std::uint32_t value : together.values) {
        const auto number = scale_number(kind_, key(value));
        if (!number) continue;
        const std::size_t bin = scale.bin_of(*number);
        if (!bins.insert(bin).second) facet_.bins[bin].count -= together.count;
      }
    }
  }

  const FacetRequest& asked_;
  const FacetCounts& counts_;
  const FacetSource& source_;
  FieldKind kind_;
  Refinement refinement_;
  ValueMatcher matcher_;
  std::optional<std::multimap<std::string, ValueMatch, std::less<>>> other_names_;
  std::vector<Found> found_;
  Facet facet_;
};

}  // namespace

Facet facet_of(const FacetRequest& asked, const FacetCounts& counts, const FacetSource& source) {
  return Making(asked, counts, source).make();
}

}  // namespace rosebud::searcher
