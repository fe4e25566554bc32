// A table of rosebud.toml, read with errors that name the line.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "catalogue/error.hh"
#include "catalogue/key_path.hh"

namespace rosebud {

class SettingsSection {
 public:
  // `name` is what the table is called in the file ("facets.mood"); empty: the file itself.
  SettingsSection(const toml::table& table, std::string name, std::string_view file)
      : table_(&table), name_(std::move(name)), file_(file) {}

  // Throws Error for the first key that is none of `known`.
  void refuse_unknown(std::span<const std::string_view> known) const;

  // The value of `key`, if it stands there. Throws Error when it is of another type.
  std::optional<std::string> text(std::string_view key) const;
  std::optional<bool> truth(std::string_view key) const;
  // A whole number or one with decimals.
  std::optional<double> number(std::string_view key) const;
  // A text or a list of texts, in order.
  std::optional<std::vector<std::string>> texts(std::string_view key) const;
  // A list of lists of texts.
  std::optional<std::vector<std::vector<std::string>>> lists(std::string_view key) const;
  std::optional<SettingsSection> section(std::string_view key) const;
  std::vector<SettingsSection> sections(std::string_view key) const;
  std::optional<KeyPath> path(std::string_view key) const;
  std::optional<std::vector<KeyPath>> paths(std::string_view key) const;

  // Its keys, in the order of the file.
  std::vector<std::string> keys() const;
  std::size_t line() const { return table_->source().begin.line; }
  std::size_t line_of(std::string_view key) const;

  // An Error at `key` (or at the table itself when that is empty).
  Error error(std::string_view key, std::string_view message, std::string hint = {}) const;

 private:
  std::string full_name(std::string_view key) const;
  // Nothing when `node` is no list of texts.
  static std::optional<std::vector<std::string>> texts_of(const toml::node& node);
  KeyPath path_of(std::string_view key, std::string_view written) const;

  const toml::table* table_;
  std::string name_;
  std::string_view file_;
};

}  // namespace rosebud
