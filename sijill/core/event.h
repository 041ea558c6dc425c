// The kinds of events a claim can state (shared vocabulary with PLOVER; control, people and finding are ours).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace sijill {

enum class Event_type : std::uint8_t {
  control,
  assault,
  mobilize,
  coerce,
  people,
  retreat,
  agree,
  consult,
  support,
  cooperate,
  aid,
  concede,
  request,
  reject,
  threaten,
  sanction,
  protest,
  accuse,
  finding
};

// Modes of all types; which type allows which is modes_of's to say.
enum class Mode : std::uint8_t {
  none,
  capture,
  recapture,
  handover,
  withdraw,
  surrender,
  enter,
  advance,
  repel,
  besiege,
  break_siege,
  encircle,
  contest,
  hold,
  raise_flag,
  cut_road,
  open_road,
  establish_base,
  clash,
  attack,
  shelling,
  aerial,
  drone,
  firearms,
  sniping,
  explosives,
  landmine,
  suicide,
  targeted,
  abduct,
  torture,
  sexual,
  beat,
  destroy,
  primitive,
  unconventional,
  crowd_control,
  unspecified,
  troops,
  weapons,
  police,
  militia,
  reinforce,
  redeploy,
  arrest,
  seize,
  restrict,
  curfew,
  martial_law,
  censor,
  deport,
  withhold,
  cyber,
  evacuate,
  displace,
  return_,
  conscript,
  release,
  swap,
  disarm,
  ceasefire,
  access,
  resign,
  deal,
  visit,
  third_party,
  multilateral,
  phone,
  meet,
  allegiance,
  apology,
  assist,
  change,
  yield,
  relations,
  expel,
  territory,
  violence,
  convict,
  discontinue,
  demo,
  riot,
  strike,
  hunger,
  boycott,
  obstruct,
  vandalize,
  disapprove,
  investigate,
  body_found,
  mass_grave,
  defuse,
  intercept,
  accident
};

[[nodiscard]] std::string_view name(Event_type type);
[[nodiscard]] std::string_view name(Mode mode);  // "" for none
[[nodiscard]] std::optional<Event_type> event_type_of(std::string_view name);
// The mode of that name which the type allows; "" and "-" are none.
[[nodiscard]] std::optional<Mode> mode_of(Event_type type, std::string_view name);
[[nodiscard]] std::span<const Mode> modes_of(Event_type type);

enum class Stance : std::uint8_t {
  publish,
  relay,
  state,
  announce,
  confirm,
  allege,
  accuse,
  deny,
  claim_responsibility,
  retract,
  predict,
  demand
};
enum class Polarity : std::uint8_t { affirmed, denied };
enum class Certainty : std::uint8_t { certain, probable, possible, unknown };
enum class Modality : std::uint8_t { actual, ongoing, attempt, failed, intended, future, hypothetical, background };
enum class Named : std::uint8_t { named, official_unnamed, source_unnamed, witness, media, document };

[[nodiscard]] std::string_view name(Stance stance);
[[nodiscard]] std::string_view name(Polarity polarity);
[[nodiscard]] std::string_view name(Certainty certainty);
[[nodiscard]] std::string_view name(Modality modality);
[[nodiscard]] std::string_view name(Named named);
[[nodiscard]] std::optional<Stance> stance_of(std::string_view name);
[[nodiscard]] std::optional<Modality> modality_of(std::string_view name);

}  // namespace sijill
