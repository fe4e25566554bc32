// The files beside a database are hints: without them, with those of an older version or with damaged ones
// the program answers the same, and the next `rosebud index` writes them anew.
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/columns.hh"
#include "store/dictionary/current_dictionary.hh"
#include "store/reader.hh"
#include "store/side_file.hh"
#include "support/catch.hh"
#include "support/indexed_archive.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using rosebud::testing::Contains;

namespace fs = std::filesystem;

namespace {

class Films : public TempArchive {
 public:
  Films() {
    for (int i = 0; i < 30; ++i) {
      const std::string number = std::to_string(i);
      review(number + ".md", ReviewBuilder("Film " + number)
                                 .director("Director " + std::to_string(i % 4))
                                 .year(1990 + i % 7)
                                 .raw("rating: " + std::to_string(i % 10) + "/10")
                                 .text(i % 3 == 0 ? "A dream of roses." : "Roses in a garden of words."));
    }
    REQUIRE(run_index(*this, {"--quiet"}).status == 0);
  }

  fs::path file(std::string_view name) const {
    return store::Reader(store::DatabaseFolder(database())).generation() / name;
  }
  store::Identity identity() const { return store::Reader(store::DatabaseFolder(database())).identity(); }

  // What the program says of the archive, all of it.
  std::vector<std::string> answers() const {
    std::vector<std::string> said;
    for (const std::vector<std::string>& asked :
         std::vector<std::vector<std::string>>{{"search", "dream", "roses", "--facets=director,year,rating"},
                                               {"search", "draem", "--director", "director 2"},
                                               {"search", "--sort", "rating", "--where", "year=1990..1993"},
                                               {"facets", "director", "--matching", "directr"},
                                               {"suggest", "fil"},
                                               {"similar", "Film 7"},
                                               {"stats"}}) {
      const ProgramRun run = run_in(*this, asked);
      CHECK(run.err.empty());
      said.push_back(run.out);
    }
    return said;
  }
};

void write(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

// The kind and version of a side file's content, which stand behind its magic.
store::SideFileKind kind_of(std::string_view bytes) {
  store::SideFileKind kind;
  REQUIRE(bytes.size() > 16);
  std::memcpy(&kind.kind, bytes.data() + 8, sizeof kind.kind);
  std::memcpy(&kind.version, bytes.data() + 12, sizeof kind.version);
  return kind;
}

// Sound, and of the content that is open, but of the version before.
void write_older(const fs::path& file, store::SideFileKind kind, const store::Identity& identity) {
  REQUIRE(kind.version > 0);
  --kind.version;
  const std::string text = "as it was then";
  store::SideFileWriter writer(kind, identity);
  writer.add(1, std::span<const char>(text));
  writer.write(file);
}

}  // namespace

TEST_CASE("Side files that are missing, older or damaged change no answer, and the next index mends them") {
  const Films films;
  const std::vector<std::string> right = films.answers();
  for (const std::string_view name : {store::columns_name, store::dictionary_name}) {
    CAPTURE(name);
    const fs::path file = films.file(name);
    const std::string whole = read_file(file);
    const std::vector<std::function<void()>> harms{
        [&] { fs::remove(file); },
        [&] { write_older(file, kind_of(whole), films.identity()); },
        [&] { write(file, ""); },
        [&] { write(file, "nonsense"); },
        [&] { write(file, std::string_view(whole).substr(0, whole.size() / 2)); },
    };
    for (std::size_t i = 0; i < harms.size(); ++i) {
      CAPTURE(i);
      harms[i]();
      CHECK(films.answers() == right);
      // Who only asks writes nothing.
      CHECK((!fs::exists(file) || read_file(file) != whole));
      const ProgramRun run = run_index(films);
      CHECK(run.status == 0);
      CHECK_THAT(run.out + run.err, !Contains("warning") && Contains("30 unchanged"));
      CHECK(read_file(file) == whole);
      CHECK(films.answers() == right);
    }
  }
}
