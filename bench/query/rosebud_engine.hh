// Rosebud, asked as its server asks it.
#pragma once

#include <filesystem>

#include "bench/query/engine.hh"
#include "catalogue/request.hh"

namespace rosebud::bench {

// `query` as Rosebud's front ends would put it.
SearchRequest request_for(const ListedQuery& query, Extent extent, std::size_t round);

EngineMaker rosebud_engine(std::filesystem::path database);

}  // namespace rosebud::bench
