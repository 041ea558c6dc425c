#include "sijill/claim/describer.h"

#include <algorithm>
#include <array>

#include "sijill/claim/entities.h"

namespace sijill {
namespace {

std::string shape_of(const Trigger& trigger, const Predicate& row) {
  if (trigger.verbal)
    return row.aspect == Aspect::passive || trigger.inflection == Inflection::passive ? "passive" : "verb";
  return row.word_class == Word_class::participle ? "participle" : trigger.definite ? "definite" : "noun";
}

bool same_entity(const Claim_context& context, const Fillers& list, std::int32_t mention) {
  return std::any_of(list.begin(), list.end(), [&](const Filler& filler) {
    return filler.mention != nothing &&
           context.mention(filler.mention).entity.id == context.mention(mention).entity.id;
  });
}

bool share(const Claim_context& context, const Fillers& one, const Fillers& other) {
  return std::any_of(one.begin(), one.end(), [&](const Filler& filler) {
    return filler.mention != nothing && same_entity(context, other, filler.mention);
  });
}

std::string number(Role role) { return std::to_string(static_cast<int>(role)); }

std::string kind_group(const Mention& mention) {
  const std::string& kind = mention.entity.kind;
  if (mention.kind == Mention_kind::place) {
    if (kind == "country" || kind == "region" || kind == "province" || kind == "place" || kind == "anaphor" ||
        kind == "border")
      return kind;
    return "named place";
  }
  if (kind == "force" || kind == "group" || kind == "fighters") return "armed";
  if (kind == "state" || kind == "government") return "state";
  if (kind == "agency" || kind == "media" || kind == "monitor" || kind == "anonymous") return "voice";
  return kind;
}

}  // namespace

std::string distance_bucket(std::uint32_t distance) {
  for (const std::uint32_t edge : {1U, 2U, 4U, 8U, 16U, 32U}) {
    if (distance <= edge) return std::to_string(edge);
  }
  return "far";
}

std::string few(std::uint32_t count) { return std::to_string(std::min(count, 3U)); }

std::string opening_of(const Claim_context& context, std::uint32_t word) {
  const Range sentence = context.sentence_of(word);
  std::uint32_t first = sentence.begin;
  while (first + 1 < sentence.end && (context.words[first].upos == Upos::punct || context.folded[first] == "و"))
    ++first;
  switch (context.words[first].upos) {
    case Upos::adp:
    case Upos::aux:
    case Upos::cconj:
    case Upos::det:
    case Upos::part:
    case Upos::pron:
    case Upos::sconj: return std::string(context.folded[first]);
    case Upos::adv: return std::string(context.folded[first]);
    default: break;
  }
  // Words of our own lexicon are named, others only by what they are.
  const bool known = context.has_form(first, Entry_kind::cue) || context.has_form(first, Entry_kind::support) ||
                     context.has_form(first, Entry_kind::predicate) || !context.noun_class(first).empty() ||
                     context.folded[first] == "كان" || context.folded[first] == "كانت";
  if (known) return std::string(context.folded[first]);
  if (context.words[first].upos == Upos::verb) return "verb";
  return context.actor_at[first] != nothing ? "actor" : "noun";
}

Describer::Describer(Role role, const Claim_context& context, const Attribution& attribution, const Trigger& trigger,
                     const Predicate& row, const std::vector<Governor>& governors, const Filled& filled,
                     const Story& story)
    : role_(role),
      context_(context),
      trigger_(trigger),
      row_(row),
      governors_(governors),
      filled_(filled),
      story_(story),
      narrations_(attribution.covering(trigger.head)),
      prefix_(role == Role::actor ? "a:" : "p:"),
      shape_(shape_of(trigger, row)),
      type_(name(row.type)),
      mode_(name(row.mode)) {
  const auto& events = story.events();
  constexpr std::size_t few_events = 4;
  for (auto event = events.rbegin(); event != events.rend() && recent_.size() < few_events; ++event)
    recent_.push_back(&*event);
  // The same happening again: of the same type, and of the same word or mode or at the same place.
  constexpr std::ptrdiff_t far_back = 30;
  for (auto event = events.rbegin(); event != events.rend() && event - events.rbegin() < far_back; ++event) {
    if (event->predicate->type != row.type) continue;
    const bool same_place =
        role != Role::place && share(context, filled.at(Role::place), event->filled.at(Role::place));
    if (event->predicate->mode == row.mode || same_place) {
      alike_ = &*event;
      break;
    }
  }
  const Range sentence = context.sentence_of(trigger.head);
  const auto& index = role == Role::place ? context.place_at : context.actor_at;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const std::int32_t m = index[i];
    if (m == nothing || context.mention(m).words.begin != i || trigger.words.contains(i)) continue;
    if (role == Role::actor && context.mention(m).form == Mention_form::adjective) continue;
    rivals_.push_back(m);
    armed_ += is_armed(context, {m, context.mention(m).words, false}) ? 1 : 0;
    if (role == Role::actor && could_be_subject(m)) last_subject_ = i;
  }
  if (!filled.at(Role::recipient).empty()) {
    const Filler& first = filled.at(Role::recipient).front();
    recipient_ = is_armed(context, first)    ? "armed"
                 : is_people(context, first) ? "people"
                 : first.mention == nothing  ? "thing"
                                             : "other";
  }
  rule_ = filled.rule_of(role);
}

