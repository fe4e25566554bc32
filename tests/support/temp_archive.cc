#include "support/temp_archive.hh"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>

namespace rosebud::testing {
namespace fs = std::filesystem;
namespace {

std::string yaml_string(std::string_view value) {
  std::string result = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string list_line(std::string_view key, const std::vector<std::string>& values) {
  std::string items;
  for (const std::string& value : values) items += (items.empty() ? "" : ", ") + yaml_string(value);
  return values.empty() ? "" : fmt::format("{}: [{}]\n", key, items);
}

}  // namespace

TempFolder::TempFolder() {
  std::string pattern = (fs::temp_directory_path() / "rosebud-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  path_ = pattern;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  // Tests take rights away from folders; give them back, or nothing below can be removed.
  for (fs::recursive_directory_iterator entry(path_, fs::directory_options::skip_permission_denied, ignored),
       end;
       entry != end; entry.increment(ignored)) {
    if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
      fs::permissions(entry->path(), fs::perms::owner_all, fs::perm_options::add, ignored);
    }
  }
  fs::remove_all(path_, ignored);
}

ReviewBuilder& ReviewBuilder::with(std::string_view key, std::string_view value) {
  return raw(fmt::format("{}: {}", key, yaml_string(value)));
}

ReviewBuilder& ReviewBuilder::raw(std::string_view line) {
  front_matter_.append(line).append("\n");
  return *this;
}

ReviewBuilder& ReviewBuilder::add(std::vector<std::string>& names, std::string_view name) {
  names.emplace_back(name);
  return *this;
}

ReviewBuilder& ReviewBuilder::text(std::string_view text) {
  text_ = text;
  return *this;
}

std::string ReviewBuilder::markdown() const {
  return fmt::format("---\n{}{}{}---\n\n{}\n", front_matter_, list_line("directors", directors_),
                     list_line("writers", writers_), text_);
}

TempArchive& TempArchive::file(std::string_view name, std::string_view content) {
  const fs::path target = path() / name;
  fs::create_directories(target.parent_path());
  std::ofstream file(target, std::ios::binary);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  if (!file) throw std::runtime_error("cannot write " + target.string());
  return *this;
}

TempArchive& TempArchive::remove(std::string_view name) {
  fs::remove_all(path() / name);
  return *this;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace rosebud::testing
