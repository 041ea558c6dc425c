// What the ledger makes of many claims: incidents, relations and holdings. It never says that a thing happened.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/event.h"
#include "sijill/core/quantity.h"
#include "sijill/core/record.h"

namespace sijill {

// How far the claims about one happening bear one another out, in words users know.
enum class Grade : std::uint8_t {
  confirmed,  // a party admits it against its interest, or both sides agree
  fair,       // two or more independent originators
  weak,       // one originator
  contested,  // denied, or others are said to have done it
  discounted  // retracted or superseded
};

// What one claim does to an earlier one.
enum class Relation_kind : std::uint8_t {
  same,
  refines,
  supports,
  denies,
  supersedes,
  contradicts,
  competing_account
};

// What the narrator of a claim has to win by it.
enum class Interest : std::uint8_t { third_party, self_serving, against_interest };

// How a holding is said: by whom, and against whom.
enum class Holding_status : std::uint8_t {
  undisputed,              // independent originators, none against
  claimed_by_holder_only,  // only the holder's side says so
  disputed,                // said by some, denied or told otherwise by others
  conceded_by_loser,       // the side that lost it says so too
  third_party,             // only parties that have no part in it
  background               // said in passing, as known
};

[[nodiscard]] std::string_view name(Grade grade);
[[nodiscard]] std::string_view name(Relation_kind kind);
[[nodiscard]] std::string_view name(Interest interest);
[[nodiscard]] std::string_view name(Holding_status status);
[[nodiscard]] std::optional<Grade> grade_of(std::string_view name);
[[nodiscard]] std::optional<Relation_kind> relation_kind_of(std::string_view name);
[[nodiscard]] std::optional<Interest> interest_of(std::string_view name);
[[nodiscard]] std::optional<Holding_status> holding_status_of(std::string_view name);

// ---- Rows as they are asked for: with names instead of row numbers.

// An actor, outlet or place as the ledger knows it. `key` is stable: a registry id, or one that the ledger made.
struct Ledger_entity {
  std::string key, kind, name_ar, name_en, country;
  std::string parent;  // key, empty for none
  // Places only.
  std::optional<Geo> geo;
  std::string precision, relation;
  // Actors only.
  std::string sector;  // REB MIL GOV …, empty where unknown
  [[nodiscard]] bool known() const { return !key.empty(); }
};

// A correction or remark by a person (docs/guide/reviews.md).
struct Review_row {
  std::int64_t id = 0;
  std::string made, who, action, why, field, old_value, new_value;
  std::string claim, incident;  // id and key of what it is about, empty where it is about none
  std::int64_t undoes = 0;      // of an undo: the review it takes back
  bool is_undone = false;
  bool is_placed = true;  // false where no claim of a newer reading has the evidence it spoke of
};

// A claim with its document's facts (no text) and its place in the ledger.
struct Recorded_claim {
  Document_record document;                                          // without text, mentions and claims
  Claim_record claim;                                                // words filled from the document's text
  std::vector<Ledger_entity> actor, recipient, from, object, place;  // as claim.actor …, in the same order
  Ledger_entity outlet, originator;                                  // the originator is the outlet where no chain is
  std::optional<Day> known;                                          // published
  std::string incident;                                              // key, empty where it belongs to none
  Interest interest = Interest::third_party;
  std::string status;  // of review: "" "accepted" "corrected" "rejected"
};

// What one claimant says of one quantity at one time.
struct Incident_figure {
  Ledger_entity claimant;
  Quantity_kind kind = Quantity_kind::dead;
  std::string who;
  Amount amount;
  std::optional<Day> known;
  std::string claim;  // id
};

struct Incident_row {
  std::string key, family;
  Event_type type = Event_type::assault;
  Mode mode = Mode::none;
  Ledger_entity place;
  std::vector<Ledger_entity> actor, recipient;  // all that its claims name, most named first
  std::optional<Day> earliest, latest, first_known, last_known;
  Grade grade = Grade::weak;
  std::string reason;
  int originators = 0;
  std::vector<Incident_figure> figures;  // in the order in which they became known
  std::vector<std::string> claims;       // ids, in the same order
};

struct Holding_row {
  std::string key;
  Ledger_entity place, holder, rival;  // with a rival: contested between them; no holder: nobody is said to hold it
  std::optional<double> share_min, share_max;
  Day since;
  std::optional<Day> until;  // the first day on which something else is said
  Day evidence_until;        // the last day that a claim speaks of
  Holding_status status = Holding_status::third_party;
  std::string reason;
  int originators = 0;
  std::vector<std::string> claims_for, claims_against;  // ids
  int stale_days = 0;  // days from evidence_until to the day asked for; 0 where within
};

struct Relation_row {
  Relation_kind kind = Relation_kind::same;
  std::string reason;
  Recorded_claim later, earlier;
};

struct Document_row {
  Document_record document;  // without text, mentions and claims
  Ledger_entity outlet;
  std::int64_t version = 1;
  std::string copy_of;  // id of the earlier document that it copies, empty where none
  int claims = 0;
  std::string snippet;  // of a text search, the words found between [ and ]
};

struct Narrator_row {
  Ledger_entity narrator;
  int claims = 0, documents = 0, denials = 0, denied = 0;  // its denials; claims of its that others deny
  std::optional<Day> first_known, last_known;
};

}  // namespace sijill
