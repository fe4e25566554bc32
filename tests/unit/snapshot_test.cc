// Threads that search while the database changes: nobody fails, nobody waits for another's work, and every
// answer is of one revision.
#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/index_archive.hh"
#include "searcher/searcher.hh"
#include "server/json.hh"
#include "store/dictionary/current_dictionary.hh"
#include "store/generation.hh"
#include "support/catch.hh"
#include "support/in_process_index.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using searcher::Searcher;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

ReviewBuilder review(int number) {
  return ReviewBuilder(fmt::format("Review {}", number))
      .director("Satoshi Kon")
      .year(1950 + number % 60)
      .text(fmt::format("A dream, told for the {}th time.", number));
}

SearchRequest counted(const std::string& text) {
  SearchRequest request;
  request.text = text;
  request.facets = default_facets();
  return request;
}

// Whether total, hits and counts are of the same articles; each has one director and one year.
bool is_of_one_revision(const SearchResults& results) {
  if (results.total > results.archive) return false;
  for (const Facet& facet : results.facets) {
    std::size_t sum = facet.missing;
    for (const FacetValue& value : facet.values) sum += value.count;
    if (facet.field != FieldId::writer && sum != results.total) return false;
  }
  return results.hits.size() == std::min<std::size_t>(results.total, 10);
}

// What one thread saw.
struct Seen {
  std::size_t answers = 0;
  std::size_t wrong = 0;
  std::size_t backwards = 0;  // an answer of fewer articles than the one before
  std::string failure;
};

Seen search_until(const std::atomic<bool>& ended, const store::DatabaseFolder& folder,
                  const std::shared_ptr<searcher::Snapshots>& snapshots) {
  Seen seen;
  try {
    Searcher searcher(folder, snapshots);
    std::size_t before = 0;
    do {
      for (const std::string text : {"dream", "\"a dream\"", "", "dreem tol*"}) {
        searcher.refresh();
        const SearchResults results = searcher.search(counted(text));
        seen.wrong += is_of_one_revision(results) ? 0U : 1U;
        seen.backwards += results.archive < before ? 1U : 0U;
        before = results.archive;
        ++seen.answers;
      }
      if (searcher.suggest("revi").list.empty()) ++seen.wrong;
      searcher.rest();
    } while (!ended);
  } catch (const std::exception& error) {
    seen.failure = error.what();
  }
  return seen;
}

// All of an answer but how long it took.
std::string told(const SearchRequest& request, SearchResults results) {
  results.milliseconds = 0;
  return server::to_json(request, results);
}

// Words that most articles that fill_crowded() writes have: of each the list is worth keeping.
constexpr std::array<std::string_view, 12> common_words{"dream", "parade", "city",  "opera",
                                                        "ghost", "rose",   "train", "actor",
                                                        "radio", "storm",  "glass", "harbour"};

void fill_crowded(TempArchive& archive) {
  for (std::size_t i = 0; i < 160; ++i) {
    std::string text;
    for (std::size_t word = 0; word < common_words.size(); ++word) {
      // Each article lacks one word, and begins with another than its neighbours.
      if (i % 13 != word) text += fmt::format("{} ", common_words[(word + i) % common_words.size()]);
    }
    archive.review(fmt::format("{}.md", i), review(static_cast<int>(i)).text(text));
  }
}

// Two words each: every list is asked for again and again, by all threads.
std::vector<SearchRequest> crowding_requests() {
  std::vector<SearchRequest> requests;
  for (const std::string_view first : common_words) {
    for (const std::string_view second : common_words)
      requests.push_back(counted(fmt::format("{} {}", first, second)));
  }
  return requests;
}

// A file that whoever opens it waits at until let().
class Barrier {
 public:
  explicit Barrier(fs::path path) : path_(std::move(path)) {
    fs::remove(path_);
    REQUIRE(::mkfifo(path_.c_str(), 0600) == 0);
  }
  Barrier(const Barrier&) = delete;
  Barrier& operator=(const Barrier&) = delete;
  ~Barrier() { fs::remove(path_); }

  void let() const {
    const int file = ::open(path_.c_str(), O_RDWR | O_CLOEXEC);
    if (file >= 0) ::close(file);
  }

 private:
  fs::path path_;
};

void add_reviews(TempArchive& archive, int first, int last) {
  for (int i = first; i < last; ++i) archive.review(fmt::format("{}.md", i), review(i));
}

