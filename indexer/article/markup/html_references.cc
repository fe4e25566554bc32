#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>

#include <cmark.h>

#include "catalogue/ascii.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/markup/html_tokens.hh"

namespace rosebud::indexer {
namespace {

// The longest that HTML knows has 31 letters.
constexpr std::size_t longest_reference = 33;

std::optional<std::string> numeric_reference(std::string_view name) {
  name.remove_prefix(1);
  const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
  if (hexadecimal) name.remove_prefix(1);
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), number, hexadecimal ? 16 : 10);
  const bool whole = error == std::errc{} && end == name.data() + name.size();
  const bool a_character = number >= 0x20 && number < 0x110000 && !(number >= 0xD800 && number < 0xE000);
  if (!whole || !a_character) return std::nullopt;
  std::string result;
  utf8::append(result, number);
  return result;
}

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};

// cmark has HTML's whole table of names and uses it on text, so a text of one reference looks a name up.
std::optional<std::string> named_reference(const std::string& reference) {
  const std::unique_ptr<cmark_node, FreeNode> document(
      cmark_parse_document(reference.data(), reference.size(), CMARK_OPT_DEFAULT));
  cmark_node* paragraph = cmark_node_first_child(document.get());
  cmark_node* text = paragraph != nullptr ? cmark_node_first_child(paragraph) : nullptr;
  const char* literal = text != nullptr ? cmark_node_get_literal(text) : nullptr;
  if (literal == nullptr || reference == literal) return std::nullopt;
  return literal;
}

class Decoder {
 public:
  std::string decode(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
      const auto next = std::min(text.find('&', at), text.size());
      result.append(text.substr(at, next - at));
      at = next;
      if (at == text.size()) break;
      at += append_reference(text.substr(at, longest_reference), result);
    }
    return result;
  }

 private:
  // Appends what `text` begins with, decoded if it is a reference, and returns how much of it that was.
  std::size_t append_reference(std::string_view text, std::string& result) {
    const auto end = text.find(';');
    const std::string_view name =
        end == std::string_view::npos ? std::string_view{} : text.substr(1, end - 1);
    const auto decoded = name.empty() ? std::nullopt : look_up(name);
    if (!decoded) {
      result += '&';
      return 1;
    }
    result += *decoded == "\u00A0" ? " " : *decoded;
    return end + 1;
  }

  std::optional<std::string> look_up(std::string_view name) {
    if (name[0] == '#') return name.size() > 1 ? numeric_reference(name) : std::nullopt;
    if (!std::ranges::all_of(name, [](char c) { return is_letter(c) || is_digit(c); })) return std::nullopt;
    const auto known = known_.find(name);
    if (known != known_.end()) return known->second;
    return known_.emplace(name, named_reference("&" + std::string(name) + ";")).first->second;
  }

  std::map<std::string, std::optional<std::string>, std::less<>> known_;
};

}  // namespace

std::string decode_references(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  return Decoder().decode(text);
}

}  // namespace rosebud::indexer
