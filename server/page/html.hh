// Building HTML so that nothing from an article, a query or a URL can become markup: every argument is
// escaped on its way in, and only SafeHtml passes as it is.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>

namespace rosebud::server {

// Markup that is safe to send. Made only by html() and escaped().
class SafeHtml {
 public:
  SafeHtml() = default;

  const std::string& str() const { return html_; }
  bool empty() const { return html_.empty(); }

  SafeHtml& operator+=(const SafeHtml& other) {
    html_ += other.html_;
    return *this;
  }

 private:
  explicit SafeHtml(std::string html) : html_(std::move(html)) {}

  template <typename... Args>
  friend SafeHtml html(fmt::format_string<std::conditional_t<true, std::string, Args>...> pattern,
                       const Args&... args);
  friend SafeHtml escaped(std::string_view text);

  std::string html_;
};

// `text` as character data or as the value of a quoted attribute. Control characters that HTML forbids are
// left out, and malformed UTF-8 becomes U+FFFD.
SafeHtml escaped(std::string_view text);

namespace detail {

inline std::string piece(const SafeHtml& html) {
  return html.str();
}
inline std::string piece(std::string_view text) {
  return escaped(text).str();
}
template <std::integral Number>
std::string piece(Number number) {
  return fmt::format("{}", number);
}

}  // namespace detail

// Markup after a pattern of the program's own, with `{}` for each argument; attributes in the pattern are
// quoted: html("<a href=\"{}\">{}</a>", url, label). The pattern is checked while compiling, so it can only
// be a literal; the arguments are text (escaped), whole numbers or SafeHtml.
template <typename... Args>
SafeHtml html(fmt::format_string<std::conditional_t<true, std::string, Args>...> pattern,
              const Args&... args) {
  return SafeHtml(fmt::format(pattern, detail::piece(args)...));
}

}  // namespace rosebud::server
