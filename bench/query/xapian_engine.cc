#include "bench/query/xapian_engine.hh"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <list>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "bench/query/read_archive.hh"

namespace rosebud::bench {
namespace {

using Query = Xapian::Query;

constexpr char between_values = '\t';
constexpr Xapian::valueno year_number_slot = 3;  // to limit by

// A field that is counted or chosen from.
struct Column {
  FieldId field;
  Xapian::valueno slot;
  const char* prefix;
  bool counted;
};
constexpr std::array columns{Column{FieldId::director, 0, "XD", true}, Column{FieldId::writer, 1, "XW", true},
                             Column{FieldId::year, 2, "Y", true}, Column{FieldId::genre, 4, "XG", false}};

std::string value_term(const char* prefix, const std::string& value) {
  return fmt::format("{}:{}", prefix, value).substr(0, 240);
}

void write_values(const indexer::Article& article, Xapian::Document& document,
                  Xapian::TermGenerator& generator) {
  for (const Column& column : columns) {
    std::string joined;
    for (const std::string_view written : article.values_of(column.field)) {
      const std::string value(written);
      document.add_boolean_term(value_term(column.prefix, value));
      generator.index_text_without_positions(value);
      joined += joined.empty() ? value : between_values + value;
    }
    document.add_value(column.slot, joined);
  }
}

Xapian::Document document_of(const indexer::Article& article, Xapian::TermGenerator& generator) {
  Xapian::Document document;
  generator.set_document(document);
  std::string title;
  for (const std::string_view written : article.values_of(FieldId::title)) title = written;
  generator.index_text(title, 5);
  generator.increase_termpos();
  generator.index_text(text_of(article));
  write_values(article, document, generator);
  if (const auto years = article.values_of(FieldId::year); !years.empty()) {
    const double year = std::strtod(std::string(years.front()).c_str(), nullptr);
    document.add_value(year_number_slot, Xapian::sortable_serialise(year));
  }
  document.set_data(title);
  return document;
}

// The ten most frequent single values of a slot whose values are lists.
std::vector<std::pair<std::size_t, std::string>> top_values(const Xapian::ValueCountMatchSpy& spy) {
  std::map<std::string, std::size_t> counts;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    const std::string list = *value;
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = std::min(list.find(between_values, begin), list.size());
      counts[list.substr(begin, end - begin)] += value.get_termfreq();
      begin = end + 1;
    }
  }
  std::vector<std::pair<std::size_t, std::string>> top;
  top.reserve(counts.size());
  for (const auto& [value, count] : counts) top.emplace_back(count, value);
  const std::size_t shown = std::min<std::size_t>(10, top.size());
  std::ranges::partial_sort(top, top.begin() + static_cast<std::ptrdiff_t>(shown), std::greater{});
  top.resize(shown);
  return top;
}

class XapianEngine : public Engine {
 public:
  explicit XapianEngine(const std::filesystem::path& database) : database_(database.string()) {
    parser_.set_database(database_);
    parser_.set_stemmer(Xapian::Stem("en"));
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser_.set_default_op(Query::OP_AND);
    // As many as Rosebud takes.
    parser_.set_max_expansion(1000, Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::QueryParser::FLAG_WILDCARD);
  }

  std::size_t ask(const ListedQuery& query, Extent extent, std::size_t round) override {
    const auto hits = static_cast<Xapian::doccount>(10 + round);
    const bool counted = extent != Extent::top_ten;
    std::vector<std::vector<std::pair<std::size_t, std::string>>> facets;
    const std::size_t matches = search(query, hits, counted, nullptr, facets);
    if (!counted) return matches;
    // What is chosen of a counted field is left out of its counts: one more search for each.
    for (const Column& column : columns) {
      if (column.counted && is_chosen(query, column)) search(query, 0, true, &column, facets);
    }
    return matches;
  }

 private:
  static bool is_chosen(const ListedQuery& query, const Column& column) {
    return !query.chosen_of(column.field).empty() || (column.field == FieldId::year && query.years);
  }

  // `left_out`: the field that this search is for, whose choice is left out.
  std::size_t search(const ListedQuery& query, Xapian::doccount hits, bool counted, const Column* left_out,
                     std::vector<std::vector<std::pair<std::size_t, std::string>>>& facets) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(refined(query, left_out));
    std::list<Xapian::ValueCountMatchSpy> spies;  // they do not move
    for (const Column& column : columns) {
      const bool here = left_out == nullptr ? !is_chosen(query, column) : &column == left_out;
      if (counted && column.counted && here) spies.emplace_back(column.slot);
    }
    for (Xapian::ValueCountMatchSpy& spy : spies) enquire.add_matchspy(&spy);
    const Xapian::MSet found = enquire.get_mset(0, hits, counted ? database_.get_doccount() : 0);
    for (const Xapian::ValueCountMatchSpy& spy : spies) facets.push_back(top_values(spy));
    std::vector<std::string> titles;
    for (auto hit = found.begin(); hit != found.end(); ++hit) titles.push_back(hit.get_document().get_data());
    return found.get_matches_estimated();
  }

  Query refined(const ListedQuery& query, const Column* left_out) {
    Query refined = query.wanted == Wanted::everything
                        ? Query::MatchAll
                        : parser_.parse_query(typed(query), Xapian::QueryParser::FLAG_DEFAULT |
                                                                Xapian::QueryParser::FLAG_WILDCARD);
    for (const Column& column : columns) {
      if (&column == left_out) continue;
      std::vector<Query> any;
      for (const std::string& value : query.chosen_of(column.field)) {
        any.emplace_back(value_term(column.prefix, value));
      }
      if (!any.empty()) {
        refined = Query(Query::OP_FILTER, refined, Query(Query::OP_OR, any.begin(), any.end()));
      }
    }
    const bool limited = query.years && (left_out == nullptr || left_out->field != FieldId::year);
    return limited ? Query(Query::OP_FILTER, refined, years_query(*query.years)) : refined;
  }

  static Query years_query(const NumberRange& years) {
    const std::string from = years.from ? Xapian::sortable_serialise(*years.from) : "";
    if (!years.to) return {Query::OP_VALUE_GE, year_number_slot, from};
    return {Query::OP_VALUE_RANGE, year_number_slot, from, Xapian::sortable_serialise(*years.to)};
  }

  Xapian::Database database_;
  Xapian::QueryParser parser_;
};

}  // namespace

void make_xapian(const std::filesystem::path& archive, const std::filesystem::path& target) {
  const std::filesystem::path loose = target.string() + ".loose";
  std::filesystem::remove_all(loose);
  {
    Xapian::WritableDatabase database(loose.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
    for_each_article(archive, [&](const indexer::Article& article) {
      database.add_document(document_of(article, generator));
    });
    database.commit();
  }
  Xapian::Database(loose.string()).compact(target.string());
  std::filesystem::remove_all(loose);
}

EngineMaker xapian_engine(std::filesystem::path database) {
  return [path = std::move(database)] { return std::make_unique<XapianEngine>(path); };
}

}  // namespace rosebud::bench
