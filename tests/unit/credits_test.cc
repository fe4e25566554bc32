#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/read_article.hh"
#include "indexer/credits/infer_credits.hh"
#include "support/catch.hh"
#include "support/cpu_time.hh"

using namespace rosebud;
using namespace rosebud::indexer;
using rosebud::testing::cpu_seconds;

namespace {

using Strings = std::vector<std::string>;

Article article(std::string title, std::string text) {
  Article article;
  article.facts.push_back({FieldId::title, std::move(title)});
  article.blocks.push_back({BlockKind::paragraph, std::move(text)});
  return article;
}

Strings values(const std::vector<Fact>& facts, FieldId field) {
  Strings found;
  for (const Fact& fact : facts) {
    if (fact.field == field) found.push_back(fact.written);
  }
  return found;
}

Strings inferred(FieldId field, std::string title, std::string text) {
  return values(infer_credits(article(std::move(title), std::move(text))), field);
}

Strings director(std::string text) {
  return inferred(FieldId::director, "Glass Harbour", std::move(text));
}
Strings writer(std::string text) {
  return inferred(FieldId::writer, "Glass Harbour", std::move(text));
}

std::string content(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

// The people, years and titles that a file's text gives.
struct Expected {
  Strings works, other_titles, years, directors, writers, authors, composers;
};

void check_file(const std::filesystem::path& file, const Expected& expected) {
  INFO(file.string());
  const auto read = read_article(file.filename().string(), content(file));
  REQUIRE(read.article);
  const std::vector<Fact>& facts = read.article->facts;
  if (!expected.works.empty()) CHECK(values(facts, FieldId::work) == expected.works);
  CHECK(values(facts, FieldId::other_title) == expected.other_titles);
  CHECK(values(facts, FieldId::year) == expected.years);
  CHECK(values(facts, FieldId::director) == expected.directors);
  CHECK(values(facts, FieldId::writer) == expected.writers);
  CHECK(values(facts, FieldId::original_author) == expected.authors);
  CHECK(values(facts, FieldId::composer) == expected.composers);
  CHECK(values(facts, FieldId::studio).empty());
}

const std::filesystem::path source_dir = ROSEBUD_SOURCE_DIR;

}  // namespace

TEST_CASE("the first sentence of an article gives its film's credits") {
  const auto facts =
      infer_credits(article("Glass Harbour",
                            "Glass Harbour is a 1951 American drama film directed by Ann de la Cruz and Paul "
                            "J. O'Dea Jr., written by Mary "
                            "Orr, Jean-Luc Roy and H.G. Stone, and starring Tom Bell. It is based on the "
                            "1940 novel The Pier by Émile Noir. "
                            "The film was produced by Lantern Pictures, with music by Max Stern."));
  CHECK(values(facts, FieldId::work) == Strings{"Glass Harbour"});
  CHECK(values(facts, FieldId::year) == Strings{"1951"});
  CHECK(values(facts, FieldId::director) == Strings{"Ann de la Cruz", "Paul J. O'Dea Jr."});
  CHECK(values(facts, FieldId::writer) == Strings{"Mary Orr", "Jean-Luc Roy", "H.G. Stone"});
  CHECK(values(facts, FieldId::original_author) == Strings{"Émile Noir"});
  CHECK(values(facts, FieldId::studio) == Strings{"Lantern Pictures"});
  CHECK(values(facts, FieldId::composer) == Strings{"Max Stern"});
}

TEST_CASE("an inferred fact names prose as its source and its sentence as evidence") {
  const auto facts =
      infer_credits(article("Glass Harbour", "I liked it. Glass Harbour was directed by Ann Bell. So."));
  const auto fact = std::ranges::find(facts, FieldId::director, &Fact::field);
  REQUIRE(fact != facts.end());
  CHECK(fact->source == Source::prose);
  CHECK(fact->evidence == "Glass Harbour was directed by Ann Bell.");
}

TEST_CASE("a field that has a fact is never inferred") {
  Article stated = article("Glass Harbour", "Glass Harbour is a 1951 film written and directed by Ann Bell.");
  stated.facts.push_back({FieldId::director, "Somebody Else"});
  const auto facts = infer_credits(stated);
  CHECK(values(facts, FieldId::director).empty());
  CHECK(values(facts, FieldId::writer) == Strings{"Ann Bell"});
}

TEST_CASE("reading an article without inference adds nothing from its prose") {
  const std::string text =
      "---\ntitle: Glass Harbour\n---\nGlass Harbour is a 1951 film directed by Ann Bell.\n";
  CHECK(values(read_article("a.md", text).article->facts, FieldId::director) == Strings{"Ann Bell"});
  CHECK(values(read_article("a.md", text, {.infer = false}).article->facts, FieldId::director).empty());
}

TEST_CASE("who directed is found in the sentences of reviews") {
  CHECK(director("Directed by Ann Bell, the film never hurries.") == Strings{"Ann Bell"});
  CHECK(director("The film was beautifully directed by the veteran Ann Bell.") == Strings{"Ann Bell"});
  CHECK(director("A cold, clever thriller. Ann Bell directed this film in 1951.") == Strings{"Ann Bell"});
  CHECK(director("Ann Bell, who also directed the film, plays a nurse.") == Strings{"Ann Bell"});
  CHECK(director("Here director Ann Bell finds her tone.") == Strings{"Ann Bell"});
  CHECK(director("Glass Harbour marks a change for writer/director Ann Bell.") == Strings{"Ann Bell"});
  CHECK(director("Director: Ann Bell") == Strings{"Ann Bell"});
  CHECK(director("The director is Ann Bell and it shows.") == Strings{"Ann Bell"});
  CHECK(director("Ann Bell's direction is sure.") == Strings{"Ann Bell"});
  CHECK(director("Glass Harbour is a 1951 film directed by and starring Ann Bell.") == Strings{"Ann Bell"});
}

TEST_CASE("brothers share the surname that is said once") {
  CHECK(director("The film was directed by brothers Joel and Ethan Coen.") ==
        Strings{"Joel Coen", "Ethan Coen"});
  CHECK(director("The film was directed by Peter and Bobby Farrelly.") ==
        Strings{"Peter Farrelly", "Bobby Farrelly"});
  CHECK(director("The film was directed by the Wachowskis.") == Strings{"The Wachowskis"});
}

TEST_CASE("a surname alone means the person named in full elsewhere") {
  CHECK(director("Ann Bell wrote the screenplay. The film was directed by Bell.") == Strings{"Ann Bell"});
  CHECK(director("We have seen it before. The film was directed by Bell.").empty());
  CHECK(director("Ann Bell and Tom Bell star. The film was directed by Bell.").empty());
}

TEST_CASE("a name that the next clause is about is not of the list") {
  CHECK(director("The film was directed by Ann Bell and Tom Orr plays the lead.") == Strings{"Ann Bell"});
  CHECK(director("The film was directed by Ann Bell, Tom Orr stars.") == Strings{"Ann Bell"});
}

TEST_CASE("people of other works are not taken") {
  CHECK(director("Alien director Ridley Scott would have loved it.").empty());
  CHECK(director("It is a remake of the 1931 film directed by Ann Bell.").empty());
  CHECK(director("It recalls Jaws, directed by Ann Bell.").empty());
  CHECK(director("Ann Bell, who directed Jaws, plays a nurse.").empty());
  CHECK(director("Unlike the films of director Ann Bell, this one is short.").empty());
  CHECK(director("Like director Ann Bell, he smokes.").empty());
  CHECK(director("He plays the director Ann Bell (Mary Orr) with relish.").empty());
  CHECK(director("Ann Bell would later direct better films.").empty());
  CHECK(inferred(FieldId::writer, "Glass Harbour", "The songs were written by Ann Bell.").empty());
}

TEST_CASE("what is denied or only planned is not taken") {
  CHECK(director("The film was not directed by Ann Bell.").empty());
  CHECK(director("The film was to have been directed by Ann Bell.").empty());
  CHECK(director("It could have been directed by Ann Bell.").empty());
  CHECK(director("It may have been directed by Ann Bell or Tom Orr.").empty());
}

TEST_CASE("other trades with direct in their names are not directors") {
  CHECK(director("The assistant director Ann Bell has a cameo.").empty());
  CHECK(director("Second unit director Ann Bell shot the chase.").empty());
  CHECK(director("The sets are by art director Ann Bell.").empty());
  CHECK(director("Casting director Ann Bell found them all.").empty());
  CHECK(director("The director of photography is Ann Bell.").empty());
  CHECK(director("I saw the director's cut. Ann Bell stars.").empty());
}

TEST_CASE("who wrote is found in the sentences of reviews") {
  CHECK(writer("The screenplay by Ann Bell is a marvel.") == Strings{"Ann Bell"});
  CHECK(writer("The script was written by Ann Bell and Tom Orr.") == Strings{"Ann Bell", "Tom Orr"});
  CHECK(writer("Screenwriter Ann Bell keeps it short.") == Strings{"Ann Bell"});
  CHECK(writer("It was written and directed by Ann Bell.") == Strings{"Ann Bell"});
  CHECK(writer("Ann Bell, who wrote the screenplay, cut the end.") == Strings{"Ann Bell"});
  CHECK(writer("Ann Bell's screenplay is a marvel.") == Strings{"Ann Bell"});
}

TEST_CASE("the year is the work's and not a reissue's or another work's") {
  const auto year = [](std::string text) {
    return inferred(FieldId::year, "Glass Harbour", std::move(text));
  };
  CHECK(year("Glass Harbour (1951) is a gem.") == Strings{"1951"});
  CHECK(year("I saw 1951's Glass Harbour again.") == Strings{"1951"});
  CHECK(year("The film was released on October 30, 1951.") == Strings{"1951"});
  CHECK(year("Few remember this 1951 thriller.") == Strings{"1951"});
  CHECK(year("The film was re-released on DVD in 2003.").empty());
  CHECK(year("It is a remake of a 1931 film.").empty());
  CHECK(year("The new disc of 1987's Robot Carnival is out.").empty());
}

TEST_CASE("prizes, actors and brands are no credits") {
  CHECK(writer(
            "Glass Harbour was nominated for the Writers Guild of America Award for Best Adapted Screenplay.")
            .empty());
  CHECK(inferred(FieldId::original_author, "Glass Harbour",
                 "Glass Harbour is a film based on a real-life story of the impostor Ray Hope, as played by "
                 "Jim Carrey.")
            .empty());
  CHECK(inferred(FieldId::director, "Van Wilder",
                 "I saw National Lampoon's Van Wilder again. Van Wilder is dull.")
            .empty());
}

TEST_CASE("a sequel is not taken for the film before it") {
  const std::string text = "The Evil Tree was a shock. The Evil Tree had no jokes, and this one has.";
  CHECK(inferred(FieldId::work, "The Evil Tree II", text).empty());
  CHECK(inferred(FieldId::work, "The Evil Tree and the saw", text) == Strings{"The Evil Tree"});
}

TEST_CASE("the title names the work with what stands around it taken off") {
  const auto work = [](std::string title, std::string text) {
    return inferred(FieldId::work, std::move(title), std::move(text));
  };
  CHECK(work("Review: Glass Harbour (1951)", "Glass Harbour is slow.") == Strings{"Glass Harbour"});
  CHECK(work("Autumn nights, part 2: Glass Harbour", "I love Glass Harbour.") == Strings{"Glass Harbour"});
  CHECK(work("Glass Harbour and the sea", "Glass Harbour is slow. But Glass Harbour ends well.") ==
        Strings{"Glass Harbour"});
  CHECK(work("What I did last week", "I love Glass Harbour.").empty());
}

TEST_CASE("a series is not taken for the work of which it is the series") {
  const auto work = [](std::string title, std::string text) {
    return inferred(FieldId::work, std::move(title), std::move(text));
  };
  CHECK(work("Glass Harbour: The Reckoning", "Glass Harbour ends well. Glass Harbour is slow.") ==
        Strings{"Glass Harbour"});
  CHECK(work("Glass Harbour: The Reckoning", "It is no Glass Harbour.").empty());
  for (const char* text : {"Glass Harbour is loud. This is the worst of the Glass Harbour films.",
                           "Glass Harbour is loud. I liked the first Glass Harbour.",
                           "Glass Harbour is loud. A sequel to Glass Harbour came late.",
                           "Glass Harbour is loud. Few watch the \"Glass Harbour\" comedy series."}) {
    CAPTURE(text);
    CHECK(work("Glass Harbour: The Reckoning", text).empty());
  }
  const std::string twice = "Glass Harbour is loud, and Glass Harbour was louder.";
  CHECK(work("Glass Harbour and the Tower of Salt", twice).empty());
  CHECK(work("Glass Harbour: Episode VI - The Tower of Salt", twice + " Episode VI is best. Episode VI!")
            .empty());
  CHECK(work("Glass Harbour: Episode VI - The Tower of Salt", twice + " The Tower of Salt is best.") ==
        Strings{"The Tower of Salt"});
  CHECK(work("Glass-Harbour 7/Zero", "Glass is loud. Glass is clear. Zero, not Zero.").empty());
}

TEST_CASE("captions and lines of facts do not name the work of an article") {
  Article article;
  article.facts.push_back({FieldId::title, "Glashafen: The Reckoning"});
  article.blocks = {{BlockKind::caption, "The Reckoning"},
                    {BlockKind::item, "original-name: THE RECKONING"},
                    {BlockKind::paragraph, "A boat comes in."}};
  CHECK(values(infer_credits(article), FieldId::work).empty());
  article.blocks.push_back({BlockKind::paragraph, "The Reckoning is slow."});
  CHECK(values(infer_credits(article), FieldId::work) == Strings{"The Reckoning"});
}

TEST_CASE("a director who wrote the film with somebody is one of its writers") {
  const std::string text =
      "Glass Harbour is a 1951 horror film directed by Ann Ames and co-written with Bo Berg.";
  CHECK(writer(text) == Strings{"Ann Ames", "Bo Berg"});
  CHECK(director(text) == Strings{"Ann Ames"});
  CHECK(writer("Glass Harbour is a film. Its songs were co-written with Bo Berg.").empty());
}

TEST_CASE("the reviews without front matter give the credits that their sentences state") {
  const auto dumps = source_dir / "corpus" / "dumps";
  check_file(dumps / "fond-memories-part-1-magnetic-rose.txt", {{"Magnetic Rose"},
                                                                {"Memories"},
                                                                {"1995"},
                                                                {"Koji Morimoto"},
                                                                {"Satoshi Kon"},
                                                                {"Katsuhiro Otomo"},
                                                                {"Yoko Kanno"}});
  check_file(
      dumps / "fond-memories-part-2-stink-bomb.txt",
      {{"Stink Bomb"}, {"Memories"}, {"1995"}, {"Tensai Okamura"}, {"Katsuhiro Otomo"}, {}, {"Jun Miyake"}});
  check_file(dumps / "invasion-of-the-body-snatchers-1978.txt",
             {{}, {}, {"1978"}, {"Philip Kaufman"}, {"W. D. Richter"}, {"Jack Finney"}, {}});
  check_file(dumps / "suspiria-2018.txt",
             {{"Suspiria"}, {}, {"2018"}, {"Luca Guadagnino"}, {"David Kajganich"}, {}, {}});
  check_file(
      dumps / "the-iron-giant.txt",
      {{"The Iron Giant"}, {}, {}, {"Brad Bird"}, {"Tim McCanlies"}, {"Ted Hughes"}, {"Michael Kamen"}});
  check_file(dumps / "the-thing-from-another-world.txt", {{"The Thing from Another World"},
                                                          {},
                                                          {"1951"},
                                                          {"Christian Nyby"},
                                                          {"Charles Lederer"},
                                                          {"John W. Campbell"},
                                                          {}});
  check_file(dumps / "watership-down.txt", {{}, {}, {"1978"}, {}, {}, {"Richard Adams"}, {}});
}

TEST_CASE("the seed article gives its people and nobody else") {
  const auto file = source_dir / ".." / "shared" / "seed" / "fond-memories-magnetic-rose.txt";
  if (!std::filesystem::exists(file)) return;
  check_file(file, {{"Magnetic Rose"},
                    {"Memories"},
                    {"1995"},
                    {"Koji Morimoto"},
                    {"Satoshi Kon"},
                    {"Katsuhiro Otomo"},
                    {"Yoko Kanno"}});
}

TEST_CASE("an anthology's episode has its own people and the anthology as another title") {
  Article episode;
  episode.facts.push_back({FieldId::title, "Old Favourites 3: Paper Moonlight"});
  for (const char* text :
       {"Now that 1984's Clockwork Fair is out on disc again, here is one more anthology by Ryo Hanada, "
        "1996's Favourites.",
        "Favourites is three films after comics by GANYMEDE author and director Ryo Hanada.",
        "Paper Moonlight is the one that everybody remembers. The idea is from Hanada's short story, but "
        "screenplay "
        "writer Shin Okubo (yes, that one) and director Taro Minami made it their own.",
        "Director Minami had come from Delta Plus, where he met Eri Sakai, later the composer of Jazz "
        "Cowboys.",
        "Eri Sakai’s grand, mournful soundtrack carries Paper Moonlight."}) {
    episode.blocks.push_back({BlockKind::paragraph, text});
  }
  const auto facts = infer_credits(episode);
  CHECK(values(facts, FieldId::work) == Strings{"Paper Moonlight"});
  CHECK(values(facts, FieldId::other_title) == Strings{"Favourites"});
  CHECK(values(facts, FieldId::year) == Strings{"1996"});
  CHECK(values(facts, FieldId::director) == Strings{"Taro Minami"});
  CHECK(values(facts, FieldId::writer) == Strings{"Shin Okubo"});
  CHECK(values(facts, FieldId::original_author) == Strings{"Ryo Hanada"});
  CHECK(values(facts, FieldId::composer) == Strings{"Eri Sakai"});
}

TEST_CASE("the time for a hostile text is bounded") {
  std::string text;
  while (text.size() < 4'000'000)
    text += "directed by A, B and C written, based on X's film of the remake of ";
  const double begin = cpu_seconds();
  CHECK_NOTHROW(infer_credits(article("directed by", text)));
  CHECK_NOTHROW(infer_credits(article("\"", std::string(2'000'000, '\''))));
  CHECK_NOTHROW(infer_credits(article("A A A A A A A A A A A A A B", std::string(1'000'000, 'A'))));
  CHECK(cpu_seconds() - begin < 20);
}
