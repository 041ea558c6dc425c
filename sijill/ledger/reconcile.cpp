#include "sijill/ledger/reconcile.h"

#include <set>
#include <string_view>
#include <vector>

#include "sijill/ledger/accounts.h"
#include "sijill/ledger/copies.h"
#include "sijill/ledger/holding_rows.h"
#include "sijill/ledger/incident_rows.h"

namespace sijill {
namespace {

class Reconciling {
 public:
  Reconciling(Database& database, const World& world, Account_loader& accounts)
      : world_(world),
        accounts_(accounts),
        incidents_(database, world, accounts_),
        holdings_(database, world, accounts_) {}

  void change_witness(Row document) { witnesses_.insert(document); }

  void look_at_verdicts() { incidents_.look_at_verdicts(); }

  void remove(Row document) {
    incidents_.remove(document);
    holdings_.remove(document);
  }

  void add(Row document) {
    const std::vector<Account> claims = accounts_.of_document(document);
    std::vector<Happening> happenings = happenings_of(claims, world_);
    for (Happening& happening : happenings) happening.account = &accounts_.get(happening.account->claim);
    incidents_.add(happenings);
    std::vector<Control_claim> controls = control_claims_of(claims, world_);
    for (Control_claim& control : controls) control.account = &accounts_.get(control.account->claim);
    holdings_.add(controls);
  }

  void finish() {
    for (const Row document : witnesses_) {
      incidents_.grade_again(document);
      holdings_.tell_again(document);
    }
    incidents_.finish();
    holdings_.finish();
  }

  void finish_all() {
    incidents_.finish_all();
    holdings_.finish();
  }

 private:
  const World& world_;
  Account_loader& accounts_;
  Incident_rows incidents_;
  Holding_rows holdings_;
  std::set<Row> witnesses_;  // documents whose witness changed
};

std::vector<Row> rows_of(Database& database, std::string_view sql, Row parameter) {
  Statement statement = database.prepare(sql);
  statement.bind(parameter);
  std::vector<Row> rows;
  while (statement.next()) rows.push_back(statement.integer(0));
  return rows;
}

}  // namespace

struct Reconciler::Kept {
  explicit Kept(Database& database) : accounts(database), copies(database) {}
  Account_loader accounts;
  Copy_finder copies;
};

Reconciler::Reconciler(Database& database, const World& world)
    : kept_(std::make_unique<Kept>(database)), database_(database), world_(world) {}
Reconciler::~Reconciler() = default;

void Reconciler::forget() {
  kept_->accounts.forget();
  kept_->copies.forget();
}

void Reconciler::reconcile(std::span<const Row> documents) {
  constexpr std::size_t most_accounts = 50'000;  // some 30 MB
  Account_loader& accounts = kept_->accounts;
  if (accounts.size() > most_accounts) accounts.forget();
  // Witnesses first: they are a part of what is told of a claim.
  std::vector<Row> witnesses;
  for (const Row document : documents) {
    for (const Row changed : kept_->copies.add(document)) witnesses.push_back(changed);
  }
  // A newer version of an article, or a newer reading, replaces the claims of the one before.
  std::set<Row> versions;
  for (const Row document : documents) {
    for (const Row version :
         rows_of(database_,
                 "SELECT document FROM documents WHERE article = (SELECT article FROM documents WHERE document = ?)",
                 document)) {
      versions.insert(version);
    }
  }
  for (const Row document : witnesses) accounts.forget_document(document);
  for (const Row document : versions) accounts.forget_document(document);
  Reconciling reconciling(database_, world_, accounts);
  for (const Row document : witnesses) reconciling.change_witness(document);
  for (const Row version : versions) reconciling.remove(version);
  for (const Row version : versions) reconciling.add(version);
  reconciling.finish();
}

void reconcile_again(Database& database, const World& world, std::span<const Row> documents) {
  Account_loader accounts(database);
  Reconciling reconciling(database, world, accounts);
  reconciling.look_at_verdicts();
  for (const Row document : documents) reconciling.remove(document);
  for (const Row document : documents) reconciling.add(document);
  reconciling.finish();
}

void reconcile_holdings(Database& database, const World& world, const std::function<void(double)>& tell) {
  database.execute("DELETE FROM relations WHERE basis != 0; DELETE FROM holding_claims; DELETE FROM holdings");
  const std::vector<Row> places =
      rows_of(database, "SELECT DISTINCT place FROM control_claims WHERE ? ORDER BY place", 1);
  Account_loader accounts(database);
  Holding_rows holdings(database, world, accounts);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (tell) tell(static_cast<double>(i) / static_cast<double>(places.size()));
    holdings.tell_place(places[i]);
    accounts.forget();
  }
}

void reconcile_all(Database& database, const World& world, const std::function<void(double)>& tell) {
  database.execute(
      "DELETE FROM relations; DELETE FROM incident_claims; DELETE FROM incidents; DELETE FROM holding_claims; "
      "DELETE FROM holdings; DELETE FROM control_claims; DELETE FROM copies; DELETE FROM sketch_bands; DELETE FROM "
      "sketches; "
      "UPDATE documents SET witness = document WHERE witness != document");
  const std::vector<Row> documents = rows_of(
      database, "SELECT document FROM documents WHERE ? ORDER BY coalesce(published_day, 0), published, key", 1);
  const auto each = [&](double from, double to, const auto& work) {
    constexpr std::size_t between = 500;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (tell && i % between == 0)
        tell(from + (to - from) * static_cast<double>(i) / static_cast<double>(documents.size()));
      work(documents[i]);
    }
  };
  // How long each part takes of a large ledger (tests/ledger/measured.md).
  constexpr double copies_found = 0.4, claims_read = 0.7;
  {
    Copy_finder copies(database);
    each(0, copies_found, [&](Row document) { (void)copies.add(document); });
  }
  Account_loader accounts(database);
  Reconciling reconciling(database, world, accounts);
  each(copies_found, claims_read, [&](Row document) { reconciling.add(document); });
  reconciling.finish_all();
  if (tell) tell(1);
}

}  // namespace sijill
