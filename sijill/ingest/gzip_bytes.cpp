#include "sijill/ingest/gzip_bytes.h"

#include <zlib.h>

#include <algorithm>
#include <utility>

namespace sijill {
namespace {

// Small things may be packed as well as they like.
constexpr std::uint64_t looked_at_beyond = std::uint64_t{16} << 20;
constexpr std::size_t most_kept = std::size_t{1} << 20;
constexpr std::size_t most_recoveries = 1000;  // a file that breaks more often is no archive
constexpr int gzip_window = 15 + 16;           // zlib's spelling of "a gzip member"
constexpr int any_window = 15 + 32;            // gzip or zlib, by what the bytes say
constexpr std::string_view magic = "\x1f\x8b\x08";

std::string too_dense(std::uint64_t unpacked, std::uint64_t packed, const Limits& limits) {
  return "found " + std::to_string(unpacked) + " bytes unpacked from " + std::to_string(packed) +
         ", wanted at most " + std::to_string(limits.ratio) + " for one (a bomb?); --limit ratio=N allows more";
}

bool is_too_dense(std::uint64_t unpacked, std::uint64_t packed, const Limits& limits) {
  return unpacked > looked_at_beyond && unpacked / limits.ratio > packed;
}

class Gzip_bytes : public Byte_source {
 public:
  Gzip_bytes(std::unique_ptr<Byte_window> packed, const Limits& limits)
      : packed_(std::move(packed)), limits_(limits) {}
  Gzip_bytes(const Gzip_bytes&) = delete;
  Gzip_bytes& operator=(const Gzip_bytes&) = delete;
  ~Gzip_bytes() override { inflateEnd(&stream_); }

  std::size_t read(char* into, std::size_t size) override {
    while (fault_.empty() && !ended_) {
      if (!in_member_ && !begin_member()) break;
      const std::size_t count = inflate_some(into, size);
      if (count > 0) {
        last_ = {member_, inside_ - count};
        return count;
      }
    }
    return 0;
  }

  [[nodiscard]] Place place() const override { return last_; }
  [[nodiscard]] std::string fault() const override { return fault_; }
  [[nodiscard]] std::uint64_t taken() const override { return packed_->taken(); }

  // A member that ends too early runs into the one after it, which is looked for in what was taken for the first.
  bool recover() override {
    if (fault_.empty() || is_final_ || ended_ || ++recoveries_ > most_recoveries) return false;
    in_member_ = false;
    std::size_t from = keeps_beginning_ ? 1 : 0;
    kept_ = 0;
    while (true) {
      const std::size_t found = packed_->find(magic, from, most_kept + (std::size_t{1} << 18));
      if (found != std::string_view::npos) {
        packed_->drop(found);
        fault_.clear();
        return true;
      }
      const std::size_t size = packed_->ahead().size();
      if (size < magic.size()) return false;
      packed_->drop(size - magic.size() + 1);
      from = 0;
      if (!packed_->grow()) return false;
    }
  }

 private:
  bool begin_member() {
    keeps_beginning_ = true;
    if (packed_->at_end()) {
      fault_ = packed_->fault();
      ended_ = true;
      return false;
    }
    packed_->fill(magic.size());
    if (!packed_->ahead().starts_with(magic)) {
      // Padding with zeros after the last member is usual (tapes, block devices).
      if (is_padding()) {
        ended_ = true;
        return false;
      }
      fault_ =
          "found bytes that are no gzip at " + to_string(packed_->place()) + ", wanted a member of the gzip file";
      return false;
    }
    member_ = packed_->place().offset;
    inside_ = 0;
    in_of_member_ = 0;
    inflateEnd(&stream_);
    stream_ = {};
    if (inflateInit2(&stream_, gzip_window) != Z_OK) {
      fault_ = "found no memory to unpack with";
      is_final_ = true;
      return false;
    }
    in_member_ = true;
    return true;
  }

  bool is_padding() {
    while (true) {
      if (packed_->ahead().find_first_not_of('\0') != std::string_view::npos) return false;
      packed_->drop(packed_->ahead().size());
      if (!packed_->grow()) return true;
    }
  }

