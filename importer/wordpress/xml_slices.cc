#include "importer/wordpress/xml_slices.hh"

#include <algorithm>

namespace rosebud::importer {
namespace {

bool ends_name(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/' || c == '>';
}

std::string_view name_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  return rest.substr(0, static_cast<std::size_t>(std::ranges::find_if(rest, ends_name) - rest.begin()));
}

std::string_view local_part(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

void XmlSlices::skip_past(std::string_view end) {
  const auto found = text_.find(end, at_);
  at_ = found == std::string_view::npos ? text_.size() : found + end.size();
}

// <!DOCTYPE rss [ <!ENTITY a "]>"> ]>
void XmlSlices::skip_document_type() {
  char quote = 0;
  int brackets = 0;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      ++brackets;
    } else if (c == ']') {
      --brackets;
    } else if (c == '>' && brackets <= 0) {
      ++at_;
      return;
    }
  }
}

// Steps over what is no element; false at a tag.
bool XmlSlices::skip_markup() {
  const std::string_view rest = text_.substr(at_);
  if (rest.starts_with("<!--")) {
    skip_past("-->");
  } else if (rest.starts_with("<![CDATA[")) {
    skip_past("]]>");
  } else if (rest.starts_with("<!")) {
    skip_document_type();
  } else if (rest.starts_with("<?")) {
    skip_past("?>");
  } else {
    return false;
  }
  return true;
}

std::optional<XmlSlice> XmlSlices::next() {
  while (true) {
    at_ = text_.find('<', at_);
    if (at_ == std::string_view::npos) {
      at_ = text_.size();
      return std::nullopt;
    }
    if (skip_markup()) continue;
    const std::size_t begin = at_++;
    const bool closing = at_ < text_.size() && text_[at_] == '/';
    const std::string_view qualified = name_at(text_, at_ + (closing ? 1 : 0));
    const std::string_view name = local_part(qualified);
    if (closing) {
      root_ends_ = root_ends_ || (!root_.empty() && name == root_);
      continue;
    }
    if (root_.empty()) root_ = name;
    if (std::ranges::find(wanted_, name) != wanted_.end()) return slice(qualified, begin);
  }
}

XmlSlice XmlSlices::slice(std::string_view qualified_name, std::size_t begin) {
  XmlSlice slice{.name = std::string(local_part(qualified_name)), .text = {}, .offset = begin};
  skip_past(">");
  if (text_.substr(begin, at_ - begin).ends_with("/>")) {
    slice.text = text_.substr(begin, at_ - begin);
    return slice;
  }
  while (true) {
    at_ = std::min(text_.find('<', at_), text_.size());
    if (at_ == text_.size()) break;
    if (skip_markup()) continue;
    const bool closing = text_.substr(at_).starts_with("</");
    const bool same = name_at(text_, at_ + (closing ? 2 : 1)) == qualified_name;
    if (same && !closing) break;
    ++at_;
    if (same) {
      skip_past(">");
      slice.text = text_.substr(begin, at_ - begin);
      return slice;
    }
  }
  slice.complete = false;
  slice.text = text_.substr(begin, at_ - begin);
  return slice;
}

}  // namespace rosebud::importer
