#include "sijill/wire/plover_events.h"

#include <utility>

#include "sijill/wire/countries.h"

namespace sijill {
namespace {

std::vector<std::string> split(std::string_view contexts) {
  std::vector<std::string> out;
  while (!contexts.empty()) {
    const std::size_t end = std::min(contexts.find("; "), contexts.size());
    out.emplace_back(contexts.substr(0, end));
    contexts.remove_prefix(std::min(end + 2, contexts.size()));
  }
  return out;
}

}  // namespace

std::vector<Plover_event> plover_events(const Recorded_claim& claim) {
  std::vector<Plover_event> events;
  const auto days = days_of(claim);
  if (!days || !is_told_as_done(claim)) return events;
  const Event_codes codes = event_codes(claim.claim.type, claim.claim.mode);
  if (codes.plover.empty()) return events;
  Plover_event deed{.id = claim.claim.id,
                    .codes = codes,
                    .contexts = split(codes.contexts),
                    .actor = claim.actor,
                    .recipient = claim.recipient.empty() ? claim.from : claim.recipient,
                    .days = *days};
  if (claim.claim.modality == Modality::background) deed.contexts.emplace_back("historical");
  events.push_back(std::move(deed));
  if (stance_of(claim) == Stance::accuse && claim.known) {
    events.push_back({.id = claim.claim.id + "/accuse",
                      .codes = {.plover = "ACCUSE", .plover_mode = "allege", .contexts = "", .cameo = "112"},
                      .contexts = {},
                      .actor = {claim.originator},
                      .recipient = claim.actor,
                      .days = {*claim.known, *claim.known, true}});
  }
  return events;
}

std::string_view plover_sector(const Ledger_entity& actor) {
  if (actor.sector == "MED" || actor.kind == "media") return "JRN";
  if (actor.sector == "HLH") return "MED";
  if (actor.sector == "IGO" || actor.sector == "NGO") return {};  // those are codes of actors, not sectors
  if (!actor.sector.empty()) return actor.sector;
  if (actor.kind == "civilians" || actor.kind == "people") return "CVL";
  return actor.kind == "fighters" ? "UAF" : std::string_view();
}

std::string_view plover_code(const Ledger_entity& actor) {
  if (actor.kind == "igo" || actor.sector == "IGO") return "IGO";
  if (const Country* country = country_of(actor.country)) return country->alpha3;
  if (actor.sector == "NGO") return "NGO";
  return actor.sector == "REB" ? "IMG" : std::string_view();
}

std::string_view geonames_id(std::string_view key) {
  if (!key.starts_with("gn.")) return {};
  key.remove_prefix(3);
  return key.find_first_not_of("0123456789") == std::string_view::npos ? key : std::string_view();
}

}  // namespace sijill
