// Articles that we know already, for Xapian's matcher to look at positions of.
#pragma once

#include <span>
#include <string>

#include <xapian.h>

#include "searcher/engine/deadline.hh"
#include "searcher/engine/matches.hh"

namespace rosebud::searcher {

// The documents of `ids`, ascending, until the deadline; none after it. A query filtered by it asks about no
// others.
class CandidateSource : public Xapian::PostingSource {
 public:
  // Both outlive it.
  CandidateSource(std::span<const Xapian::docid> ids, const Deadline& deadline)
      : ids_(ids), deadline_(deadline) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return static_cast<Xapian::doccount>(ids_.size()); }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }
  void init(const Xapian::Database& /*database*/) override {
    at_ = 0;
    begun_ = false;
  }
  void next(double /*least_weight*/) override {
    go_to(begun_ ? at_ + 1 : 0);
    begun_ = true;
  }
  void skip_to(Xapian::docid id, double /*least_weight*/) override {
    go_to(at_ < ids_.size() ? place_of(id, ids_, at_) : at_);
    begun_ = true;
  }
  bool at_end() const override { return at_ >= ids_.size(); }
  Xapian::docid get_docid() const override { return ids_[at_]; }
  std::string get_description() const override { return "CandidateSource"; }

 private:
  void go_to(std::size_t place) { at_ = deadline_.passed_at(64 * steps_++) ? ids_.size() : place; }

  std::span<const Xapian::docid> ids_;
  const Deadline& deadline_;
  std::size_t at_ = 0;
  std::size_t steps_ = 0;
  bool begun_ = false;
};

}  // namespace rosebud::searcher
