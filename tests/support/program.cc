#include "support/program.hh"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rosebud::testing {
namespace {

// For programs that hang; one with sanitizers on a busy machine takes minutes for what otherwise takes one
// second.
constexpr auto patience = std::chrono::seconds(140);

struct Pipe {
  int read = -1;
  int write = -1;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
  return {ends[0], ends[1]};
}

struct Started {
  int process;
  int out;
  int err;
};

void become_nobody() {
  constexpr unsigned nobody = 65534;
  if (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0) ::_exit(125);
}

[[noreturn]] void become(const std::vector<std::string>& arguments, const ProgramOptions& options, int out,
                         int err) {
  ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  if (options.unprivileged && ::geteuid() == 0) become_nobody();
  if (::chdir(options.folder.c_str()) != 0) ::_exit(126);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  std::string program = options.program.empty() ? ROSEBUD_PROGRAM_PATH : options.program.string();
  std::vector<std::string> words = arguments;  // execve() wants them writable
  std::vector<char*> argv{program.data()};
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::vector<std::string> variables;
  for (const char* name : {"PATH", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) variables.push_back(std::string(name) + "=" + value);
  }
  for (const auto& [name, value] : options.environment) variables.push_back(name + "=" + value);
  std::vector<char*> environment;
  for (std::string& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);
  ::execve(program.c_str(), argv.data(), environment.data());
  ::_exit(127);
}

Started start(const std::vector<std::string>& arguments, const ProgramOptions& options) {
  const Pipe out = make_pipe();
  const Pipe err = make_pipe();
  const int process = ::fork();
  if (process < 0) throw std::runtime_error("fork");
  if (process == 0) become(arguments, options, out.write, err.write);
  ::close(out.write);
  ::close(err.write);
  return {process, out.read, err.read};
}

// Reads both pipes until they close.
void drain(int out, int err, ProgramRun& run) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  std::array<pollfd, 2> pipes{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
  std::array<std::string*, 2> texts{&run.out, &run.err};
  int open = 2;
  while (open > 0 && std::chrono::steady_clock::now() < deadline) {
    ::poll(pipes.data(), pipes.size(), 1000);
    for (std::size_t i = 0; i < pipes.size(); ++i) {
      if (pipes[i].fd < 0 || pipes[i].revents == 0) continue;
      std::array<char, 65536> buffer{};
      const ssize_t count = ::read(pipes[i].fd, buffer.data(), buffer.size());
      if (count > 0) {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(count));
      } else if (count == 0 || errno != EINTR) {
        pipes[i].fd = -1;
        --open;
      }
    }
  }
}

int status_of(int process) {
  int status = 0;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (::waitpid(process, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) {
      ::kill(process, SIGKILL);
      ::waitpid(process, &status, 0);
      break;
    }
    ::usleep(2000);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

ProgramRun run_rosebud(const std::vector<std::string>& arguments, const ProgramOptions& options) {
  return BackgroundProgram(arguments, options).wait();
}

BackgroundProgram::BackgroundProgram(const std::vector<std::string>& arguments,
                                     const ProgramOptions& options) {
  const Started started = start(arguments, options);
  process_ = started.process;
  out_ = started.out;
  err_ = started.err;
}

BackgroundProgram::~BackgroundProgram() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  if (out_ >= 0) ::close(out_);
  if (err_ >= 0) ::close(err_);
}

void BackgroundProgram::signal(int number) const {
  ::kill(process_, number);
}

ProgramRun BackgroundProgram::wait() {
  ProgramRun run;
  run.out = std::exchange(read_, {});
  drain(out_, err_, run);
  run.status = status_of(std::exchange(process_, -1));
  return run;
}

std::string BackgroundProgram::read_until(const std::string& text) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (read_.find(text) == std::string::npos && std::chrono::steady_clock::now() < deadline) {
    pollfd pipe{out_, POLLIN, 0};
    if (::poll(&pipe, 1, 1000) <= 0) continue;
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(out_, buffer.data(), buffer.size());
    if (count == 0) break;
    if (count > 0) read_.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return read_;
}

}  // namespace rosebud::testing
