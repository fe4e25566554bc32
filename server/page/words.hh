// How a page words numbers, dates and the names of fields.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "catalogue/field.hh"

namespace rosebud::server {

// 34532 -> "34,532".
std::string grouped(std::size_t number);

// "no articles", "1 article", "34,532 articles".
std::string articles(std::size_t count);

// "2013-07-16" -> "16 July 2013"; anything else as it is.
std::string long_date(std::string_view date);

// FieldId::original_author -> "Original author".
std::string heading(FieldId id);

}  // namespace rosebud::server
