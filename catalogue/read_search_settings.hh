// What of rosebud.toml is about searching, not about reading articles: synonyms and boosts.
#pragma once

#include "catalogue/boosts.hh"
#include "catalogue/settings_section.hh"
#include "catalogue/synonyms.hh"

namespace rosebud {

// `[synonyms]`, one rule for each word that is typed, in the order of the file. Throws Error at the key that
// is wrong.
Synonyms read_synonyms(const SettingsSection& section);

// `[ranking]`. Throws Error likewise.
Boosts read_boosts(const SettingsSection& section);

}  // namespace rosebud
