#include "sijill/ledger/corrections.h"

#include <algorithm>
#include <utility>

namespace sijill {
namespace {

std::vector<Row>* rows_in(Account& account, Claim_field field) {
  switch (field) {
    case Claim_field::actor: return &account.actor;
    case Claim_field::recipient: return &account.recipient;
    case Claim_field::from: return &account.from;
    case Claim_field::object: return &account.object;
    case Claim_field::place: return &account.place;
    default: return nullptr;
  }
}

struct Sides {
  std::vector<Ledger_entity>& entities;
  std::vector<Entity_record>& records;
};

Sides sides_in(Recorded_claim& row, Claim_field field) {
  switch (field) {
    case Claim_field::actor: return {row.actor, row.claim.actor};
    case Claim_field::recipient: return {row.recipient, row.claim.recipient};
    case Claim_field::from: return {row.from, row.claim.from};
    case Claim_field::object: return {row.object, row.claim.object};
    default: return {row.place, row.claim.place};
  }
}

// Without words: the text does not say so.
Entity_record record_of(const Ledger_entity& entity) {
  return {.id = entity.key,
          .name_ar = entity.name_ar,
          .name_en = entity.name_en,
          .kind = entity.kind,
          .country = entity.country,
          .words = {},
          .geo = entity.geo,
          .precision = entity.precision,
          .relation = entity.relation,
          .anchor = entity.relation.empty() ? std::string() : entity.parent};
}

// What an account takes from a claim whose fields have been put right.
void take(Account& account, const Claim_record& claim, Claim_field field) {
  switch (field) {
    case Claim_field::type:
      account.type = claim.type;
      account.mode = claim.mode;
      account.also = claim.also;
      return;
    case Claim_field::time:
      account.earliest = claim.time ? claim.time->earliest : std::nullopt;
      account.latest = claim.time ? claim.time->latest : std::nullopt;
      return;
    case Claim_field::polarity: account.polarity = claim.polarity; return;
    case Claim_field::certainty: account.certainty = claim.certainty; return;
    case Claim_field::modality: account.modality = claim.modality; return;
    case Claim_field::stance: account.stance = claim.chain.back().stance; return;
    case Claim_field::extent:
      account.extent_min = claim.extent ? claim.extent->amount.min : std::nullopt;
      account.extent_max = claim.extent ? claim.extent->amount.max : std::nullopt;
      account.extent_bound = claim.extent ? claim.extent->amount.bound : Bound::equal;
      return;
    case Claim_field::quantity:
      account.quantity.clear();
      for (const Quantity_record& quantity : claim.quantity) {
        account.quantity.push_back({quantity.kind, quantity.who, quantity.amount});
      }
      return;
    default: return;
  }
}

}  // namespace

Corrections::Corrections(Database& database)
    : reviews_(database.prepare(
          "SELECT action, field, new FROM reviews r WHERE claim = ? AND is_placed AND action IN ('accept', "
          "'correct', 'reject') AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = r.review) ORDER BY review")),
      actor_(database.prepare("SELECT actor FROM actors WHERE key = ?")),
      place_(database.prepare("SELECT place FROM places WHERE key = ?")) {}

std::vector<Corrections::Standing> Corrections::standing(Row claim, std::string& status) {
  std::vector<Standing> out;
  reviews_.bind(claim);
  while (reviews_.next()) {
    const std::string action = reviews_.text(0);
    status = action == "accept" ? "accepted" : action == "reject" ? "rejected" : "corrected";
    const auto field = claim_field_of(reviews_.text(1));
    if (action != "correct" || !field) continue;
    const auto same = [&](const Standing& earlier) { return earlier.field == *field; };
    std::erase_if(out, same);
    out.push_back({*field, reviews_.text(2)});
  }
  reviews_.reset();
  return out;
}

std::vector<Row> Corrections::rows_of(const Standing& standing) {
  Statement& find = standing.field == Claim_field::place ? place_ : actor_;
  std::vector<Row> rows;
  for (const std::string& key : keys_in(standing.value)) {
    find.bind(key);
    if (find.next()) rows.push_back(find.integer(0));
    find.reset();
  }
  return rows;
}

void Corrections::apply(Account& account) {
  std::string status;
  for (const Standing& standing : standing(account.claim, status)) {
    if (std::vector<Row>* rows = rows_in(account, standing.field)) {
      *rows = rows_of(standing);
    } else if (standing.field == Claim_field::originator) {
      const std::vector<Row> rows = rows_of(standing);
      if (rows.empty()) continue;
      account.originator = rows.front();
      account.anonymous = false;
    } else {
      Claim_record claim;
      claim.chain.emplace_back();
      if (!put_value(claim, standing.field, standing.value)) take(account, claim, standing.field);
    }
  }
  account.rejected = status == "rejected";
}

void Corrections::apply(Row claim, Recorded_claim& row, const std::function<Ledger_entity(Row)>& actor,
                        const std::function<Ledger_entity(Row)>& place) {
  for (const Standing& standing : standing(claim, row.status)) {
    row.claim.trace.push_back("review:" + std::string(name(standing.field)));
    if (standing.field == Claim_field::originator) {
      const std::vector<Row> rows = rows_of(standing);
      if (rows.empty()) continue;
      row.originator = actor(rows.front());
      std::vector<Link_record>& chain = row.claim.chain;
      if (chain.empty() || chain.back().role == "outlet") {
        chain.push_back({.narrator = {},
                         .role = "originator",
                         .stance = Stance::state,
                         .named = Named::named,
                         .cue = {},
                         .party_to_event = false});
      }
      chain.back().narrator = record_of(row.originator);
      chain.back().named = Named::named;
    } else if (holds_entities(standing.field)) {
      const Sides sides = sides_in(row, standing.field);
      sides.entities.clear();
      sides.records.clear();
      for (const Row found : rows_of(standing)) {
        sides.entities.push_back(standing.field == Claim_field::place ? place(found) : actor(found));
        sides.records.push_back(record_of(sides.entities.back()));
      }
    } else {
      // What a newer program wrote and this one cannot read leaves the machine's value.
      [[maybe_unused]] const auto error = put_value(row.claim, standing.field, standing.value);
    }
  }
}

}  // namespace sijill
