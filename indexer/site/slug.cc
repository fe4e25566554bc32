#include "indexer/site/slug.hh"

#include <cstdint>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "catalogue/fold.hh"
#include "catalogue/letters.hh"
#include "catalogue/utf8.hh"

namespace rosebud::indexer {
namespace {

enum class Class : std::uint8_t { kept, hyphen, dropped };

// `text` with each run of `hyphen` between kept characters as one '-'.
template <typename Classify>
std::string hyphenated(std::string_view text, Classify classify, bool lower) {
  std::string slug;
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    at += decoded.length;
    switch (classify(decoded.code_point)) {
      case Class::kept:
        if (pending && !slug.empty() && !slug.ends_with('-') && decoded.code_point != U'-') slug += '-';
        pending = false;
        utf8::append(slug, lower ? lower_case(decoded.code_point) : decoded.code_point);
        break;
      case Class::hyphen:
        pending = true;
        break;
      case Class::dropped:
        break;
    }
  }
  return slug;
}

bool one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

Class kept_or_hyphen(bool kept) {
  return kept ? Class::kept : Class::hyphen;
}

}  // namespace

std::string hugo_slug(std::string_view text) {
  const auto classify = [](char32_t c) {
    if (is_letter_or_number(c) || one_of(c, U"./_#+~-@")) return Class::kept;
    return one_of(c, U" \t\n\u00A0\u3000") ? Class::hyphen : Class::dropped;
  };
  return hyphenated(text, classify, true);
}

std::string jekyll_slug(std::string_view text) {
  return hyphenated(
      text, [](char32_t c) { return kept_or_hyphen(is_letter_or_number(c)); }, true);
}

std::string jekyll_pretty_slug(std::string_view text) {
  const auto classify = [](char32_t c) {
    return kept_or_hyphen(is_letter_or_number(c) || one_of(c, U"._~!$&'()+,;=@"));
  };
  return hyphenated(text, classify, false);
}

std::string eleventy_slug(std::string_view text) {
  std::string spelled;
  for (const char c : fold(text)) {
    if (c == '&') {
      spelled += " and ";
    } else if (c != '\'') {
      spelled += c;
    }
  }
  const auto classify = [](char32_t c) {
    return kept_or_hyphen(c < 128 && (is_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c))));
  };
  return hyphenated(spelled, classify, true);
}

std::string address_path(std::string_view path) {
  std::string encoded;
  for (const char c : path) {
    const bool illegal = static_cast<unsigned char>(c) <= ' ' ||
                         std::string_view("\"<>\\^`{|}%?#\x7F").find(c) != std::string_view::npos;
    encoded += illegal ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return encoded;
}

}  // namespace rosebud::indexer
