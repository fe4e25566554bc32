#include "indexer/check.hh"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "catalogue/nearest.hh"
#include "catalogue/number_range.hh"
#include "catalogue/value_key.hh"
#include "indexer/archive/scan.hh"
#include "indexer/article/read_article.hh"
#include "indexer/sample.hh"
#include "indexer/site/site.hh"
#include "indexer/source_file.hh"

namespace rosebud::indexer {
namespace {

// The known key that `key` is most likely a slip of.
std::optional<std::string_view> intended_key(const FieldTable& table, std::string_view key) {
  constexpr std::size_t shortest = 5;
  // Words of their own that are near to a key.
  constexpr auto no_slips = std::to_array<std::string_view>({"episodes", "publisher", "ratings"});
  const std::string typed = normalised_key(key);
  const bool is_id =
      key.ends_with("_id") || key.ends_with("-id") || key.ends_with("Id") || key.ends_with("ID");
  if (typed.size() < shortest || is_id) return std::nullopt;
  if (std::ranges::find(no_slips, typed) != no_slips.end()) return std::nullopt;
  for (const Field& row : table.fields()) {
    for (const std::string_view known : row.keys) {
      if (known.size() >= shortest && edit_distance(typed, known) == 1) return known;
    }
  }
  return std::nullopt;
}

class Checker {
 public:
  Checker(CheckOptions options, std::vector<Problem> problems) : options_(std::move(options)) {
    report_.problems = std::move(problems);
    report_.table = options_.reading.fields;
  }

  CheckReport run() {
    ScanResult scanned = scan(options_.archive, ignored_by_site(options_.reading));
    report_.left_out = std::move(scanned.left_out);
    std::ranges::move(scanned.problems, std::back_inserter(report_.problems));
    report_.repeated = sample_of(options_.archive, scanned.files, options_.reading).repeated;
    options_.reading.repeated = std::make_shared<RepeatedPassages>(report_.repeated);
    for (const FoundFile& file : scanned.files) check(file);
    advise_on_tags();
    std::ranges::stable_sort(report_.problems, {}, &Problem::path);
    return std::move(report_);
  }

 private:
  void check(const FoundFile& file) {
    auto source = read_source(options_.archive, file);
    if (auto* problem = std::get_if<Problem>(&source)) {
      report_.problems.push_back(std::move(*problem));
      return;
    }
    const auto& read_file = std::get<SourceFile>(source);
    ReadResult read = read_article(file.path, read_file.bytes, options_.reading);
    std::ranges::move(read.problems, std::back_inserter(report_.problems));
    if (!read.left_out.empty()) ++report_.left_out[read.left_out];
    if (!read.article) return;
    ++report_.articles;
    count_fields(*read.article);
    check_keys(file.path, read.unknown_keys);
    check_years(*read.article);
    check_repeats(file.path, read_file.stamp.hash);
    remember_people(*read.article);
  }

  void advise(const std::string& path, std::size_t line, std::string message, std::string hint) {
    report_.problems.push_back({path, line, std::move(message), std::move(hint), Severity::warning});
  }

  void count_fields(const Article& article) {
    std::set<std::pair<FieldId, Source>> seen;
    std::set<FieldId> fields_seen;
    for (const Fact& fact : article.facts) {
      if (seen.emplace(fact.field, fact.source).second) ++report_.fields[fact.field].by_source[fact.source];
      if (fields_seen.insert(fact.field).second) ++report_.fields[fact.field].articles;
    }
  }

  void check_keys(const std::string& path, const std::vector<UnknownKey>& keys) {
    for (const UnknownKey& key : keys) {
      ++report_.unknown_keys[key.key];
      const auto intended = intended_key(report_.table, key.key);
      if (!intended) continue;
      advise(path, key.line, fmt::format("the key \"{}\" is not known", key.key),
             fmt::format("Is \"{}\" meant? `rosebud fields` lists the keys.", *intended));
    }
  }

  void check_years(const Article& article) {
    constexpr int first_film = 1888;
    const int this_year = parse_number(options_.reading.today.substr(0, 4)).value_or(2100);
    for (const std::string_view year : article.values_of(FieldId::year)) {
      const auto number = parse_number(year);
      if (number && *number >= first_film && *number <= this_year + 10) continue;
      advise(article.path, 0, fmt::format("the work's year is {}", year),
             "Is it the year the work came out?");
    }
  }

  void check_repeats(const std::string& path, const std::string& hash) {
    const auto [first, fresh] = first_with_hash_.emplace(hash, path);
    if (fresh) return;
    advise(path, 0, fmt::format("is the same as {}", first->second),
           "Both would be found; name one in .rosebudignore.");
  }

  void remember_people(const Article& article) {
    for (const FieldId field : {FieldId::director, FieldId::writer}) {
      for (const std::string_view name : article.values_of(field)) {
        people_.emplace(value_key(FieldKind::name, name), field);
      }
    }
    for (const std::string_view tag : article.values_of(FieldId::tag)) {
      tags_.push_back({article.path, value_key(FieldKind::name, tag), std::string(tag),
                       article.values_of(FieldId::director).empty()});
    }
  }

  // A tag that is a director elsewhere, on an article that names none.
  void advise_on_tags() {
    for (const Tag& tag : tags_) {
      const auto person = people_.find(tag.key);
      if (person == people_.end() || person->second != FieldId::director || !tag.without_director) continue;
      advise(tag.path, 0, fmt::format("\"{}\" is only a tag here, and a director elsewhere", tag.written),
             "Add a `director` line, so that the facet counts it.");
    }
  }

  struct Tag {
    std::string path;
    std::string key;
    std::string written;
    bool without_director;
  };

  CheckOptions options_;
  CheckReport report_;
  std::map<std::string, std::string> first_with_hash_;
  std::map<std::string, FieldId> people_;
  std::vector<Tag> tags_;
};

}  // namespace

std::size_t CheckReport::failed() const {
  return static_cast<std::size_t>(std::ranges::count(problems, Severity::failure, &Problem::severity));
}

CheckReport check_archive(const CheckOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  CheckOptions dated = options;
  if (dated.reading.today.empty()) dated.reading.today = local_date();
  std::vector<Problem> problems;
  use_site(dated.reading, dated.archive, problems);
  CheckReport report = Checker(std::move(dated), std::move(problems)).run();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return report;
}

}  // namespace rosebud::indexer