// Three threads search an archive of 50 reviews while 25 come, one with each commit.
void search_beside_writer(TempArchive& archive, const store::DatabaseFolder& folder,
                          const std::shared_ptr<searcher::Snapshots>& snapshots) {
  std::atomic<bool> ended = false;
  std::vector<std::future<Seen>> readers;
  for (int i = 0; i < 3; ++i) {
    readers.push_back(std::async(std::launch::async, [&] { return search_until(ended, folder, snapshots); }));
  }
  for (int i = 50; i < 75; ++i) {
    add_reviews(archive, i, i + 1);
    index_in_process(archive);
  }
  ended = true;
  for (std::future<Seen>& reader : readers) {
    const Seen seen = reader.get();
    CHECK(seen.failure.empty());
    CHECK(seen.answers > 0);
    CHECK(seen.wrong == 0);
    CHECK(seen.backwards == 0);
  }
}

}  // namespace

TEST_CASE("Readers beside a writer that commits again and again get whole answers, and no failure") {
  TempArchive archive;
  add_reviews(archive, 0, 50);
  index_in_process(archive);
  const store::DatabaseFolder folder(archive.database());
  const auto snapshots = searcher::make_snapshots();
  search_beside_writer(archive, folder, snapshots);
  Searcher searcher(folder, snapshots);
  CHECK(searcher.search(counted("dream")).total == 75);
}

TEST_CASE("Threads that crowd small caches get the answers of one that remembers nothing") {
  TempArchive archive;
  fill_crowded(archive);
  index_in_process(archive);
  const store::DatabaseFolder folder(archive.database());
  const std::vector<SearchRequest> requests = crowding_requests();
  std::vector<std::string> expected;
  Searcher alone(folder);
  for (const SearchRequest& request : requests) expected.push_back(told(request, alone.search(request)));

  // Room for four lists of the twelve, and for some of the answers.
  const auto snapshots = searcher::make_snapshots({.posting_bytes = 6'000, .answer_bytes = 100'000});
  std::vector<std::future<std::size_t>> threads;
  for (std::size_t thread = 0; thread < 4; ++thread) {
    threads.push_back(std::async(std::launch::async, [&, thread] {
      Searcher searcher(folder, snapshots);
      std::size_t wrong = 0;
      for (std::size_t i = 0; i < 3 * requests.size(); ++i) {
        const std::size_t asked = (i * (6 * thread + 1) + thread * 31) % requests.size();
        wrong += told(requests[asked], searcher.search(requests[asked])) == expected[asked] ? 0U : 1U;
      }
      return wrong;
    }));
  }
  for (std::future<std::size_t>& thread : threads) CHECK(thread.get() == 0);
}

TEST_CASE("While one thread makes the snapshot of a new revision, others answer from the one they hold") {
  TempArchive archive;
  archive.review("1.md", review(1));
  index_in_process(archive);
  const store::DatabaseFolder folder(archive.database());
  const auto snapshots = searcher::make_snapshots();
  Searcher maker(folder, snapshots);
  Searcher other(folder, snapshots);
  CHECK(maker.search(counted("dream")).total == 1);
  CHECK(other.search(counted("dream")).total == 1);

  archive.review("2.md", review(2));
  index_in_process(archive);
  const Barrier barrier(folder.generation(*folder.current()) / store::dictionary_name);
  auto made = std::async(std::launch::async, [&] {
    maker.refresh();
    return maker.search(counted("dream")).total;
  });
  // By then it waits for the dictionary; it cannot go on, however long this takes.
  CHECK(made.wait_for(500ms) == std::future_status::timeout);
  auto meanwhile = std::async(std::launch::async, [&] {
    other.refresh();
    return other.search(counted("told")).total;
  });
  CHECK(meanwhile.wait_for(20s) == std::future_status::ready);
  barrier.let();
  CHECK(made.get() == 2);
  CHECK(meanwhile.get() == 1);
  fs::remove(folder.generation(*folder.current()) / store::dictionary_name);
  other.refresh();
  CHECK(other.search(counted("told")).total == 2);
}

