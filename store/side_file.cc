#include "store/side_file.hh"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "catalogue/error.hh"
#include "store/file_descriptor.hh"
#include "store/hash.hh"

namespace rosebud::store {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t magic = 0x524F534542554430;  // "ROSEBUD0" to the eye
constexpr std::size_t uuid_bytes = 40;               // Xapian's have 36

struct Header {
  std::uint64_t magic = 0;
  std::uint32_t kind = 0;
  std::uint32_t version = 0;
  std::array<char, uuid_bytes> uuid{};
  std::uint64_t revision = 0;
  std::uint64_t sections = 0;
  std::uint64_t file_bytes = 0;
  std::uint64_t checksum = 0;  // of this with a checksum of 0, and the table
};

struct TableRow {
  std::uint32_t number = 0;
  std::uint32_t item_bytes = 0;
  std::uint64_t offset = 0;
  std::uint64_t items = 0;
};

static_assert(std::is_trivially_copyable_v<Header> && std::has_unique_object_representations_v<Header>);
static_assert(std::is_trivially_copyable_v<TableRow> && std::has_unique_object_representations_v<TableRow>);

std::size_t aligned(std::size_t offset) {
  return (offset + SideFile::alignment - 1) / SideFile::alignment * SideFile::alignment;
}

std::array<char, uuid_bytes> padded(std::string_view uuid) {
  std::array<char, uuid_bytes> bytes{};
  std::ranges::copy(uuid.substr(0, uuid_bytes), bytes.begin());
  return bytes;
}

template <typename Plain>
std::string_view bytes_of(const Plain& plain) {
  return {reinterpret_cast<const char*>(&plain), sizeof(Plain)};
}

std::uint64_t checksum(Header header, std::string_view table) {
  header.checksum = 0;
  return short_hash(std::string(bytes_of(header)).append(table));
}

// A file that is gone unless it is kept.
class FreshFile {
 public:
  explicit FreshFile(fs::path path)
      : path_(std::move(path)), file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)) {
    if (!file_.is_open()) throw_failure();
  }
  FreshFile(const FreshFile&) = delete;
  FreshFile& operator=(const FreshFile&) = delete;
  ~FreshFile() {
    if (!kept_) ::unlink(path_.c_str());
  }

  void write(std::string_view bytes) {
    written_ += bytes.size();
    while (!bytes.empty()) {
      const ssize_t count = ::write(file_.number(), bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) throw_failure();
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  void pad_to(std::size_t offset) { write(std::string(offset - written_, '\0')); }

  // Its content first: a name must never be seen before what it names.
  void keep_as(const fs::path& name) {
    if (::fdatasync(file_.number()) != 0 || ::rename(path_.c_str(), name.c_str()) != 0) throw_failure();
    kept_ = true;
  }

 private:
  [[noreturn]] void throw_failure() const {
    throw system_error(fmt::format("cannot write {}", path_.string()), errno);
  }

  fs::path path_;
  FileDescriptor file_;
  std::size_t written_ = 0;
  bool kept_ = false;
};

}  // namespace

SideFileWriter::SideFileWriter(SideFileKind kind, Identity identity)
    : kind_(kind), identity_(std::move(identity)) {}

void SideFileWriter::write(const fs::path& file) const {
  std::vector<TableRow> table;
  std::size_t end = sizeof(Header) + sections_.size() * sizeof(TableRow);
  for (const Section& section : sections_) {
    const std::size_t begin = aligned(end);
    table.push_back({section.number, static_cast<std::uint32_t>(section.item_bytes), begin,
                     section.bytes.size() / section.item_bytes});
    end = begin + section.bytes.size();
  }
  const std::string_view table_bytes(reinterpret_cast<const char*>(table.data()),
                                     table.size() * sizeof(TableRow));
  Header header{
      magic, kind_.kind, kind_.version, padded(identity_.uuid), identity_.revision, 0, std::uint64_t{0}, 0};
  header.sections = table.size();
  header.file_bytes = end;
  header.checksum = checksum(header, table_bytes);

  FreshFile fresh(file.string() + ".new");
  fresh.write(bytes_of(header));
  fresh.write(table_bytes);
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    fresh.pad_to(table[i].offset);
    const auto bytes = sections_[i].bytes;
    fresh.write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
  fresh.keep_as(file);
}

class SideFile::Mapping {
 public:
  // Null when there is nothing to map.
  static std::shared_ptr<const Mapping> of(const fs::path& file) {
    const FileDescriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (!opened.is_open() || ::fstat(opened.number(), &status) != 0 || !S_ISREG(status.st_mode))
      return nullptr;
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size < sizeof(Header)) return nullptr;
    void* const address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, opened.number(), 0);
    if (address == MAP_FAILED) return nullptr;
    return std::make_shared<const Mapping>(address, size);
  }

  Mapping(void* address, std::size_t size) : address_(address), size_(size) {}
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { ::munmap(address_, size_); }

  std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(address_), size_}; }
  std::string_view text() const { return {static_cast<const char*>(address_), size_}; }
  Header header() const {
    Header header;
    std::memcpy(&header, address_, sizeof(Header));
    return header;
  }
  std::span<const TableRow> table() const {
    return {reinterpret_cast<const TableRow*>(text().substr(sizeof(Header)).data()), header().sections};
  }

  // Whether all of it is there, and says what write() says.
  bool is_whole() const {
    const Header header = this->header();
    if (header.magic != magic || header.file_bytes != size_) return false;
    if (header.sections > (size_ - sizeof(Header)) / sizeof(TableRow)) return false;
    const auto table_bytes = text().substr(sizeof(Header), header.sections * sizeof(TableRow));
    if (header.checksum != checksum(header, table_bytes)) return false;
    return std::ranges::all_of(table(), [&](const TableRow& row) {
      return row.offset % alignment == 0 && row.offset <= size_ && row.item_bytes > 0 &&
             row.items <= (size_ - row.offset) / row.item_bytes;
    });
  }

 private:
  void* address_;
  std::size_t size_;
};

std::optional<SideFile> SideFile::open_any(const fs::path& file, SideFileKind kind, std::string_view uuid) {
  auto mapping = Mapping::of(file);
  if (!mapping || !mapping->is_whole()) return std::nullopt;
  const Header header = mapping->header();
  const bool belongs =
      header.kind == kind.kind && header.version == kind.version && header.uuid == padded(uuid);
  if (!belongs) return std::nullopt;
  return SideFile(std::move(mapping));
}

std::optional<SideFile> SideFile::open(const fs::path& file, SideFileKind kind, const Identity& identity) {
  auto opened = open_any(file, kind, identity.uuid);
  return opened && opened->revision() == identity.revision ? opened : std::nullopt;
}

void SideFile::let_go() const {
  const auto bytes = mapping_->bytes();
  // What cannot be given back does no harm. The bytes stay what they are, whatever madvise() would take.
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
  ::madvise(const_cast<std::byte*>(bytes.data()), bytes.size(), MADV_DONTNEED);
}

std::uint64_t SideFile::revision() const {
  return mapping_->header().revision;
}

std::optional<std::span<const std::byte>> SideFile::section_bytes(std::uint32_t number,
                                                                  std::size_t item_bytes) const {
  const auto table = mapping_->table();
  const auto row = std::ranges::find(table, number, &TableRow::number);
  if (row == table.end() || row->item_bytes != item_bytes) return std::nullopt;
  return mapping_->bytes().subspan(row->offset, row->items * item_bytes);
}

}  // namespace rosebud::store
