// Steps that reading and patching columns share.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "store/column_arrays.hh"
#include "store/record.hh"

namespace rosebud::store {

// Puts `text` behind the others, and where it ends.
void append_text(std::vector<char>& texts, std::vector<std::uint64_t>& ends, std::string_view text);

// The row of a document among rows that are written.
std::span<const std::uint32_t> row_of(const OwnedColumns& columns, Xapian::docid id);

// How a value is usually written, among labels that are written.
std::string_view label_of(const OwnedColumns& columns, std::uint32_t value);

// The card of a document; its row and its date are there already. `label` is what Columns::label() will say.
std::string card_of(const OwnedColumns& columns, Xapian::docid id, const Record& record,
                    const std::function<std::string_view(std::uint32_t value)>& label);

// Puts it behind the others.
void append_card(OwnedColumns& columns, Xapian::docid id, const Record& record,
                 const std::function<std::string_view(std::uint32_t value)>& label);

}  // namespace rosebud::store
