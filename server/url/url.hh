// The parts of a URL that a server reads and writes: percent coding, query strings, request targets.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::server {

struct Parameter {
  std::string name;
  std::string value;
  bool operator==(const Parameter&) const = default;
};

// `text` with "%41" decoded. A '%' that no two hexadecimal digits follow stands for itself, as browsers read
// it.
std::string percent_decode(std::string_view text);

// `text` as one component of a URL: everything but letters, digits and "-._~" is coded.
std::string percent_encode(std::string_view text);

// The same for a path: '/' stays.
std::string percent_encode_path(std::string_view path);

// A URL that somebody wrote, made safe to send: what a URL may not hold (spaces, quotes, angle brackets,
// backslashes, control characters, bytes above 0x7F) is coded, the rest stays.
std::string percent_encode_illegal(std::string_view url);

// Reads "a=1&b=two+words"; empty names are left out.
std::vector<Parameter> parse_query(std::string_view query);

// The inverse: "a=1&b=two+words", without '?'.
std::string print_query(std::span<const Parameter> parameters);

// A request's target: "/search?q=x", or "http://host/search?q=x" as proxies are sent it.
struct Target {
  std::string path;   // as sent, not decoded
  std::string query;  // without '?'
  std::string host;   // with its port; empty when the target names none
};

// Nothing when the target is neither of these forms.
std::optional<Target> parse_target(std::string_view target);

// The scheme of an absolute URL in lower case ("https"), or nothing.
std::optional<std::string> scheme_of(std::string_view url);

}  // namespace rosebud::server
