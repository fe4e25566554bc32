#include "cli/explain_view.hh"

#include <string_view>

#include <fmt/format.h>

#include "catalogue/utf8.hh"

namespace rosebud::cli {
namespace {

std::string line(std::string_view label, std::string_view text, const Terminal& terminal) {
  return fmt::format("{}  {}\n", bold(terminal, fmt::format("{:<7}", label)), utf8::printable(text));
}

std::string token_text(const ExplainedToken& token) {
  std::string text = token.field.empty() ? token.text : token.field + ":" + token.text;
  for (const std::string& spelling : token.alternatives) text += "|" + spelling;
  return token.passed_over ? text + " (passed over)" : text;
}

std::string group_text(const ExplainedGroup& group) {
  std::string terms;
  for (const ExplainedGroup::Term& term : group.terms) {
    terms += fmt::format("{}{}", terms.empty() ? "" : " ", term.term);
    if (group.terms.size() > 1) terms += fmt::format(" ({})", term.articles);
  }
  return fmt::format("{}: {}, idf {:.3f}, weight {}", terms, counted(group.articles, "article"), group.idf,
                     group.weight);
}

std::string word_lines(const ExplainedWord& word, const Terminal& terminal) {
  std::string text = word.text;
  if (word.weight != 1) text += fmt::format(", {} times", word.weight);
  if (word.groups.empty()) text += text.ends_with('*') ? "" : ", in no article as a word that scores";
  std::string lines = line("word", text, terminal);
  for (const ExplainedGroup& group : word.groups) lines += line("", "  " + group_text(group), terminal);
  return lines;
}

}  // namespace

std::string explanation_lines(const Explanation& explanation, const Terminal& terminal) {
  std::string tokens;
  for (const ExplainedToken& token : explanation.tokens) {
    tokens += (tokens.empty() ? "" : "  ") + token_text(token);
  }
  std::string lines = line("tokens", tokens, terminal);
  lines += line("query", explanation.query + (explanation.any_word ? "  (any of the words)" : ""), terminal);
  for (const ExplainedWord& word : explanation.words) lines += word_lines(word, terminal);
  return lines + line("Xapian", explanation.xapian, terminal);
}

std::string score_lines(const std::vector<ScorePart>& parts, double score, const Terminal& terminal) {
  if (parts.empty()) return {};
  std::string lines;
  for (const ScorePart& part : parts) {
    std::string text = fmt::format("{:>14.6f}  {}", part.score, part.kind);
    if (!part.name.empty()) text += " " + utf8::printable(part.name);
    if (part.occurrences > 0) text += fmt::format(" × {}", part.occurrences);
    lines += dim(terminal, text) + "\n";
  }
  return lines + dim(terminal, fmt::format("{:>14.6f}  in all", score)) + "\n";
}

}  // namespace rosebud::cli
