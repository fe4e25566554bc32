#include "server/url/url.hh"

#include <algorithm>

namespace rosebud::server {
namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// RFC 3986, section 2.3.
bool is_unreserved(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::optional<unsigned> digit_value(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  const char letter = lower(c);
  if (letter >= 'a' && letter <= 'f') return static_cast<unsigned>(letter - 'a' + 10);
  return std::nullopt;
}

// The byte that "%41" at `at` stands for.
std::optional<char> coded_byte(std::string_view text, std::size_t at) {
  if (text[at] != '%' || text.size() - at < 3) return std::nullopt;
  const auto high = digit_value(text[at + 1]);
  const auto low = digit_value(text[at + 2]);
  if (!high || !low) return std::nullopt;
  return static_cast<char>(static_cast<unsigned char>(*high << 4U | *low));
}

void append_coded(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += hexadecimal[byte >> 4U];
  out += hexadecimal[byte & 0xFU];
}

template <typename Keep>
std::string encode(std::string_view text, Keep keep) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (keep(c)) {
      out += c;
    } else {
      append_coded(out, c);
    }
  }
  return out;
}

// Query strings as forms write them: a space is '+'.
std::string form_decode(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  return percent_decode(spaced);
}

std::string form_encode(std::string_view text) {
  std::string out = encode(text, [](char c) { return is_unreserved(c) || c == ' '; });
  std::ranges::replace(out, ' ', '+');
  return out;
}

}  // namespace

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (const auto byte = coded_byte(text, at)) {
      out += *byte;
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string percent_encode(std::string_view text) {
  return encode(text, is_unreserved);
}

std::string percent_encode_path(std::string_view path) {
  return encode(path, [](char c) { return is_unreserved(c) || c == '/'; });
}

std::string percent_encode_illegal(std::string_view url) {
  constexpr std::string_view illegal = "\"<>\\^`{|}";
  return encode(url,
                [&](char c) { return c > 0x20 && c < 0x7F && illegal.find(c) == std::string_view::npos; });
}

std::vector<Parameter> parse_query(std::string_view query) {
  std::vector<Parameter> parameters;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const std::size_t equals = pair.find('=');
    std::string name = form_decode(pair.substr(0, equals));
    if (name.empty()) continue;
    std::string value = equals == std::string_view::npos ? "" : form_decode(pair.substr(equals + 1));
    parameters.push_back({std::move(name), std::move(value)});
  }
  return parameters;
}

std::string print_query(std::span<const Parameter> parameters) {
  std::string query;
  for (const Parameter& parameter : parameters) {
    if (!query.empty()) query += '&';
    query += form_encode(parameter.name);
    query += '=';
    query += form_encode(parameter.value);
  }
  return query;
}

std::optional<Target> parse_target(std::string_view target) {
  Target result;
  if (const auto scheme = scheme_of(target); scheme == "http" || scheme == "https") {
    target.remove_prefix(scheme->size() + 1);
    if (!target.starts_with("//")) return std::nullopt;
    target.remove_prefix(2);
    result.host = target.substr(0, target.find_first_of("/?"));
    if (result.host.empty()) return std::nullopt;
    target.remove_prefix(result.host.size());
    if (!target.starts_with('/')) result.path = "/";
  } else if (!target.starts_with('/')) {
    return std::nullopt;
  }
  const std::size_t mark = target.find('?');
  result.path += target.substr(0, mark);
  if (mark != std::string_view::npos) result.query = target.substr(mark + 1);
  return result;
}

std::optional<std::string> scheme_of(std::string_view url) {
  const std::size_t colon = url.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(url[0])) return std::nullopt;
  const std::string_view scheme = url.substr(0, colon);
  const auto is_scheme_character = [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  };
  if (!std::ranges::all_of(scheme, is_scheme_character)) return std::nullopt;
  std::string result(scheme);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

}  // namespace rosebud::server
