// Xapian's exceptions become Rosebud's Error here and nowhere else.
#pragma once

#include <utility>

#include <xapian.h>

#include "catalogue/error.hh"

namespace rosebud::store {

// The Error for `error`, with a hint that names the command that mends it.
Error to_error(const Xapian::Error& error);

// Runs `work` and maps what Xapian throws. DatabaseModifiedError passes through: Reader::run() answers it.
template <typename Work>
decltype(auto) mapping_errors(Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::DatabaseModifiedError&) {
    throw;
  } catch (const Xapian::Error& error) {
    throw to_error(error);
  }
}

}  // namespace rosebud::store
