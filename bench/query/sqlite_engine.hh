// SQLite's FTS5 with tables to count, as one who knows it writes it.
#pragma once

#include <filesystem>

#include "bench/query/engine.hh"

namespace rosebud::bench {

// Whether this program was built with SQLite.
bool has_sqlite();

void make_sqlite(const std::filesystem::path& archive, const std::filesystem::path& target);

EngineMaker sqlite_engine(std::filesystem::path database);

}  // namespace rosebud::bench
