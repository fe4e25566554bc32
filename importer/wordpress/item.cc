#include "importer/wordpress/item.hh"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "catalogue/utf8.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::importer {
namespace {

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// As the file has it, elements included: some tools write content without CDATA.
std::string inner_xml(const pugi::xml_node& node) {
  std::ostringstream out;
  for (const pugi::xml_node& child : node.children()) child.print(out, "", pugi::format_raw);
  return out.str();
}

// Number references may name what no text holds: control characters and half surrogates.
std::string without_controls(std::string text) {
  std::erase_if(text, [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
  });
  if (!utf8::first_invalid(text)) return text;
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    const std::string_view bytes = std::string_view(text).substr(at, decoded.length);
    if (!utf8::first_invalid(bytes)) valid += bytes;
    at += decoded.length;
  }
  return valid;
}

// The text of an element. Old versions of WordPress did not split the "]]>" of a text that they wrapped in
// CDATA, so that the section ends too early; what then stands outside it belongs to the text too.
std::string text_of(const pugi::xml_node& node) {
  constexpr std::string_view opening = "<![CDATA[";
  constexpr std::string_view closing = "]]>";
  std::string text;
  std::string source;
  bool broken = false;
  bool elements = false;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view value = child.value();
    if (child.type() == pugi::node_cdata) {
      source.append(opening).append(value).append(closing);
      text += value;
    } else if (child.type() == pugi::node_pcdata) {
      broken = broken || value.find(closing) != std::string_view::npos;
      source += value;
      text += value;
    } else {
      elements = elements || child.type() == pugi::node_element;
    }
  }
  if (elements) return without_controls(inner_xml(node));
  if (!broken) return without_controls(std::move(text));
  const std::string_view whole = indexer::trimmed(source);
  if (!whole.starts_with(opening) || !whole.ends_with(closing) ||
      whole.size() < opening.size() + closing.size())
    return without_controls(std::move(text));
  return without_controls(
      std::string(whole.substr(opening.size(), whole.size() - opening.size() - closing.size())));
}

std::string short_text(const pugi::xml_node& node) {
  return std::string(indexer::trimmed(text_of(node)));
}

std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Parses what the slices cut out: no document type is in it, so no entity is ever declared, and pugixml
// replaces only those five that XML knows, and numbers.
void parse(pugi::xml_document& document, std::string_view xml) {
  const pugi::xml_parse_result result =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  if (result) return;
  const auto offset =
      std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), xml.size());
  const auto line = 1 + std::ranges::count(xml.substr(0, offset), '\n');
  std::string message = result.description();
  std::ranges::transform(message.begin(), message.begin() + 1, message.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  throw XmlFault{message, static_cast<std::size_t>(line)};
}

void set_once(std::string& field, const pugi::xml_node& node) {
  if (field.empty()) field = short_text(node);
}

struct Row {
  std::string_view name;
  std::string WordpressItem::*field;
};

constexpr std::array<Row, 11> simple_fields{{{"post_type", &WordpressItem::type},
                                             {"status", &WordpressItem::status},
                                             {"title", &WordpressItem::title},
                                             {"post_name", &WordpressItem::slug},
                                             {"link", &WordpressItem::link},
                                             {"post_date", &WordpressItem::date},
                                             {"post_date_gmt", &WordpressItem::date_gmt},
                                             {"pubDate", &WordpressItem::published},
                                             {"creator", &WordpressItem::creator},
                                             {"author", &WordpressItem::creator},
                                             {"attachment_url", &WordpressItem::attachment}}};

constexpr std::array<std::string_view, 3> telling_names{"post_type", "post_id", "post_date"};

void read_meta(const pugi::xml_node& node, WordpressItem& item) {
  WordpressMeta meta;
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == "meta_key") meta.key = short_text(child);
    if (local_name(child) == "meta_value") meta.value = text_of(child);
  }
  if (!meta.key.empty()) item.meta.push_back(std::move(meta));
}

void read_child(const pugi::xml_node& node, WordpressItem& item) {
  const std::string_view name = local_name(node);
  if (std::ranges::find(telling_names, name) != telling_names.end()) item.is_wordpress = true;
  const auto* const row = std::ranges::find(simple_fields, name, &Row::name);
  if (row != simple_fields.end()) {
    set_once(item.*(row->field), node);
  } else if (name == "encoded") {
    // <content:encoded> and <excerpt:encoded> have the same name in different namespaces.
    std::string& field = std::string_view(node.name()).starts_with("excerpt") ? item.excerpt : item.content;
    if (field.empty()) field = text_of(node);
  } else if (name == "post_id") {
    if (item.id == 0) item.id = number_of(short_text(node));
  } else if (name == "post_parent") {
    item.parent = number_of(short_text(node));
  } else if (name == "post_password") {
    item.has_password = item.has_password || !short_text(node).empty();
  } else if (name == "category") {
    item.terms.push_back(
        {node.attribute("domain").value(), node.attribute("nicename").value(), short_text(node)});
  } else if (name == "postmeta") {
    read_meta(node, item);
  }
}

}  // namespace

WordpressItem read_item(std::string_view xml) {
  pugi::xml_document document;
  parse(document, xml);
  WordpressItem item;
  for (const pugi::xml_node& child : document.document_element().children()) read_child(child, item);
  return item;
}

WordpressAuthor read_author(std::string_view xml) {
  pugi::xml_document document;
  parse(document, xml);
  WordpressAuthor author;
  for (const pugi::xml_node& child : document.document_element().children()) {
    if (local_name(child) == "author_login") set_once(author.login, child);
    if (local_name(child) == "author_display_name") set_once(author.name, child);
  }
  return author;
}

}  // namespace rosebud::importer
