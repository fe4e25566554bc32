#include "importer/output_folder.hh"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "catalogue/error.hh"
#include "catalogue/fold.hh"
#include "importer/file_name.hh"

namespace rosebud::importer {
namespace fs = std::filesystem;
namespace {

// Not an article's name, so that an interrupted import leaves nothing that is indexed.
constexpr std::string_view temporary_name = ".rosebud-import";

constexpr std::string_view folder_hint =
    "Name a folder that you may write to, and see that its disk has room.";

std::optional<std::string> content_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string content{std::istreambuf_iterator<char>(stream), {}};
  return content;
}

class OpenFile {
 public:
  explicit OpenFile(const fs::path& path)
      : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (file_ >= 0) ::close(file_);
  }

  bool write(std::string_view content) {
    if (file_ < 0) return false;
    while (!content.empty()) {
      const ssize_t written = ::write(file_, content.data(), content.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      content.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::close(std::exchange(file_, -1)) == 0;
  }

 private:
  int file_;
};

}  // namespace

OutputFolder::OutputFolder(fs::path folder, bool force) : folder_(std::move(folder)), force_(force) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (fs::is_directory(folder_)) return;
  if (fs::exists(folder_)) {
    throw Error(fmt::format("{} is not a folder", folder_.string()),
                "Name the folder that the articles are to be written to; it is made if need be.");
  }
  throw system_error(fmt::format("cannot make {}", folder_.string()), error.value(),
                     std::string(folder_hint));
}

std::string OutputFolder::free_name(const ArticleFile& article) {
  std::string stem = article.stem.empty() ? article.distinction : article.stem;
  if (stem.empty()) stem = "article";
  std::string name = file_name(article.date, stem);
  if (!names_.contains(fold(name))) return name;
  if (!article.stem.empty() && !article.distinction.empty()) {
    stem += "-" + article.distinction;
    name = file_name(article.date, stem);
  }
  for (int number = 2; names_.contains(fold(name)); ++number) {
    name = file_name(article.date, fmt::format("{}-{}", stem, number));
  }
  return name;
}

void OutputFolder::write(const ArticleFile& article, ImportReport& report) {
  const std::string name = free_name(article);
  names_.insert(fold(name));
  const fs::path path = folder_ / name;
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (!fs::exists(status)) {
    create(path, article.content);
    ++report.written;
    return;
  }
  if (content_of(path) == article.content) {
    ++report.unchanged;
    return;
  }
  const bool folder = fs::is_directory(status);
  if (!force_ || folder) {
    report.problems.push_back({name, 0,
                               folder ? "a folder stands where the article belongs"
                                      : "the file is there already, with other content",
                               folder ? "Rename the folder." : "Move it away, or replace it with --force.",
                               indexer::Severity::failure});
    return;
  }
  create(path, article.content);
  ++report.replaced;
}

// By rename, so that a reader sees the old file or the new one, and a link is replaced, not followed.
void OutputFolder::create(const fs::path& path, std::string_view content) const {
  const fs::path temporary = folder_ / temporary_name;
  const bool written = OpenFile(temporary).write(content) && ::rename(temporary.c_str(), path.c_str()) == 0;
  if (written) return;
  const int number = errno;
  ::unlink(temporary.c_str());
  throw system_error(fmt::format("cannot write {}", path.string()), number, std::string(folder_hint));
}

}  // namespace rosebud::importer
