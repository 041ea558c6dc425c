// Asking the ledger: filters in, rows with names out. Read-only; every function throws Database_failure.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sijill/core/ledger_rows.h"
#include "sijill/ledger/account.h"
#include "sijill/ledger/database.h"

namespace sijill {

// A kind of event; with Mode::none, of any mode.
struct Event_kind {
  Event_type type = Event_type::assault;
  Mode mode = Mode::none;
};

// What is wanted. An empty list or an absent value does not restrict. Rows are those of find_places and find_actors.
struct Ledger_filter {
  std::vector<Row> places;         // these and what lies in them
  bool only_named_places = false;  // these alone
  double radius_km = 0;            // above 0: also whatever lies so near to one of them
  std::vector<Row> actors;         // these and their parts (a brigade of an army), in any role of the event
  std::vector<Row> narrators;      // who says it: any link of the chain, or the outlet
  std::vector<Row> outlets;
  std::vector<Row> sides;  // the narrator is one of these, a part or an ally of them on the day
  std::optional<Event_type> type;
  std::optional<Mode> mode;
  std::optional<Polarity> polarity;
  std::vector<Grade> grades;                      // of the incident
  std::optional<Day> happened_from, happened_to;  // both included; a claim that overlaps counts
  std::optional<Day> known_from, known_to;
  std::string text;           // words that the article holds, as find_documents takes them
  std::string document;       // id
  std::string incident;       // key
  bool all_versions = false;  // also older readings and versions

  // Each of a list is named, or none of it is; places with what lies in them, actors and narrators with their parts.
  std::vector<Row> all_places, all_actors, all_narrators;
  std::vector<Row> not_places, not_actors, not_narrators, not_outlets;
  std::vector<std::string> narrator_kinds;  // of who says it: monitor, media, force …
  std::vector<Event_kind> kinds, not_kinds;
  std::vector<Stance> stances, not_stances;  // of the last link of the chain
  std::vector<Certainty> certainties;
  std::vector<Modality> modalities;
  std::vector<Interest> interests;
  std::vector<std::string> reviews;  // accepted, corrected, rejected; "none": nobody has reviewed it
};

// A page of a list. The cursor is the last one's `next`; empty is the beginning. Limit 1..1000.
struct Page {
  int limit = 50;
  std::string cursor;
};
template <typename Item>
struct Page_of {
  std::vector<Item> items;
  std::string next;  // empty at the end
};

// By key, or by Arabic or English name, folded, the whole name; what is known to more people first.
[[nodiscard]] std::vector<Row> find_places(Database& database, const std::string& name);
[[nodiscard]] std::vector<Row> find_actors(Database& database, const std::string& name);
[[nodiscard]] Ledger_entity place_of(Database& database, Row row);
[[nodiscard]] Ledger_entity actor_of(Database& database, Row row);

// Newest knowledge first.
[[nodiscard]] Page_of<Recorded_claim> ask_claims(Database& database, const Ledger_filter& filter,
                                                 const Page& page = {});
[[nodiscard]] std::optional<Recorded_claim> claim_by_id(Database& database, const std::string& id);
// Every claim that fits, in the order in which they became known: for exports.
void each_claim(Database& database, const Ledger_filter& filter,
                const std::function<void(const Recorded_claim&)>& take);

// Latest first.
[[nodiscard]] Page_of<Incident_row> ask_incidents(Database& database, const Ledger_filter& filter,
                                                  const Page& page = {});
[[nodiscard]] std::optional<Incident_row> incident_by_key(Database& database, const std::string& key);
void each_incident(Database& database, const Ledger_filter& filter,
                   const std::function<void(const Incident_row&)>& take);
// The same, each with all its claims in the order in which they became known.
void each_incident(Database& database, const Ledger_filter& filter,
                   const std::function<void(const Incident_row&, std::vector<Recorded_claim>)>& take);

// Whose map: all accounts, those of some narrators, or those of a side; as known on a day, or with all that is known.
struct Holding_view {
  std::optional<Day> at;        // the state on that day; absent: all intervals
  std::optional<Day> known_at;  // with what had been published by that day, that day included
  std::vector<Row> narrators;
  std::vector<Row> sides;
};
// By place, then in time. Of the filter only places, radius, actors (as holder or rival) count.
[[nodiscard]] std::vector<Holding_row> ask_holdings(Database& database, const Ledger_filter& filter,
                                                    const Holding_view& view);
[[nodiscard]] std::optional<Holding_row> holding_by_key(Database& database, const std::string& key);

// Pairs where one denies, contradicts or tells otherwise; `kinds` empty: denies, contradicts, competing_account.
[[nodiscard]] Page_of<Relation_row> ask_relations(Database& database, const Ledger_filter& filter,
                                                  const std::vector<Relation_kind>& kinds, const Page& page = {});
// All relations of one claim, either way.
[[nodiscard]] std::vector<Relation_row> relations_of(Database& database, const std::string& claim);

[[nodiscard]] Page_of<Narrator_row> ask_narrators(Database& database, const Ledger_filter& filter,
                                                  const Page& page = {});

// Words are all to be there, in any form of spelling that folding makes equal; "quoted words" as a phrase, -word not.
[[nodiscard]] Page_of<Document_row> ask_documents(Database& database, const Ledger_filter& filter,
                                                  const Page& page = {});
// With text; mentions and claims are not filled.
[[nodiscard]] std::optional<Document_record> document_by_id(Database& database, const std::string& id);

}  // namespace sijill
