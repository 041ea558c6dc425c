#include "sijill/server/ledger_pool.h"

#include <utility>

namespace sijill {
namespace {

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace

Result<std::unique_ptr<Ledger_pool>> Ledger_pool::open(const std::string& path) {
  auto pool = std::make_unique<Ledger_pool>(Opened{}, path);
  try {
    pool->watcher_ = pool->opened(Access::read);
    pool->data_version_ = pool->watcher_->database().integer("PRAGMA data_version");
  } catch (const Database_failure& failure) {
    return Error{failure.message};
  }
  return pool;
}

std::unique_ptr<Ledger> Ledger_pool::opened(Access access) const {
  Result<Ledger> ledger = Ledger::open(path_, access);
  if (!ledger) throw Database_failure{ledger.error().message};
  return std::make_unique<Ledger>(std::move(ledger).value());
}

Ledger_pool::Lent Ledger_pool::lend(std::chrono::milliseconds longest) {
  std::unique_ptr<Ledger> ledger;
  {
    const std::lock_guard lock(idle_mutex_);
    if (!idle_.empty()) {
      ledger = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!ledger) ledger = opened(Access::read);
  ledger->database().set_deadline(std::chrono::steady_clock::now() + longest);
  return {*this, std::move(ledger)};
}

Ledger_pool::Lent::~Lent() {
  if (!ledger_) return;
  ledger_->database().set_deadline(std::nullopt);
  const std::lock_guard lock(pool_.idle_mutex_);
  pool_.idle_.push_back(std::move(ledger_));
}

std::uint64_t Ledger_pool::change() {
  constexpr std::int64_t fresh_ms = 20;
  const std::int64_t now = now_ms();
  if (now - looked_at_ < fresh_ms) return change_;
  const std::lock_guard lock(watching_);
  const std::int64_t found = watcher_->database().integer("PRAGMA data_version");
  looked_at_ = now;
  if (found != std::exchange(data_version_, found)) ++change_;
  return change_;
}

}  // namespace sijill
