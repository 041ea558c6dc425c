#include "progress.h"

#include <unistd.h>

#include <algorithm>
#include <string>

#include "fmt/format.h"
#include "output.h"

namespace sijill {
namespace {

// "40 s", "12 min", "3 h 20 min": as precise as a guess at the future deserves.
std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min", (whole + 30) / 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

// Fewer are read before anybody wonders.
constexpr std::uint64_t few_bytes = 1 << 20;

std::string megabytes(std::uint64_t bytes) { return fmt::format("{:.1f}", static_cast<double>(bytes) / (1 << 20)); }

}  // namespace

Progress::Progress(std::uint64_t total, bool quiet, Counts counts)
    : total_(total),
      counts_(counts),
      silent_(quiet || (counts == Counts::inputs ? total < 2 : total > 0 && total < few_bytes)),
      terminal_(is_terminal(STDERR_FILENO)),
      started_(Clock::now()),
      last_(started_) {}

void Progress::advance(std::size_t done, std::size_t claims) {
  done_ += done;
  claims_ += claims;
  tick();
}

void Progress::reach(std::uint64_t done, std::size_t claims) {
  done_ = done;
  claims_ += claims;
  tick();
}

void Progress::tick() {
  if (silent_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < (terminal_ ? Clock::duration(std::chrono::milliseconds(100)) : std::chrono::seconds(10))) return;
  last_ = now;
  draw();
}

void Progress::clear() {
  if (!drawn_) return;
  talk("\r\x1b[K");
  drawn_ = false;
}

void Progress::draw() {
  const double seconds = std::chrono::duration<double>(last_ - started_).count();
  std::string facts = counts_ == Counts::inputs ? fmt::format("{}/{} inputs", done_, total_)
                      : total_ == 0             ? megabytes(done_) + " MB"
                                                : fmt::format("{}/{} MB", megabytes(done_), megabytes(total_));
  facts += fmt::format(", {} claims, {:.0f} s", claims_, seconds);
  if (done_ > 0 && seconds >= 1 && total_ >= done_) {
    const double rate = static_cast<double>(done_) / seconds;
    if (counts_ == Counts::inputs) facts += fmt::format(", {:.{}f}/s", rate, rate < 10 ? 1 : 0);
    facts += fmt::format(", {} left", duration(static_cast<double>(total_ - done_) / rate));
  }
  if (!terminal_) {
    talk(fmt::format("sijill: {}\n", facts));
    return;
  }
  constexpr std::size_t width = 24;
  const std::size_t filled = total_ == 0 ? 0 : std::min<std::uint64_t>(done_, total_) * width / total_;
  talk(fmt::format("\r\x1b[K[{}{}] {}", std::string(filled, '#'), std::string(width - filled, '.'), facts));
  drawn_ = true;
}

}  // namespace sijill
