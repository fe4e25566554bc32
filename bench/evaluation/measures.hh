// How good a ranking is, from what people said of its articles.
//
// A ranking is judged in the order that a reader would see it: equal scores are not sorted anew, as
// trec_eval does, since every engine here breaks its ties itself. An article without a grade counts as not
// wanted. One that is listed twice gains once, at its first place, and takes up both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace rosebud::bench {

// What was said of one query's articles: id -> grade. 0 and below: not wanted.
using Grades = std::map<std::string, int, std::less<>>;

// Ids of articles, the best first.
using Ranking = std::vector<std::string>;

// What an article of a grade is worth: the grade itself, as trec_eval has it, or 2^grade - 1 (Burges and
// others 2005), by which the best answers weigh more. With grades of 0 and 1 they are the same.
enum class Gain : std::uint8_t { grade, power };

// Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) of the first `depth` articles: the sum
// of gain / log2(rank + 1), divided by that of the best possible order. 0 when nothing is wanted.
double ndcg(const Ranking& ranking, const Grades& grades, std::size_t depth, Gain gain = Gain::grade);

// The share of the wanted articles that are among the first `depth`. 0 when nothing is wanted.
double recall(const Ranking& ranking, const Grades& grades, std::size_t depth);

// The mean, over all wanted articles, of the precision at the rank of each; one that is not among the first
// `depth` has precision 0. 0 when nothing is wanted.
double average_precision(const Ranking& ranking, const Grades& grades, std::size_t depth);

// The mean of `values`; 0 of none.
double mean(const std::vector<double>& values);

}  // namespace rosebud::bench
