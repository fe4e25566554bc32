// Queries with what people said of their answers, read from files of TREC's forms.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bench/evaluation/measures.hh"

namespace rosebud::bench {

struct JudgedQuery {
  std::string id;
  std::string text;
  std::string refinements;  // "director=Satoshi Kon;year=1990..1999", mostly empty
  std::string kind;         // empty where a collection has no kinds
  Grades grades;            // none: nothing answers it, or nobody said
};

// Query id -> grades, from lines "query 0 article grade" between white space; "%20" in an article's name is a
// space. Throws Error naming the line.
std::map<std::string, Grades> read_grades(const std::filesystem::path& file);

// The collection's queries in their order: lines "id<TAB>text" with their grades. Throws Error.
std::vector<JudgedQuery> read_collection_queries(const std::filesystem::path& queries,
                                                 const std::filesystem::path& grades);

// The queries of the sample archive: five columns below a heading (corpus/judgements/README.md). Throws
// Error.
std::vector<JudgedQuery> read_sample_queries(const std::filesystem::path& folder);

// True when at least one article is wanted.
bool has_answer(const JudgedQuery& query);

// `text` cut at every `separator`; empty parts are kept.
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace rosebud::bench
