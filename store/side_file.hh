// Files beside a database that hold what could be read from it, in a form that is quicker to read: flat
// arrays to be mapped into memory. They are hints: one that does not belong to exactly the content that is
// open, or was cut or damaged, is as good as none, and whoever reads it makes its content anew.
//
//   header    magic, version of this layout, kind and version of the content, database, number of sections,
//             size of the file, checksum of header and table
//   table     for each section its number, offset, items and bytes of an item
//   sections  each an array as it lies in memory, from an offset that is a multiple of 64
//
// Numbers are written as the machine holds them: a file from a machine of the other byte order has another
// magic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "store/identity.hh"

namespace rosebud::store {

// What a file holds, and of which database. A program that understands another version makes its own.
struct SideFileKind {
  std::uint32_t kind = 0;     // one number for each sort of content
  std::uint32_t version = 0;  // raised whenever the meaning of its sections changes
};

// Gathers the sections of a file. The arrays have to live until write() has returned.
class SideFileWriter {
 public:
  SideFileWriter(SideFileKind kind, Identity identity);

  // An array under a number of the caller's choice; no two may have the same.
  template <typename Item>
  void add(std::uint32_t number, std::span<const Item> items) {
    static_assert(std::is_trivially_copyable_v<Item>);
    sections_.push_back({number, std::as_bytes(items), sizeof(Item)});
  }

  // Writes the file beside `file`, makes it durable and renames it to it, so that readers find the old one or
  // the new one, whole. Throws Error, with the old one in its place, when it cannot be written.
  void write(const std::filesystem::path& file) const;

 private:
  struct Section {
    std::uint32_t number;
    std::span<const std::byte> bytes;
    std::size_t item_bytes;
  };

  SideFileKind kind_;
  Identity identity_;
  std::vector<Section> sections_;
};

// A file that is mapped for as long as any copy lives.
class SideFile {
 public:
  // Nothing when there is no such file, when it is of another kind, version or database, or when it is not
  // whole. Of which of the database's revisions it is, revision() says; what the sections hold has still to
  // be checked by who knows its meaning.
  static std::optional<SideFile> open_any(const std::filesystem::path& file, SideFileKind kind,
                                          std::string_view uuid);
  // Likewise; and nothing when it is of another revision.
  static std::optional<SideFile> open(const std::filesystem::path& file, SideFileKind kind,
                                      const Identity& identity);

  std::uint64_t revision() const;

  // The array that was added under `number`; nothing when there is none of such items. The view lives as long
  // as any copy of this file.
  template <typename Item>
  std::optional<std::span<const Item>> section(std::uint32_t number) const {
    static_assert(std::is_trivially_copyable_v<Item> && alignof(Item) <= alignment);
    const auto bytes = section_bytes(number, sizeof(Item));
    if (!bytes) return std::nullopt;
    return std::span(reinterpret_cast<const Item*>(bytes->data()), bytes->size() / sizeof(Item));
  }

  // Gives back the memory that the mapping takes; what is read again is mapped again.
  void let_go() const;

  // Of every section, in bytes.
  static constexpr std::size_t alignment = 64;

 private:
  class Mapping;

  explicit SideFile(std::shared_ptr<const Mapping> mapping) : mapping_(std::move(mapping)) {}
  std::optional<std::span<const std::byte>> section_bytes(std::uint32_t number, std::size_t item_bytes) const;

  std::shared_ptr<const Mapping> mapping_;
};

}  // namespace rosebud::store
