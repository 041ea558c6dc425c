#include "sijill/claim/attribution.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "sijill/claim/entities.h"

namespace sijill {
namespace {

bool has_item(std::string_view list, std::string_view item) {
  while (!list.empty()) {
    const std::size_t bar = list.find('|');
    if (list.substr(0, bar) == item) return true;
    if (bar == std::string_view::npos) return false;
    list.remove_prefix(bar + 1);
  }
  return false;
}

// Words that turn to another speaker or scene within one sentence.
constexpr auto turns = std::to_array<std::string_view>({"فيما", "بينما"});

}  // namespace

Attribution::Attribution(const Claim_context& context, const Syntax& syntax)
    : context_(context),
      syntax_(syntax),
      cue_words_(context.words.size(), false),
      by_sentence_(context.document.sentences.size()) {
  outlet_ = medium(context.document.outlet);
  outlet_.role = "outlet";
  outlet_.stance = Stance::publish;
  for (const std::string& name : context.document.relayed_from) {
    relays_.push_back(medium(name));
    relays_.back().stance = Stance::relay;
  }
  for (const Range sentence : context.sentences) {
    if (!sentence.empty()) read_sentence(sentence);
  }
}

Link Attribution::medium(const std::string& name) const {
  Link link;
  link.named = Named::media;
  link.narrator.kind = "media";
  link.narrator.name_ar = name;
  link.narrator.text = name;
  const std::string wanted = letters_of(name);
  for (const char* prefix : {"media.", "agency."}) {
    if (const auto actor = context_.lexicon.find_actor(prefix + wanted); actor && !wanted.empty()) {
      const Actor_entry& entry = context_.lexicon.actor(*actor);
      link.narrator.id = entry.id;
      link.narrator.name_ar = entry.name_ar;
      link.narrator.name_en = entry.name_en;
      link.narrator.kind = entry.kind;
    }
  }
  return link;
}

void Attribution::add(Narration narration) {
  if (narration.content.empty() || narration.links.empty()) return;
  cue_words_[narration.cue_word] = true;
  // A narration never leaves the sentence of its cue.
  by_sentence_[context_.words[narration.cue_word].sentence].push_back(static_cast<std::uint32_t>(narrations_.size()));
  last_ = static_cast<std::int32_t>(narrations_.size());
  narrations_.push_back(std::move(narration));
}

void Attribution::read_sentence(Range sentence) {
  carry_open_quotation(sentence);
  read_colon_heading(sentence);
  // Segments end where the sentence turns to another scene: …، فيما قالت …
  std::vector<std::uint32_t> cuts{sentence.begin};
  for (std::uint32_t i = sentence.begin + 1; i < sentence.end; ++i) {
    if (in(context_.folded[i], turns) && cue_follows(i, sentence.end)) cuts.push_back(i);
  }
  cuts.push_back(sentence.end);
  const auto segment_of = [&](std::uint32_t word) {
    for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
      if (word < cuts[k + 1]) return Range{cuts[k], cuts[k + 1]};
    }
    return sentence;
  };
  for (const Found_cue& found : find_cues(sentence)) {
    const Range segment = segment_of(found.head);
    switch (found.cue->word_class) {
      case Word_class::verb: read_verb_cue(found, segment); break;
      case Word_class::participle: read_participle_cue(found, segment); break;
      case Word_class::noun: read_verb_cue(found, segment); break;
      case Word_class::preposition: read_preposition_cue(found, segment); break;
      case Word_class::phrase: {
        // «شدد على أن»، «أضاف … قائلا» are verbs of saying; «على حد قول» stands like a preposition.
        const bool verbal = context_.words[found.words.begin].upos == Upos::verb;
        verbal ? read_verb_cue(found, segment) : read_preposition_cue(found, segment);
        break;
      }
    }
  }
}

