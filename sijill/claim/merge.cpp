#include "sijill/claim/merge.h"

#include <algorithm>
#include <array>

namespace sijill {
namespace {

// Links from a casualty to its cause (قُتل عشرة في قصف) and from a cause to its casualties (قصف أدى إلى مقتل عشرة).
constexpr auto cause_links = std::to_array<std::string_view>(
    {"في", "ب", "جراء", "اثر", "نتيجه", "خلال", "بسبب", "من", "برصاص", "عقب", "اثناء", "بعد", "عبر"});
constexpr auto effect_links = std::to_array<std::string_view>(
    {"اسفر",  "اسفرت", "ادي",   "ادت",   "خلف",  "خلفت", "اوقع", "اوقعت", "تسبب",  "تسببت", "اودت",  "اودي",
     "مخلفا", "موقعا", "مسفرا", "موديا", "تسفر", "تودي", "يسفر", "يودي",  "موديه", "مخلفه", "موقعه", "راح"});

bool is_casualty(const Draft& draft) {
  const Event& event = draft.claim.event;
  if (event.type != Event_type::assault) return false;
  return event.mode == Mode::unspecified || event.mode == Mode::destroy;
}

bool is_cause(const Draft& draft) {
  const Event& event = draft.claim.event;
  return event.type == Event_type::assault && event.mode != Mode::unspecified && event.mode != Mode::abduct &&
         event.mode != Mode::destroy;
}

bool linked(const Claim_context& context, const Draft& casualty, const Draft& cause) {
  const Trigger& a = casualty.trigger;
  const Trigger& b = cause.trigger;
  if (a.last < b.head) {
    // أصابت غارة مصنعا: the strike is the subject of the verb.
    if (a.verbal && !b.verbal && b.head == a.last + 1) return true;
    if (b.head - a.last > 28) return false;
    // No full clause boundary between, and a link right before the cause (or before its adjective or number).
    for (std::uint32_t i = a.last + 1; i < b.head; ++i) {
      if (context.folded[i] == "فيما" || context.folded[i] == "بينما" || context.folded[i] == ":") return false;
      if (context.words[i].upos == Upos::verb && !is_relative(context.folded[i - 1])) return false;
    }
    for (std::uint32_t back = 1; back <= 3 && b.head > a.last + back; ++back) {
      if (in(context.folded[b.head - back], cause_links)) return true;
    }
    return false;
  }
  if (a.head > b.last) {
    if (a.head - b.last > 28) return false;
    for (std::uint32_t i = b.last + 1; i <= a.head; ++i) {
      if (in(context.folded[i], effect_links)) return true;
    }
  }
  return false;
}

}  // namespace

namespace {

// قُتل X وجُرح Y: the second casualty word goes on with the first.
bool goes_on(const Claim_context& context, const Draft& first, const Draft& second) {
  if (!is_casualty(first) || !is_casualty(second)) return false;
  const std::uint32_t head = second.trigger.head;
  if (head <= first.trigger.last || head - first.trigger.last > 24) return false;
  if (context.folded[head - 1] != "و" && second.trigger.head != first.trigger.last + 1) return false;
  for (std::uint32_t i = first.trigger.last + 1; i < head; ++i) {
    if (context.words[i].upos == Upos::verb || opens_content(context.folded[i])) return false;
  }
  return true;
}

void absorb(Claim& into, const Claim& other, const char* why) {
  for (const Quantity& quantity : other.event.quantity) {
    const bool known = std::any_of(into.event.quantity.begin(), into.event.quantity.end(),
                                   [&](const Quantity& mine) { return mine.span == quantity.span; });
    if (!known) into.event.quantity.push_back(quantity);
  }
  into.evidence = cover(into.evidence, other.evidence);
  into.trace.emplace_back(why);
}

bool is_strike(const Draft& draft) {
  return draft.claim.event.type == Event_type::assault && !draft.trigger.verbal &&
         draft.row->word_class != Word_class::participle;
}

bool is_striking_verb(const Draft& draft) {
  return draft.claim.event.type == Event_type::assault && draft.trigger.verbal && draft.trigger.parts.empty() &&
         draft.claim.event.mode == Mode::attack;
}

// Nothing but adjectives, quotation marks and a relative pronoun between the strike and its verb.
bool stand_together(const Claim_context& context, const Draft& strike, const Draft& verb) {
  if (strike.trigger.last < verb.trigger.head) {
    if (verb.trigger.head - strike.trigger.last > 5) return false;
    for (std::uint32_t i = strike.trigger.last + 1; i < verb.trigger.head; ++i) {
      const Upos upos = context.words[i].upos;
      if (upos != Upos::adj && !is_quote_mark(context.words[i]) && !is_relative(context.folded[i])) return false;
    }
    return true;
  }
  if (strike.trigger.head <= verb.trigger.head || strike.trigger.head - verb.trigger.head > 2) return false;
  return context.words[strike.trigger.head - 1].upos != Upos::adp;
}

bool same_entities(const std::vector<Entity>& one, const std::vector<Entity>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const Entity& a, const Entity& b) { return a.id == b.id; });
}

