#include "sijill/ingest/zip_source.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "sijill/ingest/leaf.h"
#include "sijill/ingest/sniff.h"
#include "sijill/ingest/zip_archive.h"

namespace sijill {
namespace {

using Next = std::optional<std::variant<Record, Refusal>>;

constexpr std::uint64_t looked_at_beyond = std::uint64_t{16} << 20;

// A name that begins with a dot, or lies in a folder of such a name; "../" is none.
bool is_hidden(std::string_view name) {
  if (name.starts_with("__MACOSX/")) return true;
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find('/'));
    if (part.starts_with('.') && part != "." && part != "..") return true;
    name.remove_prefix(std::min(part.size() + 1, name.size()));
  }
  return false;
}

class Zip_source : public Record_source {
 public:
  Zip_source(std::string name, Zip_archive archive, std::uint64_t bytes, Settings settings, std::uint64_t depth)
      : name_(std::move(name)),
        archive_(std::move(archive)),
        bytes_(bytes),
        settings_(std::move(settings)),
        depth_(depth) {}

  Next next() override {
    while (true) {
      if (entry_ != nullptr) {
        if (Next record = entry_->next()) return record;
        unpacked_ += entry_->taken();
        entry_ = nullptr;
        // Entries that lie over one another unpack to much more than the archive holds.
        if (unpacked_ > looked_at_beyond && unpacked_ / settings_->limits.ratio > bytes_) {
          index_ = archive_.size();
          return refuse(Input_format::zip, {name_, {}, 0}, "bomb",
                        "found " + std::to_string(unpacked_) + " bytes unpacked from an archive of " +
                            std::to_string(bytes_) + ", wanted at most " + std::to_string(settings_->limits.ratio) +
                            " for one (a bomb?); --limit ratio=N allows more");
        }
      }
      if (index_ >= archive_.size()) return std::nullopt;
      if (auto refusal = open_entry(index_++)) return refusal;
    }
  }
  // An archive on the disk is not read from its beginning to its end; what share of its entries is done tells as
  // much.
  [[nodiscard]] std::uint64_t taken() const override {
    return archive_.size() == 0
               ? bytes_
               : static_cast<std::uint64_t>(static_cast<double>(bytes_) * static_cast<double>(index_) /
                                            static_cast<double>(archive_.size()));
  }

 private:
  std::optional<Refusal> open_entry(std::uint64_t index) {
    const Zip_entry about = archive_.entry(index);
    if (about.is_directory()) return std::nullopt;
    if (is_hidden(about.name)) return pass_over(Input_format::zip, "hidden");
    const std::string entry_name = name_ + "/" + about.name;
    Result<std::unique_ptr<Byte_source>> bytes = archive_.open(index, settings_->limits);
    if (!bytes) return refuse(Input_format::zip, {entry_name, {}, 0}, "cannot be opened", bytes.error().message);
    auto window = std::make_unique<Byte_window>(std::move(bytes).value());
    window->fill(64);
    if (is_media(window->ahead())) return pass_over(Input_format::zip, "media");
    Result<std::unique_ptr<Record_source>> source = open_window(entry_name, std::move(window), settings_, depth_);
    if (!source) return Refusal{Input_format::zip, "cannot be opened", source.error().message, false};
    entry_ = std::move(source).value();
    return std::nullopt;
  }

  std::string name_;
  Zip_archive archive_;
  std::uint64_t bytes_;  // of the archive
  Settings settings_;
  std::uint64_t depth_;
  std::uint64_t index_ = 0, unpacked_ = 0;
  std::unique_ptr<Record_source> entry_;  // let go before the archive
};

// A DOCX file, or another of its kind, which is not read.
class Office_document : public Record_source {
 public:
  Office_document(std::string name, Zip_archive archive, Settings settings)
      : name_(std::move(name)), archive_(std::move(archive)), settings_(std::move(settings)) {}

  Next next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    const Position position{name_, {}, 0};
    if (!archive_.find("word/document.xml")) {
      return refuse(Input_format::zip, position, "other office file",
                    "found an office file that is no DOCX, wanted one; save it as text or PDF");
    }
    return Record{Input_format::docx, position, [name = name_, archive = archive_, position, settings = settings_] {
                    return read_docx_leaf(archive, name, position, settings);
                  }};
  }
  [[nodiscard]] std::uint64_t taken() const override { return 0; }

 private:
  std::string name_;
  Zip_archive archive_;
  Settings settings_;
  bool done_ = false;
};

}  // namespace

Result<std::unique_ptr<Record_source>> open_zip(const std::string& name, const std::string& file,
                                                std::unique_ptr<Byte_window> window, const Settings& settings,
                                                std::uint64_t depth) {
  if (depth > settings->limits.depth) {
    return Error{name + ": found packed things within packed things more than " +
                 std::to_string(settings->limits.depth) + " deep; --limit depth=N allows more"};
  }
  std::uint64_t bytes = 0;
  std::string in_memory;
  if (file.empty()) {
    while (window->ahead().size() <= settings->limits.document_bytes && window->grow()) {
    }
    if (window->ahead().size() > settings->limits.document_bytes) {
      return Error{name + ": found a ZIP archive of more than " + std::to_string(settings->limits.document_bytes) +
                   " bytes that is no file of its own, wanted a file; save it first, or --limit document=N"};
    }
    if (!window->fault().empty()) return Error{name + ": " + window->fault()};
    in_memory = std::string(window->ahead());
    bytes = in_memory.size();
  } else {
    std::error_code ignored;
    bytes = std::filesystem::file_size(file, ignored);
  }
  window = nullptr;
  Result<Zip_archive> archive =
      file.empty() ? Zip_archive::open_bytes(std::move(in_memory)) : Zip_archive::open_file(file);
  if (!archive) return Error{name + ": " + archive.error().message};
  if (archive.value().find("[Content_Types].xml")) {
    return std::unique_ptr<Record_source>(
        std::make_unique<Office_document>(name, std::move(archive).value(), settings));
  }
  if (!settings->facts.url.empty() || !settings->facts.title.empty()) {
    return Error{name +
                 ": found an archive of many articles, wanted one for --url and --title; articles do not share them"};
  }
  Input_settings of_entries = *settings;
  of_entries.from.reset();  // what the user said of the archive
  of_entries.start.reset();
  return std::unique_ptr<Record_source>(std::make_unique<Zip_source>(
      name, std::move(archive).value(), bytes, std::make_shared<const Input_settings>(std::move(of_entries)), depth));
}

}  // namespace sijill
