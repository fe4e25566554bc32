// An item of a WordPress export: a post, a page, an attachment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::importer {

struct WordpressTerm {
  std::string taxonomy;  // "category", "post_tag", "director"; empty in old exports
  std::string slug;
  std::string name;
};

struct WordpressMeta {
  std::string key;
  std::string value;
};

struct WordpressItem {
  std::uint64_t id = 0;
  std::uint64_t parent = 0;
  std::string type;
  std::string status;
  std::string title;
  std::string slug;
  std::string link;
  std::string date;       // by the site's clock
  std::string date_gmt;   // 0000-00-00 in drafts
  std::string published;  // RSS's pubDate
  std::string creator;
  std::string content;
  std::string excerpt;
  std::string attachment;  // the address of its file
  bool has_password = false;
  bool is_wordpress = false;  // whether it has any element that only WordPress writes
  std::vector<WordpressTerm> terms;
  std::vector<WordpressMeta> meta;
};

struct WordpressAuthor {
  std::string login;
  std::string name;
};

// XML that is not well-formed.
struct XmlFault {
  std::string message;
  std::size_t line = 1;  // of the text given
};

// Reads one <item> element. Elements are known by their names without prefix, since the namespaces differ
// from version to version; of elements that may stand once, the first counts. Throws XmlFault.
WordpressItem read_item(std::string_view xml);

// Reads one <wp:author> element of the export's head. Throws XmlFault.
WordpressAuthor read_author(std::string_view xml);

}  // namespace rosebud::importer