  std::size_t inflate_some(char* into, std::size_t size) {
    if (packed_->ahead().size() == kept_ && !packed_->grow()) {
      fault_ = packed_->fault().empty() ? "found the end in the middle of a gzip member, wanted the rest of it"
                                        : packed_->fault();
      return 0;
    }
    const std::string_view ahead = packed_->ahead().substr(kept_);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(ahead.data()));
    stream_.avail_in = static_cast<uInt>(ahead.size());
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    stream_.avail_out = static_cast<uInt>(size);
    const int state = inflate(&stream_, Z_NO_FLUSH);
    const std::size_t used = ahead.size() - stream_.avail_in;
    const std::size_t given = size - stream_.avail_out;
    kept_ += used;
    if (kept_ > 2 * most_kept) {
      packed_->drop(kept_ - most_kept);
      kept_ = most_kept;
      keeps_beginning_ = false;
    }
    in_of_member_ += used;
    packed_bytes_ += used;
    inside_ += given;
    unpacked_bytes_ += given;
    if (state == Z_STREAM_END) {
      packed_->drop(std::exchange(kept_, 0));
      in_member_ = false;
    } else if (state != Z_OK && state != Z_BUF_ERROR) {
      fault_ = "found a broken gzip member at byte " + std::to_string(member_) + " (" +
               (stream_.msg == nullptr ? "zlib error " + std::to_string(state) : stream_.msg) +
               "), wanted one that unpacks";
    } else if (is_too_dense(inside_, in_of_member_, limits_) ||
               is_too_dense(unpacked_bytes_, packed_bytes_, limits_)) {
      fault_ = too_dense(inside_, in_of_member_, limits_);
      is_final_ = true;
      return 0;
    } else if (unpacked_bytes_ > limits_.total_bytes) {
      fault_ = "found more than " + std::to_string(limits_.total_bytes) +
               " bytes unpacked, wanted at most that from one input; --limit total=N allows more";
      is_final_ = true;
      return 0;
    }
    // What was unpacked before the fault is still given.
    return given;
  }

  std::unique_ptr<Byte_window> packed_;
  Limits limits_;
  z_stream stream_{};
  Place last_{0, 0};
  std::uint64_t member_ = 0;  // where the member begins
  std::uint64_t inside_ = 0;  // bytes it has given
  std::uint64_t in_of_member_ = 0, packed_bytes_ = 0, unpacked_bytes_ = 0;
  bool in_member_ = false, ended_ = false;
  bool is_final_ = false;  // there is no going on after the fault
  std::string fault_;
  std::size_t kept_ = 0;  // bytes ahead that were unpacked and are kept, to look for members in if this one breaks
  bool keeps_beginning_ = true;  // they begin with the member
  std::size_t recoveries_ = 0;
};

// `packed` by one zlib dialect; an error where it is not of that dialect.
Result<std::string> inflate_as(std::string_view packed, int window, const Limits& limits, Body_part part) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return Error{"found no memory to unpack with"};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string bytes;
  int state = Z_OK;
  std::string fault;
  const std::size_t piece = part == Body_part::beginning ? beginning_bytes : std::size_t{1} << 16;
  while (state == Z_OK && fault.empty() && (part != Body_part::beginning || bytes.size() < beginning_bytes)) {
    const std::size_t size = bytes.size();
    bytes.resize(size + piece);
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + size);
    stream.avail_out = static_cast<uInt>(piece);
    state = inflate(&stream, Z_NO_FLUSH);
    bytes.resize(bytes.size() - stream.avail_out);
    if (is_too_dense(bytes.size(), packed.size(), limits)) fault = too_dense(bytes.size(), packed.size(), limits);
    if (bytes.size() > limits.document_bytes) {
      fault = "found more than " + std::to_string(limits.document_bytes) +
              " bytes unpacked, wanted at most that of one document; --limit document=N allows more";
    }
  }
  const std::string told = stream.msg == nullptr ? "it ends early" : stream.msg;
  inflateEnd(&stream);
  if (!fault.empty()) return Error{fault};
  const bool ended_early = state == Z_OK || state == Z_BUF_ERROR;
  if (state != Z_STREAM_END && (part == Body_part::whole || !ended_early || bytes.empty()))
    return Error{"found a packed body that does not unpack (" + told + "), wanted gzip or deflate"};
  return bytes;
}

}  // namespace

std::unique_ptr<Byte_source> unpack_gzip(std::unique_ptr<Byte_window> packed, const Limits& limits) {
  return std::make_unique<Gzip_bytes>(std::move(packed), limits);
}

Result<std::string> inflate_body(std::string_view packed, const Limits& limits, Body_part part) {
  Result<std::string> wrapped = inflate_as(packed, any_window, limits, part);
  if (wrapped) return wrapped;
  Result<std::string> bare = inflate_as(packed, -15, limits, part);
  if (bare) return bare;
  return wrapped;
}

bool looks_gzipped(std::string_view bytes) { return bytes.starts_with(magic); }

}  // namespace sijill