namespace {

// Follows as it follows large archives.
constexpr searcher::Follower::Options follow_all{.interval = 5ms, .large_archive = 0};

// Whether `condition` comes true before a test should fail.
template <typename Condition>
bool comes_true(const Condition& condition) {
  const auto end = std::chrono::steady_clock::now() + 20s;
  while (std::chrono::steady_clock::now() < end) {
    if (condition()) return true;
    std::this_thread::sleep_for(2ms);
  }
  return false;
}

std::size_t total(Searcher& searcher, const std::string& text) {
  searcher.refresh();
  const std::size_t found = searcher.search(counted(text)).total;
  searcher.rest();
  return found;
}

struct OneReview : TempArchive {
  OneReview() {
    review("1.md", ::review(1));
    index_in_process(*this);
  }
};

// An archive of one review, and two searchers that have the follower's snapshot of it.
struct FollowedArchive {
  FollowedArchive() {
    CHECK(total(one, "dream") == 1);
    CHECK(total(other, "dream") == 1);
  }

  OneReview archive;
  store::DatabaseFolder folder{archive.database()};
  std::shared_ptr<searcher::Snapshots> snapshots = searcher::make_snapshots();
  searcher::Follower follower{folder, snapshots, follow_all};
  Searcher one{folder, snapshots};
  Searcher other{folder, snapshots};
};

}  // namespace

TEST_CASE("Readers that a follower serves get whole answers beside a writer, and all that is new") {
  TempArchive archive;
  add_reviews(archive, 0, 50);
  index_in_process(archive);
  const store::DatabaseFolder folder(archive.database());
  const auto snapshots = searcher::make_snapshots();
  const searcher::Follower follower(folder, snapshots, follow_all);
  search_beside_writer(archive, folder, snapshots);
  Searcher searcher(folder, snapshots);
  CHECK(comes_true([&] { return total(searcher, "dream") == 75; }));
}

TEST_CASE("While a follower makes the snapshot of a new revision, all answer from the one they hold") {
  FollowedArchive followed;
  TempArchive& archive = followed.archive;
  Searcher& one = followed.one;
  Searcher& other = followed.other;

  const store::DatabaseFolder& folder = followed.folder;
  const fs::path dictionary = folder.generation(*folder.current()) / store::dictionary_name;
  {
    const Barrier barrier(dictionary);
    archive.review("2.md", review(2));
    // The indexer would wait as well: it writes the file anew, and the barrier goes.
    indexer::IndexOptions options;
    options.archive = archive.path();
    options.threads = 1;
    auto indexed = std::async(std::launch::async, [&] { return indexer::index_archive(options).added; });
    auto asked = std::async(std::launch::async, [&] {
      std::size_t answers = 0;
      const auto end = std::chrono::steady_clock::now() + 300ms;
      for (; std::chrono::steady_clock::now() < end; ++answers) {
        total(one, fmt::format("dream {}", answers));
        total(other, fmt::format("told {}", answers));
      }
      return answers;
    });
    CHECK(asked.wait_for(20s) == std::future_status::ready);
    CHECK(asked.get() > 1);
    while (indexed.wait_for(5ms) != std::future_status::ready) barrier.let();
    CHECK(indexed.get() == 1);
  }
  CHECK(comes_true([&] { return total(one, "dream") == 2; }));
  CHECK(comes_true([&] { return total(other, "dream") == 2; }));
}

TEST_CASE("A searcher that nobody asks is taken along to what is new, and one at work is left alone") {
  FollowedArchive followed;
  TempArchive& archive = followed.archive;
  Searcher& resting = followed.one;
  Searcher& working = followed.other;
  const std::string before = working.identity();
  working.refresh();

  archive.review("2.md", review(2));
  index_in_process(archive);
  CHECK(comes_true([&] { return total(resting, "dream") == 2; }));
  const std::string after = resting.identity();
  CHECK(after != before);
  archive.review("3.md", review(3));
  index_in_process(archive);
  CHECK(working.identity() == before);
  CHECK(working.search(counted("dream")).total == 1);
  working.rest();
  CHECK(comes_true([&] { return total(working, "dream") == 3; }));
}

TEST_CASE("A follower waits for a database that is not there, and goes to a new generation") {
  TempArchive archive;
  const store::DatabaseFolder folder(archive.database());
  const auto snapshots = searcher::make_snapshots();
  const searcher::Follower follower(folder, snapshots, follow_all);
  std::this_thread::sleep_for(20ms);
  archive.review("1.md", review(1));
  index_in_process(archive);
  Searcher searcher(folder, snapshots);
  CHECK(total(searcher, "dream") == 1);
  archive.review("2.md", review(2));
  indexer::IndexOptions options;
  options.archive = archive.path();
  options.rebuild = true;
  options.threads = 1;
  indexer::index_archive(options);
  CHECK(comes_true([&] { return total(searcher, "dream") == 2; }));
}
