#include "cli/search_view.hh"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "catalogue/field.hh"
#include "catalogue/utf8.hh"
#include "cli/choices.hh"
#include "cli/explain_view.hh"
#include "cli/facet_view.hh"
#include "cli/wrapping.hh"

namespace rosebud::cli {
namespace {

constexpr std::size_t indent = 4;

// "77 articles", "12 of 34,532 articles"; "The 10 best of 34,532 articles" where nobody counted the others.
std::string extent(const SearchRequest& request, const SearchResults& results) {
  const std::string archive = counted(results.archive, "article");
  if (!results.has_total) {
    const std::string_view which = request.effective_sort() == Sort::relevance ? "best" : "first";
    if (request.page > 1) return fmt::format("{} more of {}", results.hits.size(), archive);
    return results.hits.size() == 1 ? fmt::format("The {} of {}", which, archive)
                                    : fmt::format("The {} {} of {}", results.hits.size(), which, archive);
  }
  const std::string least = results.timed_out ? "At least " : "";
  if (results.total == results.archive) return least + archive;
  return fmt::format("{}{} of {}", least, with_separators(results.total), archive);
}

std::string page_number(const SearchRequest& request, const SearchResults& results) {
  if (!results.has_total) return fmt::format("  (page {})", request.page);
  const std::size_t pages = (results.total + request.limit - 1) / request.limit;
  return pages > 1 ? fmt::format("  (page {} of {})", request.page, with_separators(pages)) : "";
}

std::string summary(const SearchRequest& request, const SearchResults& results, const Terminal& terminal) {
  std::string line = extent(request, results);
  if (results.any_word) line += " with some of the words";
  if (results.any_word && results.corrected.empty()) line += "; none has all of them";
  if (!results.corrected.empty()) {
    line += fmt::format(" for {}; none has all of {}", utf8::printable(results.corrected),
                        utf8::printable(request.text));
  }
  const std::string chosen = choices(request, results.fields);
  if (!chosen.empty()) line += "  " + chosen;
  line += page_number(request, results);
  const StyledText text{line, Style::bold};
  std::string lines = wrapped({&text, 1}, terminal, {0, indent});
  if (!results.did_you_mean.empty()) {
    const std::vector<StyledText> question{
        {"Did you mean "}, {utf8::printable(results.did_you_mean), Style::bold}, {"?"}};
    lines += wrapped(question, terminal, {0, indent});
  }
  return lines;
}

std::string snippet_lines(const MarkedText& snippet, const Terminal& terminal) {
  std::vector<StyledText> text;
  for (const MarkedPiece& piece : snippet)
    text.push_back({utf8::printable(piece.text), piece.marked ? Style::highlighted : Style::plain});
  return wrapped(text, terminal, {indent, indent});
}

// "from the text: director Koji Morimoto, writer Satoshi Kon"; nothing for a hit without inferences.
std::string inferred_line(const Hit& hit, const Terminal& terminal) {
  std::vector<std::string> parts;
  for (const Inference& inference : hit.inferred) {
    if (inference.field == FieldId::work && inference.value == hit.title) continue;
    std::string label(field(inference.field).name);
    std::ranges::replace(label, '_', ' ');
    parts.push_back(fmt::format("{} {}", label, inference.value));
  }
  if (parts.empty()) return {};
  const StyledText text{"from the text: " + printable_list(parts, ", "), Style::dim};
  return wrapped({&text, 1}, terminal, {indent, indent});
}

std::string hit_lines(const Hit& hit, std::size_t number, const Terminal& terminal) {
  return hit_heading(hit, number, terminal) + inferred_line(hit, terminal) +
         snippet_lines(hit.snippet, terminal) + score_lines(hit.score_parts, hit.score, terminal);
}

}  // namespace

std::string hit_heading(const Hit& hit, std::size_t number, const Terminal& terminal) {
  std::vector<StyledText> line{{fmt::format("{}  ", number)}, {utf8::printable(hit.title), Style::bold}};
  const std::string years = fmt::format("({})", printable_list(hit.years, ", "));
  // "Vertigo (1958)" says it already.
  if (!hit.years.empty() && !hit.title.ends_with(years)) line.push_back({" " + years});
  if (!hit.directors.empty()) line.push_back({"  " + printable_list(hit.directors, ", ")});
  if (!hit.rating.empty()) {
    line.push_back({"  "});
    line.push_back({utf8::printable(hit.rating), Style::dim});
  }
  return wrapped(line, terminal, {number < 10 ? std::size_t{1} : 0, indent}) + std::string(indent, ' ') +
         dim(terminal, utf8::printable(hit.path)) + "\n";
}

std::string search_view(const Question& question, const SearchResults& results, const Terminal& terminal) {
  const SearchRequest& request = question.request;
  std::string view = summary(request, results, terminal);
  if (results.explanation) view += "\n" + explanation_lines(*results.explanation, terminal);
  std::size_t number = (request.page - 1) * request.limit;
  for (const Hit& hit : results.hits) view += "\n" + hit_lines(hit, ++number, terminal);
  if (!results.partial.empty()) view += "\n" + bold(terminal, "With some of the words, not counted:") + "\n";
  for (const Hit& hit : results.partial) view += "\n" + hit_lines(hit, ++number, terminal);
  for (const Facet& facet : results.facets) {
    const std::string lines = facet_lines(facet, question, terminal);
    if (!lines.empty()) view += "\n" + lines;
  }
  const std::string further = refine_lines(results, question, terminal);
  return further.empty() ? view : view + "\n" + further;
}

}  // namespace rosebud::cli