bool Describer::wants_role() const {
  return std::any_of(row_.frame.begin(), row_.frame.end(),
                     [&](const Frame_slot& slot) { return slot.role == role_; });
}

Describer::Features Describer::nobody(const Setting& setting) const {
  Features out;
  add(out, "none");
  add(out, "none,type=" + type_);
  add(out, "none,mode=" + mode_);
  add(out, "none,shape=" + shape_);
  add(out, "none,type=" + type_ + ",shape=" + shape_);
  add(out, std::string("none,proposed=") + (filled_.at(role_).empty() ? "0" : "1"));
  add(out, std::string("none,title=") + (context_.is_title(trigger_.head) ? "1" : "0"));
  add(out, std::string("none,governed=") + (governors_.empty() ? "0" : "1"));
  if (!filled_.at(Role::recipient).empty()) add(out, "none,recipient");
  if (!wants_role()) add(out, "none,unwanted");
  if (alike_ != nullptr) {
    const std::string before = alike_->filled.at(role_).empty() ? "nobody" : "somebody";
    add(out, "none,alike=" + before);
    add(out, "none,alike=" + before + ",shape=" + shape_);
  }
  for (const std::string& feature : setting.words) add(out, "none," + feature);
  return out;
}

Describer::Features Describer::somebody(const Fillers& fillers, bool proposed) const {
  Features out;
  const Filler& first = fillers.front();
  const Mention& mention = context_.mention(first.mention);
  const Range sentence = context_.sentence_of(trigger_.head);
  const bool here = mention.words.begin >= sentence.begin && mention.words.begin < sentence.end;
  add(out, "some");
  add(out, "some,type=" + type_);
  add(out, "some,type=" + type_ + ",shape=" + shape_);
  if (proposed) {
    add(out, "proposed");
    add(out, "proposed,rule=" + rule_);
    add(out, "proposed,shape=" + shape_);
    add(out, "proposed,rule=" + rule_ + ",type=" + type_);
    if (first.pronoun) add(out, "proposed,pronoun");
  }
  const std::string kind = kind_group(mention);
  add(out, "kind=" + kind);
  add(out, "kind=" + kind + ",type=" + type_);
  add(out, "kind=" + kind + ",mode=" + mode_);
  add(out, "kind=" + kind + ",word=" + std::string(row_.lemma));
  if (role_ == Role::actor) add(out, "kind=" + kind + ",recipient=" + recipient_);
  add(out, "form=" + std::to_string(static_cast<int>(mention.form)));
  if (mention.twin != nothing) add(out, "twin");
  if (mention.qualifies != nothing) add(out, "qualifies");
  if (!mention.entity.relation.empty()) add(out, "relation");
  if (fillers.size() > 1) add(out, "list");
  if (!mention.entity.id.starts_with("doc.")) add(out, "known");
  if (role_ == Role::actor) {
    // What such actors do: warplanes strike, gunmen fire.
    const std::string_view noun = context_.noun_class(mention.head);
    if (!noun.empty()) add(out, "head=" + std::string(context_.folded[mention.head]) + ",mode=" + mode_);
    add(out, "class=" + std::string(noun) + ",mode=" + mode_);
    if (!mention.entity.id.starts_with("doc.")) {
      // Who strikes from the air, who fights whom.
      add(out, "deeds=" + mention.entity.id + "," + mode_);
      for (const Filler& victim : filled_.at(Role::recipient)) {
        if (victim.mention == nothing) continue;
        const std::string& other = context_.mention(victim.mention).entity.id;
        if (!other.starts_with("doc.")) add(out, "foes=" + mention.entity.id + ">" + other);
        break;
      }
    }
  }
  if (here) {
    describe_position(mention, sentence, out);
    describe_neighbours(mention, sentence, out);
    describe_words(mention, sentence, out);
    describe_rivals(first.mention, out);
    describe_clauses(mention, out);
    if (role_ == Role::place) describe_scale(mention, sentence, out);
    describe_tree(mention, out);
  } else {
    add(out, "elsewhere");
    add(out, "elsewhere,shape=" + shape_);
    const std::uint32_t own = context_.words[trigger_.head].sentence;
    const std::uint32_t apart = own >= mention.sentence ? own - mention.sentence : mention.sentence - own;
    add(out, "elsewhere,sentences=" + std::to_string(std::min<std::uint32_t>(4, apart)));
    const std::string rivals = few(static_cast<std::uint32_t>(rivals_.size()));
    add(out, "elsewhere,rivals=" + rivals);
    add(out, "elsewhere,rivals=" + rivals + ",shape=" + shape_);
    add(out, "elsewhere,armed rivals=" + few(armed_) + ",shape=" + shape_);
    add(out, "elsewhere,word=" + std::string(row_.lemma));
    add(out, "elsewhere,kind=" + kind);
  }
  describe_standing(fillers, out);
  describe_narrator(fillers, out);
  describe_history(fillers, out);
  for (const Governor& governor : governors_) {
    if (!holds(governor.subject, first.mention)) continue;
    add(out, "governor");
    if (governor.support->subject) add(out, "governor,role=" + number(*governor.support->subject));
  }
  return out;
}

