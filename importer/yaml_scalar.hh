// A single value of YAML.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::importer {

// `text` as a plain scalar when YAML (1.1 or 1.2) reads it as that text, else in double quotes with escapes.
std::string yaml_scalar(std::string_view text);

// A whole or decimal number in its usual form: "4.5", "-3", not "007", "1e5" or "1,5".
bool is_plain_number(std::string_view text);

}  // namespace rosebud::importer
