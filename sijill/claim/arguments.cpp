#include "sijill/claim/arguments.h"

#include <algorithm>

#include "sijill/claim/argument_rules.h"
#include "sijill/claim/entities.h"

namespace sijill {
namespace {

constexpr auto by_whom =
    std::to_array<std::string_view>({"من_قبل", "علي_يد", "علي_ايدي", "بيد", "بايدي", "بواسطه", "في_يد", "في_ايدي"});
// Of these, what can only name a doer: من قبل, على يد.
constexpr auto by_agent = std::to_array<std::string_view>({"من_قبل", "علي_يد", "علي_ايدي"});

}  // namespace

bool has_slot(const Predicate& row, Role role, Frame_slot::Source source) {
  return std::any_of(row.frame.begin(), row.frame.end(),
                     [&](const Frame_slot& slot) { return slot.role == role && slot.source == source; });
}

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
      if (filler.mention == nothing) {
        // قصف مواقع الحوثيين: the same where the positions are no place of the document.
        const std::string_view noun_class = context_.noun_class(filler.words.begin);
        const bool is_held = noun_class == "place_class" || noun_class == "building" || noun_class == "vehicle";
        std::uint32_t next = filler.words.begin + 1;
        if (next < context_.words.size() && context_.folded[next] == "ل") ++next;  // حاجزا للجيش
        if (is_held && next < context_.words.size() && context_.actor_at[next] != nothing) {
          filler = {context_.actor_at[next], context_.mention(context_.actor_at[next]).words, false};
        }
        continue;
      }
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
    if (!other.empty() && other.front() == fillers.front()) return;
  }
  Fillers kept;
  for (const Filler& filler : fillers) {
    if (fits(role, filler)) kept.push_back(filler);
  }
  filled.at(role) = std::move(kept);
  filled.note(role, rule);
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
bool has_object(const Predicate& row) {
  return std::any_of(row.frame.begin(), row.frame.end(),
                     [](const Frame_slot& slot) { return slot.source == Frame_slot::Source::object; });
}