// Which other roles it fills, how it stands to those who fill them, how often the article names it.
void Describer::describe_standing(const Fillers& fillers, Features& out) const {
  const std::int32_t m = fillers.front().mention;
  for (const Role other : {Role::actor, Role::recipient, Role::place, Role::from}) {
    if (other == role_) continue;
    if (holds(filled_.at(other), m)) add(out, "fills=" + number(other));
    if (same_entity(context_, filled_.at(other), m)) add(out, "same as=" + number(other));
  }
  const std::uint32_t named = story_.named(m);
  add(out, "named=" + distance_bucket(named));
  if (story_.leads(m)) add(out, "leads");
  if (story_.in_title(m)) add(out, "in title");
  if (story_.opens_body(m)) add(out, "opens body");
  add(out, "told=" + few(story_.times(role_, m)));
  if (role_ != Role::actor) return;
  if (story_.times(Role::recipient, m) > story_.times(Role::actor, m)) add(out, "suffers more");
  for (const Filler& victim : filled_.at(Role::recipient)) {
    if (victim.mention != nothing && story_.opposed(m, victim.mention)) {
      add(out, "opposes recipient");
      break;
    }
  }
}

void Describer::describe_narrator(const Fillers& fillers, Features& out) const {
  if (narrations_.empty()) return;
  const Narration& inner = *narrations_.back();
  const Mention& mention = context_.mention(fillers.front().mention);
  if (!same_entity(context_, inner.narrator, fillers.front().mention)) {
    add(out, "told");
    return;
  }
  add(out, "narrator");
  add(out, "narrator,stance=" + std::string(name(inner.stance)));
  add(out, "narrator,kind=" + kind_group(mention));
  if (inner.own_deed) add(out, "narrator,own");
}

// What the events before this one had to do with it.
void Describer::describe_history(const Fillers& fillers, Features& out) const {
  const std::int32_t m = fillers.front().mention;
  if (!recent_.empty()) {
    const Earlier_event& previous = *recent_.front();
    const std::string where = story_.gap(previous, trigger_.head) == 0 ? "same" : "before";
    for (const Role other : {Role::actor, Role::recipient, Role::place}) {
      if (!same_entity(context_, previous.filled.at(other), m)) continue;
      const std::string role = "previous=" + number(other) + "," + where;
      add(out, role);
      if (previous.predicate->type == row_.type) add(out, role + ",type");
      add(out, role + ",shape=" + shape_);
      if (trigger_.words.begin > 0 && context_.folded[trigger_.words.begin - 1] == "و") add(out, role + ",joined");
    }
  }
  for (std::size_t i = 1; i < recent_.size(); ++i) {
    const std::uint32_t gap = story_.gap(*recent_[i], trigger_.head);
    const std::string where = gap == 0 ? "same" : gap <= 2 ? "near" : "far";
    for (const Role other : {Role::actor, Role::recipient, Role::place}) {
      if (same_entity(context_, recent_[i]->filled.at(other), m)) add(out, "recent=" + number(other) + "," + where);
    }
  }
  if (alike_ == nullptr) return;
  const std::uint32_t gap = story_.gap(*alike_, trigger_.head);
  const std::string where = gap == 0 ? "same" : gap <= 2 ? "near" : "far";
  const std::string word = alike_->predicate->lemma == row_.lemma ? "word" : "mode";
  for (const Role other : {Role::actor, Role::recipient, Role::place}) {
    if (!same_entity(context_, alike_->filled.at(other), m)) continue;
    const std::string role = "alike=" + number(other);
    add(out, role);
    add(out, role + "," + where);
    add(out, role + ",shape=" + shape_);
    add(out, role + "," + word + ",shape=" + shape_);
    add(out, role + ",type=" + type_);
  }
}

