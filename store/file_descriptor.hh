// An open file of the system's.
#pragma once

#include <unistd.h>

namespace rosebud::store {

// Closes it when it goes. `number` as open() returned it; negative ones are closed by nobody.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (number_ >= 0) ::close(number_);
  }
  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace rosebud::store
