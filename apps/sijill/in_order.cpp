#include "in_order.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace sijill {
namespace {

// The outcomes between the first not yet taken and the last begun, as a ring.
class Ring {
 public:
  Ring(std::size_t count, std::size_t size) : count_(count), slots_(size) {}

  // The next piece for a worker; waits while the ring is full. Nothing where there is no more to do.
  std::optional<std::size_t> begin_next() {
    std::unique_lock lock(mutex_);
    has_room_.wait(lock, [&] { return stopped_ || begun_ >= count_ || begun_ < taken_ + slots_.size(); });
    if (stopped_ || begun_ >= count_) return std::nullopt;
    return begun_++;
  }

  void put(std::size_t piece, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    slots_[piece % slots_.size()] = std::move(outcome);
    if (piece == taken_) is_ready_.notify_one();
  }

  // The outcome of the next piece in order; waits for it, calling tick meanwhile.
  Outcome take_next(const std::function<void()>& tick) {
    std::unique_lock lock(mutex_);
    std::optional<Outcome>& slot = slots_[taken_ % slots_.size()];
    while (!slot) {
      is_ready_.wait_for(lock, std::chrono::milliseconds(200));
      if (slot) break;
      lock.unlock();
      tick();
      lock.lock();
    }
    Outcome outcome = std::move(*slot);
    slot.reset();
    ++taken_;
    has_room_.notify_one();
    return outcome;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    has_room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable has_room_;
  std::condition_variable is_ready_;
  std::size_t count_;
  std::size_t begun_ = 0;
  std::size_t taken_ = 0;
  bool stopped_ = false;
  std::vector<std::optional<Outcome>> slots_;
};

}  // namespace

void run_in_order(std::size_t count, const In_order_options& options, const std::function<Outcome(std::size_t)>& work,
                  const std::function<bool(std::size_t, const Outcome&)>& take) {
  const std::size_t jobs = std::clamp<std::size_t>(options.jobs, 1, std::max<std::size_t>(count, 1));
  Ring ring(count, 4 * jobs);
  std::vector<std::jthread> workers;
  const auto work_on = [&] {
    while (const std::optional<std::size_t> piece = ring.begin_next()) ring.put(*piece, work(*piece));
  };
  try {
    for (std::size_t i = 0; i < jobs; ++i) workers.emplace_back(work_on);
  } catch (const std::system_error&) {
    if (workers.empty()) throw;  // fewer threads than asked for do the same work
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!take(i, ring.take_next(options.tick))) break;
  }
  ring.stop();
}

}  // namespace sijill
