#include "support/indexed_archive.hh"

namespace rosebud::testing {

ProgramRun run_in(const TempArchive& archive, const std::vector<std::string>& arguments) {
  return run_rosebud(arguments, {archive.path(), {}, {}});
}

ProgramRun run_index(const TempArchive& archive, const std::vector<std::string>& more) {
  std::vector<std::string> arguments{"index", archive.path().string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_rosebud(arguments);
}

ProgramRun run_search(const TempArchive& archive, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "search");
  return run_in(archive, arguments);
}

void fill(TempArchive& archive, int articles) {
  for (int i = 0; i < articles; ++i) {
    std::string text;
    for (int word = 0; word < 300; ++word) text += "word" + std::to_string((i * 31 + word * 17) % 5000) + " ";
    archive.review("review-" + std::to_string(i) + ".md",
                   ReviewBuilder("Review " + std::to_string(i)).text(text));
  }
}

}  // namespace rosebud::testing
