#include "catalogue/compound.hh"

#include <algorithm>
#include <utility>

#include "catalogue/ascii.hh"
#include "catalogue/utf8.hh"
#include "catalogue/written_number.hh"

namespace rosebud {
namespace {

// More parts are a list or a drawing, not a word.
constexpr std::size_t most_parts = 6;
constexpr std::size_t most_initials = 12;

class CompoundReader {
 public:
  CompoundReader(std::string_view text, std::size_t at, std::vector<CompoundPart>& parts)
      : text_(text), at_(at), parts_(parts) {}

  void read() {
    parts_.clear();
    for (;;) {
      parts_.push_back(read_part());
      const std::size_t next = behind_sign(parts_.back());
      if (next == text_.size() || read_number(text_, next)) break;
      at_ = next;
    }
    parts_.back().sign = CharacterClass::other;
  }

 private:
  utf8::Decoded decode(std::size_t at) const { return utf8::decode(text_, at); }
  CharacterClass class_at(std::size_t at) const {
    const utf8::Decoded decoded = decode(at);
    return decoded.length == 0 ? CharacterClass::other : classify(decoded.code_point);
  }

  static bool begins_part(CharacterClass kind) {
    return kind == CharacterClass::word || kind == CharacterClass::numeral || kind == CharacterClass::times;
  }

  // The apostrophe of "rock'n'roll" at `at`.
  bool is_and_between(std::size_t at) const {
    const std::size_t letter = at + decode(at).length;
    if (letter >= text_.size() || to_lower(text_[letter]) != 'n') return false;
    return class_at(letter + 1) == CharacterClass::apostrophe &&
           class_at(letter + 1 + decode(letter + 1).length) == CharacterClass::word;
  }

  CompoundPart read_part() {
    const CharacterClass first = class_at(at_);
    return first == CharacterClass::word ? read_word() : read_numeral(first);
  }

  CompoundPart read_word() {
    CompoundPart part;
    part.begin = at_;
    const bool behind_and = !parts_.empty() && parts_.back().sign == CharacterClass::apostrophe;
    for (;;) {
      const utf8::Decoded decoded = decode(at_);
      const CharacterClass kind = decoded.length == 0 ? CharacterClass::other : classify(decoded.code_point);
      if (kind == CharacterClass::word || kind == CharacterClass::mark) {
        part.letters.append(text_.substr(at_, decoded.length));
      } else if (kind == CharacterClass::apostrophe &&
                 class_at(at_ + decoded.length) == CharacterClass::word && !is_and_between(at_) &&
                 !(behind_and && part.letters.size() == 1)) {
        if (part.apostrophes++ == 0) part.after_first = part.letters.size();
        part.after_last = part.letters.size();
      } else {
        break;
      }
      at_ += decoded.length;
    }
    part.end = at_;
    return part;
  }

  CompoundPart read_numeral(CharacterClass kind) {
    CompoundPart part;
    part.begin = at_;
    // A times sign is one part, superscripts in a row are one number.
    bool goes_on = kind == CharacterClass::numeral;
    do {
      const utf8::Decoded decoded = decode(at_);
      const std::string digits = digits_of_numeral(decoded.code_point);
      goes_on = goes_on && !digits.empty();
      if (kind == CharacterClass::times) {
        part.letters += 'x';
      } else if (goes_on) {
        part.letters += digits;
      } else if (part.letters.empty()) {
        part.letters.append(text_.substr(at_, decoded.length));
      } else {
        break;
      }
      at_ += decoded.length;
    } while (goes_on && class_at(at_) == kind);
    part.end = at_;
    return part;
  }

  // Where the next part begins, having noted what joins it to `part`; the end of the text when none is
  // joined.
  std::size_t behind_sign(CompoundPart& part) const {
    const utf8::Decoded sign = decode(at_);
    if (sign.length == 0) return text_.size();
    const CharacterClass kind = classify(sign.code_point);
    if (begins_part(kind)) {
      part.sign = CharacterClass::tight;
      return at_;
    }
    const std::size_t next = at_ + sign.length;
    const bool joins = kind == CharacterClass::tight || kind == CharacterClass::dot ||
                       kind == CharacterClass::loose || kind == CharacterClass::ampersand ||
                       kind == CharacterClass::apostrophe;
    if (!joins || !begins_part(class_at(next))) return text_.size();
    part.sign = kind;
    return next;
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<CompoundPart>& parts_;
};

bool is_number(const CompoundPart& part) {
  return std::ranges::all_of(part.letters, is_digit);
}

bool is_initial(const CompoundPart& part) {
  const utf8::Decoded letter = utf8::decode(part.letters, 0);
  return letter.length == part.letters.size() && !is_ascii_digit(letter.code_point);
}

// Whether the part and the next are written as one.
bool joins(const std::vector<CompoundPart>& parts, std::size_t i) {
  const CompoundPart& left = parts[i];
  const CompoundPart& right = parts[i + 1];
  switch (left.sign) {
    case CharacterClass::tight:
    case CharacterClass::apostrophe:
      return !is_number(left) || !is_number(right);
    case CharacterClass::dot:
      return is_initial(left) && is_initial(right);
    default:
      return parts.size() == 2 && !is_number(left) && !is_number(right);
  }
}

}  // namespace

void read_compound(std::string_view text, std::size_t at, std::vector<CompoundPart>& parts) {
  CompoundReader(text, at, parts).read();
}

std::vector<Joined> joined_parts(const std::vector<CompoundPart>& parts) {
  std::vector<Joined> all;
  for (std::size_t first = 0; first + 1 < parts.size();) {
    std::size_t last = first;
    bool initials = is_initial(parts[first]);
    while (last + 1 < parts.size() && joins(parts, last)) {
      ++last;
      initials = initials && is_initial(parts[last]);
    }
    const std::size_t size = last - first + 1;
    if (size > 1 && size <= (initials ? most_initials : most_parts)) {
      all.push_back({first, last});
      // "Spider-Man-Film" has a Spider-Man in it.
      for (std::size_t i = first; size > 2 && !initials && i < last; ++i) all.push_back({i, i + 1});
    }
    first = last + 1;
  }
  return all;
}

}  // namespace rosebud
