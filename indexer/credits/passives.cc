// "directed by A", "written, directed and produced by A and B", "produced by COMPANY".
#include <algorithm>
#include <array>

#include "indexer/credits/anchor.hh"
#include "indexer/credits/credit.hh"

namespace rosebud::indexer::credits {
namespace {

struct Roles {
  bool director = false;
  bool writer = false;
  bool composer = false;
  bool maker = false;

  bool any() const { return director || writer || composer || maker; }
};

constexpr auto director_participles = std::to_array<std::string_view>({"co-directed", "directed", "helmed"});
constexpr auto writer_participles = std::to_array<std::string_view>(
    {"adapted", "co-adapted", "co-scripted", "co-written", "penned", "scripted", "written"});
constexpr auto composer_participles = std::to_array<std::string_view>({"composed", "scored"});
constexpr auto maker_participles = std::to_array<std::string_view>({"made", "produced"});
constexpr auto chain_words =
    std::to_array<std::string_view>({"&", ",", "/", "also", "and", "co", "executive", "then"});
constexpr auto gap_words =
    std::to_array<std::string_view>({"a", "and", "deft", "flair", "for", "great", "in", "much", "screen",
                                     "skill", "style", "the", "verve", "with"});
constexpr auto appearing = std::to_array<std::string_view>({"featuring", "starring", "stars"});

void add_role(Roles& roles, std::string_view participle) {
  roles.director = roles.director || one_of(director_participles, participle);
  roles.writer = roles.writer || one_of(writer_participles, participle);
  roles.composer = roles.composer || one_of(composer_participles, participle);
  roles.maker = roles.maker || one_of(maker_participles, participle);
}

// Participles up to their "by": what was done, and the word behind "by".
struct Chain {
  Roles roles;
  std::size_t begin = 0;
  std::size_t names = 0;  // 0: there was no "by"
};

class ChainReader {
 public:
  ChainReader(const Sentence& sentence, std::size_t i) : sentence_(sentence), at_(i) { chain_.begin = i; }

  Chain read() {
    read_participles();
    if (!read_by()) return {};
    // "directed by and starring A", "written by, directed by, and featuring A"
    if (sentence_.is(at_, ",") || sentence_.is(at_, "and") || sentence_.is(at_, "&")) {
      const std::size_t end = at_ + 8;
      std::size_t behind = at_;
      for (std::size_t k = at_; k < end; ++k) {
        const Word& word = sentence_.at(k);
        const bool participle = is_participle(word.lower);
        if (participle) add_role(chain_.roles, word.lower);
        if (!participle && !one_of(chain_words, word.lower) && !one_of(appearing, word.lower) &&
            word.lower != "by")
          break;
        if (!one_of(chain_words, word.lower)) behind = k + 1;
      }
      at_ = behind;
    }
    chain_.names = at_;
    return chain_;
  }

 private:
  void read_participles() {
    for (std::size_t end = at_ + 14; at_ < end; ++at_) {
      const Word& word = sentence_.at(at_);
      if (is_participle(word.lower)) {
        add_role(chain_.roles, word.lower);
      } else if (!one_of(chain_words, word.lower) && !word.lower.ends_with("ly")) {
        break;
      }
    }
  }

  // "by", perhaps behind a few words of its own: "directed with much style by"
  bool read_by() {
    for (int gap = 0; gap < 6; ++gap, ++at_) {
      const Word& word = sentence_.at(at_);
      if (word.lower == "by" || (gap == 0 && word.lower == "by:")) {
        at_ += sentence_.is(at_ + 1, ":") ? 2U : 1U;
        return true;
      }
      const bool allowed = one_of(gap_words, word.lower) || is_year(word) || word.lower.ends_with("ly");
      if (!allowed) return false;
    }
    return false;
  }

  const Sentence& sentence_;
  std::size_t at_;
  Chain chain_;
};

// What wrote or made things that are no films: "songs written by", "a book written by".
constexpr auto not_scripts =
    std::to_array<std::string_view>({"book", "books", "dialogue", "lyrics", "music", "novel", "play", "score",
                                     "song", "songs", "stories", "story", "theme", "tune"});

class PassiveFinder {
 public:
  PassiveFinder(const Context& context, std::vector<Credit>& credits)
      : context_(context), sentence_(context.sentence), anchor_(context), credits_(credits) {}

