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

#include "output.h"

namespace sijill {
namespace {

// The outcomes between the first not yet taken and the last begun, as a ring.
class Ring {
 public:
  Ring(const std::function<std::optional<Work>()>& next, std::size_t size) : next_(next), slots_(size) {}

  struct Piece {
    std::size_t index;
    Work work;
  };
  // The next piece for a worker; waits while the ring is full. Nothing where there is no more to do.
  std::optional<Piece> begin_next() {
    // Held while a piece is taken out, so that pieces keep their order; never while others put or take outcomes.
    const std::lock_guard turn(turn_);
    {
      std::unique_lock lock(mutex_);
      has_room_.wait(lock, [&] { return stopped_ || ended_ || begun_ < taken_ + slots_.size(); });
      if (stopped_ || ended_) return std::nullopt;
    }
    std::optional<Work> work = next_();
    const std::lock_guard lock(mutex_);
    if (!work) {
      ended_ = true;
      is_ready_.notify_one();
      return std::nullopt;
    }
    return Piece{begun_++, std::move(*work)};
  }

  void put(std::size_t piece, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    slots_[piece % slots_.size()] = std::move(outcome);
    if (piece == taken_) is_ready_.notify_one();
  }

  // The outcome of the next piece in order; waits for it, calling tick meanwhile. Nothing after the last.
  std::optional<Outcome> take_next(const std::function<void()>& tick) {
    std::unique_lock lock(mutex_);
    std::optional<Outcome>& slot = slots_[taken_ % slots_.size()];
    while (!slot) {
      if (ended_ && taken_ == begun_) return std::nullopt;
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
  const std::function<std::optional<Work>()>& next_;
  std::mutex turn_;
  std::mutex mutex_;
  std::condition_variable has_room_;
  std::condition_variable is_ready_;
  std::size_t begun_ = 0;
  std::size_t taken_ = 0;
  bool ended_ = false;    // next_ has no more
  bool stopped_ = false;  // nobody takes any more
  std::vector<std::optional<Outcome>> slots_;
};

}  // namespace

Outcome outcome_of(const Refusal& refusal) {
  Outcome outcome;
  outcome.format = refusal.format;
  outcome.refusal = refusal;
  if (!refusal.by_nature) outcome.messages = "sijill: " + printable(refusal.message) + "\n";
  return outcome;
}

void run_in_order(const In_order_options& options, const std::function<std::optional<Work>()>& next,
                  const std::function<bool(std::size_t, const Outcome&)>& take) {
  const std::size_t jobs = std::max<std::size_t>(options.jobs, 1);
  Ring ring(next, 4 * jobs);
  std::vector<std::jthread> workers;
  const auto work_on = [&] {
    while (std::optional<Ring::Piece> piece = ring.begin_next()) ring.put(piece->index, piece->work());
  };
  try {
    for (std::size_t i = 0; i < jobs; ++i) workers.emplace_back(work_on);
  } catch (const std::system_error&) {
    if (workers.empty()) throw;  // fewer threads than asked for do the same work
  }
  for (std::size_t i = 0;; ++i) {
    const std::optional<Outcome> outcome = ring.take_next(options.tick);
    if (!outcome || !take(i, *outcome)) break;
  }
  ring.stop();
}

void run_in_order(std::size_t count, const In_order_options& options, const std::function<Outcome(std::size_t)>& work,
                  const std::function<bool(std::size_t, const Outcome&)>& take) {
  In_order_options fitting = options;
  fitting.jobs = static_cast<unsigned>(std::min<std::size_t>(options.jobs, std::max<std::size_t>(count, 1)));
  std::size_t begun = 0;
  const auto next = [&]() -> std::optional<Work> {
    if (begun == count) return std::nullopt;
    return [&work, i = begun++] { return work(i); };
  };
  run_in_order(fitting, next, take);
}

}  // namespace sijill
