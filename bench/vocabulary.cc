#include "bench/vocabulary.hh"

#include <algorithm>
#include <unordered_set>

#include "bench/word_lists.hh"

namespace rosebud::bench {
namespace {

constexpr std::uint64_t vocabulary_seed = 1941;
constexpr std::size_t root_count = 40'000;

// Topics are drawn from these ranks.
constexpr std::size_t first_topic = 60;
constexpr std::size_t last_topic = 20'000;

constexpr double word_exponent = 1.05;
constexpr double word_shift = 2.7;
constexpr double topic_exponent = 0.6;

constexpr auto consonants = std::to_array<std::string_view>(
    {"b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w"});
constexpr auto clusters = std::to_array<std::string_view>(
    {"bl", "br", "ch", "cl", "cr", "dr", "fl", "gr", "pl", "pr", "sh", "sl", "sp", "st", "str", "th", "tr"});
constexpr auto vowels =
    std::to_array<std::string_view>({"a", "a", "e", "e", "i", "i", "o", "o", "u", "ai", "ea", "oo"});
constexpr auto endings = std::to_array<std::string_view>(
    {"b", "ck", "d", "g", "l", "m", "n", "n", "nd", "nt", "p", "r", "r", "rd", "rk", "sh", "st", "t", "t"});

template <std::size_t size>
std::string_view any_of(const std::array<std::string_view, size>& list, Random& random) {
  return list[random.below(static_cast<std::uint32_t>(size))];
}

// The more common a word, the shorter it is.
int any_syllables(std::size_t rank, Random& random) {
  if (rank < 2'000) return random.between(1, 2);
  if (rank < 12'000) return 2;
  return random.between(2, 3);
}

// Half of English's words that carry meaning are nouns.
WordClass any_class(Random& random) {
  const std::uint32_t hundredth = random.below(100);
  if (hundredth < 52) return WordClass::noun;
  return hundredth < 80 ? WordClass::verb : WordClass::adjective;
}

std::vector<double> topic_weights() {
  std::vector<double> weights = zipf_weights(last_topic, topic_exponent);
  std::fill_n(weights.begin(), first_topic, 0.0);
  return weights;
}

WeightedDraw form_draw(WordClass word_class) {
  std::vector<double> shares;
  for (const WordForm& form : inflected("form", word_class)) shares.push_back(form.share);
  return WeightedDraw(shares);
}

}  // namespace

std::string invented_word(int syllables, Random& random) {
  std::string word;
  for (int i = 0; i < syllables; ++i) {
    const bool cluster = random.chance(i == 0 ? 30 : 12);
    word += cluster ? any_of(clusters, random) : any_of(consonants, random);
    word += any_of(vowels, random);
  }
  word += any_of(endings, random);
  return word;
}

Vocabulary::Vocabulary()
    : lexicon_(make_lexicon()),
      any_word_(lexicon_.weights),
      topics_(topic_weights()),
      forms_{form_draw(WordClass::noun), form_draw(WordClass::verb), form_draw(WordClass::adjective)} {}

void Vocabulary::add_root(Lexicon& lexicon, const std::vector<WordForm>& forms, RootForms root,
                          double weight) {
  lexicon.roots.push_back(root);
  for (const WordForm& form : forms) {
    lexicon.words.push_back(form.text);
    lexicon.weights.push_back(weight * form.share);
  }
}

Vocabulary::Lexicon Vocabulary::make_lexicon() {
  Lexicon lexicon;
  std::unordered_set<std::string> taken;
  double meaning = 1000.0;  // per mille that are left for words that carry meaning
  for (const FunctionWord& word : function_words()) {
    lexicon.words.emplace_back(word.text);
    lexicon.weights.push_back(word.per_mille);
    taken.emplace(word.text);
    meaning -= word.per_mille;
  }

  std::vector<double> shares = zipf_weights(root_count, word_exponent, word_shift);
  double whole = 0.0;
  for (const double share : shares) whole += share;

  Random random(vocabulary_seed);
  const std::span<const Root> real = review_roots();
  while (lexicon.roots.size() < root_count) {
    const std::size_t rank = lexicon.roots.size();
    const bool invent = rank >= real.size();
    const std::string root =
        invent ? invented_word(any_syllables(rank, random), random) : std::string(real[rank].text);
    const WordClass word_class = invent ? any_class(random) : real[rank].word_class;
    const std::vector<WordForm> forms = inflected(root, word_class);
    // No two roots share a form: each word has one rank.
    const bool is_new = root.size() > 2 && std::ranges::none_of(forms, [&](const WordForm& form) {
                          return taken.contains(form.text);
                        });
    if (invent && !is_new) continue;
    for (const WordForm& form : forms) taken.insert(form.text);
    add_root(lexicon, forms, {static_cast<std::uint32_t>(lexicon.words.size()), word_class},
             meaning * shares[rank] / whole);
  }
  return lexicon;
}

Vocabulary::RootId Vocabulary::topic(Random& random) const {
  return topics_(random);
}

std::string_view Vocabulary::form_of(RootId root, Random& random) const {
  const RootForms& forms = lexicon_.roots[root];
  return lexicon_.words[forms.first_word + forms_[static_cast<std::size_t>(forms.word_class)](random)];
}

}  // namespace rosebud::bench
