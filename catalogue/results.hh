// An archive's answer: hits, exact counts and what is to be said about them. No markup, no escapes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/explanation.hh"
#include "catalogue/field_table.hh"
#include "catalogue/number_range.hh"
#include "catalogue/request.hh"

namespace rosebud {

// A stretch of text, marked when it matched the query. A renderer escapes each piece for its own output.
struct MarkedPiece {
  std::string text;
  bool marked = false;
  bool operator==(const MarkedPiece&) const = default;
};
using MarkedText = std::vector<MarkedPiece>;

// A fact that a hit's article does not state but that was read from one of its sentences.
struct Inference {
  FieldId field = FieldId::director;
  std::string value;
  std::string evidence;
};

// What an article says of a field that its archive declared.
struct DeclaredValues {
  FieldId field = FieldId::first_declared;
  std::vector<std::string> written;
};

struct Hit {
  std::string path;  // relative to the archive, with '/'
  std::string title;
  std::string address;  // of the published article; empty when the article has none
  std::vector<std::string> years;
  std::vector<std::string> directors;
  std::vector<std::string> writers;
  std::string date;                    // YYYY-MM-DD, or empty
  std::string rating;                  // as written
  double score = 0;                    // 0 when sorted by something else than relevance
  std::vector<ScorePart> score_parts;  // when an explanation was asked for
  MarkedText snippet;
  std::vector<Inference> inferred;  // which of the facts above, and others, are inferences
  std::vector<DeclaredValues> declared;
};

struct FacetValue {
  std::string key;    // what a refinement names
  std::string label;  // as written in the archive
  std::size_t count = 0;
  bool chosen = false;
  bool excluded = false;  // then `count` is how many articles are kept out
  bool operator==(const FacetValue&) const = default;
};

// Numbers of equal width, side by side.
struct FacetBin {
  NumberRange range;      // both ends closed
  std::size_t count = 0;  // articles, each once however many of the numbers it has
  bool chosen = false;    // overlaps a chosen range
  bool excluded = false;  // every number of it is excluded
  bool operator==(const FacetBin&) const = default;
};

struct Facet {
  FieldId field = FieldId::director;
  std::vector<FacetValue> values;  // by count, then key; numbers by number
  std::size_t distinct = 0;        // values that at least one article has, listed or not
  std::size_t missing = 0;         // articles without any value
  std::size_t matching = 0;        // of the distinct values those that match what was asked for
  // Of numbers, and of dates by their years, as long as an article has one:
  std::optional<int> least{};
  std::optional<int> greatest{};
  std::vector<FacetBin> bins{};  // from the least to the greatest, those without articles included
  std::size_t bin_width = 0;     // may be wider than was asked for
};

// What could not be used of a query, or was understood otherwise than written.
struct Notice {
  std::string message;
  std::size_t offset = 0;  // bytes into the query text
  std::size_t length = 0;  // 0: about the query as a whole
};

struct SearchResults {
  FieldTable fields;        // of the archive that was asked: it names what the rest speaks of
  std::size_t total = 0;    // exact, unless timed_out; then there are at least so many
  bool has_total = true;    // else there are more than `total`, or as many: it is one more than the pages so
                            // far show, since no more was asked for
  std::size_t archive = 0;  // articles in all
  std::vector<Hit> hits;
  std::vector<Hit>
      partial;  // with some of the words only: on the first page when the hits leave room; not counted
  std::vector<Facet> facets;
  std::vector<Notice> notices;
  std::string
      corrected;  // the query that was answered instead, since no article has all the words that were typed
  std::string did_you_mean;  // a query that may have been meant instead of the one that was answered
  bool any_word = false;     // no article had all the words; these have some of them
  std::optional<Explanation> explanation;  // when it was asked for
  bool timed_out = false;  // the request's time limit was reached: total and counts are lower bounds
  double milliseconds = 0;
  // The postings that were gone through or looked up for it; what Xapian's matcher saw for phrases is not
  // among them.
  std::uint64_t postings = 0;
};

}  // namespace rosebud
