#include "bench/evaluation/typing.hh"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "catalogue/fold.hh"
#include "catalogue/letters.hh"
#include "catalogue/utf8.hh"

namespace rosebud::bench {
namespace {

using Characters = std::u32string;

Characters characters_of(std::string_view text) {
  Characters characters;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    characters.push_back(decoded.code_point);
    at += decoded.length;
  }
  return characters;
}

std::string text_of(const Characters& characters) {
  std::string text;
  for (const char32_t c : characters) utf8::append(text, c);
  return text;
}

bool is_letter(char32_t c) {
  return is_letter_or_number(c) && (c < U'0' || c > U'9');
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == 0x02BC;
}

bool word_goes_on(const Characters& text, std::size_t place) {
  return place < text.size() && is_letter_or_number(text[place]);
}

// One attempt at an edit; nothing when it would change nothing, or break a word.
std::optional<Characters> edited(Characters text, std::size_t place, Random& random) {
  enum class Edit : std::uint8_t { add, leave_out, replace, exchange };
  const auto edit = static_cast<Edit>(random.below(4));
  const char32_t letter = U'a' + random.below(26);
  const bool stands_alone = !word_goes_on(text, place + 1) && (place == 0 || !word_goes_on(text, place - 1));
  const Characters before = text;
  switch (edit) {
    case Edit::add:
      // Behind the letter as often as before it, so that a word's end is as likely as its beginning.
      text.insert(place + random.below(2), 1, letter);
      break;
    case Edit::leave_out:
      if (stands_alone) return std::nullopt;
      text.erase(place, 1);
      break;
    case Edit::replace:
      text[place] = letter;
      break;
    case Edit::exchange:
      if (place + 1 >= text.size() || !is_letter(text[place + 1])) return std::nullopt;
      std::swap(text[place], text[place + 1]);
      break;
  }
  if (text == before) return std::nullopt;
  return text;
}

}  // namespace

std::string typed_form(std::string_view text, Signs signs) {
  Characters typed;
  bool space = false;
  for (const char32_t c : characters_of(fold(text))) {
    if (is_letter_or_number(c)) {
      if (space && !typed.empty()) typed.push_back(U' ');
      space = false;
      typed.push_back(c);
    } else if (!is_apostrophe(c)) {
      space = space || c == U' ' || signs == Signs::as_spaces;
    }
  }
  return text_of(typed);
}

std::string same_key(std::string_view text) {
  std::string key = typed_form(text, Signs::dropped);
  std::erase(key, ' ');
  return key;
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(characters_of(text), is_letter));
}

std::string with_one_edit(std::string_view text, Random& random) {
  const Characters before = characters_of(text);
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < before.size(); ++place) {
    if (is_letter(before[place])) places.push_back(place);
  }
  for (;;) {
    const std::size_t place = places[random.below(static_cast<std::uint32_t>(places.size()))];
    if (const auto after = edited(before, place, random)) return text_of(*after);
  }
}

std::string first_half(std::string_view text) {
  Characters half = characters_of(text);
  half.resize((half.size() + 1) / 2);
  while (half.ends_with(U' ')) half.pop_back();
  return text_of(half);
}

}  // namespace rosebud::bench