void Attribution::read_verb_cue(const Found_cue& found, Range segment) {
  const Cue& cue = *found.cue;
  const std::uint32_t verb = found.words.begin;
  if (is_unsaid(verb)) return;
  Narration narration;
  narration.cue_word = verb;
  narration.stance = cue.stance;
  narration.rule = "chain:" + std::string(cue.lemma);
  narration.polarity = cue.stance == Stance::deny ? Polarity::denied : Polarity::affirmed;

  const Verb_frame frame = syntax_.frame_of(verb, found.inflection);
  Fillers speaker = frame.subject;
  if (!speaker.empty() && !can_speak(context_, speaker.front())) speaker.clear();
  // أكد قائم مقام قضاء الرمادي دلف الكبيسي أن …: an office that nothing knows, closed by a name that is known.
  if ((speaker.empty() || speaker.front().pronoun) && !frame.subject.empty() &&
      frame.subject.front().mention == nothing) {
    const std::uint32_t limit = content_begin(verb + 1, segment.end);
    for (std::uint32_t i = verb + 1; i < limit; ++i) {
      const std::int32_t m = context_.actor_at[i];
      if (m == nothing || context_.mention(m).entity.kind != "person" || context_.mention(m).words.begin != i)
        continue;
      if (context_.words[i - 1].upos == Upos::adp) continue;
      speaker = {{m, context_.mention(m).words, false}};
      break;
    }
  }
  // هدنة أعلنتها الحكومة: what is announced stands before the cue.
  const bool has_suffix = verb + 1 < segment.end && context_.words[verb + 1].upos == Upos::pron &&
                          context_.words[verb + 1].token == context_.words[verb].token;
  if (has_suffix && !speaker.empty() && !speaker.front().pronoun && content_begin(verb + 2, segment.end) == 0) {
    narration.links = {link_of(speaker, cue.stance, {verb, verb + 1})};
    narration.narrator = speaker;
    narration.own_deed = true;
    const Range clause = context_.clause_of(verb);
    const std::uint32_t first = std::max(segment.begin, verb > 4 ? verb - 4 : 0);
    narration.content = {std::max(first, is_relative(context_.folded[clause.begin]) ? first : clause.begin), verb};
    add(std::move(narration));
    return;
  }
  const std::uint32_t after_speaker = speaker.empty() || speaker.front().pronoun || speaker.back().words.end <= verb
                                          ? verb + 1
                                          : speaker.back().words.end;

  std::uint32_t begin = content_begin(verb + 1, segment.end);
  const bool clausal = begin != 0;
  if (!clausal) {
    const bool nominal = has_item(cue.content, "obj") || has_item(cue.content, "ب") || has_item(cue.content, "عن") ||
                         has_item(cue.content, "الي") || has_item(cue.content, "علي");
    if (has_item(cue.content, "around") && verb > segment.begin + 3) {
      narration.around = true;
    } else if (opens_its_sentence(verb) ? speaker.empty() && (last_ == nothing || !nominal)
                                        : speaker.empty() || !nominal) {
      return;
    }
    begin = after_speaker;
  }
  // The verb of relaying: نقلت رويترز عن مصدر أمني قوله إن …
  const bool prepositional = cue.narrator != "subj" && cue.narrator != "obj" && cue.narrator != "-";
  if (prepositional || cue.stance == Stance::relay) {
    const std::string_view wanted = prepositional ? cue.narrator : std::string_view("عن");
    const std::uint32_t limit = clausal ? begin : segment.end;
    for (const Complement& complement : syntax_.complements_of(verb, limit)) {
      if (complement.preposition != wanted || complement.fillers.empty()) continue;
      if (!can_speak(context_, complement.fillers.front())) continue;
      if (!speaker.empty()) {
        const std::int32_t m = speaker.front().mention;
        if (m == nothing || !is_outlet(context_.mention(m)))
          narration.links.push_back(link_of(speaker, Stance::relay, {verb, verb + 1}));
      }
      narration.links.push_back(link_of(complement.fillers, Stance::state, {complement.at, complement.at + 1}));
      narration.links.back().cue = {};
      narration.narrator = complement.fillers;
      narration.stance = Stance::state;
      if (!clausal) begin = complement.fillers.back().words.end;
      break;
    }
  }
  if (narration.links.empty()) {
    if (speaker.empty() || (speaker.front().pronoun && last_ != nothing)) {
      // وأضاف أن …: the narrator of the sentence before goes on, with his relay.
      const bool opens_sentence = verb <= context_.sentence_of(verb).begin + 1;
      if (last_ == nothing) {
        if (speaker.empty()) return;
      } else if (speaker.empty() && !opens_sentence && !clausal) {
        return;
      }
      if (last_ != nothing && (speaker.empty() || opens_sentence)) {
        const Narration& before = narrations_[static_cast<std::size_t>(last_)];
        narration.links = before.links;
        for (Link& link : narration.links) link.cue = {};
        narration.links.back().stance = cue.stance;
        narration.links.back().cue = context_.span_of({verb, verb + 1});
        narration.narrator = before.narrator;
      } else {
        narration.links = {link_of(speaker, cue.stance, {verb, verb + 1})};
        narration.narrator = speaker;
      }
    } else {
      narration.links = relay_of(verb, clausal ? begin : segment.end);
      // وأضاف المصدر: a narrator met before keeps the relay through which he spoke.
      if (narration.links.empty() && last_ != nothing) {
        const Narration& before = narrations_[static_cast<std::size_t>(last_)];
        if (before.links.size() > 1 && speaker.front().mention != nothing &&
            before.links.back().narrator.id == context_.mention(speaker.front().mention).entity.id) {
          narration.links.assign(before.links.begin(), before.links.end() - 1);
          for (Link& link : narration.links) link.cue = {};
        }
      }
      narration.links.push_back(link_of(speaker, cue.stance, {verb, verb + 1}));
      narration.narrator = speaker;
    }
  }
  if (cue.stance == Stance::accuse) {
    narration.accused = frame.object;
    // A stray comma before the one accused: واتهم مصطفى بالي، النظام السوري بـ …
    if (narration.accused.empty() && after_speaker + 1 < segment.end && context_.folded[after_speaker] == "،") {
      const Filler accused = syntax_.phrase_at(after_speaker + 1, segment.end);
      if (!accused.empty() && can_speak(context_, accused)) narration.accused = {accused};
    }
    if (!clausal && !narration.accused.empty() && !narration.accused.front().pronoun) {
      begin = std::max(begin, narration.accused.back().words.end);
    }
  }
  narration.own_deed = !clausal;
  narration.content = narration.around ? Range{segment.begin, verb} : Range{begin, segment.end};
  if (narration.around) {
    // …, قال X: the words before the cue, from the last boundary of an earlier narration.
    for (const std::uint32_t index : narrations_in(context_.words[verb].sentence)) {
      const Narration& earlier = narrations_[index];
      if (earlier.cue_word > segment.begin && earlier.cue_word < verb && !earlier.around) return;
    }
  }
  // A new speaker after «و» ends what the one before him said: قال A إن …، وأكد B أن …
  const bool coordinated =
      verb > segment.begin && context_.words[verb - 1].upos == Upos::cconj && verb - 1 > segment.begin;
  if (coordinated || verb <= segment.begin + 1) {
    for (const std::uint32_t index : narrations_in(context_.words[verb].sentence)) {
      Narration& earlier = narrations_[index];
      if (!earlier.around && earlier.content.contains(verb)) earlier.content.end = verb;
    }
  }
  add(std::move(narration));
}

