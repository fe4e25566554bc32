// Running another program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rosebud::bench {

// Runs the program that is the first of `arguments`, its standard output going to the file `output`, and
// waits for it. Throws Error when it cannot be run or fails.
void run_into(std::vector<std::string> arguments, const std::filesystem::path& output);

}  // namespace rosebud::bench
