// Work in a process of its own.
#pragma once

#include <functional>
#include <string>

namespace rosebud::bench {

// Runs `work` in a child process and gives what it returned. Throws Error with the child's message when it
// failed.
std::string run_apart(const std::function<std::string()>& work);

}  // namespace rosebud::bench
