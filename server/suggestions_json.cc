#include "server/suggestions_json.hh"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "catalogue/utf8.hh"
#include "server/json.hh"

namespace rosebud::server {
namespace {

namespace json = boost::json;

// JSON is UTF-8, whatever was typed or written.
json::string text(std::string_view bytes) {
  std::string repaired;
  for (std::size_t at = 0; at < bytes.size();) {
    const utf8::Decoded decoded = utf8::decode(bytes, at);
    utf8::append(repaired, decoded.code_point);
    at += decoded.length;
  }
  json::string clean(repaired);
  return clean;
}

std::string description(const Suggestion& suggestion) {
  return fmt::format("{}, {} {}", suggestion_kind_name(suggestion.kind), suggestion.count,
                     suggestion.count == 1 ? "article" : "articles");
}

}  // namespace

std::string to_json(std::string_view typed, const Suggestions& suggestions) {
  json::array list;
  for (const Suggestion& suggestion : suggestions.list) {
    list.emplace_back(json::object{{"text", text(suggestion.text)},
                                   {"kind", text(suggestion_kind_name(suggestion.kind))},
                                   {"query", text(suggestion.query)},
                                   {"count", suggestion.count}});
  }
  const json::object answer{{"format", json_format},
                            {"q", text(typed)},
                            {"suggestions", std::move(list)},
                            {"timed_out", suggestions.timed_out}};
  return json::serialize(answer) + '\n';
}

std::string to_open_search(std::string_view typed, std::span<const Suggestion> suggestions) {
  json::array queries;
  json::array descriptions;
  for (const Suggestion& suggestion : suggestions) {
    queries.emplace_back(text(suggestion.query));
    descriptions.emplace_back(text(description(suggestion)));
  }
  const json::array answer{text(typed), std::move(queries), std::move(descriptions)};
  return json::serialize(answer) + '\n';
}

}  // namespace rosebud::server
