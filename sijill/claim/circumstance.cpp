#include "sijill/claim/circumstance.h"

#include <algorithm>
#include <array>
#include <string>

namespace sijill {
namespace {

struct Share_word {
  std::string_view word;
  double min;
  double max;
  Bound bound;
};
constexpr auto share_words = std::to_array<Share_word>({{"كامل", 1, 1, Bound::equal},
                                                        {"كل", 1, 1, Bound::equal},
                                                        {"جميع", 1, 1, Bound::equal},
                                                        {"كافه", 1, 1, Bound::equal},
                                                        {"الكامل", 1, 1, Bound::equal},
                                                        {"الكامله", 1, 1, Bound::equal},
                                                        {"معظم", 0.5, 1, Bound::more},
                                                        {"غالبيه", 0.5, 1, Bound::more},
                                                        {"اغلب", 0.5, 1, Bound::more},
                                                        {"غالبيته", 0.5, 1, Bound::more},
                                                        {"اجزاء", 0, 1, Bound::less},
                                                        {"جزء", 0, 1, Bound::less},
                                                        {"اقسام", 0, 1, Bound::less},
                                                        {"جزييا", 0, 1, Bound::less},
                                                        {"جزءا", 0, 1, Bound::less}});

constexpr auto death_words = std::to_array<std::string_view>(
    {"قتل",    "قتلت",  "قتلوا", "يقتل",   "تقتل",   "مقتل",    "قتيل",     "قتيلا",   "قتلي",
     "القتلي", "مصرع",  "مصرعه", "مصرعهم", "استشهد", "استشهدت", "استشهدوا", "استشهاد", "شهيد",
     "شهيدا",  "شهداء", "قضي",   "قضوا",   "وفاه",   "توفي",    "حتفهم",    "حتفه",    "اعدام",
     "اعدم",   "بقتل",  "وفيات", "ضحايا",  "حياته",  "ذبح",     "اغتيال",   "مصارع"});
constexpr auto injury_words = std::to_array<std::string_view>(
    {"اصيب", "اصيبت", "اصيبوا", "اصابه", "جرح", "جرحت", "جرحوا", "جريح", "جريحا", "جرحي", "الجرحي", "مصاب", "مصابا",
     "مصابين", "مصابون", "اصابات", "بجروح", "بجراح"});

bool is_kind_word(const Claim_context& context, std::uint32_t i) {
  const std::string_view noun_class = context.noun_class(i);
  return noun_class == "fighter" || noun_class == "civilian" || noun_class == "person" || noun_class == "captive" ||
         noun_class == "casualty_dead" || noun_class == "casualty_injured" || noun_class == "official" ||
         noun_class == "leader";
}

std::string who_of(const Claim_context& context, std::uint32_t from, std::uint32_t limit) {
  for (std::uint32_t i = from; i < limit && i < from + 3; ++i) {
    const std::string_view noun_class = context.noun_class(i);
    if (noun_class == "civilian") return "civilian";
    if (noun_class == "fighter") return "fighter";
  }
  return {};
}

}  // namespace

std::optional<Claim_time> time_of(const Claim_context& context, const Attribution& attribution,
                                  const Trigger& trigger, bool narrator_did_it) {
  const Range sentence = context.sentence_of(trigger.head);
  const Range clause = context.clause_of(trigger.head);
  const auto usable = [&](std::uint32_t i) -> std::int32_t {
    const std::int32_t m = context.time_at[i];
    if (m == nothing || context.mention(m).words.begin != i) return nothing;
    const Mention& mention = context.mention(m);
    if (!mention.time.earliest && !mention.time.latest) return nothing;
    // أعلن الجيش يوم الأحد أنه حرر …: who announces his own deed dates it (claims.md rule 16).
    if (attribution.dates_the_saying(mention) && !narrator_did_it) return nothing;
    return m;
  };
  const auto claim_time = [&](std::int32_t m) {
    return Claim_time{context.mention(m).time, context.mention(m).span};
  };
  // Within the clause: what follows binds closer than what precedes.
  std::int32_t best = nothing;
  std::uint32_t best_distance = 1000;
  for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
    const std::int32_t m = usable(i);
    if (m == nothing) continue;
    const std::uint32_t distance = i > trigger.head ? i - trigger.head : (trigger.head - i) + 2;
    if (distance < best_distance) {
      best = m;
      best_distance = distance;
    }
  }
  if (best != nothing) return claim_time(best);
  // A sentence that opens with its date, or that names only one: it holds for what the sentence tells.
  std::int32_t only = nothing;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const std::int32_t m = usable(i);
    if (m == nothing) continue;
    if (i < sentence.begin + 3) return claim_time(m);
    if (only != nothing) return std::nullopt;
    only = m;
  }
  if (only != nothing) {
    const Mention& mention = context.mention(only);
    const std::uint32_t gap =
        mention.words.begin > trigger.last ? mention.words.begin - trigger.last : trigger.head - mention.words.end;
    if (gap <= 20) return claim_time(only);
  }
  return std::nullopt;
}

