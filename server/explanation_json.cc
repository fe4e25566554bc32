#include "server/explanation_json.hh"

#include <string>
#include <string_view>
#include <utility>

#include "server/json_text.hh"

namespace rosebud::server {
namespace {

namespace json = boost::json;

json::array tokens(const Explanation& explanation) {
  json::array array;
  for (const ExplainedToken& token : explanation.tokens) {
    json::array alternatives;
    for (const std::string& spelling : token.alternatives) alternatives.emplace_back(json_text(spelling));
    array.emplace_back(json::object{{"text", json_text(token.text)},
                                    {"field", json_text(token.field)},
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
      terms.emplace_back(json::object{{"term", json_text(term.term)}, {"articles", term.articles}});
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
        json::object{{"text", json_text(word.text)}, {"weight", word.weight}, {"groups", groups(word)}});
  }
  return {{"query", json_text(explanation.query)},
          {"any_word", explanation.any_word},
          {"tokens", tokens(explanation)},
          {"words", std::move(words)},
          {"xapian", json_text(explanation.xapian)}};
}

json::array score_parts(const std::vector<ScorePart>& parts) {
  json::array array;
  for (const ScorePart& part : parts) {
    array.emplace_back(json::object{{"kind", json_text(part.kind)},
                                    {"name", json_text(part.name)},
                                    {"occurrences", part.occurrences},
                                    {"score", part.score}});
  }
  return array;
}

}  // namespace rosebud::server
