#include "cli/search_request.hh"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "catalogue/facet_list.hh"
#include "catalogue/field.hh"
#include "catalogue/in_quotes.hh"
#include "catalogue/nearest.hh"
#include "catalogue/number_range.hh"

namespace rosebud::cli {
namespace {

// A field's value as it was typed behind an option.
struct Typed {
  const Field& field;
  const std::string& value;
  std::string_view option;
};

NumberRange range_in(const Typed& typed) {
  const auto range = parse_number_range(typed.value);
  if (!range && typed.field.id == FieldId::year) {
    throw Error(fmt::format(R"({} takes a year or a range of years, not "{}")", typed.option, typed.value),
                "For example 1995, 1990..1999, ..1960 or 2000..");
  }
  if (!range) {
    throw Error(
        fmt::format(R"({} takes a whole number or a range of them, not "{}")", typed.option, typed.value),
        "For example 90, 90..120, ..60 or 200..");
  }
  return *range;
}

void choose(SearchRequest& request, const Typed& typed) {
  if (typed.field.kind == FieldKind::number) {
    request.ranges[typed.field.id].insert(range_in(typed));
  } else {
    request.chosen[typed.field.id].insert(typed.value);
  }
}

void exclude(SearchRequest& request, const Typed& typed) {
  if (typed.field.kind == FieldKind::number) {
    request.excluded_ranges[typed.field.id].insert(range_in(typed));
  } else {
    request.excluded[typed.field.id].insert(typed.value);
  }
}

Error unknown_choice(const std::string& name, const FieldTable& fields) {
  std::vector<std::string_view> names;
  for (const Field& field : fields.fields()) {
    if (can_be_counted(field)) names.push_back(field.name);
  }
  const auto meant = nearest(name, names);
  return Error(fmt::format("there is no field called {} to choose values of", in_quotes(name)),
               fmt::format("{}`rosebud fields` lists the fields; those that are facets can be chosen.",
                           meant ? fmt::format("Did you mean {}? ", *meant) : ""));
}

// "platform=GOG" behind --where or --not: the name has no '=', the value may.
void take_pairs(SearchRequest& request, const Arguments& arguments, const FieldTable& fields,
                std::string_view option) {
  for (const std::string& pair : arguments.values(option)) {
    const auto equals = pair.find('=');
    const std::string name = pair.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : pair.substr(equals + 1);
    if (value.find_first_not_of(' ') == std::string::npos) {
      throw Error(fmt::format("--{} takes a field and a value, not \"{}\"", option, pair),
                  fmt::format("For example --{0} genre=horror, --{0} year=1990..1999", option));
    }
    const auto id = fields.named(name);
    if (!id || !can_be_counted(fields.field(*id))) {
      throw unknown_choice(name, fields);
    }
    const std::string named = fmt::format("--{} {}", option, name);
    const Typed typed{fields.field(*id), value, named};
    if (option == "not") {
      exclude(request, typed);
    } else {
      choose(request, typed);
    }
  }
}

}  // namespace

std::vector<FacetRequest> facets_in(std::string_view list, const FieldTable& fields,
                                    const FacetRequest& usual) {
  std::vector<FacetRequest> facets;
  for (FacetItem& item : parse_facets(list, fields, usual)) {
    if (item.problem) throw Error(*item.problem);
    facets.push_back(std::move(*item.facet));
  }
  return facets;
}

void take_refinements(SearchRequest& request, const Arguments& arguments, const FieldTable& fields) {
  for (const FieldId id : {FieldId::director, FieldId::writer, FieldId::year}) {
    const Field& row = field(id);
    const std::string option = fmt::format("--{}", row.name);
    for (const std::string& value : arguments.values(row.name)) choose(request, {row, value, option});
  }
  take_pairs(request, arguments, fields, "where");
  take_pairs(request, arguments, fields, "not");
}

void take_bins(SearchRequest& request, const Arguments& arguments) {
  const auto most = arguments.number("bins", 1, max_bins);
  if (!most) return;
  for (FacetRequest& facet : request.facets) {
    if (facet.binning == Binning{}) facet.binning.most = *most;
  }
}

TimeLimit time_limit_of(const Arguments& arguments) {
  constexpr std::size_t longest = 86'400'000;  // a day
  const auto limit = arguments.number("time-limit", 1, longest);
  return limit ? TimeLimit(static_cast<std::uint32_t>(*limit)) : std::nullopt;
}

void fit_bins(SearchRequest& request, std::size_t most) {
  for (FacetRequest& facet : request.facets) facet.binning.most = std::min(facet.binning.most, most);
}

SearchRequest request_of(const Arguments& arguments, const FieldTable& fields) {
  SearchRequest request;
  request.text = arguments.positional_text();
  take_refinements(request, arguments, fields);
  if (const auto sort = arguments.value("sort")) {
    request.sort = sort_named(*sort);
    if (!request.sort) {
      throw Error(fmt::format("there is no order called \"{}\"", *sort),
                  "--sort takes relevance, date, year, rating or title.");
    }
  }
  request.explain = arguments.has("explain");
  request.limit = arguments.number("limit", 1, max_limit).value_or(request.limit);
  request.page = arguments.number("page", 1, max_page).value_or(request.page);
  request.time_limit = time_limit_of(arguments);
  const auto list = arguments.value("facets");
  const bool no_total = arguments.has("no-total");
  if (!arguments.has("no-facets") && (list || !no_total)) {
    request.facets = list ? facets_in(*list, fields) : default_facets(fields);
    take_bins(request, arguments);
  }
  if (no_total && request.facets.empty()) request.total = Total::none;
  return request;
}

}  // namespace rosebud::cli
