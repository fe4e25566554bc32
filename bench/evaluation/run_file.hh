// Rankings of another engine, got by running a program: documents and queries go to it as files, a run in
// TREC's form comes back.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bench/evaluation/collection.hh"

namespace rosebud::bench {

// Query id -> ranking, from lines "query Q0 document rank score name" in the order of their ranks. Throws
// Error naming the line.
std::map<std::string, Ranking> read_run(const std::filesystem::path& file);

// Writes lines "id<TAB>title<TAB>text", with line breaks and tabs as spaces. Throws Error.
void write_documents(const std::vector<CollectionDocument>& documents, const std::filesystem::path& file);

// The same of queries: "id<TAB>text".
void write_queries(const std::vector<JudgedQuery>& queries, const std::filesystem::path& file);

// Runs `program` with a file of documents, one of queries and `depth`, and reads the run that it prints.
// Throws Error when it fails.
std::map<std::string, Ranking> run_other_engine(const std::filesystem::path& program,
                                                const Collection& collection, std::size_t depth);

}  // namespace rosebud::bench
