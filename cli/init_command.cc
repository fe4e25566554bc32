#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "catalogue/settings.hh"
#include "cli/run.hh"
#include "cli/terminal.hh"
#include "indexer/init/draft.hh"

namespace rosebud::cli {
namespace fs = std::filesystem;
namespace {

void refuse_to_overwrite(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(path, error))) return;
  throw Error(fmt::format("{} is there already", path.string()),
              "It is yours, so it stays as it is; add --force to replace it.");
}

// Beside it first, so that a full disk leaves the old one.
void write_whole(const fs::path& path, const std::string& text) {
  const fs::path draft = path.string() + ".new";
  {
    std::ofstream file(draft, std::ios::binary);
    file << text;
    file.flush();
    if (!file) {
      throw system_error(fmt::format("cannot write {}", draft.string()), errno != 0 ? errno : EIO,
                         "Give yourself the right to write into the archive.");
    }
  }
  std::error_code error;
  fs::rename(draft, path, error);
  if (error) throw system_error(fmt::format("cannot write {}", path.string()), error.value());
}

}  // namespace

ExitStatus run_init(const Arguments& arguments) {
  if (arguments.positional().size() > 1) {
    throw Error("`rosebud init` takes one folder", "Try `rosebud init .` for the folder you are in.");
  }
  const fs::path archive = arguments.positional().empty() ? "." : fs::path(arguments.positional().front());
  const fs::path path = archive / settings_file_name;
  const bool to_output = arguments.has("print");
  if (!to_output && !arguments.has("force")) refuse_to_overwrite(path);
  const indexer::Survey survey = indexer::survey_archive(archive);
  const indexer::GeneratorGuess guess = indexer::guess_generator(archive);
  const std::string text = indexer::draft_settings(survey, guess);
  if (to_output) {
    fmt::print("{}", text);
    return ExitStatus::success;
  }
  write_whole(path, text);
  fmt::print("wrote {} from {}{}\n", path.string(), counted(survey.articles, "article"),
             guess.name.empty() ? "" : fmt::format(" and {} ({})", guess.evidence, guess.name));
  fmt::print("Read it, change what is not so, and see with `rosebud check {}`.\n", archive.string());
  return ExitStatus::success;
}

}  // namespace rosebud::cli
