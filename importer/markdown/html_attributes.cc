#include "importer/markdown/html_attributes.hh"

#include <algorithm>
#include <vector>

#include "indexer/article/clean_text.hh"

namespace rosebud::importer {

using indexer::HtmlTag;

std::string attribute(const HtmlTag& tag, std::string_view name) {
  return std::string(indexer::trimmed(indexer::html_attribute(tag.attributes, name).value_or("")));
}

bool has_class(const HtmlTag& tag, std::string_view wanted) {
  const std::vector<std::string> classes = indexer::split(attribute(tag, "class"), " \t\n");
  return std::ranges::find(classes, wanted) != classes.end();
}

std::string usable_address(std::string address) {
  if (address.starts_with("//")) address.insert(0, "https:");
  std::erase_if(address, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
  const auto starts = [&](std::string_view scheme) {
    return indexer::find_ignoring_case(std::string_view(address).substr(0, scheme.size()), scheme, 0) == 0;
  };
  constexpr std::size_t longest = 4'096;
  const bool useless = address.empty() || address.starts_with('#') || starts("javascript:") ||
                       starts("data:") || address.size() > longest;
  return useless ? std::string() : address;
}

std::string code_language(const HtmlTag& tag) {
  const std::string classes = attribute(tag, "class");
  for (const std::string_view prefix : {"language-", "lang-", "brush:"}) {
    const auto at = classes.find(prefix);
    if (at == std::string::npos) continue;
    const std::string_view rest = indexer::trimmed(std::string_view(classes).substr(at + prefix.size()));
    const std::string_view name = rest.substr(0, rest.find_first_of(" ;,`~\"'"));
    if (!name.empty()) return std::string(name);
  }
  return {};
}

int first_number(const HtmlTag& tag) {
  const std::string start = attribute(tag, "start");
  int number = 0;
  for (const char c : start) {
    if (c < '0' || c > '9' || number > 99'999'999) return 1;
    number = number * 10 + (c - '0');
  }
  return start.empty() ? 1 : number;
}

}  // namespace rosebud::importer
