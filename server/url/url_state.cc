#include "server/url/url_state.hh"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "catalogue/field.hh"
#include "catalogue/number_range.hh"
#include "catalogue/utf8.hh"

namespace rosebud::server {
namespace {

constexpr std::size_t default_facet_limit = FacetRequest{}.limit;

// Every link of a page holds all refinements, so a page grows with their product with the values it lists.
constexpr std::size_t max_refinements = 50;
constexpr std::size_t max_refinement_bytes = 2000;
constexpr std::size_t max_facet_limit = 500;
constexpr std::size_t max_facet_values = 600;  // of all facets together

std::size_t default_limit() {
  return SearchRequest{}.limit;
}

// What of a bad value is repeated in its notice.
std::string quoted(std::string_view value) {
  constexpr std::size_t shown = 40;
  const std::string clean = utf8::printable(value);
  const std::string_view head = utf8::prefix(clean, shown);
  return fmt::format("\"{}{}\"", head, head.size() < clean.size() ? "…" : "");
}

// The facets counted unless the URL says otherwise: the usual ones and those that are refined by.
std::vector<FacetRequest> facets_by_default(const SearchRequest& request, const FieldTable& fields) {
  std::vector<FacetRequest> facets = default_facets(fields);
  for (const Field& field : fields.fields()) {
    const bool listed = std::ranges::find(facets, field.id, &FacetRequest::field) != facets.end();
    if (field.facet && !listed && request.refines(field.id))
      facets.push_back({field.id, default_facet_limit});
  }
  return facets;
}

class Reading {
 public:
  explicit Reading(const FieldTable& fields) : fields_(fields) {}

  void take(const Parameter& parameter);
  UrlState finish();

 private:
  void take_text(std::string_view value);
  void take_sort(std::string_view value);
  void take_refinement(const Field& field, std::string_view value);
  bool has_room_for(std::string_view value);
  void take_facets(std::string_view list);
  void take_facet(std::string_view item);
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
  } else if (parameter.name == "facets") {
    take_facets(parameter.value);
  } else if (const auto id = fields_.named(parameter.name); id && fields_.field(*id).facet) {
    take_refinement(fields_.field(*id), parameter.value);
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
                     quoted(value)));
  }
}

void Reading::take_refinement(const Field& field, std::string_view value) {
  const std::string clean = utf8::printable(value);
  if (clean.find_first_not_of(' ') == std::string::npos || !has_room_for(clean)) return;
  if (field.kind != FieldKind::number) {
    state_.request.chosen[field.id].insert(clean);
  } else if (const auto range = parse_number_range(clean)) {
    state_.request.ranges[field.id].insert(*range);
  } else {
    const auto [one, range_of_it] =
        field.id == FieldId::year ? std::pair{"1995", "1990..1999"} : std::pair{"90", "90..120"};
    note(fmt::format("{0} is not a {1} or a range of {1}s; write {1}={2} or {1}={3}", quoted(value),
                     field.name, one, range_of_it));
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
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), item.size() + 1));
    take_facet(item);
  }
}

void Reading::take_facet(std::string_view item) {
  const std::string_view name = item.substr(0, item.find(':'));
  const auto id = fields_.named(name);
  if (!id || !fields_.field(*id).facet) {
    note(fmt::format("{} is not a facet", quoted(name)));
    return;
  }
  FacetRequest facet{*id, default_facet_limit};
  if (name.size() < item.size()) {
    const auto limit = parse_number(item.substr(name.size() + 1));
    if (!limit) note(fmt::format("{} does not say how many values to list", quoted(item)));
    if (limit) facet.limit = std::min(static_cast<std::size_t>(*limit), max_facet_limit);
  }
  if (std::ranges::find(*facets_, *id, &FacetRequest::field) != facets_->end()) return;
  facet.limit = std::min(facet.limit, max_facet_values - facet_values_);
  facet_values_ += facet.limit;
  facets_->push_back(facet);
}

std::size_t Reading::number(const Parameter& parameter, std::size_t fallback, std::size_t max) {
  if (parameter.value.empty()) return fallback;
  const auto value = parse_number(parameter.value);
  if (!value || *value < 1) {
    note(fmt::format("{} is not a {}: write a number from 1", quoted(parameter.value), parameter.name));
    return fallback;
  }
  if (static_cast<std::size_t>(*value) <= max) return static_cast<std::size_t>(*value);
  note(fmt::format("the largest {} is {}", parameter.name, max));
  return max;
}

UrlState Reading::finish() {
  state_.request.facets = facets_ ? std::move(*facets_) : facets_by_default(state_.request, fields_);
  return std::move(state_);
}

std::string print_facets(const std::vector<FacetRequest>& facets, const FieldTable& fields) {
  if (facets.empty()) return "none";
  std::string list;
  for (const FacetRequest& facet : facets) {
    if (!list.empty()) list += ',';
    list += fields.field(facet.field).name;
    if (facet.limit != default_facet_limit) list += fmt::format(":{}", facet.limit);
  }
  return list;
}

void add_refinements(std::vector<Parameter>& parameters, const SearchRequest& request,
                     const FieldTable& fields) {
  for (const Field& field : fields.fields()) {
    if (const auto chosen = request.chosen.find(field.id); chosen != request.chosen.end()) {
      for (const std::string& value : chosen->second) parameters.push_back({std::string(field.name), value});
    }
    if (const auto ranges = request.ranges.find(field.id); ranges != request.ranges.end()) {
      for (const NumberRange& range : ranges->second) {
        parameters.push_back({std::string(field.name), to_string(range)});
      }
    }
  }
}

}  // namespace

UrlState read_url_state(std::string_view query, const FieldTable& fields) {
  Reading reading(fields);
  for (const Parameter& parameter : parse_query(query)) reading.take(parameter);
  return reading.finish();
}

std::vector<Parameter> url_parameters(const SearchRequest& request, const FieldTable& fields) {
  std::vector<Parameter> parameters;
  if (!request.text.empty()) parameters.push_back({"q", request.text});
  add_refinements(parameters, request, fields);
  if (request.sort) parameters.push_back({"sort", std::string(sort_name(*request.sort))});
  if (request.facets != facets_by_default(request, fields)) {
    parameters.push_back({"facets", print_facets(request.facets, fields)});
  }
  if (request.limit != default_limit()) parameters.push_back({"limit", fmt::format("{}", request.limit)});
  if (request.page != 1) parameters.push_back({"page", fmt::format("{}", request.page)});
  return parameters;
}

std::string print_url_state(const SearchRequest& request, const FieldTable& fields) {
  return print_query(url_parameters(request, fields));
}

}  // namespace rosebud::server
