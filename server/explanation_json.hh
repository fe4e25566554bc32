// Explanations in JSON; docs/json.md describes them.
#pragma once

#include <vector>

#include <boost/json.hpp>

#include "catalogue/explanation.hh"

namespace rosebud::server {

// `explain` of an answer: how the query was understood.
boost::json::object explanation_object(const Explanation& explanation);

// `explain` of a hit: the parts of its score.
boost::json::array score_parts(const std::vector<ScorePart>& parts);

}  // namespace rosebud::server
