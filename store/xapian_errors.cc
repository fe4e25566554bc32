#include "store/xapian_errors.hh"

#include <string>

#include <fmt/format.h>

namespace rosebud::store {
namespace {

std::string details(const Xapian::Error& error) {
  std::string text = error.get_msg();
  if (const char* system = error.get_error_string(); system != nullptr) text += fmt::format(" ({})", system);
  return text;
}

}  // namespace

Error to_error(const Xapian::Error& error) {
  const std::string type = error.get_type();
  if (type == "DatabaseLockError") {
    return Error("the database is being written by another process",
                 "Wait for the other `rosebud index` to end.");
  }
  if (type == "DatabaseNotFoundError" || type == "DatabaseOpeningError") {
    return Error(fmt::format("the database cannot be opened: {}", details(error)),
                 "Run `rosebud index --rebuild ARCHIVE` to build it anew.");
  }
  // A plain DatabaseError without a system error is a table that ends early or does not fit the others.
  const bool damaged = type == "DatabaseError" && error.get_error_string() == nullptr;
  if (damaged || type == "DatabaseCorruptError" || type == "DatabaseVersionError" ||
      type == "SerialisationError") {
    return Error(fmt::format("the database is damaged: {}", details(error)),
                 "Run `rosebud index --rebuild ARCHIVE` to build it anew; the articles are not touched.");
  }
  if (type == "DatabaseError") {
    return Error(fmt::format("the database could not be read or written: {}", details(error)),
                 "Check the free space and the rights of the database folder.");
  }
  return Error(fmt::format("Xapian: {}: {}", type, details(error)),
               "This is a fault in Rosebud: please report it with the command you ran.");
}

}  // namespace rosebud::store
