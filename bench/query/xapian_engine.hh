// Xapian as one who knows it writes it: TermGenerator, QueryParser, ValueCountMatchSpy.
#pragma once

#include <filesystem>

#include "bench/query/engine.hh"

namespace rosebud::bench {

// Indexes `archive` into the database at `target`: text and titles stemmed, people by their words, whole
// values as terms to filter by, and in slots, as lists, to count.
void make_xapian(const std::filesystem::path& archive, const std::filesystem::path& target);

EngineMaker xapian_engine(std::filesystem::path database);

}  // namespace rosebud::bench
