#include "cli/facet_view.hh"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalogue/field.hh"
#include "catalogue/utf8.hh"
#include "catalogue/value_key.hh"
#include "cli/bars.hh"
#include "cli/wrapping.hh"
#include "server/page/words.hh"

namespace rosebud::cli {
namespace {

constexpr std::size_t most_examples = 3;

// A value or a bin.
template <typename Counted>
BarLine line_of(std::string label, const Counted& counted) {
  const std::string_view mark = counted.excluded ? "×" : counted.chosen ? "✓" : "";
  return {std::move(label), counted.count, mark, counted.chosen && !counted.excluded};
}

std::string value_lines(const Facet& facet, const Terminal& terminal) {
  std::vector<BarLine> lines;
  for (const FacetValue& value : facet.values) lines.push_back(line_of(utf8::printable(value.label), value));
  return bar_lines(lines, terminal);
}

// Few bins, each with its range: side by side they would be no picture.
std::string bin_lines(const Facet& facet, const Terminal& terminal) {
  std::vector<BarLine> lines;
  for (const FacetBin& bin : facet.bins) lines.push_back(line_of(server::range_words(bin.range), bin));
  return bar_lines(lines, terminal);
}

// Of the distinct values.
std::size_t listed_values(const Facet& facet) {
  const auto is_listed = [](const FacetValue& value) { return value.count > 0 && !value.excluded; };
  return static_cast<std::size_t>(std::ranges::count_if(facet.values, is_listed));
}

std::string more_line(const Facet& facet, const Question& question, const Terminal& terminal) {
  const std::size_t listed = listed_values(facet);
  if (facet.matching <= listed) return {};
  const std::string command = facets_command_text(question, facet.field);
  return dim(terminal, fmt::format("    and {} more: {}", with_separators(facet.matching - listed),
                                   utf8::printable(command))) +
         "\n";
}

// "1927–2023, by 2 years  (3 without)".
std::string heading(const Facet& facet, const Question& question, const Terminal& terminal) {
  const Field& row = question.fields.field(facet.field);
  std::string about;
  if (facet.least) {
    about = *facet.least == *facet.greatest ? fmt::format("{}", *facet.least)
                                            : fmt::format("{}–{}", *facet.least, *facet.greatest);
    const bool years = row.id == FieldId::year || row.kind == FieldKind::date;
    if (facet.bin_width > 1) about += fmt::format(", by {}{}", facet.bin_width, years ? " years" : "");
  } else if (const std::size_t listed = listed_values(facet); facet.distinct > listed) {
    about = fmt::format("{} of {}", with_separators(listed), with_separators(facet.distinct));
  }
  if (facet.missing > 0) {
    about += fmt::format("{}({} without)", about.empty() ? "" : "  ", with_separators(facet.missing));
  }
  return heading_lines(utf8::printable(question.fields.label(facet.field)), about, terminal);
}

// The bins of numbers, unless the numbers themselves were asked for in some order or by what they match.
bool is_histogram(const Facet& facet, const Question& question) {
  const auto& facets = question.request.facets;
  const auto asked = std::ranges::find(facets, facet.field, &FacetRequest::field);
  const bool by_values =
      asked != facets.end() && (asked->order != FacetOrder::usual || !asked->matching.empty());
  return !facet.bins.empty() && !by_values;
}

// `request` with the value chosen that has the most articles and yet narrows the answer.
std::optional<SearchRequest> narrowed_by_value(const Facet& facet, FieldKind kind, std::size_t total,
                                               const SearchRequest& request) {
  const auto narrows = [&](const FacetValue& value) {
    return !value.chosen && !value.excluded && value.count > 0 && value.count < total;
  };
  const FacetValue* best = nullptr;
  for (const FacetValue& value : facet.values) {
    if (narrows(value) && (best == nullptr || value.count > best->count)) best = &value;
  }
  if (best == nullptr) return std::nullopt;
  SearchRequest next = request;
  const bool says_it = value_key(kind, best->label) == best->key;
  next.chosen[facet.field].insert(says_it ? best->label : best->key);
  return next;
}

std::optional<SearchRequest> narrowed_by_bin(const Facet& facet, std::size_t total,
                                             const SearchRequest& request) {
  const FacetBin* best = nullptr;
  for (const FacetBin& bin : facet.bins) {
    const bool narrows = !bin.chosen && !bin.excluded && bin.count > 0 && bin.count < total;
    if (narrows && (best == nullptr || bin.count > best->count)) best = &bin;
  }
  if (best == nullptr) return std::nullopt;
  SearchRequest next = request;
  next.ranges[facet.field].insert(best->range);
  return next;
}

}  // namespace

std::string facet_lines(const Facet& facet, const Question& question, const Terminal& terminal) {
  const bool any = facet.distinct > 0 || !facet.values.empty();
  // Who asks for a facet is told that there is none.
  const bool told = any || (question.named_facets && facet.missing > 0);
  if (!told) return {};
  constexpr std::size_t few_bins = 2;
  std::string lines = heading(facet, question, terminal);
  if (is_histogram(facet, question)) {
    return lines +
           (facet.bins.size() > few_bins ? column_lines(facet.bins, terminal) : bin_lines(facet, terminal));
  }
  return lines + value_lines(facet, terminal) + more_line(facet, question, terminal);
}

std::string refine_lines(const SearchResults& results, const Question& question, const Terminal& terminal) {
  std::string lines;
  std::size_t examples = 0;
  for (const Facet& facet : results.facets) {
    // Another value of a facet that is chosen from would widen the answer.
    if (question.request.chooses(facet.field)) continue;
    const FieldKind kind = question.fields.field(facet.field).kind;
    const auto next = kind == FieldKind::number
                          ? narrowed_by_bin(facet, results.total, question.request)
                          : narrowed_by_value(facet, kind, results.total, question.request);
    if (!next || ++examples > most_examples) continue;
    const std::string command = search_command_text({*next, question.fields, question.database});
    lines += "    " + utf8::printable(command) + "\n";
  }
  return lines.empty() ? lines : dim(terminal, "Refine further, for example") + "\n" + lines;
}

}  // namespace rosebud::cli
