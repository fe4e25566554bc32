// Cuts the elements of interest out of a large XML file without parsing all of it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rosebud::importer {

struct XmlSlice {
  std::string name;       // without its prefix
  std::string_view text;  // from its opening tag to its closing tag
  std::size_t offset = 0;
  bool complete = true;  // false: nothing closes it, or the next of its kind begins within it
};

// Elements stand in the file as they are found there; CDATA sections, comments and document types are stepped
// over, so that what they hold is never taken for an element, and no entity that they declare exists. Linear
// in the size of the text.
class XmlSlices {
 public:
  // `wanted` are the elements to cut out, by names without prefix.
  XmlSlices(std::string_view text, std::span<const std::string_view> wanted) : text_(text), wanted_(wanted) {}

  std::optional<XmlSlice> next();

  // The first element of the file, without prefix; known after the first next().
  const std::string& root() const { return root_; }
  // Whether an end of the root element was seen; known after the last next().
  bool root_ends() const { return root_ends_; }

 private:
  bool skip_markup();
  void skip_past(std::string_view end);
  void skip_document_type();
  XmlSlice slice(std::string_view qualified_name, std::size_t begin);

  std::string_view text_;
  std::span<const std::string_view> wanted_;
  std::size_t at_ = 0;
  std::string root_;
  bool root_ends_ = false;
};

}  // namespace rosebud::importer
