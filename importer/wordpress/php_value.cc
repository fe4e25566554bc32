#include "importer/wordpress/php_value.hh"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "catalogue/ascii.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::importer {
namespace {

using indexer::Node;

constexpr std::size_t deepest = 16;
constexpr std::size_t most_parts = 10'000;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Node> whole() {
    std::optional<Node> node = value(0);
    return node && text_.empty() ? std::move(node) : std::nullopt;
  }

 private:
  std::optional<Node> value(std::size_t depth) {
    if (depth > deepest || ++parts_ > most_parts || text_.size() < 2) return std::nullopt;
    const char type = text_[0];
    if (text_[1] == ';') {
      if (type != 'N') return std::nullopt;
      text_.remove_prefix(2);
      return Node{};
    }
    if (text_[1] != ':') return std::nullopt;
    text_.remove_prefix(2);
    switch (type) {
      case 's':
        return string();
      case 'i':
      case 'd':
        return number();
      case 'b':
        return boolean();
      case 'a':
        return members(depth);
      case 'O':
        return object(depth);
      case 'r':
      case 'R':
        return number() ? std::optional(Node{}) : std::nullopt;
      default:
        return std::nullopt;
    }
  }

  static Node scalar(std::string_view text) {
    Node node;
    node.kind = Node::Kind::scalar;
    node.scalar = text;
    return node;
  }

  // What stands before `end`, which goes too.
  std::optional<std::string_view> until(char end) {
    const auto at = text_.find(end);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view taken = text_.substr(0, at);
    text_.remove_prefix(at + 1);
    return taken;
  }

  std::optional<std::size_t> length() {
    const auto digits = until(':');
    std::size_t number = 0;
    if (!digits) return std::nullopt;
    const auto [end, error] = std::from_chars(digits->data(), digits->data() + digits->size(), number);
    const bool whole = error == std::errc{} && end == digits->data() + digits->size() && !digits->empty();
    return whole ? std::optional(number) : std::nullopt;
  }

  std::optional<Node> number() {
    const auto written = until(';');
    const bool plain = written && !written->empty() && std::ranges::all_of(*written, [](char c) {
                         return is_digit(c) || is_letter(c) || c == '-' || c == '+' || c == '.';
                       });
    return plain ? std::optional(scalar(*written)) : std::nullopt;
  }

  std::optional<Node> boolean() {
    const auto written = until(';');
    if (!written || (*written != "0" && *written != "1")) return std::nullopt;
    return scalar(*written == "1" ? "true" : "false");
  }

  std::optional<std::string_view> quoted(char behind) {
    const auto bytes = length();
    if (!bytes || !text_.starts_with('"')) return std::nullopt;
    text_.remove_prefix(1);
    const std::string end{'"', behind};
    std::size_t at = *bytes;
    const bool fits = at <= text_.size() && text_.substr(at).starts_with(end);
    if (!fits) at = text_.find(end);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view taken = text_.substr(0, at);
    text_.remove_prefix(at + end.size());
    return taken;
  }

  std::optional<Node> string() {
    const auto text = quoted(';');
    return text ? std::optional(scalar(*text)) : std::nullopt;
  }

  std::optional<Node> object(std::size_t depth) {
    if (!quoted(':')) return std::nullopt;
    return members(depth);
  }

  // Keys that count from 0 on make a list.
  std::optional<Node> members(std::size_t depth) {
    const auto count = length();
    if (!count || *count > most_parts || !text_.starts_with('{')) return std::nullopt;
    text_.remove_prefix(1);
    Node map;
    map.kind = Node::Kind::map;
    bool counts = true;
    for (std::size_t i = 0; i < *count; ++i) {
      std::optional<Node> key = value(depth + 1);
      if (!key || key->kind != Node::Kind::scalar) return std::nullopt;
      std::optional<Node> member = value(depth + 1);
      if (!member) return std::nullopt;
      counts = counts && key->scalar == std::to_string(i);
      map.entries.push_back({std::move(key->scalar), std::move(*member)});
    }
    if (!text_.starts_with('}')) return std::nullopt;
    text_.remove_prefix(1);
    if (!counts) return map;
    Node list;
    list.kind = Node::Kind::list;
    for (indexer::NodeEntry& entry : map.entries) list.items.push_back(std::move(entry.value));
    return list;
  }

  std::string_view text_;
  std::size_t parts_ = 0;
};

}  // namespace

bool looks_serialised(std::string_view text) {
  text = indexer::trimmed(text);
  if (text == "N;") return true;
  if (text.size() < 4 || text[1] != ':') return false;
  const bool closes = text.ends_with(';') || text.ends_with('}');
  const std::string_view known = "sidbaOCrR";
  return closes && known.find(text[0]) != std::string_view::npos && (is_digit(text[2]) || text[2] == '-');
}

std::optional<Node> read_php_value(std::string_view text) {
  std::optional<Node> node = Reader(indexer::trimmed(text)).whole();
  // Plugins serialise what they serialised before.
  for (int again = 0; again < 3 && node && node->kind == Node::Kind::scalar && looks_serialised(node->scalar);
       ++again) {
    const std::string inner = node->scalar;
    node = Reader(indexer::trimmed(inner)).whole();
  }
  return node;
}

}  // namespace rosebud::importer