// مشيراً إلى أن …, مؤكداً …: the narrator of the clause before goes on.
void Attribution::read_participle_cue(const Found_cue& found, Range segment) {
  if (last_ == nothing) return;
  const Narration& before = narrations_[static_cast<std::size_t>(last_)];
  if (context_.words[before.cue_word].sentence != context_.words[found.head].sentence) return;
  const Cue& cue = *found.cue;
  Narration narration;
  narration.cue_word = found.head;
  narration.stance = cue.stance;
  narration.rule = "chain:" + std::string(cue.lemma);
  narration.polarity = cue.stance == Stance::deny ? Polarity::denied : Polarity::affirmed;
  narration.links = before.links;
  for (Link& link : narration.links) link.cue = {};
  narration.links.back().stance = cue.stance;
  narration.links.back().cue = context_.span_of(found.words);
  narration.narrator = before.narrator;
  const std::uint32_t begin = content_begin(found.words.end, segment.end);
  narration.content = {begin != 0 ? begin : found.words.end, segment.end};
  if (cue.stance == Stance::accuse) {
    const Filler accused = syntax_.phrase_at(found.words.end, segment.end);
    if (!accused.empty() && accused.mention != nothing) narration.accused = {accused};
  }
  add(std::move(narration));
}

// …، بحسب ناشطين | وفق ما أفاد المرصد | نقلاً عن مصدر | على حد قول X
void Attribution::read_preposition_cue(const Found_cue& found, Range segment) {
  const Cue& cue = *found.cue;
  Narration narration;
  narration.stance = cue.stance == Stance::relay ? Stance::state : cue.stance;
  narration.rule = "chain:" + std::string(cue.lemma);
  std::uint32_t at = found.words.end;
  Range cue_words = found.words;
  Fillers speaker;
  // «ما» and a verb of saying between preposition and narrator.
  std::uint32_t verb = at;
  if (verb < segment.end && context_.folded[verb] == "ما") ++verb;
  const bool verb_follows =
      verb < segment.end && context_.words[verb].upos == Upos::verb && context_.has_form(verb, Entry_kind::cue);
  const bool ends_in_verb = context_.words[found.words.end - 1].upos == Upos::verb;
  if (verb_follows || ends_in_verb) {
    const std::uint32_t saying = verb_follows ? verb : found.words.end - 1;
    cue_words.end = saying + 1;
    cue_words_[saying] = true;
    speaker = syntax_.frame_of(saying, Inflection::perfect).subject;
    at = saying + 1;
  }
  if (speaker.empty()) {
    while (at < segment.end && (context_.words[at].upos == Upos::adp || context_.folded[at] == "ما" ||
                                context_.words[at].upos == Upos::pron))
      ++at;
    const Filler phrase = syntax_.phrase_at(at, segment.end);
    if (!phrase.empty()) speaker = {phrase};
  }
  if (speaker.empty() || !can_speak(context_, speaker.front())) return;
  // «في تصريحات لـ X» is a vehicle of the verb of saying beside it, which finds X itself.
  if (cue.stance == Stance::relay && context_.folded[found.words.begin] == "في") return;
  narration.cue_word = found.words.begin;
  const Link own = link_of(speaker, narration.stance, cue_words);
  const Range sentence = context_.sentence_of(found.words.begin);
  // نقلاً عن after a verb of saying: the one before relays, this one is the originator.
  if (cue.stance == Stance::relay && last_ != nothing) {
    Narration& before = narrations_[static_cast<std::size_t>(last_)];
    if (context_.words[before.cue_word].sentence == context_.words[found.head].sentence && !before.links.empty()) {
      before.links.back().stance = Stance::relay;
      before.links.back().role = "relay";
      before.links.push_back(own);
      before.narrator = speaker;
      for (std::uint32_t i = found.words.begin; i < found.words.end; ++i) cue_words_[i] = true;
      return;
    }
  }
  const std::int32_t m = speaker.front().mention;
  if (m != nothing && is_outlet(context_.mention(m))) return;
  narration.links = {own};
  narration.narrator = speaker;
  narration.around = true;
  narration.content =
      found.words.begin <= sentence.begin + 2 ? Range{speaker.back().words.end, segment.end} : segment;
  add(std::move(narration));
}

