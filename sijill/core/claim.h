// The claim: one event, the chain of narrators who vouch for it, and the words that show it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/entity.h"
#include "sijill/core/event.h"
#include "sijill/core/quantity.h"
#include "sijill/core/span.h"

namespace sijill {

struct Claim_time {
  Time time;
  Span span;  // empty where it was taken over from an earlier sentence
};

struct Extent {
  Amount amount;
  Span span;
};

struct Event {
  Event_type type = Event_type::assault;
  Mode mode = Mode::none;
  Mode also = Mode::none;
  Span trigger;
  std::vector<Entity> actor;
  std::vector<Entity> recipient;
  std::vector<Entity> from;
  std::vector<Entity> object;
  std::vector<Entity> place;
  std::optional<Claim_time> time;
  std::optional<Extent> extent;
  std::vector<Quantity> quantity;
  Polarity polarity = Polarity::affirmed;
  Certainty certainty = Certainty::certain;
  Modality modality = Modality::actual;
};

// One narrator of the chain.
struct Link {
  Entity narrator;
  std::string role;  // "outlet", "relay", "originator"
  Stance stance = Stance::state;
  Named named = Named::named;
  Span cue;  // empty for the outlet and for narrators carried over
  bool party_to_event = false;
};

struct Claim {
  Event event;
  std::vector<Link> chain;  // outermost first; the outlet is always the first link
  Span evidence;
  double confidence = 0;  // 0..1, how sure the engine is that the text says so; not that it is true
  std::vector<std::string> trace;
};

// A word that could have been a trigger and was not taken, with the reason: "why not".
struct Rejection {
  Span trigger;
  Event_type type = Event_type::assault;
  Mode mode = Mode::none;
  std::string reason;
};

}  // namespace sijill
