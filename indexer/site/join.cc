#include "indexer/site/join.hh"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "catalogue/fold.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/metadata.hh"
#include "indexer/article/shapes.hh"
#include "indexer/site/article_name.hh"

namespace rosebud::indexer {
namespace {

// What a record says of the article itself (its own date, rating, language) is some other thing's, unless
// the settings say otherwise.
constexpr std::array works_own_fields{
    FieldId::work,   FieldId::other_title, FieldId::director, FieldId::writer,
    FieldId::year,   FieldId::cast,        FieldId::composer, FieldId::original_author,
    FieldId::studio, FieldId::genre,       FieldId::country};

// Ids and slugs are compared as people write them: case and surrounding spaces do not count.
std::string comparable(std::string_view key) {
  return fold(trimmed(key));
}

std::vector<FieldMapping> record_mappings(const Settings& all, const JoinSettings& join) {
  std::vector<FieldMapping> mappings = join.fields;
  for (const DeclaredField& declared : all.declared) {
    const bool mapped = std::ranges::find(mappings, declared.name, &FieldMapping::field) != mappings.end();
    if (mapped) continue;
    FieldMapping mapping{declared.name, {parse_key_path(declared.name)}, 0};
    for (const std::string& key : declared.keys) mapping.keys.push_back(parse_key_path(key));
    mappings.push_back(std::move(mapping));
  }
  return mappings;
}

bool has(const std::vector<Fact>& facts, FieldId field) {
  return std::ranges::find(facts, field, &Fact::field) != facts.end();
}

}  // namespace

Join::Join(const std::filesystem::path& archive, const JoinContext& context, const JoinSettings& settings,
           std::vector<Problem>& problems)
    : settings_(settings), fields_(context.fields), keys_(record_mappings(context.settings, settings)) {
  const JoinFiles files = read_join_files(archive, settings, problems);
  for (const JoinRecord& record : files.records) remember(record, problems);
  hash_ = files.hash;
}

void Join::remember(const JoinRecord& record, std::vector<Problem>& problems) {
  const auto warn = [&](const std::string& message, std::string hint) {
    const std::string where = record.place.empty() ? "" : record.place + ": ";
    problems.push_back(
        {record.path, record.values.line, where + message, std::move(hint), Severity::warning});
  };
  std::vector<std::string> keys;
  if (const auto match = value_at(record.values, settings_.match)) keys = scalars_in(*match);
  if (keys.empty() && !record.name.empty()) keys.push_back(record.name);
  if (keys.empty()) {
    warn(fmt::format("the record has no \"{}\"", settings_.match.written),
         "`match` in rosebud.toml names the key that articles are joined by.");
    return;
  }
  const Known known = known_of(record);
  for (const std::string& key : keys) {
    const auto [first, fresh] = records_.emplace(comparable(key), known);
    if (fresh) continue;
    warn(fmt::format("\"{}\" is also in {}{}{}, which counts", key, first->second.path,
                     first->second.place.empty() ? "" : ", ", first->second.place),
         "Keep one of the two.");
  }
}

bool Join::may_fill(FieldId field) const {
  return keys_.names(field) || field >= FieldId::first_declared ||
         std::ranges::find(works_own_fields, field) != works_own_fields.end();
}

Join::Known Join::known_of(const JoinRecord& record) const {
  Metadata metadata = read_metadata(with_plain_shapes(keys_.apply(record.values), {}), fields_);
  Known known;
  known.path = record.path;
  known.place = record.place;
  if (keys_.names(FieldId::rating)) known.rating = metadata.rating;
  const bool names_work = has(metadata.facts, FieldId::work);
  for (Fact& fact : metadata.facts) {
    fact.source = Source::join;
    if (fact.field == FieldId::title && !keys_.names(FieldId::title)) {
      known.title = fact.written;
      if (!names_work) known.facts.push_back({FieldId::work, fact.written, Source::join});
    } else if (fact.field == FieldId::other_title && fact.written == known.title) {
      continue;
    } else if (may_fill(fact.field)) {
      known.facts.push_back(std::move(fact));
    }
  }
  return known;
}

std::vector<std::string> Join::keys_of(std::string_view path, const Node& front_matter) const {
  if (const auto value = value_at(front_matter, settings_.key)) return scalars_in(*value);
  if (settings_.key.written == "slug") return {article_stem(path)};
  if (settings_.key.written == "path") return {std::string(path), std::string(without_extension(path))};
  return {};
}

std::string Join::work_title(const Article& article, const Node& front_matter) const {
  for (const std::string& key : keys_of(article.path, front_matter)) {
    const auto known = records_.find(comparable(key));
    if (known != records_.end() && !known->second.title.empty()) return known->second.title;
  }
  return {};
}

void Join::complete(Article& article, const Node& front_matter, std::vector<Problem>& problems) const {
  std::vector<Fact> joined;
  std::optional<int> rating;
  const std::vector<std::string> keys = keys_of(article.path, front_matter);
  bool any = false;
  for (const std::string& key : keys) {
    const auto record = records_.find(comparable(key));
    if (record == records_.end()) continue;
    any = true;
    if (!rating) rating = record->second.rating;
    for (const Fact& fact : record->second.facts) {
      if (std::ranges::find(joined, fact) == joined.end()) joined.push_back(fact);
    }
  }
  if (!any && !keys.empty()) {
    problems.push_back({article.path, 0,
                        fmt::format(R"(no record has the {} "{}")", settings_.match.written, keys.front()),
                        "Add it to the files that the join in rosebud.toml reads.", Severity::warning});
  }
  std::set<FieldId> filled;
  for (const Fact& fact : article.facts) filled.insert(fact.field);
  std::set<FieldId> replaced;
  for (const Fact& fact : joined) {
    if (settings_.record_wins || !filled.contains(fact.field)) replaced.insert(fact.field);
  }
  std::erase_if(article.facts, [&](const Fact& fact) { return replaced.contains(fact.field); });
  std::ranges::copy_if(joined, std::back_inserter(article.facts),
                       [&](const Fact& fact) { return replaced.contains(fact.field); });
  if (rating && replaced.contains(FieldId::rating)) article.rating = rating;
}

}  // namespace rosebud::indexer
