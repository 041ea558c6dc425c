#include "sijill/ledger/accounts.h"

#include <array>
#include <string_view>
#include <utility>

namespace sijill {
namespace {

// The value of that name among the first `count` of an enumeration; the first where the name is not known.
template <typename Enum>
Enum value_of(std::string_view wanted, int count) {
  for (int i = 0; i < count; ++i) {
    if (name(static_cast<Enum>(i)) == wanted) return static_cast<Enum>(i);
  }
  return static_cast<Enum>(0);
}

Bound bound_of(const std::string& words) { return value_of<Bound>(words, static_cast<int>(Bound::at_most) + 1); }

bool is_unnamed(const std::string& named, const std::string& kind) {
  return named == "source_unnamed" || named == "official_unnamed" || named == "witness" || kind == "anonymous";
}

}  // namespace

Account_loader::Account_loader(Database& database, Account_part part)
    : reads_quantities_(part == Account_part::whole),
      reads_reviews_(part == Account_part::whole || database.integer("SELECT EXISTS (SELECT 1 FROM reviews)") != 0),
      claim_(database.prepare(
          "SELECT c.document, c.n, d.key, d.witness, coalesce(d.outlet, 0), coalesce(c.originator, d.outlet, 0), "
          "c.type, "
          "c.mode, c.also, c.earliest, c.latest, c.known_day, c.known, c.extent_min, c.extent_max, c.extent_op, "
          "c.polarity, "
          "c.certainty, c.modality, c.stance, c.confidence, "
          "(SELECT l.named FROM links l WHERE l.claim = c.claim ORDER BY l.position DESC LIMIT 1), "
          "(SELECT a.kind FROM actors a WHERE a.actor = c.originator), "
          // The agency or channel of a party that quotes it.
          "(SELECT a.actor FROM actors a JOIN actors owner ON owner.actor = a.parent WHERE a.actor = "
          "coalesce((SELECT "
          "l.narrator FROM links l WHERE l.claim = c.claim ORDER BY l.position DESC LIMIT 1 OFFSET 1), d.outlet) AND "
          "a.kind IN ('media', 'agency') AND coalesce(owner.kind, '') NOT IN ('media', 'agency', 'company')) "
          "FROM claims c JOIN documents d USING (document) WHERE c.claim = ?")),
      arguments_(database.prepare(
          "SELECT role, coalesce(actor, place, 0) FROM arguments WHERE claim = ? ORDER BY role, position")),
      quantities_(
          database.prepare("SELECT kind, who, min, max, op FROM quantities WHERE claim = ? ORDER BY position")),
      latest_(database.prepare("SELECT claim FROM claims WHERE document = ? AND is_latest ORDER BY n")),
      all_(database.prepare("SELECT claim FROM claims WHERE document = ?")),
      corrections_(database) {}

const Account& Account_loader::get(Row claim) {
  if (const auto kept = read_.find(claim); kept != read_.end()) return *kept->second;
  claim_.bind(claim);
  if (!claim_.next())
    throw Database_failure{"claim " + std::to_string(claim) + " is not in the ledger; run 'sijill ledger check'"};
  auto slot = std::make_unique<Account>();
  Account& account = *slot;
  account.claim = claim;
  account.document = claim_.integer(0);
  account.n = static_cast<std::int32_t>(claim_.integer(1));
  account.key = claim_.text(2) + "#" + std::to_string(account.n);
  account.witness = claim_.integer(3);
  account.outlet = claim_.integer(4);
  account.originator = claim_.integer(5);
  account.type = event_type_of(claim_.text(6)).value_or(Event_type::assault);
  account.mode = mode_of(account.type, claim_.text(7)).value_or(Mode::none);
  account.also = mode_of(account.type, claim_.text(8)).value_or(Mode::none);
  account.earliest = claim_.maybe_day(9);
  account.latest = claim_.maybe_day(10);
  account.known = claim_.maybe_day(11).value_or(account.latest.value_or(account.earliest.value_or(Day{})));
  account.known_at = claim_.text(12);
  account.extent_min = claim_.maybe_number(13);
  account.extent_max = claim_.maybe_number(14);
  account.extent_bound = bound_of(claim_.text(15));
  account.polarity = value_of<Polarity>(claim_.text(16), 2);
  account.certainty = value_of<Certainty>(claim_.text(17), 4);
  account.modality = modality_of(claim_.text(18)).value_or(Modality::actual);
  account.stance = stance_of(claim_.text(19)).value_or(Stance::state);
  account.confidence = claim_.number(20);
  account.anonymous = account.originator != account.outlet && is_unnamed(claim_.text(21), claim_.text(22));
  account.speaker = account.originator;
  if (const Row relay = claim_.integer(23); account.anonymous && relay != 0) {
    account.speaker = relay;
    account.anonymous = false;
  }
  claim_.reset();
  read_arguments(account);
  // Whether an attack hits civilians may stand in its figures.
  if (reads_quantities_ || account.type == Event_type::assault) read_quantities(account);
  if (reads_reviews_) corrections_.apply(account);
  return *(read_[claim] = std::move(slot));
}

void Account_loader::read_arguments(Account& account) {
  arguments_.bind(account.claim);
  while (arguments_.next()) {
    const std::string role = arguments_.text(0);
    std::vector<Row>& rows = role == "actor"       ? account.actor
                             : role == "recipient" ? account.recipient
                             : role == "from"      ? account.from
                             : role == "object"    ? account.object
                                                   : account.place;
    if (const Row row = arguments_.integer(1)) rows.push_back(row);
  }
  arguments_.reset();
}

void Account_loader::read_quantities(Account& account) {
  quantities_.bind(account.claim);
  while (quantities_.next()) {
    account.quantity.push_back(
        {.kind = value_of<Quantity_kind>(quantities_.text(0), static_cast<int>(Quantity_kind::forces) + 1),
         .who = quantities_.text(1),
         .amount = {.min = quantities_.maybe_number(2),
                    .max = quantities_.maybe_number(3),
                    .bound = bound_of(quantities_.text(4))}});
  }
  quantities_.reset();
}

void Account_loader::forget_document(Row document) {
  if (read_.empty()) return;
  all_.bind(document);
  while (all_.next()) read_.erase(all_.integer(0));
  all_.reset();
}

std::vector<Account> Account_loader::of_document(Row document) {
  std::vector<Row> claims;
  latest_.bind(document);
  while (latest_.next()) claims.push_back(latest_.integer(0));
  latest_.reset();
  std::vector<Account> accounts;
  for (const Row claim : claims) accounts.push_back(get(claim));
  return accounts;
}

}  // namespace sijill