  void find() {
    for (std::size_t i = 0; i < sentence_.words.size(); ++i) {
      if (!is_participle(sentence_.words[i].lower) || is_participle(sentence_.at(i - 1).lower)) continue;
      if (is_written_with(i)) take_co_writers(i + 2);
      const Chain chain = ChainReader(sentence_, i).read();
      if (chain.names == 0 || !chain.roles.any()) continue;
      take(chain);
      i = chain.names - 1;
    }
  }

 private:
  void take(const Chain& chain) {
    const Roles& roles = chain.roles;
    if (roles.composer && !roles.director && !roles.writer) return take_music(chain);
    if (!anchor_.participle_is_of_work(chain.begin, roles.director)) return;
    if (roles.maker) take_company(chain);
    if (!roles.director && !roles.writer) return;
    if (!roles.director && wrote_something_else(chain.begin)) return;
    if (!roles.director && chain.begin > 0 && sentence_.is(chain.begin, "adapted") &&
        !adapted_for_screen(chain))
      return;
    const NameList list = names_at(sentence_, chain.names, context_.known);
    for (const std::string& name : list.names) add(roles, name);
    // A word alone is a name only where nothing else can stand: "RZA".
    if (list.names.empty() && !list.bare.empty() && context_.opens_article() && anchor_.subject_is_work()) {
      add(roles, list.bare);
    }
  }

  bool is_written_with(std::size_t i) const {
    return (sentence_.is(i, "co-written") || sentence_.is(i, "co-scripted")) && sentence_.is(i + 1, "with");
  }

  // "directed by A and co-written with B": both of them wrote it.
  void take_co_writers(std::size_t names) {
    std::vector<std::string> writers;
    for (const Credit& credit : credits_) {
      const bool passive = credit.pattern == Pattern::lead_passive || credit.pattern == Pattern::passive;
      if (credit.sentence == context_.index && credit.field == FieldId::director && passive)
        writers.push_back(credit.value);
    }
    if (writers.empty()) return;
    const NameList with = names_at(sentence_, names, context_.known);
    writers.insert(writers.end(), with.names.begin(), with.names.end());
    if (with.names.empty()) return;
    Roles roles;
    roles.writer = true;
    for (const std::string& writer : writers) add(roles, writer);
  }

  bool adapted_for_screen(const Chain& chain) const {
    return sentence_.is(chain.names - 1, "by") || sentence_.is(chain.names - 1, ":");
  }

  void take_company(const Chain& chain) {
    if (const auto company = company_at(sentence_, chain.names)) {
      credits_.push_back({FieldId::studio, company->text, Pattern::made_by, context_.index});
    }
  }

  void take_music(const Chain& chain) {
    if (anchor_.is_unreal(chain.begin) || anchor_.other_work_before(chain.begin)) return;
    bool music = sentence_.is(chain.begin, "scored") && anchor_.subject_is_work();
    for (std::size_t k = chain.begin; k-- > 0 && chain.begin - k < 5;) {
      const std::string& word = sentence_.words[k].lower;
      music = music || word == "music" || word == "score" || word == "soundtrack";
      if (word == "song" || word == "songs" || word == "lyrics" || word == "theme") return;
    }
    if (!music) return;
    for (const std::string& name : names_at(sentence_, chain.names, context_.known).names) {
      credits_.push_back({FieldId::composer, name, Pattern::noun_by, context_.index});
    }
  }

  bool wrote_something_else(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k < 9;) {
      const Word& word = sentence_.words[k];
      if (is_film_noun(word.lower) && word.lower != "story" && word.lower != "classic") return false;
      if (is_script_noun(word.lower) || word.lower == "it") return false;
      if (std::ranges::find(not_scripts, word.lower) != not_scripts.end()) return true;
    }
    return false;
  }

  void add(const Roles& roles, const std::string& name) {
    const Pattern pattern =
        context_.opens_article() && anchor_.subject_is_work() ? Pattern::lead_passive : Pattern::passive;
    if (roles.director) credits_.push_back({FieldId::director, name, pattern, context_.index});
    if (roles.writer) credits_.push_back({FieldId::writer, name, pattern, context_.index});
  }

  const Context& context_;
  const Sentence& sentence_;
  Anchor anchor_;
  std::vector<Credit>& credits_;
};

}  // namespace

void find_passives(const Context& context, std::vector<Credit>& credits) {
  PassiveFinder(context, credits).find();
}

}  // namespace rosebud::indexer::credits
