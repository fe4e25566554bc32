#include "bench/query/apart.hh"

#include <array>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <string_view>

#include <sys/wait.h>
#include <unistd.h>

#include "catalogue/error.hh"

namespace rosebud::bench {
namespace {

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string read_all(int descriptor) {
  std::string all;
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return all;
    all.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

// Never returns: what the parent would do at its end is not the child's to do.
[[noreturn]] void work_and_exit(int descriptor, const std::function<std::string()>& work) {
  int status = 1;
  try {
    write_all(descriptor, work());
    status = 0;
  } catch (const std::exception& error) {
    write_all(descriptor, error.what());
  }
  ::_exit(status);
}

}  // namespace

std::string run_apart(const std::function<std::string()>& work) {
  std::fflush(nullptr);
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw system_error("cannot make a pipe", errno);
  const pid_t child = ::fork();
  if (child < 0) throw system_error("cannot start a process", errno);
  if (child == 0) {
    ::close(ends[0]);
    work_and_exit(ends[1], work);
  }
  ::close(ends[1]);
  std::string result = read_all(ends[0]);
  ::close(ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFEXITED(status)) throw Error("a process that measured was killed");
  if (WEXITSTATUS(status) != 0) throw Error(result);
  return result;
}

}  // namespace rosebud::bench
