#include "server/suggestions_json.hh"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "server/json.hh"
#include "server/json_text.hh"

namespace rosebud::server {
namespace {

namespace json = boost::json;

std::string description(const Suggestion& suggestion) {
  return fmt::format("{}, {} {}", suggestion_kind_name(suggestion.kind), suggestion.count,
                     suggestion.count == 1 ? "article" : "articles");
}

}  // namespace

std::string to_json(std::string_view typed, std::span<const Suggestion> suggestions) {
  json::array list;
  for (const Suggestion& suggestion : suggestions) {
    list.emplace_back(json::object{{"text", json_text(suggestion.text)},
                                   {"kind", json_text(suggestion_kind_name(suggestion.kind))},
                                   {"query", json_text(suggestion.query)},
                                   {"count", suggestion.count}});
  }
  const json::object answer{{"format", json_format}, {"q", json_text(typed)}, {"suggestions", std::move(list)}};
  return json::serialize(answer) + '\n';
}

std::string to_open_search(std::string_view typed, std::span<const Suggestion> suggestions) {
  json::array queries;
  json::array descriptions;
  for (const Suggestion& suggestion : suggestions) {
    queries.emplace_back(json_text(suggestion.query));
    descriptions.emplace_back(json_text(description(suggestion)));
  }
  const json::array answer{json_text(typed), std::move(queries), std::move(descriptions)};
  return json::serialize(answer) + '\n';
}

}  // namespace rosebud::server
