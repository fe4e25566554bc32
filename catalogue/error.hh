// The one error type of Rosebud: what went wrong, what to do about it, and what the program exits with.
#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace rosebud {

// What `rosebud` exits with; the table in docs/exit-status.md is the same list.
enum class ExitStatus : int {
  success = 0,
  // search: nothing matched. index: everything readable was indexed, something was not.
  incomplete = 1,
  // The command could not be carried out: wrong usage, no database, no rights, a damaged file.
  failure = 2,
  // Stopped by SIGINT, as shells expect it (128 + 2).
  interrupted = 130,
};

class Error : public std::exception {
 public:
  // `message` is one line without a final full stop; `hint` says what to do next and may be empty.
  explicit Error(std::string message, std::string hint = {}, ExitStatus status = ExitStatus::failure);

  const char* what() const noexcept override { return message_.c_str(); }
  std::string_view message() const noexcept { return message_; }
  std::string_view hint() const noexcept { return hint_; }
  ExitStatus status() const noexcept { return status_; }

 private:
  std::string message_;
  std::string hint_;
  ExitStatus status_;
};

// An Error about the state of the operating system: appends strerror(`error_number`) to `what`.
Error system_error(std::string_view what, int error_number, std::string hint = {});

}  // namespace rosebud
