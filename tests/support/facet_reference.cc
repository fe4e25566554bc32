#include "support/facet_reference.hh"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "catalogue/fold.hh"

namespace rosebud::testing {
namespace {

bool has_word(const KnownArticle& article, const std::string& word) {
  return std::ranges::find(article.words, word) != article.words.end();
}

bool has_phrase(const KnownArticle& article, const std::vector<std::string>& phrase) {
  const auto& words = article.words;
  return std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

bool has_all(const KnownArticle& article, const KnownText& text) {
  const auto has = [&](const std::string& word) { return has_word(article, word); };
  if (text.phrase) return has_phrase(article, text.all);
  const bool any = text.any.empty() || std::ranges::any_of(text.any, has);
  return std::ranges::all_of(text.all, has) && any && std::ranges::none_of(text.none, has);
}

// What is searched for when no article has all the words.
bool has_some(const KnownArticle& article, const KnownText& text) {
  return std::ranges::any_of(text.all, [&](const std::string& word) { return has_word(article, word); });
}

std::vector<std::string> keys_of(const KnownArticle& article, FieldId field) {
  const auto found = article.keys.find(field);
  return found == article.keys.end() ? std::vector<std::string>{} : found->second;
}

std::string key_of(FieldId field, const std::string& typed) {
  for (const KnownValue& value : known_values(field)) {
    if (std::ranges::find(value.forms, typed) != value.forms.end()) return value.key;
  }
  return typed;
}

bool is_number_field(FieldId field) {
  return facet_fields().field(field).kind == FieldKind::number;
}

// Whether the value with the key `key` is among some typed values and ranges.
bool is_among(FieldId field, const std::string& key, const std::map<FieldId, std::set<std::string>>& values,
              const std::map<FieldId, std::set<NumberRange>>& ranges) {
  if (const auto found = values.find(field); found != values.end()) {
    for (const std::string& typed : found->second) {
      if (key_of(field, typed) == key) return true;
      if (field == FieldId::date && key.starts_with(typed + "-")) return true;
    }
  }
  if (const auto found = ranges.find(field); found != ranges.end()) {
    for (const NumberRange& range : found->second) {
      const int number = std::stoi(key);
      if ((!range.from || number >= *range.from) && (!range.to || number <= *range.to)) return true;
    }
  }
  return false;
}

bool is_chosen(const SearchRequest& request, FieldId field, const std::string& key) {
  return is_among(field, key, request.chosen, request.ranges);
}

bool is_excluded(const SearchRequest& request, FieldId field, const std::string& key) {
  return is_among(field, key, request.excluded, request.excluded_ranges);
}

bool has_excluded(const SearchRequest& request, FieldId field, const KnownArticle& article) {
  return std::ranges::any_of(keys_of(article, field),
                             [&](const std::string& key) { return is_excluded(request, field, key); });
}

bool passes(const SearchRequest& request, FieldId field, const KnownArticle& article) {
  if (has_excluded(request, field, article)) return false;
  if (!request.chosen.contains(field) && !request.ranges.contains(field)) return true;
  return std::ranges::any_of(keys_of(article, field),
                             [&](const std::string& key) { return is_chosen(request, field, key); });
}

bool passes_all_but(const SearchRequest& request, std::optional<FieldId> left_out,
                    const KnownArticle& article) {
  return std::ranges::all_of(
      counted_fields(), [&](FieldId field) { return field == left_out || passes(request, field, article); });
}

int number_of(FieldId field, const std::string& key) {
  return std::stoi(field == FieldId::date ? key.substr(0, 4) : key);
}

bool has_bins(FieldId field) {
  return field == FieldId::date || is_number_field(field);
}

// How most articles write it; of equals the first in byte order.
std::string label_of(std::span<const KnownArticle> articles, FieldId field, const std::string& key) {
  if (is_number_field(field)) return fmt::format("{}", std::stoi(key));
  std::map<std::string, std::size_t> forms;
  for (const KnownArticle& article : articles) {
    const std::vector<std::string> keys = keys_of(article, field);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i] == key) ++forms[article.first_form.at(field)[i]];
    }
  }
  if (forms.empty() || field == FieldId::date) return key;
  return std::ranges::max_element(forms, {}, [](const auto& form) { return form.second; })->first;
}

bool matches(const std::string& key, const std::string& typed) {
  const std::string wanted = fold(typed);
  return wanted.empty() || (" " + key).find(" " + wanted) != std::string::npos;
}

bool matches_a_word(const std::string& key, const std::string& typed) {
  return (" " + key + " ").find(" " + fold(typed) + " ") != std::string::npos;
}

