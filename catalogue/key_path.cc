#include "catalogue/key_path.hh"

#include <cstddef>

#include <fmt/format.h>

#include "catalogue/error.hh"

namespace rosebud {
namespace {

// Front matter nests less deeply than this.
constexpr std::size_t most_steps = 16;

std::string_view trimmed_spaces(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Error not_a_path(std::string_view written, std::string_view why) {
  return Error(fmt::format(R"("{}" is not a path of keys: {})", written, why),
               "Write `key`, `map.key`, `list[].key` or `list[role=director].name`.");
}

// What stands between '[' and ']' behind a key.
void read_selection(KeyStep& step, std::string_view inside, std::string_view written) {
  step.each = true;
  if (inside.empty()) return;
  const auto equals = inside.find('=');
  if (equals == std::string_view::npos) throw not_a_path(written, "brackets hold nothing or `key=value`");
  step.filter_key = trimmed_spaces(inside.substr(0, equals));
  step.filter_value = trimmed_spaces(inside.substr(equals + 1));
  if (step.filter_key.empty()) throw not_a_path(written, "there is no key before '='");
}

// Takes the step at the front of `rest`, with the dot behind it.
KeyStep take_step(std::string_view& rest, std::string_view written) {
  KeyStep step;
  const auto end = rest.find_first_of(".[");
  step.key = trimmed_spaces(rest.substr(0, end));
  if (step.key.empty()) throw not_a_path(written, "a key is missing");
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
  if (rest.starts_with('[')) {
    const auto close = rest.find(']');
    if (close == std::string_view::npos) throw not_a_path(written, "']' is missing");
    read_selection(step, trimmed_spaces(rest.substr(1, close - 1)), written);
    rest.remove_prefix(close + 1);
  }
  if (rest.empty()) return step;
  if (!rest.starts_with('.')) throw not_a_path(written, "']' is followed by '.' or by nothing");
  rest.remove_prefix(1);
  if (rest.empty()) throw not_a_path(written, "a key is missing");
  return step;
}

}  // namespace

KeyPath parse_key_path(std::string_view written) {
  KeyPath path{std::string(written), {}};
  std::string_view rest = trimmed_spaces(written);
  if (rest.empty()) throw not_a_path(written, "a key is missing");
  while (!rest.empty()) {
    if (path.steps.size() == most_steps) throw not_a_path(written, "it has too many steps");
    path.steps.push_back(take_step(rest, written));
  }
  return path;
}

}  // namespace rosebud
