#include "cli/search_view.hh"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "catalogue/field.hh"
#include "catalogue/utf8.hh"
#include "cli/explain_view.hh"
#include "cli/facet_view.hh"

namespace rosebud::cli {
namespace {

constexpr std::size_t indent = 4;

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string result;
  for (const std::string& part : parts) {
    if (!result.empty()) result += separator;
    result += utf8::printable(part);
  }
  return result;
}

struct Refined {
  const std::map<FieldId, std::set<std::string>>& values;
  const std::map<FieldId, std::set<NumberRange>>& ranges;
  std::string_view before;  // the name of each field
};

void add_choices(std::vector<std::string>& parts, const Refined& refined, const FieldTable& fields) {
  const auto add = [&](FieldId id, const std::vector<std::string>& written) {
    parts.push_back(fmt::format("{}{}: {}", refined.before, fields.field(id).name, joined(written, " or ")));
  };
  for (const auto& [id, values] : refined.values) add(id, {values.begin(), values.end()});
  for (const auto& [id, ranges] : refined.ranges) {
    std::vector<std::string> written;
    for (const NumberRange& range : ranges) written.push_back(to_string(range));
    add(id, written);
  }
}

std::string choices(const SearchRequest& request, const FieldTable& fields) {
  std::vector<std::string> parts;
  add_choices(parts, {request.chosen, request.ranges, ""}, fields);
  add_choices(parts, {request.excluded, request.excluded_ranges, "not "}, fields);
  return joined(parts, ", ");
}

std::string summary(const SearchRequest& request, const SearchResults& results, const Terminal& terminal) {
  std::string line = results.timed_out ? "At least " : "";
  line += results.total == results.archive
              ? counted(results.total, "article")
              : fmt::format("{} of {}", with_separators(results.total), counted(results.archive, "article"));
  if (results.any_word) line += " with some of the words";
  if (results.any_word && results.corrected.empty()) line += "; none has all of them";
  if (!results.corrected.empty()) {
    line += fmt::format(" for {}; none has all of {}", utf8::printable(results.corrected),
                        utf8::printable(request.text));
  }
  const std::string chosen = choices(request, results.fields);
  if (!chosen.empty()) line += "  " + chosen;
  const std::size_t pages = (results.total + request.limit - 1) / request.limit;
  if (pages > 1) line += fmt::format("  (page {} of {})", request.page, with_separators(pages));
  line = bold(terminal, line) + "\n";
  if (!results.did_you_mean.empty()) {
    line += fmt::format("Did you mean {}?\n", bold(terminal, utf8::printable(results.did_you_mean)));
  }
  return line;
}

// A piece of the snippet that does not break across lines.
struct SnippetWord {
  std::string text;  // styled
  std::size_t columns = 0;
  bool space_before = false;
};

// Words are split at spaces; text without spaces may break between any two characters.
std::vector<SnippetWord> words_of(const MarkedText& snippet, const Terminal& terminal) {
  std::vector<SnippetWord> words;
  bool space = false;
  bool fresh = true;
  for (const MarkedPiece& piece : snippet) {
    const std::string text = utf8::printable(piece.text);
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == ' ') {
        space = fresh = true;
        ++at;
        continue;
      }
      const std::size_t begin = at;
      bool wide = false;
      while (at < text.size() && text[at] != ' ' && !wide) {
        const std::size_t length = utf8::decode(text, at).length;
        wide = utf8::columns(std::string_view(text).substr(at, length)) > 1;
        at += length;
      }
      const std::string_view part = std::string_view(text).substr(begin, at - begin);
      const std::string styled = piece.marked ? highlighted(terminal, part) : std::string(part);
      if (fresh || words.empty()) {
        words.push_back({styled, utf8::columns(part), space});
      } else {
        words.back().text += styled;
        words.back().columns += utf8::columns(part);
      }
      space = false;
      fresh = wide;
    }
  }
  return words;
}

std::string wrapped(const MarkedText& snippet, const Terminal& terminal) {
  const std::size_t width = terminal.width - indent;
  std::string lines;
  std::size_t used = 0;
  for (const SnippetWord& word : words_of(snippet, terminal)) {
    const std::size_t space = word.space_before && used > 0 ? 1 : 0;
    if (used > 0 && used + space + word.columns > width) {
      lines += "\n";
      used = 0;
    }
    if (used == 0) {
      lines += std::string(indent, ' ');
    } else if (space > 0) {
      lines += ' ';
      ++used;
    }
    lines += word.text;
    used += word.columns;
  }
  return lines.empty() ? lines : lines + "\n";
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
  return std::string(indent, ' ') + dim(terminal, "from the text: " + joined(parts, ", ")) + "\n";
}

std::string hit_lines(const Hit& hit, std::size_t number, const Terminal& terminal) {
  return hit_heading(hit, number, terminal) + inferred_line(hit, terminal) + wrapped(hit.snippet, terminal) +
         score_lines(hit.score_parts, hit.score, terminal);
}

}  // namespace

std::string hit_heading(const Hit& hit, std::size_t number, const Terminal& terminal) {
  std::string line = fmt::format("{:>2}  {}", number, bold(terminal, utf8::printable(hit.title)));
  const std::string years = fmt::format("({})", joined(hit.years, ", "));
  // "Vertigo (1958)" says it already.
  if (!hit.years.empty() && !hit.title.ends_with(years)) line += " " + years;
  if (!hit.directors.empty()) line += "  " + joined(hit.directors, ", ");
  if (!hit.rating.empty()) line += "  " + dim(terminal, utf8::printable(hit.rating));
  return line + "\n" + std::string(indent, ' ') + dim(terminal, utf8::printable(hit.path)) + "\n";
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