std::optional<Extent> extent_of(const Claim_context& context, const Trigger& trigger, const Filler& place) {
  if (place.words.empty()) return std::nullopt;
  const Range sentence = context.sentence_of(trigger.head);
  if (place.words.begin < sentence.begin || place.words.begin >= sentence.end) return std::nullopt;
  // Between trigger and place, directly before the place, or right after it (المدينة بالكامل).
  const std::uint32_t from = place.words.begin > trigger.last
                                 ? std::max(trigger.last + 1, place.words.begin < 6 ? 0U : place.words.begin - 6)
                                 : (place.words.begin >= 2 ? place.words.begin - 2 : 0);
  for (std::uint32_t i = from; i < place.words.begin; ++i) {
    const std::int32_t number = context.number_at[i];
    if (number != nothing && context.mention(number).amount.share) {
      return Extent{context.mention(number).amount, context.mention(number).span};
    }
    for (const Share_word& entry : share_words) {
      if (entry.word != context.folded[i]) continue;
      return Extent{{entry.min, entry.max, entry.bound, true}, context.words[i].span};
    }
  }
  const std::uint32_t after = std::min(sentence.end, place.words.end + 3);
  for (std::uint32_t i = place.words.end; i < after; ++i) {
    const std::string_view word = context.folded[i];
    if ((word == "الكامل" || word == "كامله" || word == "كاملا" || word == "باكمله" || word == "باكملها" ||
         word == "اكمله" || word == "اكملها")) {
      return Extent{{1.0, 1.0, Bound::equal, true}, context.words[i].span};
    }
    if (context.clause[i] != context.clause[place.words.begin]) break;
  }
  // سيطرة كاملة / السيطرة الكاملة
  const std::uint32_t next = trigger.last + 1;
  if (next < sentence.end &&
      (context.folded[next] == "الكامله" || context.folded[next] == "كامله" || context.folded[next] == "التامه")) {
    return Extent{{1.0, 1.0, Bound::equal, true}, context.words[next].span};
  }
  return std::nullopt;
}

std::vector<Quantity> quantities_of(const Claim_context& context, const Trigger& trigger, const Predicate& row,
                                    const Filled& filled) {
  std::vector<Quantity> found;
  const Range clause = context.clause_of(trigger.head);
  // The nearest word of death or injury says what a number counts; the event's type does where there is none.
  std::optional<Quantity_kind> kind;
  if (row.type == Event_type::coerce && row.mode == Mode::arrest) kind = Quantity_kind::arrested;
  if (row.mode == Mode::abduct) kind = Quantity_kind::captured;
  if (row.type == Event_type::people && row.mode == Mode::evacuate) kind = Quantity_kind::evacuated;
  if (row.type == Event_type::people && row.mode == Mode::displace) kind = Quantity_kind::displaced;
  if (row.type == Event_type::retreat && row.mode == Mode::release) kind = Quantity_kind::released;
  if (row.type == Event_type::mobilize) kind = Quantity_kind::forces;
  if (row.type == Event_type::protest) kind = Quantity_kind::participants;
  if (row.mode == Mode::destroy) kind = Quantity_kind::destroyed;
  const bool assault = row.type == Event_type::assault || row.type == Event_type::finding;
  for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
    if (assault) {
      if (in(context.folded[i], death_words)) kind = Quantity_kind::dead;
      if (in(context.folded[i], injury_words)) kind = Quantity_kind::injured;
    }
    const std::int32_t m = context.number_at[i];
    if (m == nothing || context.mention(m).words.begin != i || context.mention(m).amount.share) continue;
    const Mention& number = context.mention(m);
    std::uint32_t next = number.words.end;
    while (next < clause.end && (context.folded[next] == "من" || is_quote_mark(context.words[next]))) ++next;
    if (next >= clause.end) continue;
    const bool people = is_kind_word(context, next) || context.actor_at[next] != nothing ||
                        context.folded[next] == "اخرين" || context.folded[next] == "اخرون";
    if (!people && kind != Quantity_kind::destroyed) continue;
    std::optional<Quantity_kind> own = kind;
    const std::string_view noun_class = context.noun_class(next);
    if (noun_class == "casualty_dead") own = Quantity_kind::dead;
    if (noun_class == "casualty_injured") own = Quantity_kind::injured;
    if (!own) continue;
    // Other numbers of the clause belong to it only where they stand near the event.
    if (i + 25 < trigger.head || i > trigger.last + 25) continue;
    Quantity quantity;
    quantity.kind = *own;
    quantity.amount = number.amount;
    quantity.span = cover(number.span, context.words[next].span);
    quantity.who = who_of(context, next, clause.end);
    found.push_back(std::move(quantity));
  }
  // Duals carry their number: قتيلان, شرطيين.
  if (found.empty() && assault && kind) {
    for (const Fillers& fillers : {filled.at(Role::recipient)}) {
      for (const Filler& filler : fillers) {
        if (filler.words.empty() || filler.pronoun) continue;
        for (const Form_hit& hit : context.lexicon.forms(context.folded[filler.words.begin])) {
          if (hit.kind == Entry_kind::noun && hit.inflection == Inflection::dual &&
              context.folded[filler.words.begin].size() > 8) {
            Quantity quantity;
            quantity.kind = *kind;
            quantity.amount = {2.0, 2.0, Bound::equal, false};
            quantity.span = context.words[filler.words.begin].span;
            found.push_back(std::move(quantity));
            return found;
          }
        }
      }
    }
  }
  return found;
}

}  // namespace sijill
