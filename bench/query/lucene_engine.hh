// Lucene with its facets, run by Java in a process of its own.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "bench/query/timing.hh"

namespace rosebud::bench {

// Indexes `archive` into the folder `target` by `program` (bench/lucene/run).
void make_lucene(const std::filesystem::path& program, const std::filesystem::path& archive,
                 const std::filesystem::path& target);

// CPU time of the thread that asks: what Java's collector of garbage does beside it is not counted.
Timing time_lucene(const std::filesystem::path& program, const std::filesystem::path& index,
                   const std::vector<ListedQuery>& queries, const TimingOptions& options);

}  // namespace rosebud::bench