// «المرصد: مقتل عشرة في قصف», mostly headlines.
void Attribution::read_colon_heading(Range sentence) {
  if (sentence.size() < 4) return;
  const std::int32_t m = context_.actor_at[sentence.begin];
  if (m == nothing) return;
  const Mention& mention = context_.mention(m);
  if (mention.words.begin != sentence.begin || mention.words.end >= sentence.end) return;
  if (context_.folded[mention.words.end] != ":") return;
  Narration narration;
  narration.cue_word = mention.words.end;
  narration.rule = "chain:colon";
  narration.narrator = {{m, mention.words, false}};
  narration.links = {link_of(narration.narrator, Stance::state, {mention.words.end, mention.words.end + 1})};
  narration.content = {mention.words.end + 1, sentence.end};
  // «اليمن: مقتل …» names the scene.
  if (is_outlet(mention) || mention.entity.kind == "state" || mention.twin != nothing) return;
  add(std::move(narration));
}

// Direct speech that is still open when the sentence begins.
void Attribution::carry_open_quotation(Range sentence) {
  if (last_ == nothing) return;
  const Span start = context_.words[sentence.begin].span;
  const auto& quotations = context_.document.quotations;
  while (open_quotation_ < quotations.size() && quotations[open_quotation_].span.end <= start.begin)
    ++open_quotation_;
  for (std::size_t q = open_quotation_; q < quotations.size() && quotations[q].span.begin < start.begin; ++q) {
    const Quotation& quotation = quotations[q];
    if (quotation.span.end <= start.begin) continue;
    const Narration& before = narrations_[static_cast<std::size_t>(last_)];
    const std::uint32_t spoken_before = context_.words[before.cue_word].sentence;
    if (context_.words[sentence.begin].sentence - spoken_before > 6) continue;
    Narration narration = before;
    for (Link& link : narration.links) link.cue = {};
    narration.rule = "chain:open quotation";
    narration.around = false;
    narration.content = {sentence.begin, sentence.begin};
    while (narration.content.end < sentence.end &&
           context_.words[narration.content.end].span.begin < quotation.span.end) {
      ++narration.content.end;
    }
    narration.cue_word = sentence.begin;
    if (narration.content.empty()) return;
    by_sentence_[context_.words[sentence.begin].sentence].push_back(static_cast<std::uint32_t>(narrations_.size()));
    last_ = static_cast<std::int32_t>(narrations_.size());
    narrations_.push_back(std::move(narration));
    return;
  }
}

