// What happens when the claims of a document meet those that were there: incidents, relations and holdings of what
// they touch are worked out again. The result depends on the claims only, never on the order in which they came.
#pragma once

#include <functional>
#include <memory>
#include <span>

#include "sijill/ledger/account.h"
#include "sijill/ledger/database.h"
#include "sijill/ledger/world.h"

namespace sijill {

// Reconciles what is recorded, and keeps what it has read of claims and texts for what comes next. All functions
// throw Database_failure. Both arguments must outlive it; `world` knows the actors and places of what is recorded.
class Reconciler {
 public:
  Reconciler(Database& database, const World& world);
  ~Reconciler();

  // `documents` have just been recorded, in the transaction that is open. Several at once are faster than one after
  // the other, since what they touch together is worked out once.
  void reconcile(std::span<const Row> documents);
  // After a rollback, a review, or where another connection may have written.
  void forget();

 private:
  struct Kept;
  std::unique_ptr<Kept> kept_;
  Database& database_;
  const World& world_;
};

// The claims of these documents are read anew, because a reviewer put some of them right or set them together or
// apart, in the transaction that is open. No document: only what reviewers set together or apart is looked at again.
void reconcile_again(Database& database, const World& world, std::span<const Row> documents);

// The holdings of all places, and the relations that come of them, from the claims that speak of who has a place, in
// the transaction that is open. `tell` as for reconcile_all.
void reconcile_holdings(Database& database, const World& world, const std::function<void(double)>& tell = {});

// Everything from the claims alone, in the transaction that is open; gives what reconcile gave step by step. `tell`
// is called now and then with the share that is done, 0..1. It keeps all claims in memory, some
// 600 bytes each.
void reconcile_all(Database& database, const World& world, const std::function<void(double)>& tell = {});

}  // namespace sijill
