// Makes Xapian's matcher stop at a deadline of ours: its own only ends the counting.
#pragma once

#include <string>

#include <xapian.h>

#include "searcher/engine/deadline.hh"

namespace rosebud::searcher {

// Every document until the deadline, none after it. A query filtered by it asks it of each candidate, before
// positions are looked at.
class TimedSource : public Xapian::PostingSource {
 public:
  // `deadline` outlives it.
  explicit TimedSource(const Deadline& deadline) : deadline_(deadline) {}

  // Whether there is a deadline at all.
  bool is_set() const { return deadline_.is_set(); }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  // As if it had every document: then the matcher follows the other terms.
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  void init(const Xapian::Database& database) override {
    documents_ = database.get_doccount();
    last_ = database.get_lastdocid();
    at_ = 0;
  }
  void next(double /*least_weight*/) override { go_to(at_ + 1); }
  void skip_to(Xapian::docid id, double /*least_weight*/) override {
    if (id > at_) go_to(id);
  }
  bool at_end() const override { return over_ || at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }
  std::string get_description() const override { return "TimedSource"; }

 private:
  void go_to(Xapian::docid id) {
    at_ = id;
    over_ = over_ || deadline_.passed_at(steps_++);
  }

  const Deadline& deadline_;
  Xapian::doccount documents_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  std::size_t steps_ = 0;
  bool over_ = false;
};

// `query` until the deadline of `source`, which has to outlive whoever asks it; scores stay as they are.
inline Xapian::Query timed(const Xapian::Query& query, TimedSource& source) {
  if (!source.is_set()) return query;
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(&source)};
}

}  // namespace rosebud::searcher
