#include "catalogue/settings_section.hh"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "catalogue/nearest.hh"

namespace rosebud {
namespace {

std::string listed(std::span<const std::string_view> words) {
  std::string list;
  for (const std::string_view word : words) list += fmt::format("{}{}", list.empty() ? "" : ", ", word);
  return list;
}

}  // namespace

std::string SettingsSection::full_name(std::string_view key) const {
  return name_.empty() ? std::string(key) : fmt::format("{}.{}", name_, key);
}

Error SettingsSection::error(std::string_view key, std::string_view message, std::string hint) const {
  const std::size_t place = key.empty() ? line() : line_of(key);
  return Error(fmt::format("{}:{}: {}", file_, place, message), std::move(hint));
}

std::size_t SettingsSection::line_of(std::string_view key) const {
  const toml::node* node = table_->get(key);
  return node == nullptr ? line() : node->source().begin.line;
}

void SettingsSection::refuse_unknown(std::span<const std::string_view> known) const {
  for (const std::string& key : keys()) {
    if (std::ranges::find(known, key) != known.end()) continue;
    const auto meant = nearest(key, known);
    throw error(
        key, fmt::format("there is no setting \"{}\"", full_name(key)),
        meant ? fmt::format("Is \"{}\" meant?", *meant) : fmt::format("Known here: {}.", listed(known)));
  }
}

std::optional<std::string> SettingsSection::text(std::string_view key) const {
  const toml::node* node = table_->get(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_string()) return value->get();
  throw error(key, fmt::format("\"{}\" is a text", full_name(key)),
              fmt::format(R"(Write `{} = "..."`.)", key));
}

std::optional<bool> SettingsSection::truth(std::string_view key) const {
  const toml::node* node = table_->get(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_boolean()) return value->get();
  throw error(key, fmt::format("\"{}\" is true or false", full_name(key)),
              fmt::format("Write `{} = true`, without quotes.", key));
}

std::optional<double> SettingsSection::number(std::string_view key) const {
  const toml::node* node = table_->get(key);
  if (node == nullptr) return std::nullopt;
  if (node->is_number()) return node->value<double>();
  throw error(key, fmt::format("\"{}\" is a number", full_name(key)),
              fmt::format("Write `{} = 0.2`, without quotes.", key));
}

std::optional<std::vector<std::string>> SettingsSection::texts_of(const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  for (const toml::node& item : *list) {
    if (!item.is_string()) return std::nullopt;
    texts.push_back(item.as_string()->get());
  }
  return texts;
}

std::optional<std::vector<std::string>> SettingsSection::texts(std::string_view key) const {
  const toml::node* node = table_->get(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_string()) return std::vector{value->get()};
  if (auto list = texts_of(*node)) return list;
  throw error(key, fmt::format("\"{}\" is a list of texts", full_name(key)),
              fmt::format(R"(Write `{} = ["...", "..."]`.)", key));
}

std::optional<std::vector<std::vector<std::string>>> SettingsSection::lists(std::string_view key) const {
  const toml::node* node = table_->get(key);
  if (node == nullptr) return std::nullopt;
  const auto wrong = [&] {
    return error(key, fmt::format("\"{}\" is a list of lists", full_name(key)),
                 fmt::format(R"(Write `{} = [["...", "..."], ["...", "..."]]`.)", key));
  };
  const auto* outer = node->as_array();
  if (outer == nullptr) throw wrong();
  std::vector<std::vector<std::string>> lists;
  for (const toml::node& item : *outer) {
    auto inner = texts_of(item);
    if (!inner) throw wrong();
    lists.push_back(std::move(*inner));
  }
  return lists;
}

std::optional<SettingsSection> SettingsSection::section(std::string_view key) const {
  const toml::node* node = table_->get(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* table = node->as_table()) return SettingsSection(*table, full_name(key), file_);
  throw error(key, fmt::format("\"{}\" is a section", full_name(key)),
              fmt::format("Write `[{}]` on a line of its own.", full_name(key)));
}

std::vector<SettingsSection> SettingsSection::sections(std::string_view key) const {
  const toml::node* node = table_->get(key);
  if (node == nullptr) return {};
  const auto* list = node->as_array();
  if (list == nullptr || !list->is_array_of_tables()) {
    throw error(key, fmt::format("\"{}\" may stand several times", full_name(key)),
                fmt::format("Write `[[{}]]`, with two brackets.", full_name(key)));
  }
  std::vector<SettingsSection> sections;
  for (const toml::node& item : *list) sections.emplace_back(*item.as_table(), full_name(key), file_);
  return sections;
}

KeyPath SettingsSection::path_of(std::string_view key, std::string_view written) const {
  try {
    return parse_key_path(written);
  } catch (const Error& wrong) {
    throw error(key, wrong.message(), std::string(wrong.hint()));
  }
}

std::optional<KeyPath> SettingsSection::path(std::string_view key) const {
  const auto written = text(key);
  if (!written) return std::nullopt;
  return path_of(key, *written);
}

std::optional<std::vector<KeyPath>> SettingsSection::paths(std::string_view key) const {
  const auto written = texts(key);
  if (!written) return std::nullopt;
  std::vector<KeyPath> paths;
  for (const std::string& path : *written) paths.push_back(path_of(key, path));
  return paths;
}

std::vector<std::string> SettingsSection::keys() const {
  std::vector<std::pair<toml::source_position, std::string>> placed;
  for (const auto& [key, value] : *table_) placed.emplace_back(key.source().begin, std::string(key.str()));
  std::ranges::stable_sort(placed,
                           [](const auto& left, const auto& right) { return left.first < right.first; });
  std::vector<std::string> keys;
  keys.reserve(placed.size());
  for (auto& [place, key] : placed) keys.push_back(std::move(key));
  return keys;
}

}  // namespace rosebud
