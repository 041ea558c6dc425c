#include "sijill/ingest/byte_window.h"

#include <algorithm>

namespace sijill {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18;

}  // namespace

bool Byte_window::grow() {
  if (begin_ > 0 && (begin_ == bytes_.size() || begin_ >= bytes_.size() / 2)) {
    bytes_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t size = bytes_.size();
  const std::uint64_t position = dropped_ + size - begin_;
  bytes_.resize(size + piece);
  const std::size_t count = source_->read(bytes_.data() + size, piece);
  bytes_.resize(size + count);
  if (count == 0) return false;
  const Place place = source_->place();
  if (marks_.empty() || marks_.back().place.plus(position - marks_.back().position) != place) {
    marks_.push_back({position, place});
  }
  return true;
}

bool Byte_window::fill(std::size_t size) {
  while (ahead().size() < size) {
    if (!grow()) return false;
  }
  return true;
}

std::size_t Byte_window::find(std::string_view wanted, std::size_t from, std::size_t limit) {
  while (true) {
    const std::size_t found = ahead().find(wanted, from);
    if (found != std::string_view::npos) return found;
    const std::size_t size = ahead().size();
    if (size > limit) return std::string_view::npos;
    from = std::max(from, size < wanted.size() ? 0 : size - wanted.size() + 1);
    if (!grow()) return std::string_view::npos;
  }
}

void Byte_window::drop(std::size_t count) {
  begin_ += count;
  dropped_ += count;
  while (marks_.size() > 1 && marks_[1].position <= dropped_) marks_.pop_front();
}

bool Byte_window::drop_past(std::string_view wanted) {
  while (true) {
    const std::size_t found = ahead().find(wanted);
    if (found != std::string_view::npos) {
      drop(found + wanted.size());
      return true;
    }
    if (ahead().size() >= wanted.size()) drop(ahead().size() - wanted.size() + 1);
    if (!grow()) {
      drop(ahead().size());
      return false;
    }
  }
}

Place Byte_window::place(std::size_t ahead) const {
  const std::uint64_t position = dropped_ + ahead;
  const auto after =
      std::find_if(marks_.begin(), marks_.end(), [&](const Mark& mark) { return mark.position > position; });
  if (after == marks_.begin()) return source_->place();
  const Mark& mark = *std::prev(after);
  return mark.place.plus(position - mark.position);
}

bool Byte_window::recover() {
  if (!source_->recover()) return false;
  drop(ahead().size());
  return true;
}

}  // namespace sijill