// To be killed, wounded, seized: a verb whose active and passive are written alike and which counts its victims.
bool befalls_people(const Predicate& row) {
  return (row.type == Event_type::assault && (row.mode == Mode::unspecified || row.mode == Mode::abduct)) ||
         (row.type == Event_type::coerce && row.mode == Mode::arrest);
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

// هجومنا, سيطرتنا
bool Arguments::says_our(std::uint32_t noun) const {
  const std::uint32_t next = noun + 1;
  return next < context_.words.size() && context_.folded[next] == "نا" &&
         context_.words[next].token == context_.words[noun].token;
}

// Whom "we" stands for: the force that the narrator is named with, else the narrator.
Fillers Arguments::who_speaks(std::uint32_t word) const {
  const auto narrations = attribution_.covering(word);
  if (narrations.empty() || narrations.back()->narrator.empty()) return {};
  const std::int32_t narrator = narrations.back()->narrator.front().mention;
  if (narrator == nothing) return {};
  // المتحدث باسم القوات فلان: his title stands right before his name.
  const std::uint32_t begin = context_.mention(narrator).words.begin;
  if (begin > context_.sentence_of(begin).begin) {
    const std::int32_t body = context_.actor_at[begin - 1];
    if (body != nothing) {
      const Fillers beside{{body, context_.mention(body).words, true}};
      if (any_fighter(beside)) return beside;
    }
  }
  // المتحدث باسم القوات: a spokesman speaks for whom he names.
  const std::uint32_t end = context_.mention(narrator).words.end;
  if (end + 2 < context_.sentence_of(begin).end && context_.folded[end + 1] == "اسم") {
    const std::int32_t body = context_.actor_at[end + 2];
    if (body != nothing) return {{body, context_.mention(body).words, true}};
  }
  return {{narrator, context_.mention(narrator).words, true}};
}

void Arguments::fill_from_frame(const Trigger& trigger, const Predicate& row, Filled& filled) const {
  Verb_frame frame;
  if (trigger.verbal) {
    frame = syntax_.frame_of(trigger.head, trigger.inflection, trigger.parts);
    if (frame.by_us) {
      if (has_slot(row, Role::actor, Frame_slot::Source::subject))
        offer(Role::actor, who_speaks(trigger.head), filled, says_we);
      frame.subject = filled.at(Role::actor);
    }
    // A passive form's subject undergoes: what the row calls its object.
    if (trigger.inflection == Inflection::passive && row.aspect != Aspect::passive) {
      frame.object = frame.subject;
      frame.subject.clear();
    }
  }
  // ليدخل ذلك في الصراع: "that" does nothing to a place.
  filled.thing_acts = trigger.verbal && !frame.subject.empty() && frame.subject.front().mention == nothing &&
                      is_demonstrative(context_.folded[frame.subject.front().words.begin]) &&
                      has_slot(row, Role::actor, Frame_slot::Source::subject);
  // حررت مدينة منبج: a place or thing cannot be the doer, so the doer is unspoken.
  if (trigger.verbal && frame.object.empty() && !frame.subject.empty() && !fits(Role::actor, frame.subject.front()) &&
      frame.subject.front().mention != nothing && has_slot(row, Role::actor, Frame_slot::Source::subject) &&
      has_object(row)) {
    frame.object = frame.subject;
    frame.subject = frame.otherwise;
  }
  // قتل تسعة من الجيش: who is counted right after such a verb, with no other beside, is whom it befell.
  const auto is_place = [&](const Fillers& fillers) {
    return !fillers.empty() && fillers.front().mention != nothing &&
           context_.mention(fillers.front().mention).kind == Mention_kind::place;
  };
  if (trigger.verbal && befalls_people(row) && (frame.object.empty() || is_place(frame.object)) &&
      !frame.subject.empty() && !frame.subject.front().pronoun &&
      frame.subject.front().words.begin > trigger.last + 1 &&
      (context_.number_at[trigger.last + 1] != nothing || context_.words[trigger.last + 1].upos == Upos::num) &&
      has_object(row)) {
    frame.object = frame.subject;
    frame.subject.clear();
  }
  // سيطر المتطرفين على الجامعة: an intransitive verb with an object has a subject in the wrong case.
  if (trigger.verbal && !frame.object.empty() && !has_object(row) && frame.object.front().mention != nothing &&
      (frame.subject.empty() || frame.subject.front().pronoun)) {
    frame.subject = frame.object;
  }
  Fillers possessor = trigger.verbal && trigger.parts.empty() ? Fillers{} : syntax_.possessor_of(trigger.last);
  if (!trigger.verbal && says_our(trigger.last) && has_slot(row, Role::actor, Frame_slot::Source::possessor))
    offer(Role::actor, who_speaks(trigger.head), filled, says_we);
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
      case Frame_slot::Source::possessor:
        offer(helps(trigger, row, possessor) ? Role::actor : slot.role, possessor, filled, "args:possessor");
        break;
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
    if (!in(complement.preposition, by_whom) || complement.fillers.empty()) continue;
    // بلدة قصفت والمحاصرة من قبل X: the phrase belongs to the event word right before it.
    bool nearest = true;
    for (std::uint32_t i = trigger.last + 1; i < complement.fillers.front().words.begin; ++i)
      nearest = nearest && !context_.has_form(i, Entry_kind::predicate);
    const bool agent = nearest && in(complement.preposition, by_agent);
    offer(Role::actor, complement.fillers, filled, agent ? by_an_agent : "args:by");
  }
}

// سيطر الجيش على البلدة بدعم قوات التحالف: with its help; لدعم قوات التحالف is to help it.
bool Arguments::helps(const Trigger& trigger, const Predicate& row, const Fillers& possessor) const {
  if (trigger.verbal || trigger.head == 0 || context_.folded[trigger.head - 1] != "ب") return false;
  return (row.type == Event_type::aid || row.type == Event_type::support) && any_fighter(possessor);
}

void Arguments::fill_from_governors(const std::vector<Governor>& governors, Filled& filled) const {
  for (const Governor& governor : governors) {
    if (!governor.support->subject || governor.subject.empty()) continue;
    offer(*governor.support->subject, governor.subject, filled, "args:support verb");
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
    filled.note(Role::actor, "args:both sides");
    filled.rules[static_cast<std::size_t>(Role::recipient)] = "args:both sides";
    return;
  }
}

bool Arguments::any_fighter(const Fillers& fillers) const {
  return std::any_of(fillers.begin(), fillers.end(), [&](const Filler& filler) {
    if (filler.mention == nothing) return false;
    const std::string& kind = context_.mention(filler.mention).entity.kind;
    return kind == "force" || kind == "group" || kind == "fighters";
  });
}

}  // namespace sijill
