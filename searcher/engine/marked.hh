// What Evaluator marks in; of its own files alone.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>

#include "searcher/engine/evaluate.hh"

namespace rosebud::searcher {

// Marks in memory that is used again: a question has a dozen tiers.
class Evaluator::Marked {
 public:
  Marked(Evaluator& owner, std::size_t size) : owner_(owner) {
    if (owner_.marks_.empty()) {
      marks_ = std::make_unique<Marks>();
    } else {
      marks_ = std::move(owner_.marks_.back());
      owner_.marks_.pop_back();
    }
    marks_->start(size);
  }
  Marked(const Marked&) = delete;
  Marked& operator=(const Marked&) = delete;
  ~Marked() { owner_.marks_.push_back(std::move(marks_)); }

  Marks& operator*() { return *marks_; }
  Marks* operator->() { return marks_.get(); }

 private:
  Evaluator& owner_;
  std::unique_ptr<Marks> marks_;
};

}  // namespace rosebud::searcher
