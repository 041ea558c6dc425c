#include "sijill/claim/arguments.h"

#include <algorithm>

#include "sijill/claim/entities.h"

namespace sijill {
namespace {

bool in(std::string_view word, const auto& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

constexpr auto where =
    std::to_array<std::string_view>({"في", "ب", "داخل", "قرب", "عند", "حول", "وسط", "ضمن", "خارج", "عبر"});
constexpr auto whither = std::to_array<std::string_view>({"نحو", "الي", "باتجاه", "صوب", "تجاه", "علي", "ل"});
constexpr auto by_whom =
    std::to_array<std::string_view>({"من_قبل", "علي_يد", "علي_ايدي", "بيد", "بايدي", "بواسطه", "في_يد", "في_ايدي"});

bool same_filler(const Filler& a, const Filler& b) { return a.mention == b.mention && a.words == b.words; }

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

bool Arguments::fits(Role role, const Filler& filler) const {
  if (filler.empty()) return false;
  switch (role) {
    case Role::actor: return is_actor(context_, filler);
    case Role::recipient: return is_actor(context_, filler) || is_people(context_, filler);
    case Role::place: return is_place(context_, filler);
    case Role::from: return filler.mention != nothing;
    case Role::object: return true;
  }
  return false;
}

void Arguments::offer(Role role, const Fillers& offered, Filled& filled, const char* rule) const {
  if (offered.empty() || !filled.at(role).empty()) return;
  Fillers fillers = offered;
  // هجوم على مواقع قوات النظام: the positions are the place, those who hold them the recipient.
  if (role == Role::recipient || role == Role::from) {
    for (Filler& filler : fillers) {
      if (filler.mention == nothing) continue;
      const Mention& mention = context_.mention(filler.mention);
      if (mention.kind != Mention_kind::place || mention.form != Mention_form::description) continue;
      for (std::uint32_t i = mention.words.begin + 1; i < mention.words.end; ++i) {
        const std::int32_t inner = context_.actor_at[i];
        if (inner == nothing) continue;
        filler = {inner, context_.mention(inner).words, false};
        break;
      }
    }
  }
  if (!fits(role, fillers.front())) return;
  if (role == Role::actor && filled.violent && fillers.front().mention != nothing &&
      is_voice(context_.mention(fillers.front().mention))) {
    return;
  }
  // One phrase fills one role.
  for (const Fillers& other : filled.roles) {
    if (!other.empty() && same_filler(other.front(), fillers.front())) return;
  }
  Fillers kept;
  for (const Filler& filler : fillers) {
    if (fits(role, filler)) kept.push_back(filler);
  }
  filled.at(role) = std::move(kept);
  filled.trace.emplace_back(rule);
}

// بين A وB, بين A من جهة وB من جهة أخرى: the first side acts, the other receives.
void Arguments::split_sides(const Trigger& trigger, const Fillers& sides, std::uint32_t at, Filled& filled) const {
  const Range sentence = context_.sentence_of(trigger.head);
  Fillers first{sides.front()};
  Fillers second(sides.begin() + 1, sides.end());
  std::uint32_t next = sides.back().words.end;
  if (next + 1 < sentence.end && context_.folded[next] == "من" &&
      (context_.folded[next + 1] == "جهه" || context_.folded[next + 1] == "جانب" ||
       context_.folded[next + 1] == "طرف")) {
    first = sides;
    second.clear();
  }
  if (second.empty()) {
    for (; next < sentence.end && next < at + 30; ++next) {
      if (context_.folded[next] != "و" && context_.folded[next] != "بين") continue;
      const Filler other = syntax_.phrase_at(next + 1, sentence.end);
      if (other.mention == nothing || !is_actor(context_, other)) continue;
      second = syntax_.with_conjuncts(other);
      break;
    }
  }
  offer(Role::actor, first, filled, "args:between");
  if (!second.empty()) offer(Role::recipient, second, filled, "args:between");
}

// What a participle or a phrase without a verb speaks of: القرى الواقعة تحت سيطرة …
Fillers Arguments::topic_of(const Trigger& trigger, Role role) const {
  const Range sentence = context_.sentence_of(trigger.head);
  for (std::uint32_t i = trigger.head; i-- > sentence.begin && i + 12 > trigger.head;) {
    const std::int32_t m = role == Role::place ? context_.place_at[i] : context_.actor_at[i];
    if (m == nothing) continue;
    const Filler filler{m, context_.mention(m).words, false};
    if (fits(role, filler)) return {filler};
  }
  return {};
}

namespace {
bool has_slot(const Predicate& row, Role role, Frame_slot::Source source) {
  return std::any_of(row.frame.begin(), row.frame.end(),
                     [&](const Frame_slot& slot) { return slot.role == role && slot.source == source; });
}

bool has_object(const Predicate& row) {
  return std::any_of(row.frame.begin(), row.frame.end(),
                     [](const Frame_slot& slot) { return slot.source == Frame_slot::Source::object; });
}
}  // namespace

// غارات روسية, مساعدات سعودية: the adjective names the doer.
void Arguments::fill_from_adjective(const Trigger& trigger, const Predicate& row, Filled& filled) const {
  if (trigger.verbal || row.word_class == Word_class::participle || !filled.at(Role::actor).empty()) return;
  const Range sentence = context_.sentence_of(trigger.head);
  for (std::uint32_t i = trigger.last + 1; i < sentence.end && i < trigger.last + 5; ++i) {
    const std::int32_t m = context_.actor_at[i];
    if (m != nothing && context_.mention(m).form == Mention_form::adjective) {
      offer(Role::actor, {{m, context_.mention(m).words, false}}, filled, "args:adjective");
      return;
    }
    if (context_.words[i].upos != Upos::adj) return;
  }
}

void Arguments::fill_from_frame(const Trigger& trigger, const Predicate& row, Filled& filled) const {
  Verb_frame frame;
  if (trigger.verbal) {
    frame = syntax_.frame_of(trigger.head, trigger.inflection, trigger.parts);
    // A passive form's subject undergoes: what the row calls its object.
    if (trigger.inflection == Inflection::passive && row.aspect != Aspect::passive) {
      frame.object = frame.subject;
      frame.subject.clear();
    }
  }
  // حررت مدينة منبج: a place or thing cannot be the doer, so the doer is unspoken.
  if (trigger.verbal && frame.object.empty() && !frame.subject.empty() && !fits(Role::actor, frame.subject.front()) &&
      has_slot(row, Role::actor, Frame_slot::Source::subject) && has_object(row)) {
    frame.object = frame.subject;
    frame.subject = frame.otherwise;
  }
  // سيطر المتطرفين على الجامعة: an intransitive verb with an object has a subject in the wrong case.
  if (trigger.verbal && !frame.object.empty() && !has_object(row) && frame.object.front().mention != nothing &&
      (frame.subject.empty() || frame.subject.front().pronoun)) {
    frame.subject = frame.object;
  }
  Fillers possessor = trigger.verbal && trigger.parts.empty() ? Fillers{} : syntax_.possessor_of(trigger.last);
  if (!trigger.verbal) {
    frame.object = syntax_.object_of_noun(trigger.last, possessor);
    // With an object of its own, the possessor is who does it.
    if (!frame.object.empty() && has_slot(row, Role::actor, Frame_slot::Source::possessor)) {
      offer(Role::actor, possessor, filled, "args:possessor");
    }
  }
  const std::vector<Complement> complements = syntax_.complements_of(trigger.last, syntax_.reach_of(trigger.last));
  for (const Frame_slot& slot : row.frame) {
    switch (slot.source) {
      case Frame_slot::Source::subject:
        offer(slot.role, trigger.verbal ? frame.subject : topic_of(trigger, slot.role), filled, "args:subject");
        break;
      case Frame_slot::Source::object: offer(slot.role, frame.object, filled, "args:object"); break;
      case Frame_slot::Source::possessor: offer(slot.role, possessor, filled, "args:possessor"); break;
      case Frame_slot::Source::preposition:
        for (const Complement& complement : complements) {
          if (complement.preposition != slot.preposition || complement.fillers.empty()) continue;
          if (slot.preposition == "بين" && (slot.role == Role::actor || slot.role == Role::recipient)) {
            split_sides(trigger, complement.fillers, complement.at, filled);
          } else {
            offer(slot.role, complement.fillers, filled, "args:preposition");
          }
          if (!filled.at(slot.role).empty()) break;
        }
        break;
    }
  }
  for (const Complement& complement : complements) {
    if (in(complement.preposition, by_whom)) offer(Role::actor, complement.fillers, filled, "args:by");
  }
}

void Arguments::fill_from_governors(const std::vector<Governor>& governors, Filled& filled) const {
  for (const Governor& governor : governors) {
    if (!governor.support->subject || governor.subject.empty()) continue;
    offer(*governor.support->subject, governor.subject, filled, "args:support verb");
  }
}

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
    if (!from.empty() && same_filler(from.front(), complement.fillers.front())) from.clear();
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
    filled.trace.emplace_back("place:inherited");
    return;
  }
}

void Arguments::fill_actor(const Trigger& trigger, const Predicate& row, const std::vector<Earlier_event>& earlier,
                           Filled& filled) const {
  if (!filled.at(Role::actor).empty()) return;
  bool wants_actor = false;
  for (const Frame_slot& slot : row.frame) wants_actor = wants_actor || slot.role == Role::actor;
  if (!wants_actor || (trigger.verbal && row.aspect == Aspect::passive)) return;
  const auto narrations = attribution_.covering(trigger.head);
  if (!narrations.empty()) {
    const Narration& inner = *narrations.back();
    if (!inner.accused.empty()) offer(Role::actor, inner.accused, filled, "actor:accused");
    if (inner.stance == Stance::claim_responsibility) offer(Role::actor, inner.narrator, filled, "actor:claims it");
    if (inner.own_deed && !inner.narrator.empty() && any_fighter(inner.narrator) &&
        inner.stance == Stance::announce && trigger.head < inner.content.begin + 6) {
      offer(Role::actor, inner.narrator, filled, "actor:announces it");
    }
    if (!filled.at(Role::actor).empty()) return;
  }
  const std::uint32_t here = context_.words[trigger.head].sentence;
  // نشرت القوات مدرعاتها لتعزيز مواقعها: who acts in the main clause means to do this as well.
  const std::string_view before = trigger.head > 0 ? context_.folded[trigger.head - 1] : std::string_view{};
  if (!trigger.verbal && (before == "ل" || before == "اجل" || before == "بهدف" || before == "بغيه")) {
    Fillers doer = syntax_.subject_before(trigger.head);
    if (any_fighter(doer)) {
      offer(Role::actor, doer, filled, "actor:purpose");
      if (!filled.at(Role::actor).empty()) return;
    }
  }
  // The doer of the verb that this deed is the purpose or manner of: تقدمت X للسيطرة على Y.
  const bool coordinated = !trigger.verbal && before == "و";
  if (row.type == Event_type::control || coordinated || (row.word_class == Word_class::noun && trigger.definite)) {
    for (auto event = earlier.rbegin(); event != earlier.rend(); ++event) {
      if (here - event->sentence > (row.type == Event_type::control ? 0U : 1U)) break;
      const Fillers& actor = event->filled.at(Role::actor);
      if (actor.empty()) continue;
      offer(Role::actor, actor, filled, "actor:inherited");
      filled.inherited_actor = !filled.at(Role::actor).empty();
      if (filled.inherited_actor) return;
    }
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
    filled.trace.emplace_back("place:named beside the described one");
  };
  for (std::uint32_t i = described.words.begin + 1; i < sentence.end && i < described.words.begin + 18; ++i) {
    if (context_.folded[i] == "،" && i + 1 < sentence.end && context_.words[i + 1].upos != Upos::adp) break;
    if (named(i) && in(context_.folded[i - 1], where)) return take(i);
  }
  for (std::uint32_t i = sentence.begin; i < trigger.head; ++i) {
    if (named(i) && i > sentence.begin && in(context_.folded[i - 1], where)) return take(i);
  }
}

Filled Arguments::fill(const Trigger& trigger, const Predicate& row, const std::vector<Governor>& governors,
                       const std::vector<Earlier_event>& earlier) const {
  Filled filled;
  filled.violent =
      row.type == Event_type::assault || row.type == Event_type::control || row.type == Event_type::mobilize;
  fill_from_frame(trigger, row, filled);
  filled.place_from_frame = !filled.at(Role::place).empty();
  for (const Fillers& fillers : filled.roles) filled.from_frame += fillers.empty() ? 0 : 1;
  take_both_sides(trigger, row, earlier, filled);
  filled.governed = !governors.empty();
  filled.place_refused = row.type == Event_type::control && !trigger.verbal && has_thing_for_place(trigger, row);
  fill_from_governors(governors, filled);
  fill_from_adjective(trigger, row, filled);
  fill_place_left(trigger, row, filled);
  fill_from_complements(trigger, row, filled);
  fill_actor(trigger, row, earlier, filled);
  fill_place(trigger, row, earlier, filled);
  prefer_named_place(trigger, filled);
  add_elliptic_places(trigger, row, filled);
  // زنجبار عاصمة أبين: the place itself, not what describes it.
  for (Filler& filler : filled.at(Role::place)) {
    if (filler.mention == nothing) continue;
    const std::int32_t described = context_.mention(filler.mention).qualifies;
    if (described != nothing) filler = {described, context_.mention(described).words, filler.pronoun};
  }
  return filled;
}

// بين الطرفين, من الجانبين: the parties of the fighting told before.
void Arguments::take_both_sides(const Trigger& trigger, const Predicate& row,
                                const std::vector<Earlier_event>& earlier, Filled& filled) const {
  Fillers& actor = filled.at(Role::actor);
  if (row.type != Event_type::assault || actor.size() != 1 || actor.front().words.empty()) return;
  const std::string_view head = context_.folded[actor.front().words.begin];
  if (head != "الطرفين" || actor.front().pronoun) {
    if (head != "الجانبين" && head != "الطرفان" && head != "الجانبان") return;
  }
  actor.clear();
  for (auto event = earlier.rbegin(); event != earlier.rend(); ++event) {
    if (context_.words[trigger.head].sentence - event->sentence > 4) break;
    if (event->predicate->type != Event_type::assault || event->filled.at(Role::recipient).empty()) continue;
    actor = event->filled.at(Role::actor);
    filled.at(Role::recipient) = event->filled.at(Role::recipient);
    filled.trace.emplace_back("args:both sides");
    return;
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

bool Arguments::any_fighter(const Fillers& fillers) const {
  return std::any_of(fillers.begin(), fillers.end(), [&](const Filler& filler) {
    if (filler.mention == nothing) return false;
    const std::string& kind = context_.mention(filler.mention).entity.kind;
    return kind == "force" || kind == "group" || kind == "fighters";
  });
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
    filled.trace.emplace_back("place:ellipsis");
    return;
  }
}

std::string Arguments::unmet_need(const Trigger& trigger, const Predicate& row, const Filled& filled) const {
  const auto any_armed = [&](Role role) {
    return std::any_of(filled.at(role).begin(), filled.at(role).end(),
                       [&](const Filler& filler) { return is_armed(context_, filler); });
  };
  const auto needs = [&](std::uint16_t bit) { return (row.needs & bit) != 0; };
  const bool of_war = row.type == Event_type::control || row.type == Event_type::mobilize;
  if (of_war && !context_.speaks_of_conflict) return "an article about armed conflict";
  // «تقدم لجمعية …», «الهيمنة على السوق»: where nobody fights, councils and companies take no places.
  if (of_war && !context_.names_fighters && !any_fighter(filled.at(Role::actor))) return "someone who fights";
  if (row.type == Event_type::control && filled.at(Role::place).empty()) return "a place that changes hands";
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
  if (needs(need::armed) && !any_armed(Role::actor) && !one_side) return "an armed actor";
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
  if (filled.place_refused) return "a place as what it is done to";
  if (needs(need::conflict) && !context_.speaks_of_conflict) return "an article about armed conflict";
  return {};
}

}  // namespace sijill
