// Exact facet counts over all matches: multi-valued, and each field counted without its own choice.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "searcher/query/plan_values.hh"
#include "searcher/refinement.hh"

namespace rosebud::searcher {

// Counts while Xapian matches. It is fed the documents that match the words, refinements left aside; a
// document that fails no refined field counts everywhere, one that fails a single field counts for that field
// alone: for what it offers to choose where it has nothing that was chosen, for the excluded values where it
// has one. (Xapian's ValueCountMatchSpy counts a slot's whole string, so two directors would be one value.)
class FacetCounter : public Xapian::MatchSpy {
 public:
  // `fields` has all that `request` names.
  FacetCounter(const SearchRequest& request, FieldTable fields);

  void operator()(const Xapian::Document& document, double weight) override;

  // The documents that pass all refinements.
  std::size_t total() const { return total_; }

  // The counts of `asked`, its values labelled as the archive writes them.
  Facet facet(const FacetRequest& asked, const Archive& archive) const;

 private:
  // A field that is counted, refined, or both.
  struct Column {
    const Field* field = nullptr;  // of fields_
    Refinement refinement;
    bool counted = false;
    std::unordered_map<std::string, std::size_t> counts{};
    std::map<std::vector<std::string>, std::size_t>
        together{};  // of fields with bins: several values at once
    std::size_t missing = 0;
    // Of the document at hand:
    std::vector<std::string> keys{};
    bool has_chosen = true;
    bool has_excluded = false;
  };

  Column& column(FieldId id);
  static void read(Column& column, const Xapian::Document& document);
  static void count(Column& column);

  const SearchRequest request_;
  FieldTable fields_;
  std::vector<Column> columns_;
  std::size_t total_ = 0;
};

}  // namespace rosebud::searcher
