#include "server/explanation_json.hh"

#include <string>
#include <string_view>
#include <utility>

#include "catalogue/utf8.hh"

namespace rosebud::server {
namespace {

namespace json = boost::json;

// Terms are bytes, JSON is UTF-8.
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

json::array tokens(const Explanation& explanation) {
  json::array array;
  for (const ExplainedToken& token : explanation.tokens) {
    json::array alternatives;
    for (const std::string& spelling : token.alternatives) alternatives.emplace_back(text(spelling));
    array.emplace_back(json::object{{"text", text(token.text)},
                                    {"field", text(token.field)},
                                    {"alternatives", std::move(alternatives)},
                                    {"passed_over", token.passed_over}});
  }
  return array;
}

json::array groups(const ExplainedWord& word) {
  json::array array;
  for (const ExplainedGroup& group : word.groups) {
    json::array terms;
    for (const ExplainedGroup::Term& term : group.terms) {
      terms.emplace_back(json::object{{"term", text(term.term)}, {"articles", term.articles}});
    }
    array.emplace_back(json::object{{"weight", group.weight},
                                    {"articles", group.articles},
                                    {"idf", group.idf},
                                    {"terms", std::move(terms)}});
  }
  return array;
}

}  // namespace

json::object explanation_object(const Explanation& explanation) {
  json::array words;
  for (const ExplainedWord& word : explanation.words) {
    words.emplace_back(
        json::object{{"text", text(word.text)}, {"weight", word.weight}, {"groups", groups(word)}});
  }
  return {{"query", text(explanation.query)},
          {"any_word", explanation.any_word},
          {"tokens", tokens(explanation)},
          {"words", std::move(words)},
          {"xapian", text(explanation.xapian)}};
}

json::array score_parts(const std::vector<ScorePart>& parts) {
  json::array array;
  for (const ScorePart& part : parts) {
    array.emplace_back(json::object{{"kind", text(part.kind)},
                                    {"name", text(part.name)},
                                    {"occurrences", part.occurrences},
                                    {"score", part.score}});
  }
  return array;
}

}  // namespace rosebud::server
