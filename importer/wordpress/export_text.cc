#include "importer/wordpress/export_text.hh"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "catalogue/error.hh"
#include "catalogue/utf8.hh"
#include "importer/export_file.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/decode_bytes.hh"
#include "indexer/article/markup/html_tokens.hh"

namespace rosebud::importer {
namespace {

constexpr std::string_view how_to_export =
    "In WordPress, go to Tools, Export, choose All content, and import the .xml file that it downloads.";

constexpr auto latin_encodings = std::to_array<std::string_view>(
    {"iso-8859-1", "iso-8859-15", "iso8859-1", "latin-1", "latin1", "us-ascii", "windows-1252", "cp1252"});

bool contains(std::string_view text, std::string_view what) {
  return indexer::find_ignoring_case(text, what, 0) != std::string_view::npos;
}

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

// What the XML declaration says, in lower case.
std::string declared_encoding(std::string_view text) {
  const std::string_view head = text.substr(0, text.find("?>"));
  const auto at = head.find("encoding");
  if (!head.starts_with("<?xml") || at == std::string_view::npos) return {};
  std::string_view rest = indexer::trimmed(head.substr(at + 8));
  if (!rest.starts_with('=')) return {};
  rest = indexer::trimmed(rest.substr(1));
  if (rest.size() < 2) return {};
  const auto end = rest.find(rest[0], 1);
  std::string name;
  for (const char c : rest.substr(1, end == std::string_view::npos ? 0 : end - 1)) name += to_lower(c);
  return name;
}

// What a file is that holds no XML at its beginning.
std::string kind_of_other(std::string_view begin) {
  if (indexer::trimmed(begin).empty()) return "is empty";
  if (begin.starts_with('{') || begin.starts_with('[')) return "is JSON, not a WordPress export";
  if (begin.starts_with("%PDF")) return "is a PDF file, not a WordPress export";
  if (contains(begin, "<!doctype html") || contains(begin, "<html"))
    return "is a web page, not a WordPress export";
  if (contains(begin, "create table") || contains(begin, "insert into") || contains(begin, "mysql dump"))
    return "is a database dump, not a WordPress export";
  return "is not XML";
}

// Where the XML begins: some sites write warnings and empty lines above it.
std::optional<std::size_t> xml_begin(std::string_view text) {
  constexpr std::size_t farthest = 65'536;
  const std::string_view head = text.substr(0, farthest);
  for (const std::string_view opening : {"<?xml", "<!DOCTYPE rss", "<rss"}) {
    const auto at = head.find(opening);
    if (at != std::string_view::npos) return at;
  }
  const std::string_view first = indexer::trimmed(head);
  const bool html =
      contains(first.substr(0, 1'024), "<!doctype html") || contains(first.substr(0, 1'024), "<html");
  if (first.starts_with('<') && !html) return static_cast<std::size_t>(first.data() - text.data());
  return std::nullopt;
}

}  // namespace

std::string wordpress_text(const std::filesystem::path& path, std::string bytes) {
  if (const std::string_view format = packed_by(bytes); !format.empty()) refuse_packed(path, format);
  using namespace std::string_view_literals;
  std::string text = std::move(bytes);
  if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) {
    text = indexer::decode_bytes(text).text;
  } else if (text.starts_with("\xEF\xBB\xBF"sv)) {
    text.erase(0, 3);
  }
  const std::optional<std::size_t> begin = xml_begin(text);
  if (!begin) {
    constexpr std::size_t enough = 4'096;
    throw Error(fmt::format("{} {}", path.string(), kind_of_other(indexer::trimmed(text).substr(0, enough))),
                std::string(how_to_export));
  }
  const std::string encoding = declared_encoding(std::string_view(text).substr(*begin));
  const bool unicode = encoding.empty() || encoding.starts_with("utf-") || encoding.starts_with("utf8");
  if (unicode || !utf8::first_invalid(text)) return text;
  if (std::ranges::find(latin_encodings, encoding) != latin_encodings.end())
    return utf8::from_windows_1252(text);
  throw Error(fmt::format("{} is in the encoding {}, which Rosebud does not read", path.string(), encoding),
              fmt::format("Convert it first: iconv -f {} -t UTF-8 {} >utf8.xml", encoding, path.string()));
}

void refuse_other_xml(const std::filesystem::path& path, std::string_view root) {
  std::string kind = fmt::format("is XML, but not a WordPress export (its first element is <{}>)", root);
  if (root.empty()) kind = "is not XML";
  if (root == "rss" || root == "RDF")
    kind = "is an RSS feed, not a WordPress export: feeds leave most of a post out";
  if (root == "feed") kind = "is an Atom feed or a Blogger export, not one of WordPress";
  if (root == "urlset" || root == "sitemapindex") kind = "is a sitemap, not a WordPress export";
  if (contains(root, "html")) kind = "is a web page, not a WordPress export";
  throw Error(fmt::format("{} {}", path.string(), kind), std::string(how_to_export));
}

MendedText without_faults(std::string_view piece) {
  MendedText mended;
  const bool valid = !utf8::first_invalid(piece);
  if (valid && std::ranges::none_of(piece, is_control)) {
    mended.text = piece;
    return mended;
  }
  for (std::size_t at = 0; at < piece.size();) {
    const utf8::Decoded decoded = utf8::decode(piece, at);
    const std::string_view bytes = piece.substr(at, decoded.length);
    if (utf8::first_invalid(bytes)) {
      mended.text += utf8::from_windows_1252(bytes);
      ++mended.stray_bytes;
    } else if (is_control(bytes[0])) {
      ++mended.control_characters;
    } else {
      mended.text += bytes;
    }
    at += decoded.length;
  }
  return mended;
}

}  // namespace rosebud::importer
