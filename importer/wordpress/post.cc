#include "importer/wordpress/post.hh"

#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "importer/file_name.hh"
#include "importer/front_matter.hh"
#include "importer/markdown/html_to_markdown.hh"
#include "importer/wordpress/post_date.hh"
#include "importer/wordpress/post_facts.hh"
#include "importer/wordpress/post_kind.hh"
#include "importer/wordpress/shortcodes.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::importer {
namespace {

constexpr std::size_t longest_excerpt = 4'096;

// The notes of WordPress's own footnotes block: a field that holds [{"id": …, "content": …}].
std::vector<Footnote> footnotes_of(const WordpressItem& item) {
  std::vector<Footnote> notes;
  for (const WordpressMeta& meta : item.meta) {
    if (meta.key != "footnotes") continue;
    boost::json::error_code error;
    const boost::json::value value = boost::json::parse(meta.value, error);
    if (error || !value.is_array()) continue;
    for (const boost::json::value& entry : value.get_array()) {
      const boost::json::object* note = entry.if_object();
      const auto* id = note != nullptr ? note->if_contains("id") : nullptr;
      const auto* content = note != nullptr ? note->if_contains("content") : nullptr;
      if (id == nullptr || content == nullptr || !id->is_string() || !content->is_string()) continue;
      notes.push_back({std::string(id->get_string()), std::string(content->get_string())});
    }
  }
  return notes;
}

std::string body_of(const WordpressItem& item, const MediaLibrary& media) {
  const std::string content = insert_shared_blocks(item.content, media);
  ExpandedContent expanded = expand_shortcodes(content, item.id, media);
  HtmlOptions options;
  options.footnotes = footnotes_of(item);
  for (Footnote& note : expanded.footnotes) options.footnotes.push_back(std::move(note));
  return html_to_markdown(expanded.html, options);
}

// What is not public stays so: `rosebud index` leaves such articles out.
void add_visibility(const WordpressItem& item, bool dated, FrontMatter& facts) {
  const std::string& status = item.status;
  if (status == "private") {
    facts.literal("private", "true");
  } else if (!status.empty() && status != "publish" && !(status == "future" && dated)) {
    facts.literal("draft", "true");
    if (status != "draft") facts.text("status", plain_line(status));
  }
  // The word itself is not for a text file.
  if (item.has_password) facts.literal("protected", "true");
}

bool is_address(std::string_view link) {
  const bool absolute = link.starts_with("http://") || link.starts_with("https://");
  return absolute && link.find_first_of(" \t\n\"<>\\") == std::string_view::npos;
}

// A draft's link is the number that it has until it is published.
bool is_provisional(std::string_view link) {
  return link.find("?p=") != std::string_view::npos || link.find("?page_id=") != std::string_view::npos;
}

}  // namespace

ConvertedPost convert_post(const WordpressItem& item, const WordpressSite& site, const PostOptions& options) {
  ConvertedPost post;
  post.left_out = reason_to_leave_out(item, options.pages);
  if (!post.left_out.empty()) return post;
  const std::optional<PostDate> date = date_of(item);
  const std::string title = plain_line(item.title);
  FrontMatter facts;
  if (!title.empty()) facts.text("title", title);
  if (date) facts.literal("date", date->written);
  const bool published = item.status.empty() || item.status == "publish";
  if (is_address(item.link) && (published || !is_provisional(item.link))) facts.text("url", item.link);
  const std::string slug = percent_decoded(item.slug);
  if (!slug.empty()) facts.text("slug", plain_line(slug));
  if (!item.type.empty() && item.type != "post") facts.text("type", plain_line(item.type));
  add_visibility(item, date.has_value(), facts);
  add_terms(item, site, facts);
  if (std::string excerpt = plain_line(item.excerpt); !excerpt.empty() && excerpt.size() <= longest_excerpt)
    facts.text("excerpt", excerpt);
  post.warnings = add_meta(item, site, facts);
  const std::string body = body_of(item, site.media);
  if (body.empty() && title.empty()) {
    post.left_out = "empty";
    return post;
  }
  const bool by_date = date && item.type != "page";
  post.article = {by_date ? date->day : "", file_stem(item.slug, title), fmt::format("post-{}", item.id),
                  facts.yaml() + (body.empty() ? "" : "\n") + body};
  return post;
}

}  // namespace rosebud::importer
