#include "server/url/url_state.hh"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "catalogue/facet_list.hh"
#include "catalogue/field.hh"
#include "catalogue/in_quotes.hh"
#include "catalogue/number_range.hh"
#include "catalogue/utf8.hh"

namespace rosebud::server {
namespace {

// Every link of a page holds all refinements, so a page grows with their product with the values it lists.
constexpr std::size_t max_refinements = 50;
constexpr std::size_t max_refinement_bytes = 2000;
constexpr std::size_t max_facet_limit = 500;
constexpr std::size_t max_facet_values = 600;  // of all facets together
constexpr std::size_t max_facet_bins = 100;
constexpr std::string_view exclusion = "not.";  // before the name of a field, which has no full stop

std::size_t default_limit() {
  return SearchRequest{}.limit;
}

// The facets counted unless the URL says otherwise: the usual ones and those that are refined by; none for
// who wants nothing counted.
std::vector<FacetRequest> facets_by_default(const SearchRequest& request, const FieldTable& fields) {
  if (request.total == Total::none) return {};
  std::vector<FacetRequest> facets = default_facets(fields);
  for (const Field& field : fields.fields()) {
    const bool listed = std::ranges::find(facets, field.id, &FacetRequest::field) != facets.end();
    if (!listed && request.refines(field.id)) facets.push_back({field.id});
  }
  return facets;
}

std::string in_one_line(const Error& error) {
  if (error.hint().empty()) return std::string(error.message());
  return fmt::format("{}; {}", error.message(), error.hint());
}

class Reading {
 public:
  explicit Reading(const FieldTable& fields) : fields_(fields) {}

  void take(const Parameter& parameter);
  UrlState finish();

 private:
  void take_text(std::string_view value);
  void take_sort(std::string_view value);
  void take_total(std::string_view value);
  void take_refinement(std::string_view name, std::string_view value);
  bool has_room_for(std::string_view value);
  void take_facets(std::string_view list);
  void take_facet(FacetItem item);
  std::size_t number(const Parameter& parameter, std::size_t fallback, std::size_t max);
  void note(std::string message) { state_.notices.push_back({std::move(message), 0, 0}); }

