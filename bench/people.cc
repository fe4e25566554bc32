#include "bench/people.hh"

#include <cstdint>
#include <utility>

#include "bench/random.hh"
#include "catalogue/error.hh"

namespace rosebud::bench {
namespace {

constexpr std::uint64_t people_seed = 1895;
constexpr std::size_t writing_directors = 1'500;

// Fisher and Yates; std::shuffle may differ between libraries.
void shuffle(std::vector<std::string>& names, Random& random) {
  for (std::size_t i = names.size(); i > 1; --i) {
    std::swap(names[i - 1], names[random.below(static_cast<std::uint32_t>(i))]);
  }
}

std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (const NameList& list : name_lists()) {
    for (const std::string_view given : list.given) {
      for (const std::string_view surname : list.surnames) {
        names.push_back(std::string(given) + ' ' + std::string(surname));
      }
    }
  }
  return names;
}

}  // namespace

People make_people() {
  Random random(people_seed);
  std::vector<std::string> names = all_names();
  constexpr std::size_t others = writer_count - writing_directors;
  if (names.size() < director_count + others) throw Error("too few names for all directors and writers");
  shuffle(names, random);
  const auto directors_end = names.begin() + director_count;
  People people;
  people.directors.assign(names.begin(), directors_end);
  // The first directors are the busiest; those who also write come from all ranks.
  std::vector<std::string> directors = people.directors;
  shuffle(directors, random);
  people.writers.assign(directors.begin(), directors.begin() + writing_directors);
  people.writers.insert(people.writers.end(), directors_end, directors_end + others);
  shuffle(people.writers, random);
  return people;
}

}  // namespace rosebud::bench
