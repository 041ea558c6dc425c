#include "sijill/ingest/zip_archive.h"

#include <zip.h>

#include <utility>

namespace sijill {
namespace {

constexpr std::uint64_t looked_at_beyond = std::uint64_t{16}
                                           << 20;  // small things may be packed as well as they like

std::string message_of(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string message = zip_error_strerror(&error);
  zip_error_fini(&error);
  return message;
}

std::shared_ptr<zip_t> held(zip_t* archive) {
  return {archive, [](zip_t* opened) { zip_discard(opened); }};
}

class Entry_bytes : public Byte_source {
 public:
  Entry_bytes(zip_file_t* file, std::uint64_t packed, const Limits& limits)
      : file_(file), packed_(packed), limits_(limits) {}

  std::size_t read(char* into, std::size_t size) override {
    if (!fault_.empty()) return 0;
    const zip_int64_t count = zip_fread(file_.get(), into, size);
    if (count < 0) {
      fault_ = "found an entry that does not unpack (" +
               std::string(zip_error_strerror(zip_file_get_error(file_.get()))) + "), wanted a whole one";
      return 0;
    }
    last_ = position_;
    position_ += static_cast<std::uint64_t>(count);
    if (position_ > looked_at_beyond && position_ / limits_.ratio > packed_) {
      fault_ = "found " + std::to_string(position_) + " bytes unpacked from " + std::to_string(packed_) +
               ", wanted at most " + std::to_string(limits_.ratio) +
               " for one (a bomb?); --limit ratio=N allows more";
      return 0;
    }
    return static_cast<std::size_t>(count);
  }
  [[nodiscard]] Place place() const override { return {last_, std::nullopt}; }
  [[nodiscard]] std::string fault() const override { return fault_; }
  [[nodiscard]] std::uint64_t taken() const override { return position_; }

 private:
  struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };
  std::unique_ptr<zip_file_t, Close> file_;
  std::uint64_t packed_;
  Limits limits_;
  std::uint64_t position_ = 0, last_ = 0;
  std::string fault_;
};

}  // namespace

Result<Zip_archive> Zip_archive::open_file(const std::string& path) {
  int code = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
  if (archive == nullptr)
    return Error{"found no readable ZIP archive (" + message_of(code) + "), wanted a whole one"};
  Zip_archive opened;
  opened.archive_ = held(archive);
  return opened;
}

Result<Zip_archive> Zip_archive::open_bytes(std::string bytes) {
  Zip_archive opened;
  opened.bytes_ = std::make_shared<const std::string>(std::move(bytes));
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(opened.bytes_->data(), opened.bytes_->size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return Error{"found no readable ZIP archive (" + why + "), wanted a whole one"};
  }
  zip_error_fini(&error);
  opened.archive_ = held(archive);
  return opened;
}

std::uint64_t Zip_archive::size() const { return static_cast<std::uint64_t>(zip_get_num_entries(archive_.get(), 0)); }

Zip_entry Zip_archive::entry(std::uint64_t index) const {
  Zip_entry entry;
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), index, 0, &stat) != 0) return entry;
  if ((stat.valid & ZIP_STAT_NAME) != 0) entry.name = stat.name;
  if ((stat.valid & ZIP_STAT_COMP_SIZE) != 0) entry.packed_bytes = stat.comp_size;
  entry.is_encrypted = (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
  return entry;
}

std::optional<std::uint64_t> Zip_archive::find(const std::string& name) const {
  const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), 0);
  if (index < 0) return std::nullopt;
  return static_cast<std::uint64_t>(index);
}

Result<std::unique_ptr<Byte_source>> Zip_archive::open(std::uint64_t index, const Limits& limits) const {
  const Zip_entry about = entry(index);
  if (about.is_encrypted)
    return Error{"found an encrypted entry, wanted one that can be read; unpack it with its password first"};
  zip_file_t* file = zip_fopen_index(archive_.get(), index, 0);
  if (file == nullptr) {
    return Error{"found an entry that does not open (" + std::string(zip_strerror(archive_.get())) +
                 "), wanted a whole one"};
  }
  return std::unique_ptr<Byte_source>(std::make_unique<Entry_bytes>(file, about.packed_bytes, limits));
}

Result<std::string> Zip_archive::read(std::uint64_t index, std::uint64_t most, const Limits& limits) const {
  Result<std::unique_ptr<Byte_source>> source = open(index, limits);
  if (!source) return source.error();
  const std::unique_ptr<Byte_source> bytes = std::move(source).value();
  std::string all, piece(std::size_t{1} << 16, '\0');
  while (const std::size_t count = bytes->read(piece.data(), piece.size())) {
    all.append(piece, 0, count);
    if (all.size() > most)
      return Error{"found an entry of more than " + std::to_string(most) + " bytes, wanted at most that"};
  }
  if (!bytes->fault().empty()) return Error{bytes->fault()};
  return all;
}

}  // namespace sijill
