#include "indexer/archive/scan.hh"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "catalogue/error.hh"
#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"
#include "indexer/archive/ignore.hh"

namespace rosebud::indexer {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 4> article_extensions{".md", ".markdown", ".mdx", ".txt"};
constexpr std::array<std::string_view, 3> skipped_folders{"node_modules", "_site", "public"};
// Files about the archive or its repository, not articles.
constexpr std::array<std::string_view, 5> about_files{"readme", "license", "changelog", "contributing",
                                                      "code_of_conduct"};
constexpr std::string_view ignore_file = ".rosebudignore";

bool is_article_name(std::string_view name) {
  const std::string folded = fold(name);
  return std::ranges::any_of(article_extensions,
                             [&](std::string_view extension) { return folded.ends_with(extension); });
}

bool is_about_file(std::string_view name) {
  const std::string folded = fold(name.substr(0, name.rfind('.')));
  return std::ranges::find(about_files, folded) != about_files.end();
}

struct FolderIdentity {
  dev_t device;
  ino_t inode;
  bool operator==(const FolderIdentity&) const = default;
};

struct ScopedRules {
  std::string base;  // the folder the rules stand in, relative and ending in '/', or empty
  IgnoreRules rules;
};

class Scanner {
 public:
  explicit Scanner(fs::path archive) : archive_(std::move(archive)) {}

  ScanResult run() {
    struct stat status {};
    if (::stat(archive_.c_str(), &status) != 0) {
      throw system_error(fmt::format("cannot read {}", archive_.string()), errno,
                         "Name the folder of your reviews.");
    }
    if (!S_ISDIR(status.st_mode)) {
      throw Error(fmt::format("{} is not a folder", archive_.string()),
                  "Name the folder that holds your reviews, not a single file.");
    }
    ancestors_.push_back({status.st_dev, status.st_ino});
    visit("");
    if (root_error_ != 0) {
      throw system_error(fmt::format("cannot read {}", archive_.string()), root_error_,
                         "Give yourself the right to read and enter the folder.");
    }
    std::ranges::sort(result_.files, {}, &FoundFile::path);
    return std::move(result_);
  }

 private:
  struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
  };

  // `relative` is empty for the archive itself and ends in '/' otherwise.
  void visit(const std::string& relative) {
    const fs::path folder = archive_ / relative;
    const std::unique_ptr<DIR, CloseFolder> handle(::opendir(folder.c_str()));
    if (!handle) {
      report_unread(relative, errno);
      return;
    }
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = ::readdir(handle.get())) names.emplace_back(entry->d_name);
    if (errno != 0) report_unread(relative, errno);
    std::ranges::sort(names);
    const bool has_rules = std::ranges::binary_search(names, ignore_file);
    if (has_rules) push_rules(relative);
    for (const std::string& name : names) visit_entry(relative, name);
    if (has_rules) rules_.pop_back();
  }

  void report_unread(const std::string& relative, int error) {
    if (relative.empty()) root_error_ = error;
    result_.unread.push_back(relative);
    result_.problems.push_back(
        {relative, 0, fmt::format("cannot read the folder: {}", std::generic_category().message(error)),
         "What was indexed below it stays; give yourself the right to read it.", Severity::failure});
  }

  void push_rules(const std::string& relative) {
    std::ifstream file(archive_ / relative / ignore_file);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    rules_.push_back({relative, IgnoreRules(text)});
  }

  bool is_ignored(const std::string& path, bool is_folder) const {
    for (auto scope = rules_.rbegin(); scope != rules_.rend(); ++scope) {
      const std::string_view below = std::string_view(path).substr(scope->base.size());
      const auto verdict = scope->rules.verdict(below, is_folder);
      if (verdict != IgnoreRules::Verdict::unmentioned) return verdict == IgnoreRules::Verdict::ignored;
    }
    return false;
  }

  void visit_entry(const std::string& relative, const std::string& name) {
    if (name.starts_with('.')) return;
    const std::string path = relative + name;
    struct stat status {};
    if (::stat((archive_ / path).c_str(), &status) != 0) {
      if (!is_article_name(name)) return;
      result_.problems.push_back({path, 0,
                                  fmt::format("cannot be read: {}", std::generic_category().message(errno)),
                                  "A link to a file that is gone? Remove it or mend it.", Severity::failure});
      return;
    }
    if (S_ISDIR(status.st_mode)) {
      visit_folder(path, name, {status.st_dev, status.st_ino});
    } else if (S_ISREG(status.st_mode)) {
      visit_file(path, name, status);
    }
  }

  void visit_folder(const std::string& path, const std::string& name, FolderIdentity identity) {
    if (std::ranges::find(skipped_folders, name) != skipped_folders.end()) return;
    if (is_ignored(path, true)) {
      ++result_.left_out["folders named in .rosebudignore"];
      return;
    }
    if (std::ranges::find(ancestors_, identity) != ancestors_.end()) {
      result_.problems.push_back({path, 0, "is a link to a folder above it, so it was not followed",
                                  "Name it in .rosebudignore to silence this.", Severity::warning});
      return;
    }
    ancestors_.push_back(identity);
    visit(path + "/");
    ancestors_.pop_back();
  }

  void visit_file(const std::string& path, const std::string& name, const struct stat& status) {
    if (!is_article_name(name)) {
      ++result_.left_out["other file types"];
      return;
    }
    if (is_ignored(path, false)) {
      ++result_.left_out["named in .rosebudignore"];
      return;
    }
    if (is_about_file(name)) {
      ++result_.left_out["READMEs and the like"];
      return;
    }
    if (utf8::first_invalid(path)) {
      result_.problems.push_back({utf8::from_windows_1252(path), 0, "the file's name is not UTF-8",
                                  "Rename it: addresses and JSON can only carry UTF-8 names.",
                                  Severity::failure});
      return;
    }
    const std::int64_t modified =
        static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
    result_.files.push_back({path, static_cast<std::uint64_t>(status.st_size), modified});
  }

  fs::path archive_;
  ScanResult result_;
  std::vector<ScopedRules> rules_;
  std::vector<FolderIdentity> ancestors_;
  int root_error_ = 0;
};

}  // namespace

ScanResult scan(const fs::path& archive) {
  return Scanner(archive).run();
}

}  // namespace rosebud::indexer
