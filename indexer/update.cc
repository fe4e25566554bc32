#include "indexer/update.hh"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "indexer/article/read_article.hh"
#include "indexer/article/repeated.hh"
#include "indexer/document/document.hh"
#include "indexer/site/site.hh"
#include "indexer/source_file.hh"
#include "store/writer.hh"

namespace rosebud::indexer {
namespace {

// A run that would remove more than half of so many articles more likely sees an unmounted folder.
constexpr std::size_t fewest_guarded = 4;

class Updater {
 public:
  Updater(const IndexOptions& options, const ScanResult& scanned, const std::filesystem::path& generation,
          IndexReport& report)
      : options_(options),
        scanned_(scanned),
        report_(report),
        writer_(store::Writer::open(generation)),
        known_(store::known_files(writer_.database())),
        stamp_(store::read_stamp(writer_.database())),
        reread_(stamp_.reading != fingerprint(options.reading)),
        restamp_(reread_ || stamp_.fields != options.reading.fields ||
                 stamp_.people != other_names_of(options.reading) ||
                 stamp_.synonyms != synonyms_of(options.reading) ||
                 stamp_.boosts != boosts_of(options.reading)),
        reading_(options.reading),
        maker_(options.reading.fields, stamp_.common) {
    // What the generation was made with, so that an article does not depend on when it came.
    reading_.repeated = std::make_shared<RepeatedPassages>(RepeatedPassages::decode(stamp_.repeated));
  }

  void run() {
    std::size_t done = 0;
    for (const FoundFile& file : scanned_.files) {
      if (options_.stop.stop_requested()) {
        throw Error("stopped before the end; the index is as it was", "", ExitStatus::interrupted);
      }
      compare(file);
      if (++done % 64 == 0) options_.progress(done, scanned_.files.size());
    }
    options_.progress(done, scanned_.files.size());
    find_removed();
    recognise_renamed();
    guard_against_loss();
    if (restamp_ || !added_.empty() || !changed_.empty() || !removed_.empty()) apply();
  }

 private:
  // An article to write; `id` is 0 for a new one.
  struct Change {
    Xapian::docid id = 0;
    FoundFile file;
    SourceFile source;
  };

  void compare(const FoundFile& file) {
    const auto known = known_.find(file.path);
    if (known != known_.end() && is_untouched(file, known->second.stamp)) {
      seen_.push_back(file.path);
      ++report_.unchanged;
      return;
    }
    auto source = read_source(options_.archive, file);
    if (auto* problem = std::get_if<Problem>(&source)) {
      report_.problems.push_back(std::move(*problem));
      seen_.push_back(file.path);
      return;
    }
    auto& fresh = std::get<SourceFile>(source);
    const bool same = known != known_.end() && known->second.stamp.hash == fresh.stamp.hash;
    if (same && !must_reread(known->second.stamp)) {
      seen_.push_back(file.path);
      ++report_.unchanged;
      return;
    }
    Change change{known != known_.end() ? known->second.id : 0, file, std::move(fresh)};
    read(std::move(change));
  }

  // Same size and time as then; the stamp of a file that was too young to tell has no time (source_file.cc).
  bool is_untouched(const FoundFile& file, const store::FileStamp& stamp) const {
    return stamp.size == file.size && stamp.modified_ns == file.modified_ns && !must_reread(stamp);
  }

  // Articles are read otherwise than at the last run, or the day has come for this one to go.
  bool must_reread(const store::FileStamp& stamp) const {
    const bool expired = !stamp.expires.empty() && stamp.expires <= options_.reading.today;
    return reread_ || expired;
  }

  void read(Change change) {
    ReadResult read = read_article(change.file.path, change.source.bytes, reading_);
    const bool failed = !read.article && read.left_out.empty();
    std::ranges::move(read.problems, std::back_inserter(report_.problems));
    if (!read.left_out.empty()) ++report_.left_out[read.left_out];
    // What cannot be read now stays as it was at the last good run; what is left out now goes.
    if (failed) seen_.push_back(change.file.path);
    if (!read.article) return;
    seen_.push_back(change.file.path);
    change.source.bytes.clear();
    change.source.stamp.expires = read.article->expires;
    Pending pending{change.id, std::move(change.file.path), change.source.stamp.hash,
                    maker_.make(*read.article, change.source.stamp)};
    (change.id != 0 ? changed_ : added_).push_back(std::move(pending));
  }

  bool is_below_unread(const std::string& path) const {
    return std::ranges::any_of(scanned_.unread,
                               [&](const std::string& folder) { return path.starts_with(folder); });
  }

  void find_removed() {
    std::ranges::sort(seen_);
    for (const auto& [path, file] : known_) {
      if (!std::ranges::binary_search(seen_, path) && !is_below_unread(path)) removed_.push_back(file);
    }
  }

  // A new path with the content of a vanished one is the same article: it keeps its document.
  void recognise_renamed() {
    for (auto added = added_.begin(); added != added_.end();) {
      const auto old =
          std::ranges::find(removed_, added->hash, [](const store::KnownFile& f) { return f.stamp.hash; });
      if (old == removed_.end()) {
        ++added;
        continue;
      }
      added->id = old->id;
      changed_.push_back(std::move(*added));
      removed_.erase(old);
      added = added_.erase(added);
      ++report_.renamed;
    }
  }

  void guard_against_loss() const {
    const bool most = known_.size() >= fewest_guarded && removed_.size() * 2 > known_.size();
    if (!most || options_.force) return;
    throw Error(fmt::format("{} of {} indexed articles are gone from {}; the index is as it was",
                            removed_.size(), known_.size(), options_.archive.string()),
                "Is the folder mounted? If they are really gone, run it again with --force.");
  }

  void apply() {
    writer_.begin();
    try {
      for (const store::KnownFile& file : removed_) writer_.remove(file.id);
      for (const Pending& change : changed_) writer_.replace(change.id, change.document);
      for (const Pending& addition : added_) writer_.add(addition.document);
      if (restamp_) {
        stamp_.reading = fingerprint(reading_);
        stamp_.fields = reading_.fields;
        stamp_.people = other_names_of(reading_);
        stamp_.synonyms = synonyms_of(reading_);
        stamp_.boosts = boosts_of(reading_);
        writer_.set_stamp(stamp_);
      }
      writer_.commit();
    } catch (...) {
      writer_.cancel();
      throw;
    }
    report_.added = added_.size();
    report_.changed = changed_.size() - report_.renamed;
    report_.removed = removed_.size();
  }

  struct Pending {
    Xapian::docid id = 0;
    std::string path;
    std::string hash;
    Xapian::Document document;
  };

  const IndexOptions& options_;
  const ScanResult& scanned_;
  IndexReport& report_;
  store::Writer writer_;
  std::map<std::string, store::KnownFile, std::less<>> known_;
  store::Stamp stamp_;
  bool reread_;   // articles are read otherwise than at the last run
  bool restamp_;  // or only shown otherwise
  ReadOptions reading_;
  DocumentMaker maker_;
  std::vector<std::string> seen_;
  std::vector<Pending> added_;
  std::vector<Pending> changed_;
  std::vector<store::KnownFile> removed_;
};

}  // namespace

void update(const IndexOptions& options, const ScanResult& scanned, const std::filesystem::path& generation,
            IndexReport& report) {
  Updater(options, scanned, generation, report).run();
}

}  // namespace rosebud::indexer
