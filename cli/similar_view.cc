#include "cli/similar_view.hh"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "catalogue/utf8.hh"
#include "cli/search_view.hh"
#include "cli/wrapping.hh"

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
  if (line.empty()) return line;
  const StyledText text{"also: " + line, Style::dim};
  return wrapped({&text, 1}, terminal, {indent, indent});
}

}  // namespace

std::string similar_view(const SimilarResults& results, const Terminal& terminal) {
  const bool none_in_time = results.similar.empty() && results.timed_out;
  const StyledText about{
      fmt::format("{} {} ({})",
                  none_in_time              ? "No time to find what is like"
                  : results.similar.empty() ? "No article is like"
                                            : "Like",
                  utf8::printable(results.article.title), utf8::printable(results.article.path)),
      Style::bold};
  std::string view = wrapped({&about, 1}, terminal, {});
  std::size_t number = 0;
  for (const SimilarArticle& article : results.similar) {
    view +=
        "\n" + hit_heading(article.hit, ++number, terminal) + shared_line(article, results.fields, terminal);
  }
  return view;
}

}  // namespace rosebud::cli
