#include "indexer/article/people.hh"

#include <algorithm>

#include "catalogue/fold.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::indexer {
namespace {

// "Joe Hisaishi (music)" -> "Joe Hisaishi".
std::string without_role(std::string_view name) {
  if (!name.ends_with(')')) return std::string(trimmed(name));
  const auto open = name.rfind('(');
  if (open == std::string_view::npos || open == 0) return std::string(trimmed(name));
  return std::string(trimmed(name.substr(0, open)));
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

bool is_suffix(std::string_view part) {
  const std::string folded = fold(part);
  return folded == "jr." || folded == "jr" || folded == "sr." || folded == "sr" || folded == "ii" ||
         folded == "iii";
}

bool one_word(std::string_view part) {
  return part.find(' ') == std::string_view::npos;
}

}  // namespace

std::vector<std::string> people_in(std::string_view written) {
  std::string text = without_markup(written);
  for (const std::string_view conjunction :
       {" & ", " and ", " et ", " und ", " y ", " e ", " / ", "、", "・・"}) {
    replace_all(text, conjunction, ";");
  }
  std::vector<std::string> groups = split(text, ";\n|");
  std::vector<std::string> people;
  for (const std::string& group : groups) {
    std::vector<std::string> parts = split(group, ",");
    // "Miyazaki, Hayao": two single words and nothing else. "Madonna, Cher" reads the same, and is rarer.
    const bool surname_first = groups.size() == 1 && parts.size() == 2 && one_word(parts[0]) &&
                               one_word(parts[1]) && !is_suffix(parts[1]);
    if (surname_first) {
      people.push_back(parts[1] + " " + parts[0]);
      continue;
    }
    for (const std::string& part : parts) {
      if (is_suffix(part) && !people.empty()) {
        people.back() += ", " + part;
      } else if (std::string name = without_role(part); !name.empty()) {
        people.push_back(std::move(name));
      }
    }
  }
  return people;
}

}  // namespace rosebud::indexer
