#include "indexer/article/read_options.hh"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "catalogue/today.hh"
#include "indexer/site/site.hh"

namespace rosebud::indexer {

std::string local_date() {
  const std::uint32_t date = today();
  return fmt::format("{:04}-{:02}-{:02}", date / 10'000, date / 100 % 100, date % 100);
}

std::string fingerprint(const ReadOptions& options) {
  std::string print = fmt::format("reader=3 drafts={:d} future={:d} infer={:d}", options.drafts,
                                  options.future, options.infer);
  // Labels are not here: they change what is shown, not what is read.
  for (const DeclaredField& own : options.fields.declared()) {
    print += fmt::format(" {}={}({})", own.name, kind_name(own.kind), fmt::join(own.keys, ","));
  }
  if (options.site != nullptr) print += " site=" + options.site->hash();
  return print;
}

}  // namespace rosebud::indexer
