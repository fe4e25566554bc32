// What of a file or a folder is in the kernel's page cache.
#pragma once

#include <filesystem>

namespace rosebud::bench {

// Asks the kernel to forget all files at `path`; it keeps what a process has mapped or not yet written. Needs
// no rights.
void drop_from_cache(const std::filesystem::path& path);

// The share of the bytes at `path` that is in the cache, 0 to 1.
double share_in_cache(const std::filesystem::path& path);

}  // namespace rosebud::bench
