#include "store/changes.hh"

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>

#include "store/varint.hh"

namespace rosebud::store {
namespace {

constexpr auto changes_key = "rosebud.changed";

struct Commit {
  std::uint64_t since = 0;
  std::vector<Xapian::docid> changed;  // ascending
};

// Each commit's revision, how many documents, and the steps from one's id to the next's.
std::string encode(const std::deque<Commit>& commits) {
  std::string text;
  for (const Commit& commit : commits) {
    put_varint(text, commit.since);
    put_varint(text, commit.changed.size());
    Xapian::docid last = 0;
    for (const Xapian::docid id : commit.changed) {
      put_varint(text, id - last);
      last = id;
    }
  }
  return text;
}

std::deque<Commit> decode(std::string_view text) {
  std::deque<Commit> commits;
  while (!text.empty()) {
    Commit& commit = commits.emplace_back();
    commit.since = take_varint(text).value_or(0);
    Xapian::docid last = 0;
    for (auto left = take_varint(text).value_or(0); left > 0 && !text.empty(); --left) {
      last += static_cast<Xapian::docid>(take_varint(text).value_or(0));
      commit.changed.push_back(last);
    }
  }
  return commits;
}

std::size_t documents_in(const std::deque<Commit>& commits) {
  std::size_t sum = 0;
  for (const Commit& commit : commits) sum += commit.changed.size();
  return sum;
}

void make_a_set(std::vector<Xapian::docid>& ids) {
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

void write_changes(Xapian::WritableDatabase& database, std::uint64_t since,
                   const std::vector<Xapian::docid>& changed) {
  auto commits = decode(database.get_metadata(changes_key));
  commits.push_back({since, changed});
  make_a_set(commits.back().changed);
  const std::size_t most = database.get_doccount() / 4;
  while (!commits.empty() && (commits.size() > most_commits_kept || documents_in(commits) > most)) {
    commits.pop_front();
  }
  database.set_metadata(changes_key, encode(commits));
}

std::optional<std::vector<Xapian::docid>> changes_since(const Xapian::Database& database,
                                                        std::uint64_t older) {
  std::uint64_t revision = older;
  std::vector<Xapian::docid> changed;
  for (const Commit& commit : decode(database.get_metadata(changes_key))) {
    if (commit.since != revision) continue;
    changed.insert(changed.end(), commit.changed.begin(), commit.changed.end());
    ++revision;
  }
  if (revision != database.get_revision()) return std::nullopt;
  make_a_set(changed);
  return changed;
}

}  // namespace rosebud::store
