#include "sijill/claim/fillers.h"

#include <algorithm>
#include <array>

#include "sijill/claim/entities.h"

namespace sijill {
namespace {

constexpr auto quantifiers = std::to_array<std::string_view>(
    {"عدد",   "عددا",  "عشرات", "العشرات", "ميات",   "الميات", "الاف",   "الالاف", "بعض",    "جميع", "كل",
     "كافه",  "معظم",  "اغلب",  "غالبيه",  "مجموعه", "عده",    "احد",    "احدي",   "اكثر",   "اقل",  "نحو",
     "حوالي", "قرابه", "زهاء",  "اجزاء",   "كامل",   "كثير",   "العديد", "عديد",   "المزيد", "غير",  "باقي",
     "بقيه",  "سائر",  "ثاني",  "اول",     "اخر",    "اكبر",   "اهم",    "ابرز"});

constexpr auto demonstratives = std::to_array<std::string_view>({"هذا", "هذه", "ذلك", "تلك", "هولاء"});

constexpr auto skipped_adverbs =
    std::to_array<std::string_view>({"ايضا",   "كذلك",  "اليوم", "امس",   "الان", "حاليا", "موخرا", "لاحقا", "فعلا",
                                     "بالفعل", "مجددا", "رسميا", "سابقا", "قد",   "لقد",   "فقد",   "بدوره", "بدورها",
                                     "اخيرا",  "بعدها", "حينها", "هناك",  "هنا",  "ثم",    "اولا",  "معا"});

}  // namespace

bool is_first_person(const Claim_context& context, std::uint32_t verb, Inflection inflection) {
  if (inflection == Inflection::perfect) return context.folded[verb].ends_with(first_person);
  return inflection == Inflection::imperfect && context.folded[verb].starts_with("ن");
}

bool is_demonstrative(std::string_view folded) { return in(folded, demonstratives); }

bool is_quantifier(std::string_view folded) { return in(folded, quantifiers); }

std::int32_t Syntax::mention_at(std::uint32_t word) const {
  if (context_.actor_at[word] != nothing) return context_.actor_at[word];
  return context_.place_at[word];
}

std::uint32_t Syntax::reach_of(std::uint32_t word) const {
  const Range sentence = context_.sentence_of(word);
  std::uint32_t end = word + 1;
  while (end < sentence.end) {
    const std::string_view next = context_.folded[end];
    if (context_.clause[end] != context_.clause[word]) {
      // A comma inside the clause is crossed only to a preposition: «…، في البوكمال».
      const bool comma = next == "،" || next == ",";
      if (!comma || end + 1 >= sentence.end || context_.words[end + 1].upos != Upos::adp) break;
      if (end > word + 12) break;
      ++end;
      const std::uint32_t inner = context_.clause[end];
      while (end < sentence.end && context_.clause[end] == inner) ++end;
      break;
    }
    ++end;
  }
  return end;
}

Filler Syntax::phrase_at(std::uint32_t word, std::uint32_t limit) const {
  std::uint32_t i = word;
  while (i < limit) {
    const Word& w = context_.words[i];
    if (is_quote_mark(w) || w.folded == "(") {
      ++i;
      continue;
    }
    const std::int32_t found = mention_at(i);
    if (found != nothing) return {found, context_.mention(found).words, false};
    // شنت طائرات التحالف غارات: what craft do, their owner does.
    if (i + 1 < limit && context_.noun_class(i) == "vehicle" && context_.actor_at[i + 1] != nothing) {
      const std::int32_t owner = context_.actor_at[i + 1];
      return {owner, {i, context_.mention(owner).words.end}, false};
    }
    if (context_.number_at[i] != nothing) {
      i = context_.mention(context_.number_at[i]).words.end;
      continue;
    }
    if (is_quantifier(context_.folded[i])) {
      ++i;
      if (i < limit && context_.folded[i] == "من") ++i;
      continue;
    }
    if (context_.folded[i] == "من" && i > word) {
      ++i;
      continue;
    }
    // مقتل جنود النظام … رد الأخير بقصف: "the latter", one or many.
    if (context_.folded[i] == "الاخير" || context_.folded[i] == "الاخيره") {
      const unsigned gender = context_.folded[i] == "الاخير" ? agreement::masculine : agreement::feminine;
      const std::int32_t m = antecedent(i, gender | agreement::plural, Mention_kind::actor);
      if (m != nothing && i == word) return {m, {i, i + 1}, true};
    }
    // ليدخل ذلك في الصراع: "that" alone is a phrase, and nobody.
    const bool demonstrative = is_demonstrative(context_.folded[i]);
    if (demonstrative && (i + 1 >= limit || !is_nominal(context_.words[i + 1].upos)))
      return {nothing, {i, i + 1}, false};
    if (w.upos == Upos::det || demonstrative) {
      ++i;
      continue;
    }
    if (is_nominal(w.upos) && context_.time_at[i] == nothing)
      return {nothing, {i, context_.phrase_end(i, limit)}, false};
    return {};
  }
  return {};
}

// End of the place that begins within two words of `at` and only qualifies what stands before it; `at` if there is
// none.
std::uint32_t Syntax::qualifier_end(std::uint32_t at, std::uint32_t limit) const {
  for (std::uint32_t i = at; i < limit && i <= at + 2; ++i) {
    if (context_.folded[i] == "و") return at;
    const std::int32_t m = context_.place_at[i];
    if (m == nothing) continue;
    const Mention& mention = context_.mention(m);
    const bool qualifies = mention.words.begin == i && mention.qualifies != nothing;
    return qualifies ? mention.words.end : at;
  }
  return at;
}

Fillers Syntax::with_conjuncts(Filler first) const {
  Fillers list{first};
  if (first.mention == nothing || first.pronoun) return list;
  const Mention_kind kind = context_.mention(first.mention).kind;
  std::uint32_t at = context_.mention(first.mention).words.end;
  const Range sentence = context_.sentence_of(first.words.begin);
  const auto& index = kind == Mention_kind::place ? context_.place_at : context_.actor_at;
  while (at + 1 < sentence.end) {
    if (is_quote_mark(context_.words[at]) || context_.folded[at] == ")") {
      ++at;
      continue;
    }
    // الحوطة عاصمة محافظة لحج والمدينة الخضراء: what only says where the last one is belongs to no list.
    if (kind == Mention_kind::place) {
      if (const std::uint32_t end = qualifier_end(at, sentence.end); end > at) {
        at = end;
        continue;
      }
    }
    std::uint32_t next = at;
    if (context_.folded[next] == "،" || context_.folded[next] == ",") ++next;
    if (next < sentence.end && context_.folded[next] == "و") ++next;
    if (next == at || next >= sentence.end) break;
    // "من X ومن Y", "في X وفي Y".
    if (context_.words[next].upos == Upos::adp && next + 1 < sentence.end) ++next;
    while (next < sentence.end && (is_quote_mark(context_.words[next]) || is_quantifier(context_.folded[next]) ||
                                   (context_.folded[next] == "من" && is_quantifier(context_.folded[next - 1])))) {
      ++next;
    }
    if (next >= sentence.end || index[next] == nothing) break;
    const std::int32_t found = index[next];
    if (context_.mention(found).words.begin != next) break;
    if (context_.mention(found).qualifies != nothing && kind == Mention_kind::place) break;
    // A comma alone joins only where the list goes on; otherwise it parts two phrases (اتهم X، Y بعقد صفقة).
    if (context_.folded[at] != "و" && context_.folded[next - 1] != "و") {
      std::uint32_t after = context_.mention(found).words.end;
      while (after < sentence.end && is_quote_mark(context_.words[after])) ++after;
      const bool goes_on = after + 1 < sentence.end &&
                           (context_.folded[after] == "و" || context_.folded[after] == "،") &&
                           context_.words[after + 1].upos != Upos::verb;
      if (!goes_on) break;
    }
    list.push_back({found, context_.mention(found).words, false});
    at = context_.mention(found).words.end;
  }
  return list;
}

bool Syntax::follows_verb(std::uint32_t word, std::uint32_t first) const {
  std::uint32_t i = word;
  while (i > first && (context_.words[i - 1].upos == Upos::pron || context_.words[i - 1].upos == Upos::det ||
                       context_.words[i - 1].upos == Upos::adp)) {
    --i;
  }
  return i > first && context_.words[i - 1].upos == Upos::verb;
}

Topic Syntax::before_verb(std::uint32_t verb, unsigned wanted) const {
  const Range sentence = context_.sentence_of(verb);
  std::uint32_t i = verb;
  // Particles that stand between subject and verb.
  while (i > sentence.begin) {
    const std::string_view before = context_.folded[i - 1];
    const Word& w = context_.words[i - 1];
    if (w.upos == Upos::part || w.upos == Upos::aux || w.upos == Upos::adv || before == "لم" || before == "لا" ||
        before == "لن" || before == "قد" || before == "س" || before == "ما" || before == "كان" || before == "كانت" ||
        is_quote_mark(w) || in(before, skipped_adverbs)) {
      --i;
      continue;
    }
    break;
  }
  if (i > sentence.begin && is_relative(context_.folded[i - 1])) return {before_relative(i - 1), true, true};
  // أن + pronoun: أنهم استهدفوا.
  if (i > sentence.begin + 1 && context_.words[i - 1].upos == Upos::pron && opens_content(context_.folded[i - 2])) {
    const std::int32_t m = antecedent(i - 2, agreement_of_pronoun(context_.folded[i - 1]), Mention_kind::actor);
    if (m != nothing) return {{{m, context_.mention(m).words, true}}, true};
  }
  // A nominal sentence: its topic opens the clause (after أن، حيث، لكن، or at the beginning of the sentence).
  const Range clause = context_.clause_of(verb);
  std::uint32_t begin = clause.begin;
  while (begin < i && (context_.words[begin].upos == Upos::punct || context_.words[begin].upos == Upos::cconj ||
                       context_.words[begin].upos == Upos::sconj || context_.folded[begin] == "حيث" ||
                       context_.folded[begin] == "لكن" || context_.folded[begin] == "فيما" ||
                       context_.folded[begin] == "بينما" || opens_content(context_.folded[begin]))) {
    ++begin;
  }
  if (begin < i && context_.words[begin].upos != Upos::verb && context_.words[begin].upos != Upos::adp) {
    const Filler topic = phrase_at(begin, i);
    if (topic.mention != nothing && context_.mention(topic.mention).kind == Mention_kind::actor) {
      Fillers list = with_conjuncts(topic);
      unsigned bits = list.size() > 1 ? agreement::plural | agreement::dual : 0U;
      for (const Filler& filler : list) bits |= agreement_of(context_, context_.mention(filler.mention));
      if (bits & wanted) return {list, list.back().words.end + 1 >= i};
    }
    if (topic.mention != nothing && (agreement_of(context_, context_.mention(topic.mention)) & wanted)) {
      Fillers list = with_conjuncts(topic);
      return {list, list.back().words.end + 1 >= i};
    }
    // The mention that ends right before the verb, unless it is the subject of a verb of its own.
    if (const std::int32_t m = mention_at(i - 1); m != nothing &&
                                                  !follows_verb(context_.mention(m).words.begin, clause.begin) &&
                                                  (agreement_of(context_, context_.mention(m)) & wanted) != 0) {
      return {{{m, context_.mention(m).words, false}}, true};
    }
    if (!topic.empty() && topic.mention == nothing) return {{topic}, topic.words.end >= i};
  }
  return {};
}

// Noun phrases after a verb that no preposition governs, two at most.
std::vector<Fillers> Syntax::bare_phrases(std::uint32_t from, std::uint32_t reach,
                                          std::span<const std::uint32_t> parts) const {
  std::vector<Fillers> phrases;
  std::uint32_t i = from;
  while (i < reach && i < from + 30 && phrases.size() < 2) {
    const Word& w = context_.words[i];
    const bool own_part = std::find(parts.begin(), parts.end(), i) != parts.end();
    if (own_part || is_quote_mark(w) || in(context_.folded[i], skipped_adverbs) || w.upos == Upos::adv ||
        w.upos == Upos::part || (w.upos == Upos::pron && i == from)) {
      ++i;
      continue;
    }
    if (context_.time_at[i] != nothing) {
      i = context_.mention(context_.time_at[i]).words.end;
      continue;
    }
    if (w.upos == Upos::adp) {
      // The phrase of a preposition is passed over with its conjuncts.
      const std::uint32_t next = i + 1;
      if (next < reach && context_.words[next].upos == Upos::pron) {
        i = next + 1;
        continue;
      }
      const Filler inner = phrase_at(next, reach);
      if (inner.empty()) {
        i = next + 1;
        continue;
      }
      i = std::max(next, inner.mention == nothing ? inner.words.end : with_conjuncts(inner).back().words.end);
      continue;
    }
    if (w.upos == Upos::verb || w.upos == Upos::sconj || opens_content(context_.folded[i])) break;
    if (w.upos == Upos::punct && w.folded != "(" && w.folded != ")" && w.folded != "-" &&
        context_.clause[i] != context_.clause[from - 1]) {
      break;
    }
    const Filler phrase = phrase_at(i, reach);
    if (phrase.empty()) {
      ++i;
      continue;
    }
    Fillers list = with_conjuncts(phrase);
    const std::uint32_t end = std::max(i + 1, list.back().words.end);
    // What goes on about the phrase before; قصفت القوات الحكومية مواقع الحوثيين has an object right after its
    // subject.
    const std::uint32_t head = phrase.words.begin;
    const bool is_object = context_.words[head].upos == Upos::noun && !starts_with_article(context_.folded[head]);
    const bool apposed =
        !phrases.empty() && phrase.mention == nothing &&
        (context_.words[head].upos == Upos::adj || (phrases.back().back().words.end == head && !is_object));
    const bool only_parts =
        phrase.mention == nothing && std::find(parts.begin(), parts.end(), phrase.words.begin) != parts.end();
    i = end;
    if (!apposed && !only_parts) phrases.push_back(std::move(list));
  }
  return phrases;
}

// المقاتلين, معسكراً: a form that no subject has.
bool Syntax::looks_accusative(const Filler& filler) const {
  std::uint32_t head = filler.words.begin;
  if (filler.mention != nothing) head = context_.mention(filler.mention).head;
  if (head >= context_.words.size() || filler.pronoun) return false;
  const std::string_view word = context_.folded[head];
  if (starts_with_article(word) && word.ends_with("ين")) {
    for (const Form_hit& hit : context_.lexicon.forms(word)) {
      if (hit.kind == Entry_kind::noun || hit.kind == Entry_kind::demonym) {
        return hit.inflection == Inflection::plural || hit.inflection == Inflection::dual;
      }
    }
    return context_.words[head].feats.find("Number=Plur") != std::string::npos;
  }
  // عدداً، معسكراً: indefinite with alef.
  return context_.words[head].upos == Upos::noun && !starts_with_article(word) && word.ends_with("ا") &&
         word.size() > 6 && filler.words.begin == head && context_.words[head].form.ends_with("ا") &&
         context_.words[head].lemma.size() + 2 == context_.words[head].form.size();
}

bool Syntax::agrees(const Fillers& list, unsigned wanted) const {
  if (list.empty() || list.front().mention == nothing) return true;
  // A verb before its subject stays singular; only gender tells.
  unsigned bits = 0;
  for (const Filler& filler : list) bits |= agreement_of(context_, context_.mention(filler.mention));
  if (bits & (agreement::plural | agreement::dual)) bits |= agreement::masculine;
  return (bits & wanted) != 0;
}

Verb_frame Syntax::frame_of(std::uint32_t verb, Inflection inflection, std::span<const std::uint32_t> parts) const {
  Verb_frame frame;
  const unsigned wanted = agreement_of_verb(context_.folded[verb], inflection);
  const std::uint32_t reach = reach_of(verb);
  const std::vector<Fillers> phrases = bare_phrases(verb + 1, reach, parts);
  if (is_first_person(context_, verb, inflection)) {
    frame.by_us = true;
    if (!phrases.empty()) frame.object = phrases[0];
    return frame;
  }
  const Topic before = before_verb(verb, wanted);
  const bool subject_precedes = (wanted & agreement::plural) != 0 && (wanted & agreement::masculine) == 0;
  const std::uint32_t next = verb + 1;
  const bool has_suffix = next < context_.words.size() && context_.words[next].upos == Upos::pron &&
                          context_.words[next].token == context_.words[verb].token;
  const auto otherwise = [&] { return before.fillers.empty() ? unspoken_subject(verb, wanted) : before.fillers; };
  const bool first_may_act = !phrases.empty() && !looks_accusative(phrases[0].front()) && agrees(phrases[0], wanted);

  if (has_suffix && context_.folded[next] == first_person) {
    // قصفنا مواقع النظام: what is no actor cannot be who did it to us.
    frame.by_us = phrases.empty() || !is_actor(context_, phrases[0].front());
    if (frame.by_us && !phrases.empty()) frame.object = phrases[0];
    if (!frame.by_us) frame.subject = phrases[0];
    return frame;
  }
  if (has_suffix) {
    const std::int32_t m = antecedent(verb, agreement_of_pronoun(context_.folded[next]));
    if (m != nothing) frame.object = {{m, {next, next + 1}, true}};
    frame.subject = first_may_act && !subject_precedes ? phrases[0] : otherwise();
    return frame;
  }
  if (subject_precedes || phrases.empty() || !first_may_act) {
    frame.subject = otherwise();
    if (!phrases.empty()) frame.object = phrases[0];
    return frame;
  }
  // X قصف Y against قصف X Y: with a subject right before it and one phrase after, the phrase is the object.
  const bool subject_before =
      before.adjacent && !before.fillers.empty() && before.fillers.front().mention != nothing && phrases.size() == 1;
  // التي يسيطر عليها الحوثيون: the antecedent is taken up by a pronoun, the subject follows.
  const auto takes_up_antecedent = [&] {
    for (std::uint32_t i = verb + 1; i + 1 < reach && i < verb + 4; ++i) {
      if (context_.words[i].upos == Upos::adp && context_.words[i + 1].upos == Upos::pron) return true;
    }
    return false;
  };
  const bool follows_relative =
      before.relative && !before.fillers.empty() && phrases[0].front().mention != nothing &&
      context_.mention(phrases[0].front().mention).kind == Mention_kind::actor &&
      (context_.mention(before.fillers.front().mention).kind == Mention_kind::place || takes_up_antecedent());
  if (subject_before && !follows_relative) {
    frame.subject = before.fillers;
    frame.object = phrases[0];
    return frame;
  }
  frame.subject = phrases[0];
  if (phrases.size() > 1) {
    frame.object = phrases[1];
  } else {
    frame.otherwise = otherwise();
  }
  return frame;
}

}  // namespace sijill
