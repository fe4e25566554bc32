#include "bench/query/page_cache.hh"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace rosebud::bench {
namespace fs = std::filesystem;
namespace {

class OpenFile {
 public:
  explicit OpenFile(const fs::path& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

std::vector<fs::path> files_at(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  }
  return files;
}

struct Pages {
  std::size_t all = 0;
  std::size_t cached = 0;
};

Pages pages_of(const fs::path& path) {
  const OpenFile file(path);
  const std::size_t bytes = fs::file_size(path);
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  if (file.descriptor() < 0 || bytes == 0) return {};
  void* const mapped = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, file.descriptor(), 0);
  if (mapped == MAP_FAILED) return {};
  std::vector<unsigned char> present((bytes + page - 1) / page);
  Pages pages{present.size(), 0};
  if (::mincore(mapped, bytes, present.data()) == 0) {
    pages.cached = static_cast<std::size_t>(
        std::ranges::count_if(present, [](unsigned char state) { return (state & 1U) != 0; }));
  }
  ::munmap(mapped, bytes);
  return pages;
}

}  // namespace

void drop_from_cache(const fs::path& path) {
  for (const fs::path& each : files_at(path)) {
    const OpenFile file(each);
    if (file.descriptor() < 0) continue;
    // Only pages that are on disk can go.
    ::fdatasync(file.descriptor());
    ::posix_fadvise(file.descriptor(), 0, 0, POSIX_FADV_DONTNEED);
  }
}

double share_in_cache(const fs::path& path) {
  Pages all;
  for (const fs::path& each : files_at(path)) {
    const Pages pages = pages_of(each);
    all.all += pages.all;
    all.cached += pages.cached;
  }
  return all.all == 0 ? 0 : static_cast<double>(all.cached) / static_cast<double>(all.all);
}

}  // namespace rosebud::bench
