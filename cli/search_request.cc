#include "cli/search_request.hh"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "catalogue/number_range.hh"

namespace rosebud::cli {
namespace {

std::string query_text(const Arguments& arguments) {
  std::string text;
  for (const std::string& word : arguments.positional()) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<FacetRequest> facets_in(const std::string& list, const FieldTable& fields) {
  std::vector<FacetRequest> facets;
  for (std::size_t at = 0; at <= list.size();) {
    const auto end = std::min(list.find(',', at), list.size());
    const std::string name = list.substr(at, end - at);
    at = end + 1;
    if (name.empty()) continue;
    const auto id = fields.named(name);
    if (!id || !fields.field(*id).facet) {
      throw Error(fmt::format("there is no facet called \"{}\"", name), "`rosebud fields` lists them.");
    }
    const bool repeated = std::ranges::find(facets, *id, &FacetRequest::field) != facets.end();
    if (!repeated) facets.push_back({*id});
  }
  return facets;
}

void choose(SearchRequest& request, const Field& field, const std::string& value, std::string_view option) {
  if (field.kind != FieldKind::number) {
    request.chosen[field.id].insert(value);
    return;
  }
  const auto range = parse_number_range(value);
  if (!range && field.id == FieldId::year) {
    throw Error(fmt::format(R"({} takes a year or a range of years, not "{}")", option, value),
                "For example 1995, 1990..1999, ..1960 or 2000..");
  }
  if (!range) {
    throw Error(fmt::format(R"({} takes a whole number or a range of them, not "{}")", option, value),
                "For example 90, 90..120, ..60 or 200..");
  }
  request.ranges[field.id].insert(*range);
}

// "platform=GOG": the name has no '=', the value may.
void choose_where(SearchRequest& request, const FieldTable& fields, const std::string& where) {
  const auto equals = where.find('=');
  const std::string name = where.substr(0, equals);
  const std::string value = equals == std::string::npos ? "" : where.substr(equals + 1);
  if (value.find_first_not_of(' ') == std::string::npos) {
    throw Error(fmt::format("--where takes a field and a value, not \"{}\"", where),
                "For example --where genre=horror, --where year=1990..1999");
  }
  const auto id = fields.named(name);
  if (!id || !fields.field(*id).facet) {
    throw Error(fmt::format("there is no field called \"{}\" to choose values of", name),
                "`rosebud fields` lists the fields; those that are facets can be chosen.");
  }
  choose(request, fields.field(*id), value, fmt::format("--where {}", name));
}

}  // namespace

SearchRequest request_of(const Arguments& arguments, const FieldTable& fields) {
  SearchRequest request;
  request.text = query_text(arguments);
  for (const FieldId id : {FieldId::director, FieldId::writer, FieldId::year}) {
    const Field& row = field(id);
    for (const std::string& value : arguments.values(row.name)) {
      choose(request, row, value, fmt::format("--{}", row.name));
    }
  }
  for (const std::string& where : arguments.values("where")) choose_where(request, fields, where);
  if (const auto sort = arguments.value("sort")) {
    request.sort = sort_named(*sort);
    if (!request.sort) {
      throw Error(fmt::format("there is no order called \"{}\"", *sort),
                  "--sort takes relevance, date, year, rating or title.");
    }
  }
  request.limit = arguments.number("limit", 1, max_limit).value_or(request.limit);
  request.page = arguments.number("page", 1, max_page).value_or(request.page);
  if (!arguments.has("no-facets")) {
    const auto list = arguments.value("facets");
    request.facets = list ? facets_in(*list, fields) : default_facets(fields);
  }
  return request;
}

}  // namespace rosebud::cli
