// Whether a reading of a trigger has what its row of the lexicon wants.
#include <algorithm>
#include <array>
#include <string_view>

#include "sijill/claim/argument_rules.h"
#include "sijill/claim/arguments.h"
#include "sijill/claim/entities.h"

namespace sijill {
namespace {

// تحرير الأرض والشعب: land and people in general, which no side holds on a map.
bool is_land_in_general(const Claim_context& context, const Filler& filler) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"الارض", "الشعب", "الوطن", "الاوطان", "الامه", "الشعوب", "المقدسات", "الانسان", "البشر"});
  return filler.words.size() == 1 && in(context.folded[filler.words.begin], words);
}

// تبعد نحو 175 كيلومترا: where something lies.
bool tells_distance(const Claim_context& context, std::uint32_t word) {
  const Range sentence = context.sentence_of(word - 1);
  for (std::uint32_t i = word; i < sentence.end && i < word + 6; ++i) {
    const std::string_view folded = context.folded[i];
    if (folded.starts_with("كيلومتر") || folded == "كم" || folded == "كلم" || folded.starts_with("ميل")) return true;
  }
  return false;
}

}  // namespace

// أسفر الإعصار عن مقتل ستة: the sentence names a disaster and nothing that people kill with.
bool Arguments::tells_of_disaster(std::uint32_t word) const {
  bool disaster = false;
  const Range sentence = context_.sentence_of(word);
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const std::string_view noun_class = context_.noun_class(i);
    if (noun_class == "weapon" || noun_class == "fighter" || noun_class == "force") return false;
    disaster = disaster || (noun_class == "disaster" && context_.actor_at[i] == nothing);
  }
  return disaster;
}

std::string Arguments::unmet_need(const Trigger& trigger, const Predicate& row, const Filled& filled) const {
  const auto any_armed = [&](Role role) {
    return std::any_of(filled.at(role).begin(), filled.at(role).end(),
                       [&](const Filler& filler) { return is_armed(context_, filler); });
  };
  const auto needs = [&](std::uint16_t bit) { return (row.needs & bit) != 0; };
  const bool of_force = row.type == Event_type::assault || row.type == Event_type::accuse ||
                        row.type == Event_type::people || row.type == Event_type::retreat ||
                        row.type == Event_type::consult || row.type == Event_type::sanction;
  if (of_force && context_.speaks_of_games) return "an article that is not about sport or markets";
  const bool of_politics =
      row.type == Event_type::request || row.type == Event_type::support || row.type == Event_type::consult ||
      row.type == Event_type::cooperate || row.type == Event_type::aid || row.type == Event_type::agree ||
      row.type == Event_type::concede || row.type == Event_type::reject || row.type == Event_type::people;
  if (of_politics && !context_.speaks_of_politics) return "an article about states, parties or conflict";
  const bool of_war = row.type == Event_type::control || row.type == Event_type::mobilize;
  if (of_war && !context_.speaks_of_conflict) return "an article about armed conflict";
  // «تقدم لجمعية …», «الهيمنة على السوق»: where nobody fights, councils and companies take no places.
  if (of_war && !context_.names_fighters && !any_fighter(filled.at(Role::actor))) return "someone who fights";
  if (row.type == Event_type::control && filled.at(Role::place).empty()) return "a place that changes hands";
  if (row.type == Event_type::control &&
      std::all_of(filled.at(Role::place).begin(), filled.at(Role::place).end(),
                  [&](const Filler& filler) { return is_land_in_general(context_, filler); })) {
    return "a place that changes hands";
  }
  // A noun of advance or capture that names no place of its own speaks in general (وقف التمدد الإيراني).
  const bool from_before =
      std::find(filled.trace.begin(), filled.trace.end(), "place:inherited") != filled.trace.end();
  if (row.type == Event_type::control && !trigger.verbal && from_before && !filled.governed) {
    return "a place named with it";
  }
  // سقط قتلى في حلب is no fall of Aleppo: a place that the frame names as subject, object or possessor must stand
  // there.
  if (needs(need::place) && !filled.place_from_frame && names_place_directly(row))
    return "a place as its own argument";
  // A passive reading whose subject is not what it is said to befall: the verb is active.
  if (trigger.verbal && row.aspect == Aspect::passive && filled.from_frame == 0) return "one whom it befell";
  if (row.type == Event_type::consult && any_fighter(filled.at(Role::actor))) return "an actor who is no armed group";
  if (needs(need::place) && filled.at(Role::place).empty()) return "a place";
  if (needs(need::actor) && filled.at(Role::actor).empty()) return "an actor";
  // مواجهات مع داعش: of a clash one side is enough.
  const bool one_side = row.mode == Mode::clash && any_armed(Role::recipient);
  // «دخلنا البلدة»: a commander who tells it speaks for armed men.
  const bool by_us = filled.rule_of(Role::actor) == says_we;
  if (needs(need::armed) && !any_armed(Role::actor) && !one_side && !by_us) return "an armed actor";
  if (needs(need::recipient) && filled.at(Role::recipient).empty()) return "a recipient";
  if (needs(need::armed_recipient) && !any_armed(Role::recipient)) return "an armed recipient";
  if (needs(need::actor_or_recipient) && filled.at(Role::actor).empty() && filled.at(Role::recipient).empty()) {
    return "an actor or a recipient";
  }
  if (needs(need::people)) {
    const bool people = std::any_of(filled.at(Role::recipient).begin(), filled.at(Role::recipient).end(),
                                    [&](const Filler& filler) { return is_people(context_, filler); });
    if (!people) return "people to whom it was done";
  }
  if (needs(need::weapon)) {
    const Range clause = context_.clause_of(trigger.head);
    bool weapon = false;
    for (std::uint32_t i = clause.begin; i < clause.end; ++i)
      weapon = weapon || context_.noun_class(i) == "weapon" || context_.noun_class(i) == "vehicle";
    if (!weapon) return "a weapon in the clause";
  }
  // «الهجوم», «المعارك» with nothing said about them name what was told before.
  if (row.type == Event_type::assault && row.word_class == Word_class::noun && trigger.definite &&
      filled.from_frame == 0 && !filled.governed && filled.inherited_place) {
    return "something new said about it";
  }
  if (row.type == Event_type::coerce && trigger.verbal && tells_distance(context_, trigger.last + 1)) {
    return "somebody driven out; a distance is told";
  }
  if (filled.thing_acts) return "someone as its subject";
  if (row.type == Event_type::assault && row.mode == Mode::unspecified && !any_armed(Role::actor) &&
      tells_of_disaster(trigger.head)) {
    return "a hand that did it; a disaster is told of";
  }
  if (filled.place_refused) return "a place as what it is done to";
  if (needs(need::conflict) && !context_.speaks_of_conflict) return "an article about armed conflict";
  return {};
}

}  // namespace sijill
