// Archives for tests: a folder that exists as long as the object does, and reviews built in a line.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::testing {

// A folder of its own below the system's temporary folder, removed with everything in it.
class TempFolder {
 public:
  TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// One review as a file with YAML front matter.
class ReviewBuilder {
 public:
  explicit ReviewBuilder(std::string_view title) { with("title", title); }

  // A front matter line; `value` is quoted.
  ReviewBuilder& with(std::string_view key, std::string_view value);
  // A front matter line taken as it is: "directors: [A, B]".
  ReviewBuilder& raw(std::string_view line);
  ReviewBuilder& director(std::string_view name) { return add(directors_, name); }
  ReviewBuilder& writer(std::string_view name) { return add(writers_, name); }
  ReviewBuilder& year(int year) { return raw("year: " + std::to_string(year)); }
  ReviewBuilder& date(std::string_view date) { return raw("date: " + std::string(date)); }
  ReviewBuilder& text(std::string_view text);

  std::string markdown() const;

 private:
  ReviewBuilder& add(std::vector<std::string>& names, std::string_view name);

  std::string front_matter_;
  std::vector<std::string> directors_;
  std::vector<std::string> writers_;
  std::string text_ = "A review.";
};

class TempArchive {
 public:
  const std::filesystem::path& path() const { return folder_.path(); }
  std::filesystem::path database() const { return path() / ".rosebud"; }

  // Writes `content` to `name` below the archive, making folders.
  TempArchive& file(std::string_view name, std::string_view content);
  TempArchive& review(std::string_view name, const ReviewBuilder& review) {
    return file(name, review.markdown());
  }
  TempArchive& remove(std::string_view name);

 private:
  TempFolder folder_;
};

std::string read_file(const std::filesystem::path& path);

}  // namespace rosebud::testing
