#include "sijill/ledger/reconcile.h"

namespace sijill {

void reconcile(Database&, const World&, Row) {}

void reconcile_all(Database&, const World&) {}

}  // namespace sijill
