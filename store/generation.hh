// The database folder: generations side by side, a small file that names the current one, and the locks that
// keep writers apart and readers safe.
//
//   .rosebud/
//     current    the name of the generation that readers open, replaced by rename
//     lock       held by the one process that writes
//     gen-7/     a Xapian database, with `in-use`, which each reader holds a shared lock on
//     .gitignore so that an archive kept in git stays clean
//
// A first build and `--rebuild` make a new generation; an update is one transaction in the current one.
// Xapian's reopen() does not notice that a folder was exchanged (compacted databases all have revision 1), so
// readers compare the generation's name and open afresh.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace rosebud::store {

// An advisory lock (flock(2)) on a file, released when it goes out of scope or the process ends.
class FileLock {
 public:
  enum class Mode { shared, exclusive };

  // Locks `file` without waiting; nothing when another process holds it or the file cannot be opened.
  static std::optional<FileLock> try_lock(const std::filesystem::path& file, Mode mode);

  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

class DatabaseFolder {
 public:
  explicit DatabaseFolder(std::filesystem::path path) : path_(std::move(path)) {}

  const std::filesystem::path& path() const { return path_; }

  // Makes the folder with its .gitignore where it is missing. Refuses a folder that holds something else.
  void create() const;

  // The current generation's name, if one was ever published.
  std::optional<std::string> current() const;

  std::filesystem::path generation(std::string_view name) const { return path_ / name; }

  // A name no generation has had as far as the folder knows.
  std::string next_name() const;

  // Makes `name` the current generation: durable first, then visible, by rename.
  void publish(std::string_view name) const;

  // Removes the generations that are neither current nor held by a reader, and what a killed build left
  // behind. Only the holder of the write lock may call it.
  void remove_unused() const;

  // Takes the write lock. Throws Error when another process has it.
  FileLock lock_for_writing() const;

 private:
  std::filesystem::path path_;
};

// The database folder's name inside an archive.
inline constexpr std::string_view folder_name = ".rosebud";

// The file in a generation that its readers lock.
inline constexpr std::string_view in_use_name = "in-use";

// The nearest `.rosebud` in `from` or a folder above it, as git finds its own.
std::optional<std::filesystem::path> find_upwards(const std::filesystem::path& from);

}  // namespace rosebud::store
