// A stream seen through a window: what lies ahead is looked at without being taken, as far as the reader asks for.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "sijill/ingest/byte_source.h"

namespace sijill {

class Byte_window {
 public:
  explicit Byte_window(std::unique_ptr<Byte_source> source) : source_(std::move(source)) {}

  // What lies ahead as far as it was read; valid until the next grow() or fill().
  [[nodiscard]] std::string_view ahead() const { return std::string_view(bytes_).substr(begin_); }
  // Reads another piece; false where there is none: the end, or a fault.
  bool grow();
  // Reads until `size` bytes lie ahead; false where there are fewer.
  bool fill(std::size_t size);
  // The index of `wanted` ahead, from `from` on; reads on until it is found, or beyond `limit` bytes: npos.
  [[nodiscard]] std::size_t find(std::string_view wanted, std::size_t from, std::size_t limit);
  // Takes bytes from the front; not more than lie ahead.
  void drop(std::size_t count);
  // Takes all bytes up to and including `wanted`, however far; false where it does not come.
  bool drop_past(std::string_view wanted);

  // Where the byte lies that is `ahead` bytes after the front of the window.
  [[nodiscard]] Place place(std::size_t ahead = 0) const;
  // Bytes dropped so far.
  [[nodiscard]] std::uint64_t dropped() const { return dropped_; }
  [[nodiscard]] bool at_end() { return ahead().empty() && !grow(); }
  [[nodiscard]] std::string fault() const { return source_->fault(); }
  // Goes on after a fault of the source, with nothing ahead; false where that is the end.
  bool recover();
  [[nodiscard]] std::uint64_t taken() const { return source_->taken(); }

 private:
  struct Mark {
    std::uint64_t position;  // bytes of the stream before it
    Place place;
  };
  std::unique_ptr<Byte_source> source_;
  std::string bytes_;
  std::size_t begin_ = 0;  // of what lies ahead, in bytes_
  std::uint64_t dropped_ = 0;
  std::deque<Mark> marks_;  // where the place jumps, in order; the first is at or before the front
};

}  // namespace sijill
