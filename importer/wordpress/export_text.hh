// A WordPress export as text, or a clear word on why it is none.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace rosebud::importer {

// The export in UTF-8. Bytes that are not stay as they are unless the file declares an encoding of which they
// are a part: without_faults() mends what single posts hold. Throws Error when the file is no XML (packed, a
// web page, a database dump, …) or in an encoding that is not known here.
std::string wordpress_text(const std::filesystem::path& path, std::string bytes);

// The Error for XML whose first element is `root` and in which nothing is WordPress's.
[[noreturn]] void refuse_other_xml(const std::filesystem::path& path, std::string_view root);

struct MendedText {
  std::string text;
  std::size_t control_characters = 0;  // left out: XML forbids them, and WordPress writes them all the same
  std::size_t stray_bytes = 0;         // not UTF-8, and read as Windows-1252
};

// A piece of an export that XML can be made of.
MendedText without_faults(std::string_view piece);

}  // namespace rosebud::importer
