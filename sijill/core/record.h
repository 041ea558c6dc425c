// The claim as it is kept and sent: self-contained, with its words beside their offsets. A Reading points into one
// Document; a record stands alone, so that it can come from a ledger or from a file of claims made by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/entity.h"
#include "sijill/core/event.h"
#include "sijill/core/quantity.h"

namespace sijill {

// Words of an article. Offsets count Unicode code points of its text, half open; both are -1 where the words are
// implied, or where they are known without their place.
struct Passage {
  std::int32_t start = -1;
  std::int32_t end = -1;
  std::string text;
  [[nodiscard]] bool located() const { return start >= 0; }
  [[nodiscard]] bool empty() const { return !located() && text.empty(); }
};

struct Entity_record {
  std::string id;  // registry id, "doc.N" for one that only its document knows, or empty
  std::string name_ar;
  std::string name_en;
  std::string kind;
  std::string country;  // ISO 3166 alpha-2, or empty
  // Known by what it is («مسلحون», gunmen) and not by a name, so that it meets nobody of another document.
  bool described = false;
  Passage words;
  // Places only.
  std::optional<Geo> geo;
  std::string precision;
  std::string relation;
  std::string anchor;
};

struct Time_record {
  std::optional<Day> earliest;
  std::optional<Day> latest;
  Time_precision precision = Time_precision::none;
  std::string anchor;
  Passage words;
};

struct Amount_record {
  Amount amount;
  std::string text;
};

struct Quantity_record {
  Quantity_kind kind = Quantity_kind::dead;
  std::string who;
  Amount amount;
  std::string text;
};

struct Link_record {
  Entity_record narrator;
  std::string role;  // outlet relay originator
  Stance stance = Stance::state;
  Named named = Named::named;
  Passage cue;
  bool party_to_event = false;
};

struct Claim_record {
  std::string id;  // "<document id>#<n>"
  Event_type type = Event_type::assault;
  Mode mode = Mode::none;
  Mode also = Mode::none;
  Passage trigger;
  std::vector<Entity_record> actor;
  std::vector<Entity_record> recipient;
  std::vector<Entity_record> from;
  std::vector<Entity_record> object;
  std::vector<Entity_record> place;
  std::optional<Time_record> time;
  std::optional<Amount_record> extent;
  std::vector<Quantity_record> quantity;
  Polarity polarity = Polarity::affirmed;
  Certainty certainty = Certainty::certain;
  Modality modality = Modality::actual;
  std::vector<Link_record> chain;  // outermost first; the outlet first
  Passage evidence;
  double confidence = 0;  // 0..1
  std::vector<std::string> trace;
};

// What a mention adds to a document's page and to searches for an actor or a place.
struct Mention_record {
  Entity_record entity;
  bool is_place = false;
};

// An article with what was read in it; the text may be empty where only the claims were given.
struct Document_record {
  std::string id;    // SHA-256 of the received bytes, lower-case hex
  std::string name;  // file name or address as given
  std::string url;
  Entity_record outlet;
  std::string title;
  std::string byline;
  std::string language;
  std::optional<Timestamp> published;
  std::string text;
  std::vector<std::string> notes;
  std::vector<Mention_record> mentions;
  std::vector<Claim_record> claims;
};

}  // namespace sijill
