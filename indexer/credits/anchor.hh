// Whether a clause speaks of the article's work or of another one.
#pragma once

#include <cstddef>
#include <optional>

#include "indexer/credits/credit.hh"

namespace rosebud::indexer::credits {

// What one sentence is about.
class Anchor {
 public:
  explicit Anchor(const Context& context);

  // Whether the sentence's subject is the work: its title, "it", "the film", "this comedy".
  bool subject_is_work() const { return is_subject(); }

  // Whether a participle at word `i` ("directed by ...") is said of the work. `for_director`: the role is one
  // that books and plays do not have.
  bool participle_is_of_work(std::size_t i, bool for_director) const;

  // Whether a phrase at word `i` ("with a screenplay by ...") belongs to another work that the sentence has
  // named before: a remake's original, the sequel's forerunner.
  bool other_work_before(std::size_t i) const;

  // Whether what is said at word `i` is denied, planned or supposed.
  bool is_unreal(std::size_t i) const;

  // Whether a phrase for the work begins at word `i`: its end, or `i`.
  std::size_t work_phrase_end(std::size_t i) const;

 private:
  bool is_subject() const;
  bool find_subject() const;
  bool head_is_work(std::size_t i, bool for_director) const;
  bool film_noun_is_work(std::size_t noun) const;
  bool resumes_after(std::size_t k, std::size_t i) const;
  bool named_before(std::size_t k) const;
  std::size_t skip_back(std::size_t i) const;

  const Context& context_;
  const Sentence& sentence_;
  mutable std::optional<bool> subject_;  // most sentences never ask
};

bool is_film_noun(std::string_view lower);
bool is_script_noun(std::string_view lower);
bool is_book_noun(std::string_view lower);
bool is_participle(std::string_view lower);
bool is_year(const Word& word);

}  // namespace rosebud::indexer::credits
