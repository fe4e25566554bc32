#include "bench/query/lucene_engine.hh"

#include <algorithm>
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "bench/query/read_archive.hh"
#include "bench/run_into.hh"
#include "bench/temporary_folder.hh"
#include "catalogue/error.hh"

namespace rosebud::bench {
namespace fs = std::filesystem;
namespace {

constexpr char between_values = '\x1f';

// Tabs and line ends part columns and lines.
std::string on_one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

template <typename Values>
std::string list_of(const Values& values) {
  std::string list;
  for (const auto& value : values) {
    if (!list.empty()) list += between_values;
    list += on_one_line(std::string(value));
  }
  return list;
}

std::string_view wanted_name(Wanted wanted) {
  switch (wanted) {
    case Wanted::everything:
      return "everything";
    case Wanted::all:
      return "all";
    case Wanted::any:
      return "any";
    case Wanted::phrase:
      return "phrase";
    default:
      return "prefix";
  }
}

std::string line_of(const indexer::Article& article) {
  const auto values = [&article](FieldId field) { return list_of(article.values_of(field)); };
  const auto years = article.values_of(FieldId::year);
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", values(FieldId::title), values(FieldId::director),
                     values(FieldId::writer), values(FieldId::genre),
                     years.empty() ? std::string_view() : years.front(), on_one_line(text_of(article)));
}

std::string line_of(const ListedQuery& query) {
  const auto values = [&query](FieldId field) { return list_of(query.chosen_of(field)); };
  const std::string from = query.years ? std::to_string(query.years->from.value_or(0)) : "";
  const std::string to = query.years ? std::to_string(query.years->to.value_or(9999)) : "";
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", wanted_name(query.wanted), fmt::join(query.words, " "),
                     from, to, values(FieldId::director), values(FieldId::writer), values(FieldId::genre));
}

void finish(std::ofstream& stream, const fs::path& file) {
  if (!stream.flush()) throw Error(fmt::format("cannot write {}", file.string()));
}

}  // namespace

void make_lucene(const fs::path& program, const fs::path& archive, const fs::path& target) {
  const fs::path articles = target.string() + ".articles";
  std::ofstream stream(articles);
  for_each_article(archive, [&stream](const indexer::Article& article) { stream << line_of(article); });
  finish(stream, articles);
  const TemporaryFolder folder("lucene");
  run_into({program.string(), "LuceneSearcher", "index", articles.string(), target.string()},
           folder.path() / "output");
  fs::remove(articles);
}

Timing time_lucene(const fs::path& program, const fs::path& index, const std::vector<ListedQuery>& queries,
                   const TimingOptions& options) {
  const TemporaryFolder folder("lucene");
  const fs::path list = folder.path() / "queries.tsv";
  const fs::path output = folder.path() / "output";
  std::ofstream stream(list);
  for (const ListedQuery& query : queries) stream << line_of(query);
  finish(stream, list);
  run_into({program.string(), "LuceneSearcher", "search", index.string(), list.string(),
            std::to_string(options.rounds), options.extent == Extent::top_ten ? "top-ten" : "facets"},
           output);
  Timing timing;
  std::ifstream lines(output);
  double nanoseconds = 0;
  std::uint64_t matches = 0;
  while (lines >> nanoseconds >> matches) timing.samples.push_back({nanoseconds / 1e3, matches, 0});
  if (timing.samples.size() == queries.size()) return timing;
  throw Error(
      fmt::format("{} answered {} of {} queries", program.string(), timing.samples.size(), queries.size()));
}

}  // namespace rosebud::bench
