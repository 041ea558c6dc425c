// All that a ledger tells of its claims, as lines that name no rows: equal lines mean that two ledgers tell the same.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "sijill/ledger/ledger.h"
#include "sijill/ledger/reconcile.h"

namespace sijill {

inline std::multiset<std::string> told_lines(Database& database) {
  std::multiset<std::string> lines;
  const auto add = [&](const std::string& select) {
    Statement row = database.prepare(select);
    while (row.next()) lines.insert(row.text(0));
  };
  const std::string claim_key =
      "(SELECT d.key || '#' || c.n FROM claims c JOIN documents d USING (document) WHERE c.claim = ";
  const auto maybe = [](const std::string& column) { return " || ' ' || coalesce(" + column + ", '-')"; };
  add("SELECT 'witness of ' || d.key || ' ' || w.key FROM documents d JOIN documents w ON w.document = d.witness");
  add("SELECT 'incident ' || i.key || ' ' || i.family || ' ' || i.type" + maybe("i.mode") + maybe("p.key") +
      maybe("i.earliest") + maybe("i.latest") + maybe("i.first_known") + maybe("i.last_known") +
      " || ' ' || i.grade || ' ' || i.originators || ' ' || i.claims || ' (' || i.reason || ')' FROM incidents i "
      "LEFT "
      "JOIN places p USING (place)");
  add("SELECT 'in ' || i.key || ' ' || " + claim_key +
      "m.claim) || ' ' || m.interest || ' ' || m.first_day || ' ' || m.last_day || ' ' || m.is_leader FROM "
      "incident_claims m JOIN incidents i USING (incident)");
  add("SELECT 'relation ' || " + claim_key + "r.later) || ' ' || r.relation || ' ' || " + claim_key + "r.earlier)" +
      maybe("p.key") + " || ' (' || r.reason || ')' FROM relations r LEFT JOIN places p ON p.place = r.basis");
  add("SELECT h.key" + maybe("a.key") + maybe("b.key") + maybe("h.share_min") + maybe("h.share_max") +
      maybe("h.until") + maybe("h.evidence_until") +
      " || ' ' || h.status || ' ' || h.originators || ' (' || h.reason || ')' FROM holdings h LEFT JOIN actors a ON "
      "a.actor = h.holder LEFT JOIN actors b ON b.actor = h.rival");
  add("SELECT h.key || ' ' || e.side || ' ' || " + claim_key +
      "e.claim) FROM holding_claims e JOIN holdings h USING (holding)");
  return lines;
}

// What stands in one of the two only; empty where they tell the same.
inline std::string differences(const std::multiset<std::string>& kept, const std::multiset<std::string>& anew) {
  std::string text;
  for (const std::string& line : kept) {
    if (kept.count(line) != anew.count(line)) text += "\n  kept: " + line;
  }
  for (const std::string& line : anew) {
    if (kept.count(line) != anew.count(line)) text += "\n  anew: " + line;
  }
  return text;
}

// How what the ledger has kept piece by piece differs from what its claims give when all is told anew; the ledger
// stays as it is.
inline std::string drift_of(Ledger& ledger) {
  const std::multiset<std::string> kept = told_lines(ledger.database());
  const Transaction rolled_back(ledger.database());
  reconcile_all(ledger.database(), ledger.world());
  return differences(kept, told_lines(ledger.database()));
}

}  // namespace sijill
