#include "store/search_settings.hh"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "store/values.hh"

namespace rosebud::store {
namespace {

// Reads one number from the front of `text`, with the space behind it.
bool take(std::string_view& text, double& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (text.starts_with(' ')) text.remove_prefix(1);
  return true;
}

bool within(double number, double least, double most) {
  return number >= least && number <= most;
}

}  // namespace

std::string encode_synonyms(const Synonyms& synonyms) {
  std::vector<std::string> rules;
  for (const SynonymRule& rule : synonyms) {
    std::vector<std::string> parts{rule.typed};
    parts.insert(parts.end(), rule.also.begin(), rule.also.end());
    rules.push_back(encode_list(parts));
  }
  return encode_list(rules);
}

Synonyms decode_synonyms(std::string_view written) {
  Synonyms synonyms;
  for (const std::string& rule : decode_list(written)) {
    std::vector<std::string> parts = decode_list(rule);
    if (parts.size() < 2) continue;
    SynonymRule read{std::move(parts.front()), {}};
    read.also.assign(std::make_move_iterator(parts.begin() + 1), std::make_move_iterator(parts.end()));
    synonyms.push_back(std::move(read));
  }
  return synonyms;
}

std::string encode_boosts(const Boosts& boosts) {
  if (!boosts.any()) return {};
  return fmt::format("{} {} {}", boosts.recency, boosts.half_life_days, boosts.rating);
}

Boosts decode_boosts(std::string_view written) {
  Boosts boosts;
  const bool read = take(written, boosts.recency) && take(written, boosts.half_life_days) &&
                    take(written, boosts.rating) && written.empty();
  const bool possible = within(boosts.recency, 0, max_boost) && within(boosts.rating, 0, max_boost) &&
                        within(boosts.half_life_days, 1, max_half_life_days);
  return read && possible ? boosts : Boosts{};
}

}  // namespace rosebud::store
