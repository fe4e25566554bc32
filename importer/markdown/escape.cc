#include "importer/markdown/escape.hh"

#include <algorithm>
#include <cstddef>

#include "catalogue/ascii.hh"

namespace rosebud::importer {
namespace {

bool is_word(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_ascii_punctuation(char c) {
  return c > ' ' && c < 0x7F && !is_letter(c) && !is_digit(c);
}

// '\0' at both ends of the text.
char at(std::string_view text, std::size_t index) {
  return index < text.size() ? text[index] : '\0';
}

bool begins_reference(std::string_view text) {
  constexpr std::size_t longest = 33;
  const std::size_t end = text.substr(0, longest).find(';');
  if (end == std::string_view::npos || end < 2) return false;
  const std::string_view name = text.substr(1, end - 1);
  return std::ranges::all_of(name, [](char c) { return is_letter(c) || is_digit(c) || c == '#'; });
}

// Whether the character at `i` would be taken for markup. What stands next to the ends of the text is not
// known here, so there the answer is yes rather than no.
bool needs_escape(std::string_view text, std::size_t i) {
  const char c = text[i];
  const char before = i == 0 ? '\0' : text[i - 1];
  const char after = at(text, i + 1);
  const bool last = i + 1 == text.size();
  switch (c) {
    case '*':
    case '`':
    case '[':
    case ']':
    case '|':
      return true;
    case '\\':
      return last || is_ascii_punctuation(after);
    case '_':
      return !is_word(before) || !is_word(after);
    case '<':
      return last || is_letter(after) || after == '/' || after == '!' || after == '?' || before == '!' ||
             before == '<' || after == '<' || after == '%';
    case '>':
      return after == '!' || before == '>' || after == '>' || before == '%' || before == '}';
    case '!':
      return after == '<' || before == '>';
    case '&':
      return begins_reference(text.substr(i));
    case '~':
      return before == c || after == c || before == '\0' || last;
    case '=':
    case '%':
    case '+':
    case '$':
      return before == c || after == c || (c == '%' && (before == '{' || after == '}'));
    case '{':
    case '}':
      return true;
    case '^':
      return before == ' ' || before == '\0' || after == '[';
    case ':':
      return before == ':' || after == ':';
    case '#':
      return before == '\0' || before == ' ' || before == '{';
    default:
      return false;
  }
}

// The length of the bare address that `text` begins with, without the punctuation behind it; 0 when it is
// none.
std::size_t address_length(std::string_view text) {
  const bool begins = text.starts_with("http://") || text.starts_with("https://");
  if (!begins) return 0;
  auto end = std::min(text.find_first_of(" \t<>\"\\`"), text.size());
  while (end > 0 && std::string_view(".,;:!?'*)]}").find(text[end - 1]) != std::string_view::npos) --end;
  const std::size_t scheme = text.find("//") + 2;
  return end > scheme ? end : 0;
}

}  // namespace

std::string escape_text(std::string_view text, bool in_link) {
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool word_begins = i == 0 || !is_word(text[i - 1]);
    if (text[i] == 'h' && word_begins && !in_link) {
      if (const std::size_t length = address_length(text.substr(i)); length > 0) {
        result.append("<").append(text.substr(i, length)).append(">");
        i += length - 1;
        continue;
      }
    }
    if (needs_escape(text, i)) result += '\\';
    result += text[i];
  }
  return result;
}

std::string escape_line_begin(std::string_view line) {
  if (line.empty()) return {};
  // Struck text: readers that know no such mark see what is in it at the line's beginning.
  if (line.starts_with("~~")) return "~~" + escape_line_begin(line.substr(2));
  const char first = line[0];
  const char second = at(line, 1);
  const bool ends_word = second == '\0' || second == ' ';
  std::string result(line);
  if (first == '>' || first == '#' || first == '=' || first == ':') return "\\" + result;
  if ((first == '-' || first == '+') && (ends_word || second == first)) return "\\" + result;
  const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(line, is_digit) - line.begin());
  const char marker = at(line, digits);
  const char behind = at(line, digits + 1);
  const bool numbered =
      digits > 0 && digits < 10 && (marker == '.' || marker == ')') && (behind == '\0' || behind == ' ');
  if (numbered) result.insert(digits, "\\");
  return result;
}

std::string escape_address(std::string_view address) {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  std::string result;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unsafe = byte <= 0x20 || byte == 0x7F || c == '<' || c == '>' || c == '(' || c == ')' ||
                        c == '\\' || c == '"' || c == '|' || c == '`' || c == '{' || c == '}';
    if (!unsafe) {
      result += c;
    } else {
      result += '%';
      result += hexadecimal[byte >> 4U];
      result += hexadecimal[byte & 0xFU];
    }
  }
  return result;
}

std::string code_span(std::string_view code) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : code) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool padded = code.empty() || code.front() == '`' || code.back() == '`';
  const std::string_view pad = padded ? " " : "";
  return fence + std::string(pad) + std::string(code) + std::string(pad) + fence;
}

}  // namespace rosebud::importer
