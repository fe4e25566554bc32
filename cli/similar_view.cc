#include "cli/similar_view.hh"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "catalogue/utf8.hh"
#include "cli/search_view.hh"

namespace rosebud::cli {
namespace {

constexpr std::size_t indent = 4;

// "director Satoshi Kon; genre animation, drama"; nothing for those that are alike in their words alone.
std::string shared_line(const SimilarArticle& article, const FieldTable& fields, const Terminal& terminal) {
  std::string line;
  for (const SharedValues& shared : article.shared) {
    std::string name(fields.field(shared.field).name);
    std::ranges::replace(name, '_', ' ');
    std::string values;
    for (const std::string& value : shared.written)
      values += (values.empty() ? " " : ", ") + utf8::printable(value);
    line += line.empty() ? "" : "; ";
    line += name;
    line += values;
  }
  return line.empty() ? line : std::string(indent, ' ') + dim(terminal, "also: " + line) + "\n";
}

}  // namespace

std::string similar_view(const SimilarResults& results, const Terminal& terminal) {
  const std::string about =
      fmt::format("{} {} ({})", results.similar.empty() ? "No article is like" : "Like",
                  utf8::printable(results.article.title), utf8::printable(results.article.path));
  std::string view = bold(terminal, about) + "\n";
  std::size_t number = 0;
  for (const SimilarArticle& article : results.similar) {
    view +=
        "\n" + hit_heading(article.hit, ++number, terminal) + shared_line(article, results.fields, terminal);
  }
  return view;
}

}  // namespace rosebud::cli
