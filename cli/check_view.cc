#include "cli/check_view.hh"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "catalogue/field.hh"
#include "catalogue/utf8.hh"
#include "cli/problems.hh"

namespace rosebud::cli {
namespace {

namespace json = boost::json;
using indexer::Source;

constexpr std::array sources{Source::front_matter, Source::join, Source::body, Source::path, Source::prose};
constexpr std::size_t keys_shown = 12;

// Sources that no article of the archive uses would only widen the table.
std::vector<Source> used_sources(const indexer::CheckReport& report) {
  std::vector<Source> used;
  for (const Source source : sources) {
    const bool any = std::ranges::any_of(report.fields,
                                         [&](const auto& f) { return f.second.by_source.contains(source); });
    if (any) used.push_back(source);
  }
  return used;
}

std::string field_table(const indexer::CheckReport& report, const Terminal& terminal) {
  const std::vector<Source> columns = used_sources(report);
  std::string header = fmt::format("{:<16}{:>9}{:>7}", "field", "articles", "share");
  for (const Source source : columns) header += fmt::format("{:>14}", source_name(source));
  std::string table = bold(terminal, header) + "\n";
  for (const Field& row : report.table.fields()) {
    const auto found = report.fields.find(row.id);
    if (found == report.fields.end()) continue;
    const double share =
        100.0 * static_cast<double>(found->second.articles) / static_cast<double>(report.articles);
    table += fmt::format("{:<16}{:>9}{:>5.0f} %", row.name, with_separators(found->second.articles), share);
    for (const Source source : columns) {
      const auto count = found->second.by_source.find(source);
      const bool none = count == found->second.by_source.end();
      table += fmt::format("{:>14}", none ? "" : with_separators(count->second));
    }
    table += "\n";
  }
  return table;
}

std::string unknown_keys(const indexer::CheckReport& report) {
  std::vector<std::pair<std::size_t, std::string>> keys;
  for (const auto& [key, count] : report.unknown_keys) keys.emplace_back(count, key);
  std::ranges::stable_sort(keys, std::greater{}, &std::pair<std::size_t, std::string>::first);
  std::string line;
  for (std::size_t i = 0; i < std::min(keys.size(), keys_shown); ++i) {
    line += fmt::format("{}{} ({})", i == 0 ? "" : ", ", utf8::printable(keys[i].second),
                        with_separators(keys[i].first));
  }
  if (keys.size() > keys_shown) line += fmt::format(", and {} more", keys.size() - keys_shown);
  return line;
}

// Of a large archive, the articles of a sample.
std::string repeated_passages(const indexer::CheckReport& report) {
  constexpr std::size_t width = 60;
  constexpr std::size_t most = 8;
  if (report.repeated.empty()) return {};
  std::string list = "\nrepeated around articles, and left out of them:\n";
  for (std::size_t i = 0; i < std::min(report.repeated.size(), most); ++i) {
    const std::string text = utf8::printable(report.repeated[i].text);
    const std::string_view shown = utf8::prefix_columns(text, width);
    list += fmt::format("{:>7} × {}{}\n", with_separators(report.repeated[i].articles), shown,
                        shown.size() < text.size() ? "…" : "");
  }
  if (report.repeated.size() > most) list += fmt::format("  and {} more\n", report.repeated.size() - most);
  return list;
}

}  // namespace

std::string check_view(const indexer::CheckReport& report, const Terminal& terminal) {
  std::string view = fmt::format("{} in {:.1f} s, {} failed\n", counted(report.articles, "article"),
                                 report.seconds, with_separators(report.failed()));
  view += left_out_line(report.left_out);
  if (report.articles > 0) view += "\n" + field_table(report, terminal);
  view += repeated_passages(report);
  const std::string keys = unknown_keys(report);
  if (!keys.empty()) view += fmt::format("\nkeys that fill no field: {}\n", keys);
  return view;
}

std::string check_to_json(const indexer::CheckReport& report) {
  json::object counted_out;
  for (const auto& [reason, count] : report.left_out) counted_out[reason] = count;
  json::object described;
  for (const auto& [id, coverage] : report.fields) {
    json::object by_source;
    for (const auto& [source, count] : coverage.by_source) by_source[source_name(source)] = count;
    described[report.table.field(id).name] =
        json::object{{"articles", coverage.articles}, {"by_source", std::move(by_source)}};
  }
  json::object keys;
  for (const auto& [key, count] : report.unknown_keys) keys[key] = count;
  json::array repeated;
  for (const indexer::RepeatedPassage& passage : report.repeated) {
    repeated.push_back(json::object{{"text", passage.text}, {"articles", passage.articles}});
  }
  json::array problems;
  for (const indexer::Problem& problem : report.problems) {
    const bool failure = problem.severity == indexer::Severity::failure;
    problems.push_back(json::object{{"path", problem.path},
                                    {"line", problem.line},
                                    {"severity", failure ? "error" : "warning"},
                                    {"message", problem.message},
                                    {"hint", problem.hint}});
  }
  return json::serialize(json::object{{"format", 1},
                                      {"articles", report.articles},
                                      {"failed", report.failed()},
                                      {"left_out", std::move(counted_out)},
                                      {"fields", std::move(described)},
                                      {"unknown_keys", std::move(keys)},
                                      {"repeated", std::move(repeated)},
                                      {"problems", std::move(problems)}}) +
         "\n";
}

}  // namespace rosebud::cli
