// A small reading built by hand, for the tests of this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sijill/core/reading.h"

namespace sijill {

inline Span span_of(const std::string& text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(text.find(part));
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

// One sentence, «😀 قال "المرصد" إن الجيش استعاد البوكمال.», with one claim; no words and no mentions.
inline Reading one_claim() {
  Reading reading;
  Document& document = reading.document;
  document.id = "ab12";
  document.text = "😀 قال \"المرصد\" إن الجيش استعاد البوكمال.\n";
  document.outlet = "جريدة \"الفرات\"";
  document.language = "ar";
  document.published = Timestamp{to_day({2017, 11, 11}), 4, std::nullopt};
  document.sentences.push_back(
      {{0, static_cast<std::uint32_t>(document.text.size() - 1)}, {}, Sentence_kind::body, 0});
  Claim claim;
  claim.event.type = Event_type::control;
  claim.event.mode = Mode::recapture;
  claim.event.trigger = span_of(document.text, "استعاد");
  Entity actor;
  actor.id = "org.syrian_army";
  actor.name_ar = "الجيش العربي السوري";
  actor.kind = "force";
  actor.span = span_of(document.text, "الجيش");
  claim.event.actor.push_back(actor);
  Entity place;
  place.id = "gn.174448";
  place.kind = "city";
  place.geo = Geo{34.45, 40.92};
  place.precision = "locality";
  place.span = span_of(document.text, "البوكمال");
  claim.event.place.push_back(place);
  claim.event.extent = Extent{{0.5, std::nullopt, Bound::more, true}, {}};
  claim.event.quantity.push_back({Quantity_kind::dead, "civilian", {4, 4, Bound::equal, false}, {}});
  Link outlet;
  outlet.narrator.text = document.outlet;
  outlet.role = "outlet";
  outlet.stance = Stance::publish;
  Link said;
  said.narrator.span = span_of(document.text, "المرصد");
  said.role = "originator";
  said.cue = span_of(document.text, "قال");
  claim.chain = {outlet, said};
  claim.evidence = span_of(document.text, "الجيش استعاد البوكمال");
  claim.confidence = 0.93;
  claim.trace = {"event:control.recapture"};
  reading.claims = {claim};
  return reading;
}

}  // namespace sijill