// The chosen and excluded values that were named one by one.
std::set<std::string> named_keys(const SearchRequest& request, FieldId field) {
  std::set<std::string> named;
  for (const auto* values : {&request.chosen, &request.excluded}) {
    const auto found = values->find(field);
    if (found == values->end() || field == FieldId::date) continue;
    for (const std::string& typed : found->second) named.insert(key_of(field, typed));
  }
  for (const auto* ranges : {&request.ranges, &request.excluded_ranges}) {
    const auto found = ranges->find(field);
    if (found == ranges->end()) continue;
    for (const NumberRange& range : found->second) {
      if (range.from && range.from == range.to) named.insert(fmt::format("{:04}", *range.from));
    }
  }
  return named;
}

void add_bins(Facet& facet, const FacetRequest& asked, const std::vector<std::set<int>>& numbers,
              const SearchRequest& request) {
  std::int64_t width = 0;
  for (std::int64_t power = 1; width == 0; power *= 10) {
    for (const std::int64_t step : {1, 2, 5}) {
      const auto tried =
          static_cast<std::int64_t>(std::max<std::size_t>(1, asked.binning.width)) * step * power;
      const bool fits =
          *facet.greatest / tried - *facet.least / tried + 1 <= static_cast<std::int64_t>(asked.binning.most);
      if (fits && width == 0) width = tried;
    }
  }
  facet.bin_width = static_cast<std::size_t>(width);
  for (std::int64_t from = *facet.least / width * width; from <= *facet.greatest; from += width) {
    FacetBin bin{{static_cast<int>(from), static_cast<int>(from + width - 1)}, 0, false, true};
    for (const std::set<int>& of_article : numbers) {
      const auto first = of_article.lower_bound(*bin.range.from);
      if (first != of_article.end() && *first <= *bin.range.to) ++bin.count;
    }
    for (int number = *bin.range.from; number <= *bin.range.to; ++number) {
      const std::string key =
          asked.field == FieldId::date ? fmt::format("{}-01-01", number) : fmt::format("{:04}", number);
      bin.chosen = bin.chosen || is_chosen(request, asked.field, key);
      bin.excluded = bin.excluded && is_excluded(request, asked.field, key);
    }
    facet.bins.push_back(bin);
  }
}

struct Tally {
  std::map<std::string, std::size_t> counts;  // of excluded values those that are kept out
  std::vector<std::set<int>> numbers;         // of each article that counts
  std::size_t missing = 0;
};

Tally tally_of(std::span<const KnownArticle* const> found, const SearchRequest& request, FieldId field) {
  Tally tally;
  for (const KnownArticle* article : found) {
    if (!passes_all_but(request, field, *article)) continue;
    const std::vector<std::string> keys = keys_of(*article, field);
    const bool kept_out = has_excluded(request, field, *article);
    if (keys.empty()) ++tally.missing;
    std::set<int> numbers;
    for (const std::string& key : keys) {
      if (kept_out && !is_excluded(request, field, key)) continue;
      ++tally.counts[key];
      if (has_bins(field)) numbers.insert(number_of(field, key));
    }
    if (!kept_out && !numbers.empty()) tally.numbers.push_back(numbers);
  }
  return tally;
}

void order(std::vector<FacetValue>& values, const FacetRequest& asked) {
  const bool by_value =
      asked.order == FacetOrder::value || (asked.order == FacetOrder::usual && is_number_field(asked.field));
  std::ranges::stable_sort(values, [&](const FacetValue& left, const FacetValue& right) {
    if (by_value) return left.key < right.key;
    const bool left_is_word = asked.matching.empty() || matches_a_word(left.key, asked.matching);
    const bool right_is_word = asked.matching.empty() || matches_a_word(right.key, asked.matching);
    if (left_is_word != right_is_word) return left_is_word;
    return left.count != right.count ? left.count > right.count : left.key < right.key;
  });
}

Facet reference_facet(std::span<const KnownArticle> articles, std::span<const KnownArticle* const> found,
                      const KnownRequest& known, const FacetRequest& asked) {
  const SearchRequest& request = known.request;
  const Tally tally = tally_of(found, request, asked.field);
  Facet facet;
  facet.field = asked.field;
  facet.missing = tally.missing;
  std::vector<FacetValue> values;
  for (const auto& [key, count] : tally.counts) {
    FacetValue value{key, label_of(articles, asked.field, key), count, is_chosen(request, asked.field, key),
                     is_excluded(request, asked.field, key)};
    if (!value.excluded) ++facet.distinct;
    if (!matches(key, asked.matching)) continue;
    if (!value.excluded) ++facet.matching;
    values.push_back(value);
  }
  order(values, asked);
  const std::set<std::string> named = named_keys(request, asked.field);
  const bool all = is_number_field(asked.field) && asked.order == FacetOrder::usual;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (all || i < asked.limit || named.contains(values[i].key)) facet.values.push_back(values[i]);
  }
  for (const std::string& key : named) {
    if (tally.counts.contains(key) || !matches(key, asked.matching)) continue;
    facet.values.push_back({key, label_of(articles, asked.field, key), 0,
                            is_chosen(request, asked.field, key), is_excluded(request, asked.field, key)});
  }
  order(facet.values, asked);
  for (const std::set<int>& numbers : tally.numbers) {
    facet.least = std::min(facet.least.value_or(*numbers.begin()), *numbers.begin());
    facet.greatest = std::max(facet.greatest.value_or(*numbers.rbegin()), *numbers.rbegin());
  }
  if (facet.least) add_bins(facet, asked, tally.numbers, request);
  return facet;
}

