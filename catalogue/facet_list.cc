#include "catalogue/facet_list.hh"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "catalogue/in_quotes.hh"
#include "catalogue/nearest.hh"
#include "catalogue/number_range.hh"
#include "catalogue/value_key.hh"

namespace rosebud {
namespace {

constexpr std::array<std::pair<std::string_view, std::size_t>, 3> widths{
    {{"year", 1}, {"decade", 10}, {"century", 100}}};

constexpr std::array<std::pair<std::string_view, FacetOrder>, 3> orders{
    {{"usual", FacetOrder::usual}, {"count", FacetOrder::count}, {"value", FacetOrder::value}}};

// The part before the next `separator`, taken off `rest`.
std::string_view take(std::string_view& rest, char separator) {
  const std::string_view part = rest.substr(0, rest.find(separator));
  rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  return part;
}

// "30" of "bins=30", when it is a number from 1 to `most`.
std::optional<std::size_t> number_behind(std::string_view option, std::string_view name, std::size_t most) {
  if (!option.starts_with(name)) return std::nullopt;
  const auto number = parse_number(option.substr(name.size()));
  if (!number || *number < 1 || static_cast<std::size_t>(*number) > most) return std::nullopt;
  return static_cast<std::size_t>(*number);
}

bool take_binning(Binning& binning, std::string_view option) {
  constexpr std::size_t widest = 1'000'000;
  const auto* const named = std::ranges::find(widths, option, &decltype(widths)::value_type::first);
  if (named != widths.end()) {
    binning.width = named->second;
  } else if (const auto width = number_behind(option, "by=", widest)) {
    binning.width = *width;
  } else if (const auto most = number_behind(option, "bins=", max_bins)) {
    binning.most = *most;
  } else {
    return false;
  }
  return true;
}

bool take_option(FacetRequest& facet, FieldKind kind, std::string_view option) {
  if (option == "all") {
    facet.limit = all_values;
  } else if (const auto limit = parse_number(option)) {
    facet.limit = static_cast<std::size_t>(*limit);
  } else if (const auto order = order_named(option)) {
    facet.order = *order;
  } else {
    return has_bins(kind) && take_binning(facet.binning, option);
  }
  return true;
}

Error unknown_facet(std::string_view name, const FieldTable& fields) {
  std::vector<std::string_view> names;
  for (const Field& row : fields.fields()) {
    if (can_be_counted(row)) names.push_back(row.name);
  }
  const auto meant = nearest(name, names);
  const std::string suggestion = meant ? fmt::format("Did you mean {}? ", *meant) : "";
  return Error(fmt::format("there is no facet called {}", in_quotes(name)),
               suggestion + "`rosebud fields` lists them.");
}

Error unknown_option(const Field& field, std::string_view option) {
  const std::string_view bins =
      has_bins(field.kind) ? "; or bins: year, decade, century, by=5 or bins=30" : "";
  return Error(
      fmt::format("{} says nothing about the facet {}", in_quotes(option), field.name),
      fmt::format("Behind {0}: stands how many values are listed, as {0}:20 or {0}:all; or their order, "
                  "{0}:count or {0}:value{1}.",
                  field.name, bins));
}

}  // namespace

FacetItem parse_facet(std::string_view item, const FieldTable& fields, const FacetRequest& usual) {
  std::string_view options = item;
  const std::string_view name = take(options, ':');
  const auto id = fields.named(name);
  if (!id || !can_be_counted(fields.field(*id))) return {std::nullopt, unknown_facet(name, fields)};
  const Field& field = fields.field(*id);
  FacetItem result{usual, std::nullopt};
  result.facet->field = *id;
  while (!options.empty()) {
    const std::string_view option = take(options, ':');
    if (!take_option(*result.facet, field.kind, option) && !result.problem) {
      result.problem = unknown_option(field, option);
    }
  }
  return result;
}

std::vector<FacetItem> parse_facets(std::string_view list, const FieldTable& fields,
                                    const FacetRequest& usual) {
  std::vector<FacetItem> items;
  const auto is_there = [&](FieldId id) {
    return std::ranges::any_of(items,
                               [&](const FacetItem& item) { return item.facet && item.facet->field == id; });
  };
  while (!list.empty()) {
    const std::string_view item = take(list, ',');
    if (item.empty()) continue;
    FacetItem parsed = parse_facet(item, fields, usual);
    if (parsed.facet && is_there(parsed.facet->field)) continue;
    items.push_back(std::move(parsed));
  }
  return items;
}

std::string to_string(const FacetRequest& facet, const FieldTable& fields) {
  const FacetRequest usual;
  std::string text(fields.field(facet.field).name);
  if (facet.limit == all_values) {
    text += ":all";
  } else if (facet.limit != usual.limit) {
    text += fmt::format(":{}", facet.limit);
  }
  if (facet.order != usual.order) text += fmt::format(":{}", order_name(facet.order));
  const auto* const named =
      std::ranges::find(widths, facet.binning.width, &decltype(widths)::value_type::second);
  if (named != widths.end()) {
    text += fmt::format(":{}", named->first);
  } else if (facet.binning.width != 0) {
    text += fmt::format(":by={}", facet.binning.width);
  }
  if (facet.binning.most != usual.binning.most) text += fmt::format(":bins={}", facet.binning.most);
  return text;
}

std::string_view order_name(FacetOrder order) {
  return std::ranges::find(orders, order, &decltype(orders)::value_type::second)->first;
}

std::optional<FacetOrder> order_named(std::string_view name) {
  const auto* const row = std::ranges::find(orders, name, &decltype(orders)::value_type::first);
  if (row == orders.end()) return std::nullopt;
  return row->second;
}

}  // namespace rosebud
