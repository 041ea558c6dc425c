// A small ledger built by hand, for the tests of the exports: two outlets tell of one capture, a party denies it.
#pragma once

#include <string>
#include <vector>

#include "sijill/wire/export.h"

namespace sijill {

inline Ledger_entity actor_named(std::string key, std::string kind, std::string name, std::string country,
                                 std::string sector) {
  Ledger_entity actor;
  actor.key = std::move(key);
  actor.kind = std::move(kind);
  actor.name_en = std::move(name);
  actor.country = std::move(country);
  actor.sector = std::move(sector);
  return actor;
}

inline Ledger_entity syrian_army() { return actor_named("gov.sy_army", "force", "Syrian Arab Army", "SY", "MIL"); }
inline Ledger_entity islamic_state() { return actor_named("org.isis", "group", "Islamic State", "IQ", "REB"); }
inline Ledger_entity observatory() { return actor_named("org.sohr", "monitor", "Syrian Observatory", "GB", "NGO"); }
inline Ledger_entity newspaper() { return actor_named("med.furat", "media", "Al-Furat", "SY", "MED"); }
inline Ledger_entity civilians() { return actor_named("d1:1", "civilians", "civilians", "", ""); }

inline Ledger_entity province() {
  Ledger_entity place;
  place.key = "sj.deir_ez_zor_governorate";
  place.kind = "province";
  place.name_en = "Deir ez-Zor Governorate";
  place.country = "SY";
  place.precision = "province";
  place.geo = Geo{35.0, 40.5};
  return place;
}
inline Ledger_entity bukamal() {
  Ledger_entity place;
  place.key = "gn.174448";
  place.kind = "city";
  place.name_ar = "البوكمال";
  place.name_en = "Al-Bukamal";
  place.country = "SY";
  place.parent = province().key;
  place.precision = "locality";
  place.geo = Geo{34.45, 40.92};
  return place;
}

inline Export_options test_options() {
  Export_options options;
  options.version = "0.1.0";
  options.find_place = [](const std::string& key) {
    return key == province().key ? std::optional(province()) : std::nullopt;
  };
  return options;
}

inline Entity_record record_of(const Ledger_entity& entity) {
  return {.id = entity.key,
          .name_ar = entity.name_ar,
          .name_en = entity.name_en,
          .kind = entity.kind,
          .country = entity.country,
          .words = {},
          .geo = entity.geo,
          .precision = entity.precision,
          .relation = entity.relation,
          .anchor = {}};
}

// "The Observatory: the army captured Al-Bukamal on 9 November 2017; 12 dead", in Al-Furat of 10 November.
inline Recorded_claim capture_claim() {
  Recorded_claim row;
  row.document.id = "d1";
  row.document.url = "https://furat.example/1";
  row.document.title = "=SUM(A1) in the title";
  row.document.language = "ar";
  row.document.published = Timestamp{to_day({2017, 11, 10}), std::nullopt, std::nullopt};
  row.document.outlet = record_of(newspaper());
  Claim_record& claim = row.claim;
  claim.id = "d1#1";
  claim.type = Event_type::control;
  claim.mode = Mode::capture;
  claim.actor = {record_of(syrian_army())};
  claim.recipient = {record_of(islamic_state())};
  claim.place = {record_of(bukamal())};
  const Day day = to_day({2017, 11, 9});
  claim.time = Time_record{day, day, Time_precision::day, "published", {}};
  claim.quantity = {{Quantity_kind::dead, "", {12.0, 12.0, Bound::equal, false}, "12 قتيلا"}};
  Link_record outlet;
  outlet.narrator = record_of(newspaper());
  outlet.role = "outlet";
  outlet.stance = Stance::publish;
  outlet.named = Named::media;
  Link_record said;
  said.narrator = record_of(observatory());
  said.role = "originator";
  said.stance = Stance::state;
  claim.chain = {outlet, said};
  claim.trigger = {.start = 5, .end = 9, .text = "سيطر"};
  claim.evidence = {.start = 0, .end = 30, .text = "سيطر الجيش على البوكمال، وقتل 12"};
  claim.confidence = 0.9;
  row.actor = {syrian_army()};
  row.recipient = {islamic_state()};
  row.place = {bukamal()};
  row.outlet = newspaper();
  row.originator = observatory();
  row.known = to_day({2017, 11, 10});
  row.incident = "i1";
  return row;
}

// The Islamic State denies it, in the same paper a day later.
inline Recorded_claim denial_claim() {
  Recorded_claim row = capture_claim();
  row.document.id = "d2";
  row.document.url = "https://furat.example/2";
  row.claim.id = "d2#1";
  row.claim.polarity = Polarity::denied;
  row.claim.quantity.clear();
  row.claim.chain.back().narrator = record_of(islamic_state());
  row.claim.chain.back().stance = Stance::deny;
  row.originator = islamic_state();
  row.known = to_day({2017, 11, 11});
  return row;
}

inline Told_incident told_capture() {
  Told_incident told;
  told.claims = {capture_claim(), denial_claim()};
  Incident_row& incident = told.incident;
  incident.key = "i1";
  incident.family = "control";
  incident.type = Event_type::control;
  incident.mode = Mode::capture;
  incident.place = bukamal();
  incident.actor = {syrian_army()};
  incident.recipient = {islamic_state()};
  incident.earliest = incident.latest = to_day({2017, 11, 9});
  incident.first_known = to_day({2017, 11, 10});
  incident.last_known = to_day({2017, 11, 11});
  incident.grade = Grade::contested;
  incident.reason = "denied by Islamic State";
  incident.originators = 1;
  incident.figures = {
      {observatory(), Quantity_kind::dead, "", {12.0, 12.0, Bound::equal, false}, incident.first_known, "d1#1"},
      {newspaper(),
       Quantity_kind::dead,
       "",
       {30.0, std::nullopt, Bound::at_least, false},
       incident.last_known,
       "d3#1"}};
  incident.claims = {"d1#1", "d2#1"};
  return told;
}

// All of a file with the one incident or claim in it.
inline std::string whole_file(Export& out, const std::vector<Told_incident>& incidents,
                              const std::vector<Recorded_claim>& claims = {}) {
  std::string bytes = out.begin();
  for (const Told_incident& told : incidents) bytes += out.add_incident(told);
  for (const Recorded_claim& claim : claims) bytes += out.add_claim(claim);
  return bytes + out.end();
}

// The cells of each line; no quoted cell of these tests holds a line end.
inline std::vector<std::vector<std::string>> cells_of(const std::string& file, char delimiter) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (const char letter : file) {
    if (letter == '"' && delimiter == ',') {
      quoted = !quoted;
    } else if (letter == delimiter && !quoted) {
      rows.back().emplace_back();
    } else if (letter == '\n' && !quoted) {
      rows.emplace_back(1);
    } else if (letter != '\r') {
      rows.back().back() += letter;
    }
  }
  rows.pop_back();
  return rows;
}

// The cell of a row under a heading of the first row.
inline std::string cell(const std::vector<std::vector<std::string>>& rows, std::size_t row,
                        std::string_view heading) {
  for (std::size_t i = 0; i < rows[0].size(); ++i) {
    if (rows[0][i] == heading) return rows[row][i];
  }
  return "(no column " + std::string(heading) + ")";
}

}  // namespace sijill
