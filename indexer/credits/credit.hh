// What the patterns find: who did what on the article's work, and by which kind of sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field.hh"
#include "indexer/credits/names.hh"
#include "indexer/credits/prose.hh"
#include "indexer/credits/work.hh"

namespace rosebud::indexer::credits {

// The kinds of sentence that state a credit.
enum class Pattern : std::uint8_t {
  lead_passive,       // the first sentence: "X is a 1951 film directed by A"
  passive,            // "the film was directed by A"; "Directed by A, the film ..."
  labelled,           // "Director: A"
  noun_by,            // "screenplay by A", "with music by A"
  active,             // "A directed the film", "A, who wrote the screenplay"
  appositive,         // "director A"
  film_by,            // the first sentence: "X is a film by A"
  direction,          // "A's direction", "the directorial debut of A"
  film_of,            // "A's film", near the beginning
  title_of,           // "A's Alien"
  script_of,          // "A's screenplay"
  based_on,           // "based on the novel by A", "based on A's novel"
  source_possessive,  // "A's novel", with nothing said of its use
  score_of,           // "A's score"
  made_by,            // "produced by COMPANY"
  titled,             // the work's title in the article's title and text
  also_known,         // "also known as T"
  dated_title,        // "1995's T", "T (1995)"
  lead_year,          // "X is a 1951 film"
  this_year_film,     // "this 1978 film"
  released,           // "it was released in 1951"
};

std::string_view pattern_name(Pattern pattern);

// How often the pattern is right, learnt from the labelled sample: docs/credits.md.
double confidence(Pattern pattern);

struct Credit {
  FieldId field = FieldId::director;
  std::string value;
  Pattern pattern = Pattern::passive;
  std::size_t sentence = 0;
};

// One sentence and what is known of the article around it.
struct Context {
  const Sentence& sentence;
  std::size_t index = 0;  // of the sentence
  const Work& work;
  const KnownPeople& known;
  std::span<const Sentence> all;

  bool opens_article() const { return index == 0; }
};

void find_passives(const Context& context, std::vector<Credit>& credits);
void find_nominals(const Context& context, std::vector<Credit>& credits);
void find_actives(const Context& context, std::vector<Credit>& credits);
void find_sources(const Context& context, std::vector<Credit>& credits);
void find_years(const Context& context, std::vector<Credit>& credits);
void find_other_titles(const Context& context, std::vector<Credit>& credits);

}  // namespace rosebud::indexer::credits
