#include "support/facet_requests.hh"

#include <algorithm>

#include <fmt/format.h>

#include "server/url/url_state.hh"

namespace rosebud::testing {
namespace {

// True once in `times`.
bool seldom(std::mt19937& random, int times) {
  return random_number(random, 1, times) == 1;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(separator)) + word;
  return text;
}

KnownText random_text(std::mt19937& random) {
  std::vector<std::string> words = facet_words();
  std::ranges::shuffle(words, random);
  switch (random_number(random, 0, 6)) {
    case 0:
      return {};
    case 1:
      return {{words[0]}, {}, {}};
    case 2:
      return {{words[0], words[1]}, {}, {}};
    case 3:
      return {{words[0], words[1], words[2]}, {}, {}};
    case 4:
      return {{words[0]}, {}, {words[1]}};
    case 5:
      return {{}, {words[0], words[1]}, {}};
    default:
      return {{words[0], words[1]}, {}, {}, true};
  }
}

std::string written(const KnownText& text) {
  if (text.phrase) return fmt::format("\"{}\"", joined(text.all, " "));
  std::string query = joined(text.all, " ") + joined(text.any, " OR ");
  for (const std::string& word : text.none) query += " -" + word;
  return query;
}

NumberRange random_range(FieldId field, std::mt19937& random) {
  const bool years = field == FieldId::year;
  const int from = random_number(random, years ? 1945 : 0, years ? 2016 : 150);
  const int to = from + random_number(random, 0, 40);
  switch (random_number(random, 0, 3)) {
    case 0:
      return {from, from};
    case 1:
      return {std::nullopt, to};
    case 2:
      return {from, std::nullopt};
    default:
      return {from, to};
  }
}

std::string random_value(FieldId field, std::mt19937& random) {
  if (field == FieldId::date) return fmt::format("{}", random_number(random, 2000, 2020));
  return one_of(random, one_of(random, known_values(field)).forms);
}

void refine(SearchRequest& request, FieldId field, std::mt19937& random) {
  const bool numbers = facet_fields().field(field).kind == FieldKind::number;
  const bool excludes = seldom(random, 3);
  for (int left = random_number(random, 1, 2); left > 0; --left) {
    if (numbers) {
      (excludes ? request.excluded_ranges : request.ranges)[field].insert(random_range(field, random));
    } else {
      (excludes ? request.excluded : request.chosen)[field].insert(random_value(field, random));
    }
  }
}

FacetRequest random_facet(FieldId field, std::mt19937& random) {
  FacetRequest facet{field};
  facet.limit = one_of(random, std::vector<std::size_t>{0, 1, 2, 3, 10});
  facet.order =
      one_of(random, std::vector{FacetOrder::usual, FacetOrder::usual, FacetOrder::count, FacetOrder::value});
  const FieldKind kind = facet_fields().field(field).kind;
  if (kind == FieldKind::number || kind == FieldKind::date) {
    facet.binning.width = one_of(random, std::vector<std::size_t>{0, 1, 10, 7, 100});
    facet.binning.most = one_of(random, std::vector<std::size_t>{default_bins, 1, 5, 12, 100});
  } else if (seldom(random, 6)) {
    // Of three letters, so that no typo is looked for.
    facet.matching = one_of(random, std::vector<std::string>{"kon", "SAT", "día", "мар", "jj", "mis", "zzz"});
  }
  return facet;
}

}  // namespace

KnownRequest random_request(std::mt19937& random) {
  KnownRequest known;
  known.text = random_text(random);
  known.request.text = written(known.text);
  known.request.limit = one_of(random, std::vector<std::size_t>{0, 1, 10});
  std::vector<FieldId> fields = counted_fields();
  std::ranges::shuffle(fields, random);
  for (int i = random_number(random, 0, 3); i > 0; --i) {
    refine(known.request, fields[static_cast<std::size_t>(i)], random);
  }
  // Some fields are refined by and not counted, others counted and not refined by.
  std::ranges::shuffle(fields, random);
  const auto counted = static_cast<std::size_t>(random_number(random, 1, 5));
  for (std::size_t i = 0; i < counted; ++i) known.request.facets.push_back(random_facet(fields[i], random));
  return known;
}

std::string description(const KnownRequest& known) {
  std::string text = server::print_url_state(known.request, facet_fields());
  for (const FacetRequest& facet : known.request.facets) {
    if (!facet.matching.empty()) text += fmt::format(" matching {}", facet.matching);
  }
  return text;
}

}  // namespace rosebud::testing
