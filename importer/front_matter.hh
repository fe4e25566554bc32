// YAML front matter as it is written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/node.hh"

namespace rosebud::importer {

// Keys in the order in which they were first set. A key that is there already (in whatever spelling: `Release
// Date` is `release_date`) gets further values, each once.
class FrontMatter {
 public:
  // Text that stays text, whatever it looks like: the title 300 is written "300".
  void text(std::string_view key, std::string_view value);
  // A number, a date, true: written as it is.
  void literal(std::string_view key, std::string_view value);
  // A list even of one.
  void list(std::string_view key, const std::vector<std::string>& values);
  // A value of unknown meaning: lists, maps, numbers as such.
  void value(std::string_view key, const indexer::Node& value);

  bool has(std::string_view key) const;

  // The lines between the fences, and these.
  std::string yaml() const;

 private:
  enum class Form : std::uint8_t { text, literal, open };
  struct Entry {
    std::string key;
    Form form = Form::text;
    indexer::Node value;
  };
  void set(std::string_view key, Form form, indexer::Node value);
  static void append(std::string& out, const Entry& entry);

  std::vector<Entry> entries_;
};

}  // namespace rosebud::importer
