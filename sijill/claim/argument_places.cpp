// Where it happened: the place among the arguments of an event, from its frame's neighbourhood to the sentence
// before.
#include <algorithm>
#include <array>

#include "sijill/claim/arguments.h"
#include "sijill/claim/entities.h"

namespace sijill {
namespace {

constexpr auto where =
    std::to_array<std::string_view>({"في", "ب", "داخل", "قرب", "عند", "حول", "وسط", "ضمن", "خارج", "عبر"});
constexpr auto whither = std::to_array<std::string_view>({"نحو", "الي", "باتجاه", "صوب", "تجاه", "علي", "ل"});

// Types whose place is only what the clause itself says.
bool needs_no_place(Event_type type) {
  switch (type) {
    case Event_type::support:
    case Event_type::request:
    case Event_type::reject:
    case Event_type::threaten:
    case Event_type::accuse:
    case Event_type::agree:
    case Event_type::cooperate:
    case Event_type::concede:
    case Event_type::sanction: return true;
    default: return false;
  }
}

}  // namespace

bool Arguments::is_country(const Filler& filler) const {
  if (filler.mention == nothing) return false;
  const Mention& mention = context_.mention(filler.mention);
  return mention.entity.kind == "country" || mention.entity.kind == "state" ||
         (mention.twin != nothing && context_.mention(mention.twin).entity.kind == "country");
}

void Arguments::fill_from_complements(const Trigger& trigger, const Predicate& row, Filled& filled) const {
  if (!filled.at(Role::place).empty()) return;
  const auto complements = syntax_.complements_of(trigger.last, syntax_.reach_of(trigger.last));
  for (const bool countries : {false, true}) {
    for (const Complement& complement : complements) {
      if (!in(complement.preposition, where) || complement.fillers.empty()) continue;
      if (is_country(complement.fillers.front()) != countries) continue;
      offer(Role::place, complement.fillers, filled, "place:complement");
    }
  }
  if (row.type == Event_type::control || row.type == Event_type::mobilize || row.type == Event_type::people ||
      row.type == Event_type::aid || row.type == Event_type::consult) {
    for (const Complement& complement : complements) {
      if (in(complement.preposition, whither)) offer(Role::place, complement.fillers, filled, "place:direction");
    }
  }
}

// Leaving, evacuating, fleeing: the place is the one that is left.
void Arguments::fill_place_left(const Trigger& trigger, const Predicate& row, Filled& filled) const {
  const bool leaves = row.mode == Mode::evacuate || row.mode == Mode::displace || row.mode == Mode::withdraw;
  if (!leaves) return;
  for (const Complement& complement : syntax_.complements_of(trigger.last, syntax_.reach_of(trigger.last))) {
    if (complement.preposition != "من" || complement.fillers.empty()) continue;
    if (!is_place(context_, complement.fillers.front())) continue;
    Fillers& from = filled.at(Role::from);
    if (!from.empty() && from.front() == complement.fillers.front()) from.clear();
    filled.at(Role::place).clear();
    offer(Role::place, complement.fillers, filled, "place:left");
    return;
  }
}

void Arguments::fill_place(const Trigger& trigger, const Predicate& row, const std::vector<Earlier_event>& earlier,
                           Filled& filled) const {
  if (!filled.at(Role::place).empty()) return;
  // A direct relation right after the trigger: قصف شرقي دير الزور.
  const Range sentence = context_.sentence_of(trigger.head);
  const std::uint32_t reach = syntax_.reach_of(trigger.last);
  for (std::uint32_t i = trigger.last + 1; i < reach; ++i) {
    const std::int32_t m = context_.place_at[i];
    if (m != nothing && !context_.mention(m).entity.relation.empty()) {
      offer(Role::place, {{m, context_.mention(m).words, false}}, filled, "place:relation");
      if (!filled.at(Role::place).empty()) return;
    }
  }
  if (needs_no_place(row.type)) return;
  const auto usable = [&](std::uint32_t i) {
    const std::int32_t m = context_.place_at[i];
    if (m == nothing || context_.mention(m).words.begin != i) return false;
    const Mention& mention = context_.mention(m);
    if (mention.twin != nothing || mention.entity.kind == "country") {
      // موسكو is a place only after a preposition of place.
      return i > sentence.begin && in(context_.folded[i - 1], where);
    }
    return mention.form != Mention_form::description || mention.entity.kind != "place";
  };
  const auto take = [&](std::uint32_t i, const char* rule) {
    const std::int32_t m = context_.place_at[i];
    offer(Role::place, syntax_.with_conjuncts({m, context_.mention(m).words, false}), filled, rule);
    return !filled.at(Role::place).empty();
  };
  const Range clause = context_.clause_of(trigger.head);
  for (std::uint32_t i = trigger.head; i-- > clause.begin;) {
    if (usable(i) && take(i, "place:clause")) return;
  }
  for (std::uint32_t i = trigger.last + 1; i < reach; ++i) {
    if (usable(i) && take(i, "place:clause")) return;
  }
  // The scene that the sentence opens with, then the nearest place before, then the next one.
  for (std::uint32_t i = sentence.begin; i < std::min(sentence.begin + 5, trigger.head); ++i) {
    if (usable(i) && i > sentence.begin && in(context_.folded[i - 1], where) && take(i, "place:scene")) return;
  }
  for (std::uint32_t i = trigger.head; i-- > sentence.begin;) {
    if (usable(i) && take(i, "place:sentence")) {
      filled.inherited_place = true;
      return;
    }
  }
  for (std::uint32_t i = trigger.last + 1; i < sentence.end; ++i) {
    if (usable(i) && take(i, "place:sentence")) {
      filled.inherited_place = true;
      return;
    }
  }
  if (row.type != Event_type::control && row.type != Event_type::assault) return;
  const std::uint32_t here = context_.words[trigger.head].sentence;
  for (auto event = earlier.rbegin(); event != earlier.rend(); ++event) {
    if (here - event->sentence > 2) break;
    if (event->filled.at(Role::place).empty() || is_country(event->filled.at(Role::place).front())) continue;
    filled.at(Role::place) = event->filled.at(Role::place);
    filled.inherited_place = true;
    filled.note(Role::place, "place:inherited");
    return;
  }
}

// غارات على معسكر … في منطقة X: a place that has a name says more than "a camp" or "positions".
void Arguments::prefer_named_place(const Trigger& trigger, Filled& filled) const {
  Fillers& place = filled.at(Role::place);
  if (place.empty() || place.front().mention == nothing || place.front().pronoun) return;
  const Mention& described = context_.mention(place.front().mention);
  if (described.kind != Mention_kind::place || described.form != Mention_form::description ||
      !described.entity.id.starts_with("doc.")) {
    return;
  }
  const Range sentence = context_.sentence_of(trigger.head);
  const auto named = [&](std::uint32_t i) {
    const std::int32_t m = context_.place_at[i];
    return m != nothing && context_.mention(m).words.begin == i && context_.mention(m).form == Mention_form::name &&
           context_.mention(m).twin == nothing && context_.mention(m).entity.kind != "country" &&
           context_.mention(m).qualifies == nothing;
  };
  const auto take = [&](std::uint32_t i) {
    place = syntax_.with_conjuncts({context_.place_at[i], context_.mention(context_.place_at[i]).words, false});
    filled.note(Role::place, "place:named beside the described one");
  };
  for (std::uint32_t i = described.words.begin + 1; i < sentence.end && i < described.words.begin + 18; ++i) {
    if (context_.folded[i] == "،" && i + 1 < sentence.end && context_.words[i + 1].upos != Upos::adp) break;
    if (named(i) && in(context_.folded[i - 1], where)) return take(i);
  }
  for (std::uint32_t i = sentence.begin; i < trigger.head; ++i) {
    if (named(i) && i > sentence.begin && in(context_.folded[i - 1], where)) return take(i);
  }
}

// استعادة مسار السلام, تحرير الأسعار: what is regained or freed is no place.
bool Arguments::has_thing_for_place(const Trigger& trigger, const Predicate& row) const {
  if (!has_slot(row, Role::place, Frame_slot::Source::possessor)) return false;
  const Fillers possessor = syntax_.possessor_of(trigger.last);
  if (possessor.empty() || possessor.front().mention != nothing || possessor.front().words.empty()) return false;
  const std::string_view noun_class = context_.noun_class(possessor.front().words.begin);
  return noun_class != "place_class" && noun_class != "building";
}

bool Arguments::names_place_directly(const Predicate& row) {
  bool named = false;
  for (const Frame_slot& slot : row.frame) {
    if (slot.role != Role::place) continue;
    if (slot.source == Frame_slot::Source::preposition && in(slot.preposition, where)) return false;
    named = true;
  }
  return named && row.word_class != Word_class::noun;
}

// سيطرة X على حقل التنك … بعد حقل العمر: two captures (claims.md rule 3).
void Arguments::add_elliptic_places(const Trigger& trigger, const Predicate& row, Filled& filled) const {
  const bool taken = row.type == Event_type::control && (row.mode == Mode::capture || row.mode == Mode::recapture);
  if (!taken || filled.at(Role::place).empty() || !filled.place_from_frame) return;
  const Range sentence = context_.sentence_of(trigger.head);
  const std::uint32_t first = filled.at(Role::place).back().words.end;
  for (std::uint32_t i = std::max(first, trigger.last + 1); i + 1 < sentence.end && i < trigger.last + 30; ++i) {
    if (context_.words[i].upos == Upos::verb) return;
    if (context_.folded[i] != "بعد") continue;
    const std::int32_t m = context_.place_at[i + 1];
    if (m == nothing || context_.mention(m).form != Mention_form::name || context_.mention(m).twin != nothing) return;
    for (const Filler& filler : syntax_.with_conjuncts({m, context_.mention(m).words, false})) {
      filled.at(Role::place).push_back(filler);
    }
    filled.note(Role::place, "place:ellipsis");
    return;
  }
}

}  // namespace sijill
