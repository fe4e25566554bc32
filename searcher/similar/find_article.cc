#include "searcher/similar/find_article.hh"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "catalogue/field.hh"
#include "catalogue/fold.hh"
#include "catalogue/nearest.hh"
#include "catalogue/title_key.hh"
#include "store/record.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

constexpr std::size_t most_suggestions = 3;

std::vector<Xapian::docid> documents_with(const Xapian::Database& database, const std::string& term,
                                          std::size_t most) {
  std::vector<Xapian::docid> ids;
  for (auto posting = database.postlist_begin(term);
       posting != database.postlist_end(term) && ids.size() < most; ++posting) {
    ids.push_back(*posting);
  }
  return ids;
}

store::Record record_of(const Xapian::Database& database, Xapian::docid id) {
  return store::decode_facts(database.get_document(id).get_data());
}

std::string described(const Xapian::Database& database, Xapian::docid id) {
  const store::Record record = record_of(database, id);
  return fmt::format("{} ({})", record.first_of(FieldId::title), record.path);
}

std::string listed(const Xapian::Database& database, const std::vector<Xapian::docid>& ids) {
  std::string list;
  for (const Xapian::docid id : ids) list += (list.empty() ? "" : ", ") + described(database, id);
  return list;
}

// Its own, those of works, and their other ones; the first that any article has.
std::vector<Xapian::docid> titled(const Xapian::Database& database, std::string_view title) {
  const std::string key = title_key(title);
  if (key.empty()) return {};
  for (const FieldId id : {FieldId::title, FieldId::work, FieldId::other_title}) {
    auto found = documents_with(database, store::whole_title_term(field(id), key), most_suggestions + 1);
    if (!found.empty()) return found;
  }
  return {};
}

[[noreturn]] void throw_out_of_time(std::string_view named) {
  throw Error(fmt::format("the article \"{}\" was not found within the time limit", named),
              "Name it by its path as `rosebud search` prints it, or allow more time.",
              ExitStatus::incomplete);
}

std::string_view without_last_slash(std::string_view address) {
  return address.size() > 1 && address.ends_with('/') ? address.substr(0, address.size() - 1) : address;
}

// Addresses are no terms, so all are looked at; only what looks like one is worth that. The columns hold
// them side by side, where the documents would have to be read one by one.
std::optional<Xapian::docid> addressed(const Archive& archive, const ColumnsOf& columns_of,
                                       std::string_view named) {
  const bool is_address = named.starts_with('/') || named.find("://") != std::string_view::npos;
  if (!is_address) return std::nullopt;
  const std::string_view sought = without_last_slash(named);
  const store::Columns& columns = columns_of();
  for (Xapian::docid id = 1; id <= columns.last_docid(); ++id) {
    if (archive.deadline.passed_at(id - 1)) throw_out_of_time(named);
    if (columns.is_document(id) && without_last_slash(columns.address(id)) == sought) return id;
  }
  return std::nullopt;
}

// How far what was typed is from a key; the greater the worse, `none` when it is not like it.
std::size_t distance(std::string_view typed, std::string_view key) {
  constexpr std::size_t none = 1000;
  if (typed.empty()) return none;
  if (key.starts_with(typed)) return 1;
  if (typed.size() > 3 && key.find(typed) != std::string_view::npos) return 2;
  const std::size_t most = std::max<std::size_t>(1, typed.size() / 4);
  const std::size_t longer = std::max(typed.size(), key.size());
  const std::size_t shorter = std::min(typed.size(), key.size());
  if (longer - shorter > most) return none;
  const std::size_t edits = edit_distance(typed, key);
  return edits <= most ? edits : none;
}

// Collects the nearest articles, each once.
class NearArticles {
 public:
  explicit NearArticles(const Archive& archive) : database_(archive.database), deadline_(archive.deadline) {}

  // Looks at the terms with `prefix`, whose rests are compared with `typed` as `key_of` makes them.
  template <typename KeyOf>
  void look(const std::string& prefix, std::string_view typed, const KeyOf& key_of) {
    std::size_t looked_at = 0;
    for (auto term = database_.allterms_begin(prefix);
         term != database_.allterms_end(prefix) && !deadline_.passed_at(looked_at++); ++term) {
      const std::string name = *term;
      const std::size_t far = distance(typed, key_of(std::string_view(name).substr(prefix.size())));
      if (far < 1000) found_.emplace_back(far, name);
    }
  }

  std::vector<Xapian::docid> take() {
    std::ranges::sort(found_);
    std::vector<Xapian::docid> ids;
    for (const auto& [far, term] : found_) {
      for (const Xapian::docid id : documents_with(database_, term, 1)) {
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
      }
      if (ids.size() == most_suggestions) break;
    }
    return ids;
  }

 private:
  const Xapian::Database& database_;
  const Deadline& deadline_;
  std::vector<std::pair<std::size_t, std::string>> found_;
};

std::string_view file_name(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return path.substr(0, path.rfind('.'));
}

[[noreturn]] void throw_unknown(const Archive& archive, std::string_view named) {
  NearArticles likely(archive);
  const std::string key = title_key(named);
  const auto as_it_is = [](std::string_view title) { return title; };
  for (const FieldId id : {FieldId::title, FieldId::work, FieldId::other_title}) {
    likely.look(store::whole_title_term(field(id), ""), key, as_it_is);
  }
  const std::string name = fold(file_name(named));
  likely.look(store::path_term(""), name, [](std::string_view path) { return fold(file_name(path)); });
  const std::string near = listed(archive.database, likely.take());
  std::string hint = near.empty() ? "Name it by its title, or its path as `rosebud search` prints it."
                                  : fmt::format("Did you mean {}?", near);
  if (archive.deadline.cut_short()) hint += " The time limit ended the search for what may be meant.";
  throw Error(fmt::format("there is no article \"{}\"", named), hint, ExitStatus::incomplete);
}

}  // namespace

Xapian::docid find_article(const Archive& archive, const ColumnsOf& columns_of, std::string_view named) {
  const Xapian::Database& database = archive.database;
  const std::string_view path = named.starts_with("./") ? named.substr(2) : named;
  const auto at_path = documents_with(database, store::path_term(path), 1);
  if (!at_path.empty()) return at_path.front();
  if (const auto found = addressed(archive, columns_of, named)) return *found;
  const auto with_title = titled(database, named);
  if (with_title.empty()) throw_unknown(archive, named);
  if (with_title.size() == 1) return with_title.front();
  throw Error(fmt::format("several articles are called \"{}\"", named),
              fmt::format("Name one by its path: {}{}.",
                          listed(database, {with_title.begin(),
                                            with_title.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                     with_title.size(), most_suggestions))}),
                          with_title.size() > most_suggestions ? ", …" : ""),
              ExitStatus::incomplete);
}

}  // namespace rosebud::searcher
