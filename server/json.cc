#include "server/json.hh"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "catalogue/field.hh"
#include "catalogue/number_range.hh"
#include "catalogue/value_key.hh"
#include "server/explanation_json.hh"
#include "server/json_text.hh"

namespace rosebud::server {
namespace {

namespace json = boost::json;

template <typename Range>
json::array texts(const Range& range) {
  json::array array;
  for (const auto& item : range) array.emplace_back(json_text(item));
  return array;
}

json::array whole_numbers(const std::vector<std::string>& written) {
  json::array array;
  for (const std::string& item : written) {
    if (const auto number = parse_number(item)) array.emplace_back(*number);
  }
  return array;
}

// Chosen or excluded values by field.
json::object refinements(const std::map<FieldId, std::set<std::string>>& chosen,
                         const std::map<FieldId, std::set<NumberRange>>& chosen_ranges,
                         const FieldTable& fields) {
  json::object object;
  for (const auto& [id, values] : chosen) object[fields.field(id).name] = texts(values);
  for (const auto& [id, ranges] : chosen_ranges) {
    std::vector<std::string> written;
    for (const NumberRange& range : ranges) written.push_back(to_string(range));
    object[fields.field(id).name] = texts(written);
  }
  return object;
}

json::object request_object(const SearchRequest& request, const FieldTable& fields) {
  return {{"q", json_text(request.text)},
          {"refinements", refinements(request.chosen, request.ranges, fields)},
          {"excluded", refinements(request.excluded, request.excluded_ranges, fields)},
          {"sort", json_text(sort_name(request.effective_sort()))},
          {"page", request.page},
          {"limit", request.limit},
          {"total", request.wants_total() ? "exact" : "none"}};
}

json::array marked_text(const MarkedText& pieces) {
  json::array array;
  for (const MarkedPiece& piece : pieces) {
    array.emplace_back(json::object{{"text", json_text(piece.text)}, {"marked", piece.marked}});
  }
  return array;
}

json::array inferences(const Hit& hit) {
  json::array array;
  for (const Inference& inference : hit.inferred) {
    array.emplace_back(json::object{{"field", json_text(field(inference.field).name)},
                                    {"value", json_text(inference.value)},
                                    {"evidence", json_text(inference.evidence)}});
  }
  return array;
}

// The archive's own fields by name; numbers as numbers.
json::object declared(const Hit& hit, const FieldTable& fields) {
  json::object object;
  for (const DeclaredValues& values : hit.declared) {
    const Field& row = fields.field(values.field);
    object[row.name] = row.kind == FieldKind::number ? whole_numbers(values.written) : texts(values.written);
  }
  return object;
}

json::object hit_object(const Hit& hit, const FieldTable& fields) {
  json::object object{{"path", json_text(hit.path)},
                      {"title", json_text(hit.title)},
                      {"address", json_text(hit.address)},
                      {"years", whole_numbers(hit.years)},
                      {"directors", texts(hit.directors)},
                      {"writers", texts(hit.writers)},
                      {"date", json_text(hit.date)},
                      {"rating", json_text(hit.rating)},
                      {"score", hit.score},
                      {"snippet", marked_text(hit.snippet)},
                      {"declared", declared(hit, fields)},
                      {"inferred", inferences(hit)}};
  if (!hit.score_parts.empty()) object["explain"] = score_parts(hit.score_parts);
  return object;
}

json::array hits(const std::vector<Hit>& found, const SearchResults& results) {
  json::array array;
  for (const Hit& hit : found) array.emplace_back(hit_object(hit, results.fields));
  return array;
}

json::array similar(const SimilarResults& results) {
  json::array array;
  for (const SimilarArticle& article : results.similar) {
    json::object shared;
    for (const SharedValues& values : article.shared) {
      shared[results.fields.field(values.field).name] = texts(values.written);
    }
    json::object object = hit_object(article.hit, results.fields);
    object.stable_erase("snippet");
    object["shared"] = std::move(shared);
    array.emplace_back(std::move(object));
  }
  return array;
}

json::array facet_values(const Facet& facet) {
  json::array array;
  for (const FacetValue& value : facet.values) {
    array.emplace_back(json::object{{"value", json_text(value.key)},
                                    {"label", json_text(value.label)},
                                    {"count", value.count},
                                    {"chosen", value.chosen},
                                    {"excluded", value.excluded}});
  }
  return array;
}

json::value or_null(const std::optional<int>& number) {
  return number ? json::value(*number) : json::value();
}

json::array bins(const Facet& facet) {
  json::array array;
  for (const FacetBin& bin : facet.bins) {
    array.emplace_back(json::object{{"from", or_null(bin.range.from)},
                                    {"to", or_null(bin.range.to)},
                                    {"count", bin.count},
                                    {"chosen", bin.chosen},
                                    {"excluded", bin.excluded}});
  }
  return array;
}

json::array facets(const SearchRequest& request, const SearchResults& results) {
  json::array array;
  for (const Facet& facet : results.facets) {
    const Field& row = results.fields.field(facet.field);
    json::object object{{"field", json_text(row.name)},
                        {"label", json_text(results.fields.label(facet.field))},
                        {"values", facet_values(facet)},
                        {"distinct", facet.distinct},
                        {"missing", facet.missing}};
    const auto asked = std::ranges::find(request.facets, facet.field, &FacetRequest::field);
    if (asked != request.facets.end() && !asked->matching.empty()) object["matching"] = facet.matching;
    if (has_bins(row.kind)) {
      object["min"] = or_null(facet.least);
      object["max"] = or_null(facet.greatest);
      object["bin_width"] = facet.bin_width;
      object["bins"] = bins(facet);
    }
    array.emplace_back(std::move(object));
  }
  return array;
}

json::array notices(const SearchResults& results) {
  json::array array;
  for (const Notice& notice : results.notices) {
    array.emplace_back(json::object{
        {"message", json_text(notice.message)}, {"offset", notice.offset}, {"length", notice.length}});
  }
  return array;
}

void print(std::string& out, const json::value& value);

void print(std::string& out, const json::object& object) {
  out += '{';
  for (const auto& member : object) {
    if (out.back() != '{') out += ',';
    out += json::serialize(member.key());
    out += ':';
    print(out, member.value());
  }
  out += '}';
}

void print(std::string& out, const json::array& array) {
  out += '[';
  for (const json::value& item : array) {
    if (out.back() != '[') out += ',';
    print(out, item);
  }
  out += ']';
}

// JSON has no infinities and no NaN.
std::string print(double number) {
  return std::isfinite(number) ? fmt::format("{}", number) : "null";
}

// As json::serialize(), but for doubles: that writes 4.5 as 4.5E0.
void print(std::string& out, const json::value& value) {
  if (value.is_object()) {
    print(out, value.get_object());
  } else if (value.is_array()) {
    print(out, value.get_array());
  } else if (value.is_double()) {
    out += print(value.get_double());
  } else {
    out += json::serialize(value);
  }
}

std::string line(const json::object& object) {
  std::string out;
  print(out, object);
  out += '\n';
  return out;
}

}  // namespace

std::string to_json(const SearchRequest& request, const SearchResults& results) {
  json::object answer{{"format", json_format},
                      {"request", request_object(request, results.fields)},
                      {"total", results.has_total ? json::value(results.total) : json::value(nullptr)},
                      {"at_least", results.total},
                      {"archive", results.archive},
                      {"corrected", json_text(results.corrected)},
                      {"did_you_mean", json_text(results.did_you_mean)},
                      {"any_word", results.any_word},
                      {"timed_out", results.timed_out},
                      {"hits", hits(results.hits, results)},
                      {"partial", hits(results.partial, results)},
                      {"facets", facets(request, results)},
                      {"notices", notices(results)},
                      {"milliseconds", results.milliseconds}};
  if (results.explanation) answer["explain"] = explanation_object(*results.explanation);
  return line(answer);
}

std::string to_json(const SimilarResults& results) {
  return line({{"format", json_format},
               {"article", json::object{{"path", json_text(results.article.path)},
                                        {"title", json_text(results.article.title)},
                                        {"address", json_text(results.article.address)}}},
               {"similar", similar(results)},
               {"timed_out", results.timed_out},
               {"milliseconds", results.milliseconds}});
}

std::string facets_to_json(const SearchRequest& request, const SearchResults& results) {
  return line(
      {{"format", json_format},
       {"request",
        json::object{{"q", json_text(request.text)},
                     {"refinements", refinements(request.chosen, request.ranges, results.fields)},
                     {"excluded", refinements(request.excluded, request.excluded_ranges, results.fields)}}},
       {"total", results.total},
       {"archive", results.archive},
       {"corrected", json_text(results.corrected)},
       {"any_word", results.any_word},
       {"timed_out", results.timed_out},
       {"facets", facets(request, results)},
       {"notices", notices(results)},
       {"milliseconds", results.milliseconds}});
}

std::string stats_to_json(const SearchRequest& request, const SearchResults& results, std::size_t words) {
  return line({{"format", json_format},
               {"articles", results.archive},
               {"words", words},
               {"facets", facets(request, results)}});
}

std::string error_to_json(const Error& error) {
  return line(
      {{"format", json_format},
       {"error", json::object{{"message", json_text(error.message())}, {"hint", json_text(error.hint())}}}});
}

std::string health_to_json(std::size_t documents, std::string_view identity) {
  return line({{"status", "ok"}, {"documents", documents}, {"identity", json_text(identity)}});
}

}  // namespace rosebud::server
