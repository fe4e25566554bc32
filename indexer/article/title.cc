#include "indexer/article/title.hh"

#include <algorithm>
#include <cctype>

#include "catalogue/strings.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dates.hh"
#include "indexer/article/path_language.hh"

namespace rosebud::indexer {
namespace {

constexpr std::size_t longest_title = 120;

bool ends_a_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with(',') || text.ends_with(';') || text.ends_with(':') ||
         text.ends_with("。");
}

// The file's name without its ending; of a page bundle ("reviews/vertigo/index.md") its folder's name.
std::string_view file_stem(std::string_view path) {
  const std::string_view name = last_part(path);
  const std::string_view stem = name.substr(0, name.rfind('.'));
  const std::string_view plain = stem.substr(0, stem.find('.'));  // "index.fr"
  const bool bundle = (plain == "index" || plain == "_index") && name.size() < path.size();
  return bundle ? last_part(path.substr(0, path.size() - name.size() - 1)) : stem;
}

}  // namespace

std::optional<std::string> title_in_text(std::string_view path, const std::vector<Block>& blocks) {
  const auto first =
      std::ranges::find_if(blocks, [](const Block& block) { return block.kind != BlockKind::caption; });
  if (first == blocks.end()) return std::nullopt;
  if (first->kind == BlockKind::heading) return first->text;
  const bool plain_text = path.ends_with(".txt");
  const bool short_line = first->text.size() <= longest_title && !ends_a_sentence(first->text);
  if (plain_text && short_line && first->kind == BlockKind::paragraph) return first->text;
  return std::nullopt;
}

std::string_view stem_of_path(std::string_view path) {
  std::string_view stem = file_stem(path);
  if (const auto dot = stem.rfind('.'); dot != std::string_view::npos && dot > 0) {
    if (is_language_tag(stem.substr(dot + 1))) stem = stem.substr(0, dot);
  }
  return without_leading_date(stem);
}

std::string readable_slug(std::string_view slug) {
  // A name that has spaces already is no slug: "Spider-Man.md" loses its hyphen, "Spider-Man 2.md" does not.
  std::string title = utf8::printable(slug);
  if (title.find(' ') == std::string::npos) {
    std::ranges::replace(title, '-', ' ');
    std::ranges::replace(title, '_', ' ');
  }
  title = collapsed(title);
  if (!title.empty()) title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
  return title;
}

void drop_repeated_title(std::string_view title, std::vector<Block>& blocks) {
  if (blocks.empty() || !equal_ignoring_case(blocks.front().text, title)) return;
  blocks.erase(blocks.begin());
}

}  // namespace rosebud::indexer
