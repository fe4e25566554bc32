// Exact facet counts over all matches: multi-valued, and each field counted without its own refinement.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"

namespace rosebud::searcher {

// Counts while Xapian matches. It is fed the documents that match the words, refinements left aside; a
// document that fails no refined field counts everywhere, one that fails a single field counts for that field
// alone. (Xapian's ValueCountMatchSpy counts a slot's whole string, so two directors would be one value.)
class FacetCounter : public Xapian::MatchSpy {
 public:
  // `fields` has all that `request` names.
  FacetCounter(const SearchRequest& request, FieldTable fields);

  void operator()(const Xapian::Document& document, double weight) override;

  // The documents that pass all refinements.
  std::size_t total() const { return total_; }

  // The counts of `asked`, its values labelled as the archive writes them.
  Facet facet(const FacetRequest& asked, const Xapian::Database& database) const;

 private:
  // A field that is counted, refined, or both.
  struct Column {
    FieldId field = FieldId::director;
    Xapian::valueno slot = 0;
    FieldKind kind = FieldKind::keyword;
    bool counted = false;
    bool refined = false;
    std::vector<std::string> chosen;  // keys
    std::vector<NumberRange> ranges;
    std::unordered_map<std::string, std::size_t> counts;  // chosen keys are there from the start
    std::size_t missing = 0;
    std::string value;  // of the document at hand
  };

  Column& column(FieldId id);
  static bool is_chosen(const Column& column, std::string_view key);
  static bool passes(const Column& column);
  static void count(Column& column);

  FieldTable fields_;
  std::vector<Column> columns_;
  std::size_t total_ = 0;
};

}  // namespace rosebud::searcher
