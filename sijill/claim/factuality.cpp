#include "sijill/claim/factuality.h"

#include <algorithm>
#include <array>

namespace sijill {
namespace {

constexpr auto negations = std::to_array<std::string_view>({"لم", "لا", "لن", "ما", "ليس", "ليست", "لما"});
constexpr auto noun_negations = std::to_array<std::string_view>({"دون", "بدون", "عدم", "انعدام"});
constexpr auto purposes =
    std::to_array<std::string_view>({"بهدف", "بغيه", "بغرض", "هدف", "غرض", "اجل", "كي", "لكي", "بقصد", "سبيل"});
constexpr auto conditions = std::to_array<std::string_view>({"اذا", "لو", "ان_شرطيه", "حال", "شرط", "لولا"});

// Words directly before the trigger: prepositions, particles, quotes, adverbs; up to `reach` of them.
struct Before {
  const Claim_context& context;
  std::uint32_t word;
  std::uint32_t first;

  [[nodiscard]] std::string_view at(std::uint32_t back) const {
    return word >= first + back ? context.folded[word - back] : std::string_view{};
  }
};

void read_negation(const Claim_context& context, const Trigger& trigger, const std::vector<Governor>& governors,
                   Factuality& result) {
  const auto check = [&](std::uint32_t word, bool verbal) {
    const Range sentence = context.sentence_of(word);
    const Before before{context, word, sentence.begin};
    for (std::uint32_t back = 1; back <= 2 && back <= word - sentence.begin; ++back) {
      const std::string_view w = before.at(back);
      if (verbal && in(w, negations)) {
        // «ما» is a negation only before a perfect verb that opens its clause; elsewhere it is "what".
        if (w == "ما") return false;
        if ((w == "لا" || w == "لم") && before.at(back) == w && back + 1 <= 3) {
          // لا يزال، لم يزل: still going on, no denial.
          const std::string_view next = context.folded[word - back + 1];
          if (next == "يزال" || next == "تزال" || next == "يزالون" || next == "يزل" || next == "تزل") {
            result.modality = Modality::ongoing;
            return false;
          }
        }
        if (w == "لن") result.modality = Modality::future;
        return true;
      }
      if (!verbal && in(w, noun_negations)) return true;
      if (!verbal) break;
      const Upos upos = context.words[word - back].upos;
      if (upos != Upos::part && upos != Upos::aux && upos != Upos::adv) break;
    }
    return false;
  };
  bool denied = check(trigger.head, trigger.verbal);
  for (const Governor& governor : governors) {
    if (governor.follows) continue;
    const bool verb = !governor.support->is_noun;
    if (check(governor.word, verb)) denied = !denied;
  }
  if (denied) {
    result.polarity = Polarity::denied;
    result.trace.emplace_back("polarity:negation");
  }
}

void read_governors(const std::vector<Governor>& governors, Factuality& result) {
  for (const Governor& governor : governors) {
    if (governor.support->denies) {
      result.polarity = result.polarity == Polarity::denied ? Polarity::affirmed : Polarity::denied;
      result.trace.push_back("polarity:" + std::string(governor.support->lemma));
    }
    if (governor.support->modality) {
      // The outer verb says more: فشلت محاولة is failed, not an attempt.
      if (*governor.support->modality != Modality::actual || result.modality == Modality::actual) {
        result.modality = *governor.support->modality;
      }
      result.trace.push_back("modality:" + std::string(governor.support->lemma));
    }
  }
}

}  // namespace

Factuality factuality_of(const Claim_context& context, const Attribution& attribution, const Trigger& trigger,
                         const Predicate& row, const std::vector<Governor>& governors) {
  Factuality result;
  const Range sentence = context.sentence_of(trigger.head);
  const Before before{context, trigger.head, sentence.begin};
  const bool title = context.is_title(trigger.head);

  read_governors(governors, result);
  read_negation(context, trigger, governors, result);

  const bool set_by_governor = std::any_of(governors.begin(), governors.end(), [](const Governor& governor) {
    return governor.support->modality.has_value();
  });
  if (trigger.verbal && result.modality == Modality::actual && !set_by_governor) {
    if (before.at(1) == "س" || before.at(1) == "سوف" ||
        (trigger.inflection == Inflection::imperfect && context.folded[trigger.head].starts_with("سي"))) {
      result.modality = Modality::future;
    } else if (trigger.inflection == Inflection::imperfect && row.mode != Mode::hold && !title) {
      const std::string_view one = before.at(1);
      if (one == "ان" || one == "كي" || one == "لكي" || one == "ل" || one == "حتي") {
        result.modality = one == "ان" ? result.modality : Modality::intended;
      } else if (one == "قد") {
        result.certainty = Certainty::possible;
      } else if (one != "لم" && row.type != Event_type::support && row.type != Event_type::request &&
                 row.type != Event_type::accuse) {
        result.modality = Modality::ongoing;
      }
    }
  }
  // لاستعادة المدينة, بهدف السيطرة: a purpose. «تعرض لقصف» was read as a support verb before.
  if (!trigger.verbal && governors.empty()) {
    const std::string_view one = before.at(1);
    const std::string_view two = before.at(2);
    const bool follows_verb = trigger.head > sentence.begin + 1;
    if (one == "ل" && follows_verb && !trigger.definite) {
      result.modality = Modality::intended;
      result.trace.emplace_back("modality:purpose");
    } else if (in(one, purposes) || (in(two, purposes) && one == "من")) {
      result.modality = Modality::intended;
      result.trace.emplace_back("modality:purpose");
    }
  }
  const Range clause = context.clause_of(trigger.head);
  for (std::uint32_t i = clause.begin; i < trigger.head; ++i) {
    if (in(context.folded[i], conditions) &&
        (context.folded[i] != "حال" || (i > 0 && context.folded[i - 1] == "في"))) {
      result.modality = Modality::hypothetical;
      result.certainty = Certainty::possible;
      result.trace.emplace_back("modality:condition");
    }
    if (context.folded[i] == "ربما" || context.folded[i] == "يحتمل" || context.folded[i] == "المحتمل") {
      result.certainty = Certainty::possible;
    }
    if (context.folded[i] == "الارجح") result.certainty = Certainty::probable;
  }
  // A state of holding in a relative clause is background.
  if (row.mode == Mode::hold && result.modality == Modality::actual) {
    for (std::uint32_t i = clause.begin; i <= trigger.head; ++i) {
      if (is_relative(context.folded[i]) || context.folded[i] == "الواقعه" || context.folded[i] == "الخاضعه") {
        result.modality = Modality::background;
      }
    }
  }
  const auto narrations = attribution.covering(trigger.head);
  if (!narrations.empty()) {
    const Narration& inner = *narrations.back();
    if (inner.polarity == Polarity::denied) {
      result.polarity = result.polarity == Polarity::denied ? Polarity::affirmed : Polarity::denied;
      result.trace.emplace_back("polarity:denial");
    }
    if (inner.stance == Stance::predict && result.modality == Modality::actual) {
      result.modality = Modality::future;
      result.certainty = Certainty::probable;
    }
    if (inner.stance == Stance::demand && result.modality == Modality::actual) result.modality = Modality::intended;
  }
  return result;
}

}  // namespace sijill
