// What was timed, as tables and as JSON.
#pragma once

#include <string>
#include <vector>

#include <boost/json.hpp>

#include "bench/query/listed_query.hh"
#include "bench/query/timing.hh"

namespace rosebud::bench {

// One engine's times.
struct EngineTiming {
  std::string engine;
  Timing timing;
};

// Markdown: a line for each group of queries and one over all: for each engine the median, the 99th percentile and the
// mean, and how often the first engine's time goes into its own. Then what a matching article costs the
// first.
void print_timings(const std::string& heading, const std::vector<ListedQuery>& queries,
                   const std::vector<EngineTiming>& engines);

// The same, with each query by itself.
boost::json::object timings_json(const std::vector<ListedQuery>& queries,
                                 const std::vector<EngineTiming>& engines);

}  // namespace rosebud::bench
