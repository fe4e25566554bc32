#include "bench/evaluation/judged_queries.hh"

#include <algorithm>
#include <fstream>
#include <functional>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "catalogue/error.hh"

namespace rosebud::bench {
namespace {

namespace fs = std::filesystem;

// Calls `take` with every line that is not empty; an Error of it gets the file and line in front.
void each_line(const fs::path& file, const std::function<void(const std::string&)>& take) {
  std::ifstream stream(file);
  if (!stream) throw Error(fmt::format("cannot read {}", file.string()));
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    try {
      take(line);
    } catch (const Error& error) {
      throw Error(fmt::format("{}:{}: {}", file.string(), number, error.message()));
    }
  }
}

std::string with_spaces(std::string_view name) {
  constexpr std::string_view escaped = "%20";
  std::string plain;
  for (auto at = name.find(escaped); at != std::string_view::npos; at = name.find(escaped)) {
    plain.append(name.substr(0, at)).push_back(' ');
    name.remove_prefix(at + escaped.size());
  }
  return plain.append(name);
}

Grades grades_of(const std::map<std::string, Grades>& all, const std::string& query) {
  const auto found = all.find(query);
  return found == all.end() ? Grades{} : found->second;
}

}  // namespace

std::map<std::string, Grades> read_grades(const fs::path& file) {
  std::map<std::string, Grades> all;
  each_line(file, [&all](const std::string& line) {
    std::istringstream columns(line);
    std::string query;
    std::string iteration;
    std::string article;
    int grade = 0;
    if (!(columns >> query >> iteration >> article >> grade))
      throw Error("a judgement is a query, 0, an article and a grade");
    all[query][with_spaces(article)] = grade;
  });
  return all;
}

std::vector<JudgedQuery> read_collection_queries(const fs::path& queries, const fs::path& grades) {
  const auto all = read_grades(grades);
  std::vector<JudgedQuery> read;
  each_line(queries, [&](const std::string& line) {
    const auto tab = line.find('\t');
    if (tab == std::string::npos) throw Error("a query is an id, a tab and its text");
    const std::string id = line.substr(0, tab);
    read.push_back({.id = id,
                    .text = line.substr(tab + 1),
                    .refinements = {},
                    .kind = {},
                    .grades = grades_of(all, id)});
  });
  return read;
}

std::vector<JudgedQuery> read_sample_queries(const fs::path& folder) {
  const auto all = read_grades(folder / "qrels.txt");
  std::vector<JudgedQuery> read;
  bool heading = true;
  each_line(folder / "queries.tsv", [&](const std::string& line) {
    if (std::exchange(heading, false)) return;
    const auto columns = split(line, '\t');
    if (columns.size() != 5) throw Error("a query has five columns between tabs");
    read.push_back({.id = columns[0],
                    .text = columns[1],
                    .refinements = columns[2],
                    .kind = columns[3],
                    .grades = grades_of(all, columns[0])});
  });
  return read;
}

bool has_answer(const JudgedQuery& query) {
  return std::ranges::any_of(query.grades, [](const auto& entry) { return entry.second > 0; });
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(separator, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

}  // namespace rosebud::bench