template <typename List>
void take_over(List& into, const List& from) {
  if (!from.empty()) into = from;
}

}  // namespace

void merge_strikes(const Claim_context& context, std::vector<Draft>& drafts) {
  for (std::size_t v = 0; v < drafts.size(); ++v) {
    if (!is_striking_verb(drafts[v])) continue;
    for (std::size_t n = 0; n < drafts.size(); ++n) {
      if (n == v || !is_strike(drafts[n]) || !stand_together(context, drafts[n], drafts[v])) continue;
      Event& strike = drafts[n].claim.event;
      const Event& verb = drafts[v].claim.event;
      take_over(strike.place, verb.place);
      take_over(strike.recipient, verb.recipient);
      if (strike.actor.empty()) strike.actor = verb.actor;
      if (!strike.time) strike.time = verb.time;
      drafts[n].claim.evidence = cover(drafts[n].claim.evidence, drafts[v].claim.evidence);
      drafts[n].claim.trace.emplace_back("merge:strike and its verb");
      drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(v));
      --v;
      break;
    }
  }
}

void merge_casualties(const Claim_context& context, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i + 1 < drafts.size();) {
    if (goes_on(context, drafts[i], drafts[i + 1])) {
      absorb(drafts[i].claim, drafts[i + 1].claim, "merge:dead and injured");
      if (drafts[i].claim.event.place.empty()) drafts[i].claim.event.place = drafts[i + 1].claim.event.place;
      drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else {
      ++i;
    }
  }
  std::vector<bool> gone(drafts.size(), false);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (!is_casualty(drafts[i])) continue;
    for (std::size_t j = 0; j < drafts.size(); ++j) {
      if (i == j || gone[j] || !is_cause(drafts[j]) || !linked(context, drafts[i], drafts[j])) continue;
      Event& cause = drafts[j].claim.event;
      const Event& casualty = drafts[i].claim.event;
      // Killed of A in clashes with B: B acts, A receives (claims.md rule 13).
      const bool nobody_else = cause.actor.empty() || same_entities(cause.actor, casualty.recipient);
      if (nobody_else && !cause.recipient.empty() && !casualty.recipient.empty() &&
          !same_entities(cause.recipient, casualty.recipient)) {
        cause.actor = cause.recipient;
        cause.recipient = casualty.recipient;
      }
      if (cause.recipient.empty()) cause.recipient = casualty.recipient;
      if (cause.actor.empty()) cause.actor = casualty.actor;
      if (cause.place.empty()) cause.place = casualty.place;
      if (!cause.time) cause.time = casualty.time;
      absorb(drafts[j].claim, drafts[i].claim, "merge:casualties of the cause");
      gone[i] = true;
      break;
    }
  }
  std::vector<Draft> kept;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (!gone[i]) kept.push_back(std::move(drafts[i]));
  }
  drafts = std::move(kept);
}

}  // namespace sijill
