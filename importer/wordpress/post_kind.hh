// Which items of an export are articles.
#pragma once

#include <string>

#include "importer/wordpress/item.hh"

namespace rosebud::importer {

// Why an item is no article ("attachments", "revisions", …); empty when it is one.
std::string reason_to_leave_out(const WordpressItem& item, bool pages);

}  // namespace rosebud::importer