std::vector<const Narration*> Attribution::covering(std::uint32_t word) const {
  std::vector<const Narration*> found;
  for (const std::uint32_t index : narrations_in(context_.words[word].sentence)) {
    const Narration& narration = narrations_[index];
    if (!narration.content.contains(word)) continue;
    // The narrator's own title is told by the outlet: قال قائد معركة تحرير العند إن …
    const bool inside_narrator = !narration.narrator.empty() && !narration.narrator.front().pronoun &&
                                 narration.narrator.front().words.contains(word);
    if (!inside_narrator) found.push_back(&narration);
  }
  std::stable_sort(found.begin(), found.end(), [](const Narration* a, const Narration* b) {
    return std::pair(!a->around, -static_cast<std::int64_t>(a->content.size())) <
           std::pair(!b->around, -static_cast<std::int64_t>(b->content.size()));
  });
  return found;
}

std::vector<const Narration*> Attribution::spoken_before(std::uint32_t word) const {
  constexpr std::uint32_t sentences_back = 12;
  const std::uint32_t here = context_.words[word].sentence;
  std::vector<const Narration*> found;
  for (std::uint32_t sentence = here + 1; sentence-- > 0 && sentence + sentences_back >= here;) {
    const auto& inside = narrations_in(sentence);
    for (auto index = inside.rbegin(); index != inside.rend(); ++index) {
      const Narration& narration = narrations_[*index];
      if (narration.cue_word > word || narration.content.contains(word) || narration.links.empty()) continue;
      const bool again = std::any_of(found.begin(), found.end(), [&](const Narration* other) {
        return other->links.back().narrator.id == narration.links.back().narrator.id;
      });
      if (!again) found.push_back(&narration);
    }
  }
  return found;
}

bool Attribution::silent_after(const Narration& narration, std::uint32_t word) const {
  const std::uint32_t here = context_.words[word].sentence;
  for (std::uint32_t sentence = context_.words[narration.cue_word].sentence + 1; sentence < here; ++sentence) {
    if (narrations_in(sentence).empty()) return true;
  }
  return false;
}

std::vector<Link> Attribution::chain_of(const std::vector<const Narration*>& narrations) const {
  std::vector<Link> chain{outlet_};
  for (const Narration* narration : narrations) {
    for (const Link& link : narration->links) {
      const auto same = std::find_if(chain.begin() + 1, chain.end(), [&](const Link& other) {
        return other.narrator.id == link.narrator.id && !link.narrator.id.empty();
      });
      if (same == chain.end()) {
        chain.push_back(link);
      } else if (!link.cue.empty() || same->cue.empty()) {
        *same = link;
      }
    }
  }
  for (std::size_t i = 1; i < chain.size(); ++i) chain[i].role = i + 1 == chain.size() ? "originator" : "relay";
  return chain;
}

std::vector<Link> Attribution::with_relays(std::vector<Link> chain) const {
  if (relays_.empty()) return chain;
  std::vector<Link> whole{chain.front()};
  for (const Link& relay : relays_) {
    const bool speaks_below = std::any_of(chain.begin() + 1, chain.end(), [&](const Link& link) {
      return !relay.narrator.id.empty() && link.narrator.id == relay.narrator.id;
    });
    if (!speaks_below) whole.push_back(relay);
  }
  // Where nobody speaks below it, the innermost of them says it in its own voice.
  if (chain.size() == 1) whole.back().stance = Stance::state;
  whole.insert(whole.end(), chain.begin() + 1, chain.end());
  for (std::size_t i = 1; i < whole.size(); ++i) whole[i].role = i + 1 == whole.size() ? "originator" : "relay";
  return whole;
}

bool Attribution::dates_the_saying(const Mention& time) const {
  for (const std::uint32_t index : narrations_in(time.sentence)) {
    const Narration& narration = narrations_[index];
    if (narration.own_deed) continue;
    // قال الخميس إن …: between the cue and what is said; …، بحسب مصادر أمس: beside the cue at the end.
    if (narration.around) {
      if (time.words.begin > narration.cue_word && time.words.begin < narration.cue_word + 12) {
        bool boundary = false;
        for (std::uint32_t i = narration.cue_word; i < time.words.begin; ++i)
          boundary = boundary || context_.folded[i] == "،";
        if (!boundary) return true;
      }
      continue;
    }
    if (time.words.begin > narration.cue_word && time.words.end <= narration.content.begin) return true;
  }
  return false;
}

}  // namespace sijill
