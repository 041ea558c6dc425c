#include "sijill/claim/time_candidates.h"

#include <algorithm>

#include "sijill/claim/candidates.h"

namespace sijill {
namespace {

std::string shape_of(const Trigger& trigger, const Predicate& row) {
  if (trigger.verbal) return trigger.inflection == Inflection::imperfect ? "imperfect" : "perfect";
  if (row.mode == Mode::hold) return "hold";
  return trigger.definite ? "definite" : "noun";
}

bool same_days(const Claim_time& a, const Claim_time& b) {
  return a.time.earliest == b.time.earliest && a.time.latest == b.time.latest;
}

}  // namespace

std::vector<Time_candidate> time_candidates_for(const Claim_context& context, const Attribution& attribution,
                                                const Trigger& trigger, const Predicate& row, bool narrator_did_it,
                                                const std::optional<Claim_time>& proposed, const Filled& filled,
                                                const std::vector<Earlier_event>& earlier) {
  const std::string shape = shape_of(trigger, row);
  const std::string type(name(row.type));
  const Range sentence = context.sentence_of(trigger.head);
  std::vector<Time_candidate> found;
  const auto none = [&] {
    Time_candidate candidate;
    candidate.features = {"t:none",
                          "t:none,shape=" + shape,
                          "t:none,type=" + type,
                          "t:none,mode=" + std::string(name(row.mode)),
                          std::string("t:none,proposed=") + (proposed ? "1" : "0"),
                          std::string("t:none,title=") + (context.is_title(trigger.head) ? "1" : "0")};
    if (row.mode == Mode::hold) candidate.features.emplace_back("t:none,hold");
    return candidate;
  };
  if (!proposed) found.push_back(none());

  const auto describe = [&](std::int32_t m) {
    const Mention& mention = context.mention(m);
    std::vector<std::string> out{"t:some", "t:some,shape=" + shape, "t:some,type=" + type};
    const auto add = [&](std::string feature) { out.push_back("t:" + std::move(feature)); };
    const bool after = mention.words.begin > trigger.last;
    const std::uint32_t distance = after                              ? mention.words.begin - trigger.last
                                   : trigger.head > mention.words.end ? trigger.head - mention.words.end + 1
                                                                      : 1;
    const std::string side = after ? "after" : "before";
    if (proposed && context.mention(m).span == proposed->span) add("proposed");
    add(side + "=" + distance_bucket(distance));
    add(side + "=" + distance_bucket(distance) + ",shape=" + shape);
    const bool same_clause = context.clause[mention.words.begin] == context.clause[trigger.head];
    add(std::string("clause=") + (same_clause ? "same," : "other,") + side);
    add("rule=" + mention.time.rule);
    add("rule=" + mention.time.rule + ",shape=" + shape);
    if (attribution.dates_the_saying(mention)) {
      add("saying");
      add(narrator_did_it ? "saying,own" : "saying,other");
    } else {
      add("not saying");
    }
    if (mention.words.begin < sentence.begin + 3) add("opens");
    std::uint32_t verbs = 0;
    std::uint32_t commas = 0;
    const std::uint32_t from = after ? trigger.last + 1 : mention.words.end;
    const std::uint32_t to = after ? mention.words.begin : trigger.head;
    for (std::uint32_t i = from; i < to; ++i) {
      verbs += context.words[i].upos == Upos::verb ? 1 : 0;
      commas += context.folded[i] == "،" ? 1 : 0;
    }
    add(side + ",verbs=" + std::to_string(std::min(verbs, 3U)));
    add(side + ",commas=" + std::to_string(std::min(commas, 3U)));
    if (row.mode == Mode::hold) add("some,hold");
    return out;
  };
  const auto propose = [&](Time_candidate candidate) {
    for (const Time_candidate& other : found) {
      if (other.time && candidate.time && same_days(*other.time, *candidate.time)) return;
    }
    found.push_back(std::move(candidate));
  };
  const auto usable = [&](std::uint32_t i) {
    const std::int32_t m = context.time_at[i];
    return m != nothing && context.mention(m).words.begin == i &&
           (context.mention(m).time.earliest || context.mention(m).time.latest);
  };
  for (const bool own : {true, false}) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (!usable(i)) continue;
      const Mention& mention = context.mention(context.time_at[i]);
      const bool is_proposed = proposed && proposed->span == mention.span;
      if (is_proposed == own) propose({Claim_time{mention.time, mention.span}, describe(context.time_at[i])});
    }
  }
  // Dates of earlier events: those nearby, and those of what may be the same happening.
  const auto share = [&](Role role, const Filled& other) {
    for (const Filler& mine : filled.at(role)) {
      for (const Filler& theirs : other.at(role)) {
        if (mine.mention != nothing && theirs.mention != nothing &&
            context.mention(mine.mention).entity.id == context.mention(theirs.mention).entity.id) {
          return true;
        }
      }
    }
    return false;
  };
  std::size_t back = 0;
  for (auto event = earlier.rbegin(); event != earlier.rend() && back < 30; ++event, ++back) {
    const std::uint32_t gap = context.words[trigger.head].sentence - event->sentence;
    if (!event->time) continue;
    const bool same_type = event->predicate->type == row.type;
    const bool same_place = share(Role::place, event->filled);
    const bool same_actor = share(Role::actor, event->filled);
    if (gap > 3 && !(same_type && (same_place || same_actor))) continue;
    const std::string where = gap == 0 ? "same" : gap == 1 ? "before" : gap <= 3 ? "earlier" : "far";
    const std::string alike = std::string(same_type ? "t" : "") + (same_place ? "p" : "") + (same_actor ? "a" : "") +
                              (event->predicate->mode == row.mode ? "m" : "");
    Time_candidate candidate;
    candidate.time = Claim_time{event->time->time, {}};
    candidate.features = {"t:inherited",
                          "t:inherited," + where,
                          "t:inherited," + where + ",shape=" + shape,
                          "t:inherited," + where + ",type=" + type,
                          "t:inherited,rule=" + event->time->time.rule,
                          "t:inherited,alike=" + alike,
                          "t:inherited,alike=" + alike + "," + where,
                          "t:inherited,alike=" + alike + ",shape=" + shape};
    if (event->predicate->lemma == row.lemma) candidate.features.push_back("t:inherited,lemma," + where);
    if (proposed) candidate.features.emplace_back("t:inherited,proposed");
    if (row.mode == Mode::hold) candidate.features.emplace_back("t:inherited,hold");
    if (back == 0) candidate.features.emplace_back("t:inherited,last");
    propose(std::move(candidate));
  }
  if (proposed) found.push_back(none());
  return found;
}

}  // namespace sijill
