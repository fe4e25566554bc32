#include "indexer/source_file.hh"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/file_descriptor.hh"
#include "store/hash.hh"

namespace rosebud::indexer {
namespace {

Problem unreadable(const FoundFile& file, int error) {
  return {file.path, 0, fmt::format("cannot be read: {}", std::generic_category().message(error)),
          "Give yourself the right to read it, or name it in .rosebudignore.", Severity::failure};
}

Problem too_long(const FoundFile& file, std::uint64_t size) {
  return {file.path, 0,
          fmt::format("is {} MiB long; an article may have {} MiB", size >> 20U, max_article_bytes >> 20U),
          "Split it, or name it in .rosebudignore.", Severity::failure};
}

// The file's time, or 0 when it was written so recently that it could change again within the clock's grain:
// an update then compares its content. (git does the same for files as young as its index.)
std::int64_t settled_time(const struct stat& status) {
  constexpr std::int64_t grain_ns = 2'000'000'000;
  const std::int64_t modified =
      static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const bool young = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() - modified < grain_ns;
  return young ? 0 : modified;
}

}  // namespace

std::variant<SourceFile, Problem> read_source(const std::filesystem::path& archive, const FoundFile& file) {
  const store::FileDescriptor descriptor(::open((archive / file.path).c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor.is_open()) return unreadable(file, errno);
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0) return unreadable(file, errno);
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > max_article_bytes) return too_long(file, size);

  SourceFile source;
  source.bytes.reserve(size);
  std::array<char, 65'536> buffer{};
  for (;;) {
    const ssize_t count = ::read(descriptor.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(file, errno);
    if (count == 0) break;
    source.bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (source.bytes.size() > max_article_bytes) return too_long(file, source.bytes.size());
  }
  source.stamp.size = size;
  source.stamp.modified_ns = settled_time(status);
  source.stamp.hash = store::content_hash(source.bytes);
  return source;
}

}  // namespace rosebud::indexer
