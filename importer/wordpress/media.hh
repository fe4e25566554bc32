// The pictures of a site, by the numbers that posts refer to them by.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace rosebud::importer {

struct Picture {
  std::string address;
  std::string alternative;
  std::string caption;  // HTML
};

struct MediaLibrary {
  std::map<std::uint64_t, Picture> pictures;                        // by the attachment's number
  std::map<std::uint64_t, std::vector<std::uint64_t>> attachments;  // by the post they were uploaded to
  std::map<std::uint64_t, std::string> blocks;                      // content that several posts share
};

}  // namespace rosebud::importer
