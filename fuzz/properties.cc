#include "fuzz/properties.hh"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "catalogue/utf8.hh"
#include "indexer/article/decode_bytes.hh"
#include "indexer/article/front_matter.hh"
#include "indexer/article/json.hh"
#include "indexer/article/metadata.hh"
#include "indexer/article/metadata_error.hh"
#include "indexer/article/node.hh"
#include "indexer/article/read_article.hh"
#include "indexer/article/toml.hh"
#include "indexer/article/yaml.hh"
#include "indexer/document/document.hh"

namespace rosebud::fuzz {
namespace {

using namespace indexer;

// What is shown and searched: well-formed UTF-8 on one line, without a character that moves a cursor.
std::string fault_in_text(std::string_view what, std::string_view text) {
  if (const auto at = utf8::first_invalid(text)) return fmt::format("{}: byte {} is not UTF-8", what, *at);
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = utf8::decode(text, at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      return fmt::format("{}: the control character {:#x} at byte {}", what, static_cast<unsigned>(c), at);
    }
    at += length;
  }
  return {};
}

std::size_t depth_of(const Node& node) {
  std::size_t deepest = 0;
  for (const Node& item : node.items) deepest = std::max(deepest, depth_of(item));
  for (const NodeEntry& entry : node.entries) deepest = std::max(deepest, depth_of(entry.value));
  return deepest + 1;
}

std::string fault_in_node(const Node& node) {
  // The scalars stand one below the deepest list.
  if (depth_of(node) > max_front_matter_depth + 2) return "front matter deeper than its limit";
  for (const Fact& fact : read_metadata(node).facts) {
    if (fact.written.empty()) return fmt::format("a {} without a value", field(fact.field).name);
  }
  return {};
}

// A parser gives a tree, or says what is wrong in which line of the file.
std::string fault_in_parser(decltype(parse_yaml)& parse, std::string_view text) {
  constexpr std::size_t first_line = 2;
  try {
    return fault_in_node(parse(text, first_line, {}));
  } catch (const MetadataError& error) {
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    if (error.line < first_line || error.line > first_line + lines + 1) {
      return fmt::format("an error in line {} of {}: {}", error.line, first_line + lines, error.message);
    }
    return error.message.empty() ? "an error without a message" : "";
  }
}

std::string fault_in_parts(std::string_view text) {
  const FrontMatter parts = split_front_matter(text);
  const auto lies_within = [&](std::string_view part) {
    return part.empty() ||
           (part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size());
  };
  if (!lies_within(parts.text) || !lies_within(parts.body)) return "a part that lies outside of the file";
  return parts.line == 0 ? "front matter before the first line" : "";
}

std::string fault_in_result(const ReadResult& result) {
  if (!result.article) {
    const bool explained = !result.left_out.empty() || !result.problems.empty();
    return explained ? "" : "neither an article nor a reason why there is none";
  }
  const Article& article = *result.article;
  const auto titles = article.values_of(FieldId::title);
  if (titles.size() != 1 || titles.front().empty()) return "an article without a title";
  for (const Fact& fact : article.facts) {
    for (const std::string_view text : {std::string_view(fact.written), std::string_view(fact.evidence)}) {
      if (std::string fault = fault_in_text(field(fact.field).name, text); !fault.empty()) return fault;
    }
  }
  for (const Block& block : article.blocks) {
    if (std::string fault = fault_in_text("a block", block.text); !fault.empty()) return fault;
    if (block.text.empty()) return "a block without text";
  }
  return {};
}

// What Xapian refuses when the document is added, and with it all of the run.
std::string fault_in_document(const Xapian::Document& document) {
  constexpr std::size_t longest = 245;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if ((*term).size() > longest) return fmt::format("a term of {} bytes", (*term).size());
  }
  return {};
}

}  // namespace

std::string fault_in_front_matter(std::string_view bytes) {
  if (std::string fault = fault_in_parts(bytes); !fault.empty()) return fault;
  const DecodedText decoded = decode_bytes(bytes);
  for (const auto parse : {&parse_yaml, &parse_toml, &parse_json}) {
    if (std::string fault = fault_in_parser(*parse, decoded.text); !fault.empty()) return fault;
  }
  return {};
}

std::string fault_in_article(std::string_view bytes) {
  const auto line_end = bytes.find('\n');
  std::string path(line_end == std::string_view::npos ? "a" : bytes.substr(0, line_end));
  // Files with other names are never read.
  const bool named = path.ends_with(".md") || path.ends_with(".mdx") || path.ends_with(".txt");
  if (!named) path += ".md";
  const std::string_view content = line_end == std::string_view::npos ? bytes : bytes.substr(line_end + 1);
  const ReadResult result = read_article(path, content, {.drafts = true, .today = "2026-01-01"});
  if (std::string fault = fault_in_result(result); !fault.empty()) return fault;
  return result.article ? fault_in_document(DocumentMaker().make(*result.article, {})) : "";
}

}  // namespace rosebud::fuzz
