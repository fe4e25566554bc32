#include "bench/archive_writer.hh"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/error.hh"
#include "store/file_descriptor.hh"

namespace rosebud::bench {
namespace {

void write_all(const store::FileDescriptor& file, std::string_view text, const std::filesystem::path& path) {
  while (!text.empty()) {
    const ssize_t written = ::write(file.number(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw system_error(fmt::format("cannot write {}", path.string()), errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

ArchiveWriter::ArchiveWriter(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) throw system_error(fmt::format("cannot create {}", folder_.string()), error.value());
  const bool empty = std::filesystem::is_empty(folder_, error);
  if (error) throw system_error(fmt::format("cannot read {}", folder_.string()), error.value());
  if (!empty) {
    throw Error(fmt::format("{} is not empty", folder_.string()),
                "remove it, or name a folder that is not there yet");
  }
}

void ArchiveWriter::create_once(const std::string& subfolder) {
  if (!created_.insert(subfolder).second) return;
  std::error_code error;
  std::filesystem::create_directories(folder_ / subfolder, error);
  if (error)
    throw system_error(fmt::format("cannot create {}", (folder_ / subfolder).string()), error.value());
}

void ArchiveWriter::write(const std::string& subfolder, std::string_view name, std::string_view text) {
  create_once(subfolder);
  const std::filesystem::path path = folder_ / subfolder / name;
  const store::FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!file.is_open()) throw system_error(fmt::format("cannot create {}", path.string()), errno);
  write_all(file, text, path);
  ++files_;
  bytes_ += text.size();
}

}  // namespace rosebud::bench
