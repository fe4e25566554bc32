#include "store/generation.hh"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "catalogue/error.hh"
#include "store/file_descriptor.hh"

namespace rosebud::store {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view generation_prefix = "gen-";
constexpr std::string_view building_suffix = ".building";

// The number of "gen-7", or of "gen-7.building".
std::optional<unsigned> generation_number(std::string_view name) {
  if (!name.starts_with(generation_prefix)) return std::nullopt;
  name.remove_prefix(generation_prefix.size());
  if (name.ends_with(building_suffix)) name.remove_suffix(building_suffix.size());
  unsigned number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
  return number;
}

// Writes and flushes a whole file, so that a rename onto it survives a power cut.
void write_durably(const fs::path& file, std::string_view content) {
  const FileDescriptor opened(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  const bool good = opened.is_open() &&
                    ::write(opened.number(), content.data(), content.size()) == std::ssize(content) &&
                    ::fsync(opened.number()) == 0;
  if (!good) throw system_error(fmt::format("cannot write {}", file.string()), errno);
}

void sync_folder(const fs::path& folder) {
  const FileDescriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.is_open()) ::fsync(opened.number());
}

bool is_held_by_a_reader(const fs::path& generation) {
  const fs::path file = generation / in_use_name;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return false;
  return !FileLock::try_lock(file, FileLock::Mode::exclusive).has_value();
}

}  // namespace

std::optional<FileLock> FileLock::try_lock(const fs::path& file, Mode mode) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  const int operation = (mode == Mode::shared ? LOCK_SH : LOCK_EX) | LOCK_NB;
  if (::flock(descriptor, operation) != 0) {
    ::close(descriptor);
    return std::nullopt;
  }
  return FileLock(descriptor);
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void DatabaseFolder::create() const {
  std::error_code error;
  const bool exists = fs::exists(path_, error);
  if (exists && !fs::is_directory(path_)) {
    throw Error(fmt::format("{} is not a folder", path_.string()), "Name another place with --db.");
  }
  if (exists && !fs::is_empty(path_, error) && !fs::exists(path_ / ".gitignore") &&
      !fs::exists(path_ / "current")) {
    throw Error(fmt::format("{} holds files that are not Rosebud's", path_.string()),
                "Name an empty or a new folder with --db.");
  }
  fs::create_directories(path_, error);
  if (error) {
    throw system_error(fmt::format("cannot make {}", path_.string()), error.value(),
                       "Name another place with --db.");
  }
  for (const auto& [name, content] : {std::pair{".gitignore", "*\n"}, std::pair{"lock", ""}}) {
    if (!fs::exists(path_ / name)) write_durably(path_ / name, content);
  }
}

std::optional<std::string> DatabaseFolder::current() const {
  std::ifstream file(path_ / "current");
  std::string name;
  if (!std::getline(file, name)) return std::nullopt;
  if (!generation_number(name)) {
    throw Error(fmt::format("{} is damaged", (path_ / "current").string()),
                "Run `rosebud index --rebuild ARCHIVE` to build the database anew.");
  }
  return name;
}

std::string DatabaseFolder::next_name() const {
  unsigned highest = 0;
  for (const auto& entry : fs::directory_iterator(path_)) {
    highest = std::max(highest, generation_number(entry.path().filename().string()).value_or(0));
  }
  return fmt::format("{}{}", generation_prefix, highest + 1);
}

void DatabaseFolder::publish(std::string_view name) const {
  sync_folder(generation(name));
  const fs::path fresh = path_ / "current.new";
  write_durably(fresh, fmt::format("{}\n", name));
  fs::rename(fresh, path_ / "current");
  sync_folder(path_);
}

void DatabaseFolder::remove_unused() const {
  std::optional<std::string> kept;
  try {
    kept = current();
  } catch (const Error&) {
    // Which generation is current is unknown, so none may go; --rebuild publishes a new one.
    return;
  }
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(path_, error)) {
    const std::string name = entry.path().filename().string();
    if (!generation_number(name) || name == kept || is_held_by_a_reader(entry.path())) continue;
    fs::remove_all(entry.path(), error);
  }
}

FileLock DatabaseFolder::lock_for_writing() const {
  auto lock = FileLock::try_lock(path_ / "lock", FileLock::Mode::exclusive);
  if (!lock) {
    if (::access((path_ / "lock").c_str(), R_OK) != 0) {
      throw system_error(fmt::format("cannot read {}", (path_ / "lock").string()), errno);
    }
    throw Error(fmt::format("another process is writing {}", path_.string()),
                "Wait for the other `rosebud index` to end, then run it again.");
  }
  return std::move(*lock);
}

std::optional<fs::path> find_upwards(const fs::path& from) {
  std::error_code error;
  fs::path folder = fs::absolute(from, error);
  for (;;) {
    if (fs::is_directory(folder / folder_name, error)) return folder / folder_name;
    if (!folder.has_relative_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

}  // namespace rosebud::store
