#include "importer/wordpress/post_kind.hh"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/article/clean_text.hh"

namespace rosebud::importer {
namespace {

struct Row {
  std::string_view type;  // ends in '*': all that begin so
  std::string_view reason;
};

// What WordPress and its most used plugins keep among the posts. Every other type is a site's own, and read.
constexpr auto other_types = std::to_array<Row>({
    {"acf-*", "records of plugins"},
    {"amp_*", "records of plugins"},
    {"attachment", "attachments"},
    {"custom_css", "templates and styles"},
    {"customize_changeset", "templates and styles"},
    {"elementor_*", "templates and styles"},
    {"et_*", "templates and styles"},
    {"feedback", "records of plugins"},
    {"flamingo_*", "records of plugins"},
    {"jetpack_*", "records of plugins"},
    {"jp_*", "records of plugins"},
    {"mailpoet_*", "records of plugins"},
    {"nav_menu_item", "menu items"},
    {"oembed_cache", "records of plugins"},
    {"revision", "revisions"},
    {"safecss", "templates and styles"},
    {"scheduled-action", "records of plugins"},
    {"shop_*", "records of plugins"},
    {"tablepress_table", "records of plugins"},
    {"user_request", "records of plugins"},
    {"vc_*", "templates and styles"},
    {"wp_block", "shared blocks"},
    {"wp_*", "templates and styles"},
    {"wpcf7_*", "records of plugins"},
    {"wpforms*", "records of plugins"},
});

bool matches(std::string_view type, std::string_view pattern) {
  if (!pattern.ends_with('*')) return type == pattern;
  return type.starts_with(pattern.substr(0, pattern.size() - 1));
}

}  // namespace

std::string reason_to_leave_out(const WordpressItem& item, bool pages) {
  const auto* const row =
      std::ranges::find_if(other_types, [&](const Row& known) { return matches(item.type, known.type); });
  if (row != other_types.end()) return std::string(row->reason);
  if (item.status == "trash") return "in the trash";
  if (item.status == "auto-draft") return "automatic drafts";
  if (item.status == "inherit") return "revisions";
  if (item.type == "page" && !pages) return "pages";
  const bool empty = indexer::trimmed(item.content).empty() && indexer::trimmed(item.excerpt).empty() &&
                     indexer::trimmed(item.title).empty();
  return empty ? "empty" : "";
}

}  // namespace rosebud::importer