void Describer::describe_position(const Mention& mention, Range sentence, Features& out) const {
  const bool after = mention.words.begin > trigger_.last;
  const std::uint32_t distance = after                               ? mention.words.begin - trigger_.last
                                 : trigger_.head > mention.words.end ? trigger_.head - mention.words.end + 1
                                                                     : 1;
  const std::string side = side_of(mention);
  add(out, side + "=" + distance_bucket(distance));
  add(out, side + ",shape=" + shape_);
  add(out, side + "=" + distance_bucket(distance) + ",shape=" + shape_);
  add(out, side + ",type=" + type_);
  std::string preposition = "-";
  if (mention.words.begin > sentence.begin) {
    std::uint32_t at = mention.words.begin - 1;
    while (at > sentence.begin && (is_quote_mark(context_.words[at]) || context_.number_at[at] != nothing)) --at;
    if (context_.words[at].upos == Upos::adp) preposition = context_.folded[at];
    if (context_.folded[at] == "و") preposition = "و";
    if (context_.words[at].upos == Upos::verb) {
      add(out, "after verb");
      add(out, "after verb," + side);
    }
    if (opens_content(context_.folded[at])) add(out, "after an," + side);
  } else {
    add(out, "opens sentence");
  }
  add(out, side + ",prep=" + preposition);
  add(out, side + ",prep=" + preposition + ",type=" + type_);
  add(out, side + ",prep=" + preposition + ",shape=" + shape_);
  add(out, side + ",prep=" + preposition + ",word=" + std::string(row_.lemma));
  const std::uint32_t from = after ? trigger_.last + 1 : mention.words.end;
  const std::uint32_t to = after ? mention.words.begin : trigger_.head;
  std::uint32_t verbs = 0;
  std::uint32_t commas = 0;
  std::uint32_t others = 0;
  std::int32_t last = nothing;
  const auto& index = role_ == Role::place ? context_.place_at : context_.actor_at;
  for (std::uint32_t i = from; i < to; ++i) {
    if (context_.words[i].upos == Upos::verb) ++verbs;
    if (context_.folded[i] == "،" || context_.folded[i] == ":") ++commas;
    if (index[i] != nothing && index[i] != last) {
      last = index[i];
      ++others;
    }
  }
  add(out, side + ",verbs=" + few(verbs));
  add(out, side + ",commas=" + few(commas));
  add(out, side + ",others=" + few(others));
  add(out, side + ",others=" + few(others) + ",shape=" + shape_);
  const bool same_clause = context_.clause[mention.words.begin] == context_.clause[trigger_.head];
  add(out, std::string("clause=") + (same_clause ? "same" : "other") + "," + side);
}

// The words beside it: the noun that it completes (مواقع الحوثيين, محافظ تعز), what follows, whether a verb agrees.
void Describer::describe_neighbours(const Mention& mention, Range sentence, Features& out) const {
  const std::string side = side_of(mention);
  if (mention.words.begin > sentence.begin) {
    const std::uint32_t at = mention.words.begin - 1;
    const Upos upos = context_.words[at].upos;
    if (upos == Upos::noun && at != trigger_.last) {
      const std::string_view of = context_.noun_class(at);
      add(out, "completes=" + (of.empty() ? "noun" : std::string(of)));
      add(out, "completes," + side + ",shape=" + shape_);
    }
  }
  if (mention.words.end < sentence.end) {
    const Word& next = context_.words[mention.words.end];
    if (next.upos == Upos::verb && mention.words.end != trigger_.head) add(out, "then another verb," + side);
    if (mention.words.end == trigger_.words.begin) add(out, "then trigger,shape=" + shape_);
    if (is_relative(context_.folded[mention.words.end])) add(out, "then relative," + side);
  }
  if (role_ == Role::actor && trigger_.verbal) {
    const unsigned wanted = agreement_of_verb(context_.folded[trigger_.head], trigger_.inflection);
    const bool agrees = (agreement_of(context_, mention) & wanted) != 0;
    add(out, std::string(agrees ? "agrees" : "disagrees") + "," + side);
  }
}

// The most specific place counts: a country beside a town of the same sentence says less.
void Describer::describe_scale(const Mention& mention, Range sentence, Features& out) const {
  const auto is_broad = [](const Mention& place) {
    const std::string& kind = place.entity.kind;
    return place.twin != nothing || kind == "country" || kind == "region";
  };
  const bool broad = is_broad(mention);
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const std::int32_t other = context_.place_at[i];
    if (other == nothing || is_broad(context_.mention(other)) == broad) continue;
    if (context_.mention(other).form != Mention_form::name) continue;
    add(out, broad ? "broad beside narrow" : "narrow beside broad");
    add(out, std::string(broad ? "broad beside narrow" : "narrow beside broad") + ",type=" + type_);
    return;
  }
}

}  // namespace sijill
