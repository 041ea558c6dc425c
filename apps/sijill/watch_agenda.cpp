#include "watch_agenda.h"

#include <algorithm>

#include "sijill/core/address.h"

namespace sijill {
namespace {

using namespace std::chrono_literals;

constexpr auto nap = 100ms;                     // how long a stop may go unseen
constexpr auto soon = std::chrono::minutes(2);  // how long `once` waits for a host

}  // namespace

void Watch_agenda::add(Task task) {
  if (const auto address = read_address(task.address)) {
    task.host = address->host;
    task.origin = origin_of(*address);
  }
  const std::lock_guard lock(mutex_);
  tasks_.push_back(std::move(task));
  changed_.notify_all();
}

std::optional<Watch_agenda::Task> Watch_agenda::take() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    const Clock::time_point now = Clock::now();
    Clock::time_point earliest = Clock::time_point::max();
    auto best = tasks_.end();
    for (auto task = tasks_.begin(); task != tasks_.end(); ++task) {
      const Clock::time_point ready = std::max(task->when, fetcher_.ready_at(task->origin));
      if (busy_.contains(task->host)) continue;
      if (ready < earliest) {
        earliest = ready;
        best = task;
      }
    }
    if (best != tasks_.end() && earliest <= now) {
      Task task = std::move(*best);
      tasks_.erase(best);
      busy_.insert(task.host);
      return task;
    }
    if (once_ && busy_.empty() && (best == tasks_.end() || earliest > now + soon)) return std::nullopt;
    const auto wait =
        earliest == Clock::time_point::max() ? Clock::duration(nap) : std::min<Clock::duration>(nap, earliest - now);
    changed_.wait_for(lock, wait);
  }
  return std::nullopt;
}

void Watch_agenda::done(const Task& task) {
  const std::lock_guard lock(mutex_);
  busy_.erase(task.host);
  changed_.notify_all();
}

std::size_t Watch_agenda::left() const {
  const std::lock_guard lock(mutex_);
  return tasks_.size();
}

}  // namespace sijill