std::string in_words(const FacetValue& value) {
  return fmt::format("{} “{}” {}{}{}", value.key, value.label, value.count, value.chosen ? " chosen" : "",
                     value.excluded ? " excluded" : "");
}

std::string in_words(const FacetBin& bin) {
  return fmt::format("{} {}{}{}", to_string(bin.range), bin.count, bin.chosen ? " chosen" : "",
                     bin.excluded ? " excluded" : "");
}

std::string in_words(const Facet& facet) {
  std::string text = fmt::format("{}: distinct {}, missing {}, from {} to {}, by {}\n",
                                 facet_fields().field(facet.field).name, facet.distinct, facet.missing,
                                 facet.least.value_or(-1), facet.greatest.value_or(-1), facet.bin_width);
  for (const FacetValue& value : facet.values) text += fmt::format("  {}\n", in_words(value));
  for (const FacetBin& bin : facet.bins) text += fmt::format("  [{}]\n", in_words(bin));
  return text;
}

}  // namespace

ReferenceAnswer reference_answer(std::span<const KnownArticle> articles, const KnownRequest& known) {
  const auto found_by = [&](auto has) {
    std::vector<const KnownArticle*> found;
    for (const KnownArticle& article : articles) {
      if (has(article, known.text)) found.push_back(&article);
    }
    return found;
  };
  const auto total_of = [&](const std::vector<const KnownArticle*>& found) {
    return static_cast<std::size_t>(std::ranges::count_if(found, [&](const KnownArticle* article) {
      return passes_all_but(known.request, std::nullopt, *article);
    }));
  };
  std::vector<const KnownArticle*> found = found_by(has_all);
  const bool falls_back = !known.text.phrase && known.text.all.size() > 1;
  if (total_of(found) == 0 && falls_back) found = found_by(has_some);
  ReferenceAnswer answer{total_of(found), {}};
  for (const FacetRequest& asked : known.request.facets) {
    answer.facets.push_back(reference_facet(articles, found, known, asked));
  }
  return answer;
}

std::string difference(const SearchResults& results, const ReferenceAnswer& expected) {
  if (results.total != expected.total) {
    return fmt::format("{} articles instead of {}", results.total, expected.total);
  }
  if (results.facets.size() != expected.facets.size()) return "another number of facets";
  for (std::size_t i = 0; i < expected.facets.size(); ++i) {
    const std::string is = in_words(results.facets[i]);
    const std::string must = in_words(expected.facets[i]);
    if (is != must) return fmt::format("{}instead of\n{}", is, must);
  }
  return {};
}

SearchResults results_in_json(const std::string& json) {
  namespace js = boost::json;
  const js::value parsed = js::parse(json);
  const auto number = [](const js::value& value) {
    return value.is_null() ? std::optional<int>() : std::optional(value.to_number<int>());
  };
  SearchResults results;
  results.total = parsed.at("total").to_number<std::size_t>();
  for (const js::value& facet : parsed.at("facets").as_array()) {
    Facet read;
    read.field = facet_fields().named(std::string_view(facet.at("field").as_string())).value();
    read.distinct = facet.at("distinct").to_number<std::size_t>();
    read.missing = facet.at("missing").to_number<std::size_t>();
    for (const js::value& value : facet.at("values").as_array()) {
      read.values.push_back({std::string(value.at("value").as_string()),
                             std::string(value.at("label").as_string()),
                             value.at("count").to_number<std::size_t>(), value.at("chosen").as_bool(),
                             value.at("excluded").as_bool()});
    }
    if (facet.as_object().contains("bins")) {
      read.least = number(facet.at("min"));
      read.greatest = number(facet.at("max"));
      read.bin_width = facet.at("bin_width").to_number<std::size_t>();
      for (const js::value& bin : facet.at("bins").as_array()) {
        read.bins.push_back({{number(bin.at("from")), number(bin.at("to"))},
                             bin.at("count").to_number<std::size_t>(),
                             bin.at("chosen").as_bool(),
                             bin.at("excluded").as_bool()});
      }
    }
    results.facets.push_back(std::move(read));
  }
  return results;
}

}  // namespace rosebud::testing
