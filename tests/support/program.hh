// Runs the real program as a user would.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace rosebud::testing {

struct ProgramRun {
  int status = -1;  // what it exited with; 128 + the signal when one ended it
  std::string out;
  std::string err;
};

struct ProgramOptions {
  std::filesystem::path folder = std::filesystem::temp_directory_path();  // to run in
  std::map<std::string, std::string> environment;  // beside PATH; nothing else is passed on
  std::filesystem::path program;                   // empty: the rosebud that was built
  // Without root's rights, for whom nothing is unreadable. Root becomes nobody (65534); others stay who they
  // are.
  bool unprivileged = false;
};

// Runs `rosebud ARGUMENTS…` to its end, at most a minute.
ProgramRun run_rosebud(const std::vector<std::string>& arguments, const ProgramOptions& options = {});

// A rosebud that goes on in the background; killed at the latest when the object goes.
class BackgroundProgram {
 public:
  explicit BackgroundProgram(const std::vector<std::string>& arguments, const ProgramOptions& options = {});
  BackgroundProgram(const BackgroundProgram&) = delete;
  BackgroundProgram& operator=(const BackgroundProgram&) = delete;
  ~BackgroundProgram();

  void signal(int number) const;
  // Waits for its end and returns what it printed.
  ProgramRun wait();
  // Reads its standard output until `text` was printed; returns all of it so far.
  std::string read_until(const std::string& text);

 private:
  int process_ = -1;
  int out_ = -1;
  int err_ = -1;
  std::string read_;
};

}  // namespace rosebud::testing
