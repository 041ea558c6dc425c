#include "sijill/ledger/retelling.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "sijill/ledger/reconcile.h"

namespace sijill {
namespace {

// What is told, by key, with a hash of all that is told of it.
using Told_rows = std::vector<std::pair<std::string, std::size_t>>;

struct Kind {
  std::string_view name, select;  // of the select the first column is the key
};
// Rows of claims, actors and places stay what they are, so that they may stand in what is compared.
constexpr Kind kinds[] = {
    {"incidents",
     "SELECT i.key, family, type, mode, place, earliest, latest, first_known, last_known, grade, reason, "
     "originators, "
     "(SELECT group_concat(claim || ' ' || interest) FROM (SELECT claim, interest FROM incident_claims m WHERE "
     "m.incident = i.incident ORDER BY claim)) FROM incidents i"},
    {"relations",
     "SELECT a.key || '#' || l.n || ' ' || r.relation || ' ' || b.key || '#' || e.n || iif(basis = 0, '', ' of ' || "
     "(SELECT key FROM places WHERE place = basis)), reason FROM relations r JOIN claims l ON l.claim = r.later JOIN "
     "documents a ON a.document = l.document JOIN claims e ON e.claim = r.earlier JOIN documents b ON b.document = "
     "e.document"},
    {"holdings",
     "SELECT h.key, holder, rival, share_min, share_max, until, evidence_until, status, reason, originators, (SELECT "
     "group_concat(claim || ' ' || side) FROM (SELECT claim, side FROM holding_claims c WHERE c.holding = h.holding "
     "ORDER BY claim)) FROM holdings h"}};

Told_rows told_now(Database& database, const Kind& kind) {
  Told_rows rows;
  Statement read = database.prepare(kind.select);
  while (read.next()) {
    std::size_t hash = 0;
    for (int column = 1; column < read.columns(); ++column) {
      const std::size_t part = read.is_null(column) ? 1 : std::hash<std::string>()(read.text(column));
      hash ^= part + 0x9E3779B97F4A7C15ull + (hash << 6) + (hash >> 2);
    }
    rows.emplace_back(read.text(0), hash);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

Retold_kind compared(const Kind& kind, const Told_rows& before, const Told_rows& now) {
  Retold_kind out{.name = std::string(kind.name),
                  .before = static_cast<std::int64_t>(before.size()),
                  .now = static_cast<std::int64_t>(now.size()),
                  .added = {},
                  .gone = {},
                  .changed = {}};
  auto old = before.begin();
  for (const auto& [key, hash] : now) {
    while (old != before.end() && old->first < key) out.gone.push_back(old++->first);
    if (old == before.end() || old->first != key) {
      out.added.push_back(key);
    } else {
      if (old->second != hash) out.changed.push_back(key);
      ++old;
    }
  }
  for (; old != before.end(); ++old) out.gone.push_back(old->first);
  return out;
}

}  // namespace

Result<Retold> tell_anew(Ledger& ledger, Retelling retelling, const std::function<void(double)>& tell) {
  try {
    Database& database = ledger.database();
    Transaction transaction(database);
    ledger.forget();  // another process may have written
    std::vector<Told_rows> before;
    for (const Kind& kind : kinds) before.push_back(told_now(database, kind));
    reconcile_all(database, ledger.world(), tell);
    Retold retold{.documents = database.integer("SELECT count(*) FROM documents"), .kinds = {}};
    for (std::size_t i = 0; i < before.size(); ++i) {
      retold.kinds.push_back(compared(kinds[i], before[i], told_now(database, kinds[i])));
    }
    if (retelling == Retelling::keep) transaction.commit();
    ledger.forget();
    return retold;
  } catch (const Database_failure& failure) {
    ledger.forget();
    return Error{failure.message};
  }
}

}  // namespace sijill
