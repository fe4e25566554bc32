#include "indexer/article/title.hh"

#include <algorithm>
#include <cctype>

#include "catalogue/utf8.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dates.hh"

namespace rosebud::indexer {
namespace {

constexpr std::size_t longest_title = 120;

bool ends_a_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with(',') || text.ends_with(';') || text.ends_with(':') ||
         text.ends_with("。");
}

std::string_view file_stem(std::string_view path) {
  const auto slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  name = name.substr(0, name.rfind('.'));
  // A page bundle is named by its folder: "reviews/vertigo/index.md".
  if ((name == "index" || name == "_index") && slash != std::string_view::npos)
    return file_stem(path.substr(0, slash));
  return name;
}

std::string readable(std::string_view stem) {
  std::string title = utf8::printable(stem);
  std::ranges::replace(title, '-', ' ');
  std::ranges::replace(title, '_', ' ');
  title = collapsed(title);
  if (!title.empty()) title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
  return title;
}

}  // namespace

std::string title_without_front_matter(std::string_view path, const std::vector<Block>& blocks) {
  const auto first =
      std::ranges::find_if(blocks, [](const Block& block) { return block.kind != BlockKind::caption; });
  if (first != blocks.end()) {
    if (first->kind == BlockKind::heading) return first->text;
    const bool plain_text = path.ends_with(".txt");
    const bool short_line = first->text.size() <= longest_title && !ends_a_sentence(first->text);
    if (plain_text && short_line && first->kind == BlockKind::paragraph) return first->text;
  }
  std::string_view stem = file_stem(path);
  if (date_of_path(path)) {
    // Three dashes stand behind year, month and day.
    for (int i = 0; i < 3; ++i) {
      const auto dash = stem.find('-');
      if (dash == std::string_view::npos) break;
      stem.remove_prefix(dash + 1);
    }
  }
  std::string title = readable(stem);
  return title.empty() ? utf8::printable(path) : title;
}

void drop_repeated_title(std::string_view title, std::vector<Block>& blocks) {
  if (blocks.empty() || !equal_ignoring_case(blocks.front().text, title)) return;
  blocks.erase(blocks.begin());
}

}  // namespace rosebud::indexer
