// The field table as the Markdown of docs/schema.md.
#pragma once

#include <string>

namespace rosebud::cli {

// The tables between the markers of docs/schema.md; a test holds the two together.
std::string schema_tables();

}  // namespace rosebud::cli