  const FieldTable& fields_;
  UrlState state_;
  std::optional<std::vector<FacetRequest>> facets_;
  std::size_t facet_values_ = 0;
  std::size_t refinements_ = 0;
  std::size_t refinement_bytes_ = 0;
  bool is_full_ = false;
};

void Reading::take(const Parameter& parameter) {
  SearchRequest& request = state_.request;
  if (parameter.name == "q") {
    take_text(parameter.value);
  } else if (parameter.name == "sort") {
    take_sort(parameter.value);
  } else if (parameter.name == "page") {
    request.page = number(parameter, 1, max_page);
  } else if (parameter.name == "limit") {
    request.limit = number(parameter, default_limit(), max_limit);
  } else if (parameter.name == "total") {
    take_total(parameter.value);
  } else if (parameter.name == "facets") {
    take_facets(parameter.value);
  } else {
    take_refinement(parameter.name, parameter.value);
  }
}

void Reading::take_text(std::string_view value) {
  const std::string clean = utf8::printable(value);
  const std::string_view text = utf8::prefix(clean, max_text_bytes);
  if (text.size() < clean.size()) {
    note(fmt::format("the query is longer than {} bytes; only its beginning is used", max_text_bytes));
  }
  const std::size_t first = text.find_first_not_of(' ');
  const std::size_t last = text.find_last_not_of(' ');
  state_.request.text = first == std::string_view::npos ? "" : text.substr(first, last - first + 1);
}

void Reading::take_sort(std::string_view value) {
  if (value.empty()) return;
  state_.request.sort = sort_named(value);
  if (!state_.request.sort) {
    note(fmt::format("there is no order {}; there are relevance, date, year, rating and title",
                     in_quotes(value)));
  }
}

void Reading::take_total(std::string_view value) {
  if (value == "none") {
    state_.request.total = Total::none;
  } else if (!value.empty() && value != "exact") {
    note(fmt::format("the total is exact or none, not {}", in_quotes(value)));
  }
}

void Reading::take_refinement(std::string_view name, std::string_view value) {
  const bool excludes = name.starts_with(exclusion);
  const auto id = fields_.named(excludes ? name.substr(exclusion.size()) : name);
  if (!id || !can_be_counted(fields_.field(*id))) return;
  const Field& field = fields_.field(*id);
  const std::string clean = utf8::printable(value);
  if (clean.find_first_not_of(' ') == std::string::npos || !has_room_for(clean)) return;
  SearchRequest& request = state_.request;
  if (field.kind != FieldKind::number) {
    (excludes ? request.excluded : request.chosen)[field.id].insert(clean);
  } else if (const auto range = parse_number_range(clean)) {
    (excludes ? request.excluded_ranges : request.ranges)[field.id].insert(*range);
  } else {
    const auto [one, range_of_it] =
        field.id == FieldId::year ? std::pair{"1995", "1990..1999"} : std::pair{"90", "90..120"};
    note(fmt::format("{0} is not a {1} or a range of {1}s; write {4}={2} or {4}={3}", in_quotes(value),
                     field.name, one, range_of_it, name));
  }
}

bool Reading::has_room_for(std::string_view value) {
  if (is_full_) return false;
  is_full_ = ++refinements_ > max_refinements || (refinement_bytes_ += value.size()) > max_refinement_bytes;
  if (is_full_) {
    note(fmt::format("no more than {} values and {} bytes can be chosen; the rest is left out",
                     max_refinements, max_refinement_bytes));
  }
  return !is_full_;
}

void Reading::take_facets(std::string_view list) {
  if (list.empty()) return;
  if (!facets_) facets_.emplace();
  if (list == "none") return;
  for (FacetItem& item : parse_facets(list, fields_)) take_facet(std::move(item));
}

void Reading::take_facet(FacetItem item) {
  if (item.problem) note(in_one_line(*item.problem));
  if (!item.facet) return;
  FacetRequest& facet = *item.facet;
  if (std::ranges::find(*facets_, facet.field, &FacetRequest::field) != facets_->end()) return;
  facet.limit = std::min({facet.limit, max_facet_limit, max_facet_values - facet_values_});
  facet.binning.most = std::min(facet.binning.most, max_facet_bins);
  facet_values_ += facet.limit;
  facets_->push_back(std::move(facet));
}

std::size_t Reading::number(const Parameter& parameter, std::size_t fallback, std::size_t max) {
  if (parameter.value.empty()) return fallback;
  const auto value = parse_number(parameter.value);
  if (!value || *value < 1) {
    note(fmt::format("{} is not a {}: write a number from 1", in_quotes(parameter.value), parameter.name));
    return fallback;
  }
  if (static_cast<std::size_t>(*value) <= max) return static_cast<std::size_t>(*value);
  note(fmt::format("the largest {} is {}", parameter.name, max));
  return max;
}

UrlState Reading::finish() {
  SearchRequest& request = state_.request;
  request.facets = facets_ ? std::move(*facets_) : facets_by_default(request, fields_);
  if (request.wants_total()) request.total = Total::exact;
  return std::move(state_);
}

std::string print_facets(const std::vector<FacetRequest>& facets, const FieldTable& fields) {
  if (facets.empty()) return "none";
  std::string list;
  for (const FacetRequest& facet : facets) {
    if (!list.empty()) list += ',';
    list += to_string(facet, fields);
  }
  return list;
}

struct Refined {
  const std::map<FieldId, std::set<std::string>>& values;
  const std::map<FieldId, std::set<NumberRange>>& ranges;
  std::string_view before;  // the names of the fields
};

void add_refinements(std::vector<Parameter>& parameters, const Refined& refined, const FieldTable& fields) {
  for (const Field& field : fields.fields()) {
    const std::string name = fmt::format("{}{}", refined.before, field.name);
    if (const auto values = refined.values.find(field.id); values != refined.values.end()) {
      for (const std::string& value : values->second) parameters.push_back({name, value});
    }
    if (const auto ranges = refined.ranges.find(field.id); ranges != refined.ranges.end()) {
      for (const NumberRange& range : ranges->second) parameters.push_back({name, to_string(range)});
    }
  }
}

// Of `GET /api/facets`, which shows no page and so may list more.
constexpr std::size_t max_matching_bytes = 200;
constexpr std::size_t usual_named_values = 100;
constexpr std::size_t max_named_values = 10'000;  // of all fields together
constexpr std::array<std::string_view, 5> of_hits{"sort", "page", "limit", "total", "facets"};

std::vector<FacetRequest> named_facets(const std::vector<std::string>& named, const FieldTable& fields,
                                       std::vector<Notice>& notices) {
  FacetRequest usual;
  usual.limit = usual_named_values;
  std::vector<FacetRequest> facets;
  std::size_t left = max_named_values;
  for (const std::string& name : named) {
    FacetItem item = parse_facet(name, fields, usual);
    if (item.problem) notices.push_back({in_one_line(*item.problem), 0, 0});
    const bool repeated =
        item.facet && std::ranges::find(facets, item.facet->field, &FacetRequest::field) != facets.end();
    if (!item.facet || repeated) continue;
    item.facet->limit = std::min(item.facet->limit, left);
    left -= item.facet->limit;
    facets.push_back(std::move(*item.facet));
  }
  return facets;
}

}  // namespace

UrlState read_url_state(std::string_view query, const FieldTable& fields) {
  Reading reading(fields);
  for (const Parameter& parameter : parse_query(query)) reading.take(parameter);
  return reading.finish();
}

UrlState read_facets_url(std::string_view query, const FieldTable& fields) {
  std::vector<Parameter> search;
  std::vector<std::string> named;
  std::string matching;
  for (Parameter& parameter : parse_query(query)) {
    if (parameter.name == "field") {
      named.push_back(std::move(parameter.value));
    } else if (parameter.name == "matching") {
      matching = utf8::prefix(utf8::printable(parameter.value), max_matching_bytes);
    } else if (std::ranges::find(of_hits, parameter.name) == of_hits.end()) {
      search.push_back(std::move(parameter));
    }
  }
  Reading reading(fields);
  for (const Parameter& parameter : search) reading.take(parameter);
  UrlState state = reading.finish();
  state.request.limit = 0;
  state.request.facets = named.empty() ? every_facet(fields) : named_facets(named, fields, state.notices);
  for (FacetRequest& facet : state.request.facets) facet.matching = matching;
  return state;
}

std::vector<Parameter> url_parameters(const SearchRequest& request, const FieldTable& fields) {
  std::vector<Parameter> parameters;
  if (!request.text.empty()) parameters.push_back({"q", request.text});
  add_refinements(parameters, {request.chosen, request.ranges, ""}, fields);
  add_refinements(parameters, {request.excluded, request.excluded_ranges, exclusion}, fields);
  if (request.sort) parameters.push_back({"sort", std::string(sort_name(*request.sort))});
  if (request.facets != facets_by_default(request, fields)) {
    parameters.push_back({"facets", print_facets(request.facets, fields)});
  }
  if (request.limit != default_limit()) parameters.push_back({"limit", fmt::format("{}", request.limit)});
  if (!request.wants_total()) parameters.push_back({"total", "none"});
  if (request.page != 1) parameters.push_back({"page", fmt::format("{}", request.page)});
  return parameters;
}

std::string print_url_state(const SearchRequest& request, const FieldTable& fields) {
  return print_query(url_parameters(request, fields));
}

}  // namespace rosebud::server
