// The program's JSON compared with a slow and plain reference, asked by the commands that the program itself
// proposes, through a shell.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>

#include "cli/command_text.hh"
#include "support/catch.hh"
#include "support/facet_archive.hh"
#include "support/facet_reference.hh"
#include "support/facet_requests.hh"

using namespace rosebud;
using namespace rosebud::testing;

namespace {

// What `command`, a line for a shell, prints.
std::string output_of(const std::string& command) {
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot start a shell");
  std::string output;
  std::array<char, 4096> buffer{};
  for (std::size_t read = 0; (read = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    output.append(buffer.data(), read);
  }
  ::pclose(pipe);
  return output;
}

// `command`, which begins "rosebud search", with JSON asked for, in the folder of an archive.
std::string as_json(const FacetArchive& archive, const std::string& command) {
  const std::string program = std::filesystem::path(ROSEBUD_PROGRAM_PATH).parent_path().string();
  const std::string name = "rosebud search";
  REQUIRE(command.starts_with(name));
  return "cd " + cli::shell_quoted(archive.files().path().string()) +
         " && PATH=" + cli::shell_quoted(program) + ":$PATH " + name + " --json" +
         command.substr(name.size());
}

}  // namespace

TEST_CASE("Commands that the program proposes, typed into a shell, count as the plain reference does") {
  std::mt19937 random(47);
  const FacetArchive archive(40, random);
  for (int round = 0; round < 60; ++round) {
    KnownRequest known = random_request(random);
    for (FacetRequest& facet : known.request.facets) facet.matching.clear();
    known.request.limit = std::max<std::size_t>(known.request.limit, 1);
    const std::string command = as_json(archive, cli::search_command_text({known.request, facet_fields()}));
    INFO(command);
    const SearchResults results = results_in_json(output_of(command));
    REQUIRE(difference(results, reference_answer(archive.articles(), known)) == "");
  }
}
