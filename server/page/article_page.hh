// The plain reading page of a stored article, for articles that are published nowhere else.
#pragma once

#include <string>
#include <string_view>

#include "catalogue/similar.hh"
#include "server/page/layout.hh"
#include "store/record.hh"

namespace rosebud::server {

// `request_path` is the path that was asked for, from which the page's links start; `similar` are the
// articles that are like this one, and the fields of the archive.
std::string article_page(const Look& look, std::string_view request_path, const SimilarResults& similar,
                         const store::Record& record);

}  // namespace rosebud::server
