// How a candidate stands in the trigger's own sentence: words beside it, rivals, clauses and the parse between.
#include <algorithm>

#include "sijill/claim/describer.h"
#include "sijill/claim/entities.h"

namespace sijill {

// Inside is between the words of a phrase: شن الطيران غارات.
std::string Describer::side_of(const Mention& mention) const {
  if (mention.words.begin > trigger_.last) return "after";
  return mention.words.begin > trigger_.head ? "inside" : "before";
}

// The word that the parse hangs it on, and whether it is counted: 11 متمردا.
void Describer::describe_words(const Mention& mention, Range sentence, Features& out) const {
  const std::string side = side_of(mention);
  const std::int32_t parent = context_.words[mention.head].head;
  if (parent >= 0) {
    const Word& word = context_.words[static_cast<std::size_t>(parent)];
    add(out, side + ",parent=" + (word.lemma.empty() ? word.folded : word.lemma));
  }
  if (mention.words.begin > sentence.begin && context_.number_at[mention.words.begin - 1] != nothing) {
    add(out, side + ",numbered,shape=" + shape_);
    add(out, side + ",numbered,type=" + type_);
  }
}

// Whether it agrees with a verb of the trigger after it and stands where the subject of another verb would: the verb
// before this one has a subject, and so has this one, the same if it agrees.
bool Describer::could_be_subject(std::int32_t mention) const {
  if (!trigger_.verbal) return false;
  const unsigned wanted = agreement_of_verb(context_.folded[trigger_.head], trigger_.inflection);
  const std::uint32_t at = context_.mention(mention).words.begin;
  if (at >= trigger_.head || (agreement_of(context_, context_.mention(mention)) & wanted) == 0) return false;
  std::uint32_t before = at;
  while (before > 0 && (is_quote_mark(context_.words[before - 1]) || context_.number_at[before - 1] != nothing))
    --before;
  if (before == context_.sentence_of(at).begin) return true;
  return context_.words[before - 1].upos == Upos::verb || opens_content(context_.folded[before - 1]);
}

// The others in the sentence who might fill the role.
void Describer::describe_rivals(std::int32_t mention, Features& out) const {
  const std::uint32_t begin = context_.mention(mention).words.begin;
  const bool after = begin > trigger_.last;
  const std::string side = side_of(context_.mention(mention));
  bool nearest = true;
  bool first = true;
  for (const std::int32_t other : rivals_) {
    if (other == mention) continue;
    const std::uint32_t at = context_.mention(other).words.begin;
    if (after ? at > trigger_.last && at < begin : at < trigger_.head && at > begin) nearest = false;
    if (at < begin) first = false;
  }
  if (rivals_.size() == 1) add(out, "only here," + side + ",shape=" + shape_);
  if (nearest) {
    add(out, "nearest," + side + ",shape=" + shape_);
    add(out, "nearest," + side + ",type=" + type_);
  }
  if (first) add(out, "first here," + side + ",shape=" + shape_);
  if (role_ != Role::actor) return;
  if (!after && begin >= last_subject_ && could_be_subject(mention)) {
    add(out, "last subject,shape=" + shape_);
    const bool joined = trigger_.words.begin > 0 && context_.folded[trigger_.words.begin - 1] == "و";
    add(out, std::string("last subject,") + (joined ? "joined" : "apart"));
  }
  const bool armed = is_armed(context_, {mention, context_.mention(mention).words, false});
  if (armed && armed_ == 1) {
    add(out, "only armed," + side);
    add(out, "only armed,recipient=" + recipient_);
  }
  if (!armed && armed_ > 0) add(out, "beside armed,type=" + type_);
}

// Relative clauses and conjunctions between it and the trigger.
void Describer::describe_clauses(const Mention& mention, Features& out) const {
  const bool after = mention.words.begin > trigger_.last;
  const std::uint32_t from = after ? trigger_.last + 1 : mention.words.end;
  const std::uint32_t to = after ? mention.words.begin : trigger_.head;
  std::uint32_t relatives = 0;
  std::uint32_t contents = 0;
  for (std::uint32_t i = from; i < to; ++i) {
    relatives += is_relative(context_.folded[i]) ? 1 : 0;
    contents += opens_content(context_.folded[i]) ? 1 : 0;
  }
  const std::string side = side_of(mention);
  add(out, side + ",relatives=" + few(relatives));
  add(out, side + ",relatives=" + few(relatives) + ",shape=" + shape_);
  add(out, side + ",contents=" + few(contents));
  // قتل ثلاثة في اشتباكات مع X, في غارات نفذها X: it may belong to the event by which this one happened.
  const auto states_event = [&](std::uint32_t word) { return context_.has_form(word, Entry_kind::predicate); };
  std::uint32_t by = to;
  for (std::uint32_t i = from; i < to; ++i) {
    if (states_event(i) && context_.words[i].upos != Upos::verb) by = i;
  }
  if (!after || by == to) return;
  // … عمليات تمشيط، وإن الجيش أحبط محاولة تسلل نفذتها X: what another clause tells is another event.
  const bool governed = by > 0 && context_.words[by - 1].upos == Upos::adp;
  const std::string link(contents > 0 ? "apart" : governed ? context_.folded[by - 1] : "-");
  std::uint32_t before = mention.words.begin - 1;
  while (before > by && is_quote_mark(context_.words[before])) --before;
  const bool verb =
      context_.words[before].upos == Upos::verb ||
      (before > by && context_.words[before].upos == Upos::pron && context_.words[before - 1].upos == Upos::verb);
  const std::string how = before == by                               ? "its"
                          : verb                                     ? "does it"
                          : context_.words[before].upos == Upos::adp ? std::string(context_.folded[before])
                                                                     : "-";
  add(out, "by=" + link + "," + how);
  add(out, "by=" + link + "," + how + ",type=" + type_);
  add(out, "by=" + link + "," + how + ",shape=" + shape_);
}

// What the parser says: the way through the tree from the trigger to it, four steps at most.
void Describer::describe_tree(const Mention& mention, Features& out) const {
  const Word& head = context_.words[mention.head];
  if (head.head >= 0) {
    const auto governor = static_cast<std::uint32_t>(head.head);
    if (governor == trigger_.head || governor == trigger_.last) add(out, "arc=" + head.deprel + ",shape=" + shape_);
    const std::int32_t above = context_.words[trigger_.head].head;
    if (above >= 0 && governor == static_cast<std::uint32_t>(above)) add(out, "sister=" + head.deprel);
  }
  constexpr std::size_t steps = 4;
  const auto upwards = [&](std::uint32_t word) {
    std::vector<std::uint32_t> way{word};
    while (way.size() <= steps && context_.words[way.back()].head >= 0)
      way.push_back(static_cast<std::uint32_t>(context_.words[way.back()].head));
    return way;
  };
  const std::vector<std::uint32_t> mine = upwards(trigger_.head);
  const std::vector<std::uint32_t> its = upwards(mention.head);
  for (std::size_t up = 0; up < mine.size(); ++up) {
    const auto meeting = std::find(its.begin(), its.end(), mine[up]);
    if (meeting == its.end()) continue;
    const auto down = static_cast<std::size_t>(meeting - its.begin());
    if (up + down > steps) break;
    std::string path;
    for (std::size_t i = 0; i < up; ++i) path += "^" + context_.words[mine[i]].deprel;
    for (std::size_t i = down; i-- > 0;) path += "v" + context_.words[its[i]].deprel;
    add(out, "path=" + path);
    add(out, "path=" + path + ",shape=" + shape_);
    return;
  }
  add(out, "path=long");
}

}  // namespace sijill
