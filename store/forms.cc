#include "store/forms.hh"

#include "store/terms.hh"
#include "store/xapian_errors.hh"

namespace rosebud::store {

std::string written_form(const Xapian::Database& database, const Field& field, std::string_view key) {
  const std::string prefix = form_prefix(field, key);
  std::string best;
  Xapian::doccount most = 0;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (term.get_termfreq() <= most) continue;
    most = term.get_termfreq();
    best = (*term).substr(prefix.size());
  }
  return best.empty() ? std::string(key) : best;
}

}  // namespace rosebud::store
