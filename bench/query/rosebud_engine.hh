// Rosebud, asked as its server asks it.
#pragma once

#include <cstdint>
#include <filesystem>

#include "bench/query/engine.hh"
#include "catalogue/request.hh"

namespace rosebud::bench {

// Whether the same question again is answered from memory, as a server does.
enum class Answers : std::uint8_t { forgotten, kept };

// `query` as Rosebud's front ends would put it.
SearchRequest request_for(const ListedQuery& query, Extent extent, std::size_t round);

// Brings `database`, which is kept for measuring alone, up to date with `archive`; one of another format is
// made anew.
void make_rosebud(const std::filesystem::path& archive, const std::filesystem::path& database);

EngineMaker rosebud_engine(std::filesystem::path database, Answers answers = Answers::forgotten);

}  // namespace rosebud::bench
