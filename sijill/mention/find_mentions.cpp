#include "sijill/mention/find_mentions.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "sijill/mention/actors.h"
#include "sijill/mention/coreference.h"
#include "sijill/mention/noun_phrase.h"
#include "sijill/mention/numbers.h"
#include "sijill/mention/places.h"

namespace sijill {
namespace {

Mentions find_dates(const Mention_context& context, const Mention_options& options) {
  Calendar_options calendar;
  calendar.published = context.document.published;
  calendar.weekdays = options.weekdays;
  Mentions found;
  std::uint32_t i = 0;
  while (i < context.words.size()) {
    const Range sentence = context.sentence_of(i);
    const std::span<const std::string_view> words(context.folded.data() + sentence.begin, sentence.size());
    for (const Time_match& match : find_times(words, calendar)) {
      // إب is a city, آب a month: folding has made them one word.
      const std::uint32_t first = sentence.begin + match.words.begin;
      if (match.words.size() == 1 && context.words[first].form == "إب") continue;
      Mention mention;
      mention.kind = Mention_kind::time;
      mention.words = {sentence.begin + match.words.begin, sentence.begin + match.words.end};
      mention.head = mention.words.begin;
      mention.sentence = context.words[i].sentence;
      mention.span = context.span_of(mention.words);
      mention.time = match.time;
      mention.reason = "time:" + match.time.rule;
      found.push_back(std::move(mention));
    }
    i = sentence.end;
  }
  return found;
}

// Those of `mentions`, which stand in the order of the text, that can touch `words`. No mention is longer than this.
std::span<const Mention> near(const Mentions& mentions, Range words) {
  constexpr std::uint32_t longest = 100;
  const auto by_begin = [](const Mention& mention, std::uint32_t at) { return mention.words.begin < at; };
  const auto first = std::lower_bound(mentions.begin(), mentions.end(),
                                      words.begin > longest ? words.begin - longest : 0U, by_begin);
  const auto last = std::lower_bound(first, mentions.end(), words.end, by_begin);
  return {first, last};
}

bool overlaps_any(const Mentions& mentions, Range words) {
  const auto found = near(mentions, words);
  return std::any_of(found.begin(), found.end(), [&](const Mention& m) { return m.words.overlaps(words); });
}

bool is_locative(std::string_view preposition) { return preposition == "في" || preposition == "ب"; }

// A place inside the name of an actor is no place (سوريا in قوات سوريا الديمقراطية); one that is the whole name is
// the other reading of it (موسكو); one that only touches (مواقع قوات النظام) stays beside the actor.
bool is_part_of_actor(const Mention_context& context, const Mentions& actors, const Mention& place) {
  const auto found = near(actors, place.words);
  return std::any_of(found.begin(), found.end(), [&](const Mention& actor) {
    // قائد المقاومة في عدن: the place of an office after في or ب stays a place.
    const bool own_phrase = place.words.begin > actor.words.begin + 1 &&
                            is_locative(context.folded[place.words.begin - 1]) && actor.entity.id != place.entity.id;
    return actor.words.begin <= place.words.begin && place.words.end <= actor.words.end &&
           actor.words.size() > place.words.size() && !own_phrase;
  });
}

// جبهة النصرة is no front, الدول الغربية no countries that something happens in.
bool is_name_of_actor(const Mentions& actors, const Mention& place) {
  if (place.form != Mention_form::description) return false;
  const auto found = near(actors, place.words);
  return std::any_of(found.begin(), found.end(), [&](const Mention& actor) {
    return actor.words == place.words && actor.form == Mention_form::name;
  });
}

// An actor that is only a part of a longer place name is none (الجمهورية in حي الجمهورية).
bool is_part_of_place(const Mentions& places, const Mention& actor) {
  const auto found = near(places, actor.words);
  return std::any_of(found.begin(), found.end(), [&](const Mention& place) {
    return place.form == Mention_form::name && place.words.begin <= actor.words.begin &&
           actor.words.end <= place.words.end && place.words.size() > actor.words.size();
  });
}

// Keeps those that `keep` accepts; `qualifies` follows its mention, or is cut where that one is dropped.
template <typename Keep>
Mentions filter(Mentions mentions, Keep keep) {
  std::vector<std::int32_t> moved(mentions.size(), -1);
  Mentions kept;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (!keep(mentions[i])) continue;
    moved[i] = static_cast<std::int32_t>(kept.size());
    kept.push_back(std::move(mentions[i]));
  }
  for (Mention& mention : kept) {
    if (mention.qualifies >= 0) mention.qualifies = moved[static_cast<std::size_t>(mention.qualifies)];
  }
  return kept;
}

// Brings the mentions into the order of the text and renews the indices between them.
Mentions in_text_order(Mentions mentions) {
  std::vector<std::size_t> order(mentions.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return mentions[a].words.begin < mentions[b].words.begin; });
  std::vector<std::int32_t> moved(mentions.size());
  for (std::size_t i = 0; i < order.size(); ++i) moved[order[i]] = static_cast<std::int32_t>(i);
  Mentions sorted;
  sorted.reserve(mentions.size());
  for (std::size_t from : order) {
    sorted.push_back(std::move(mentions[from]));
    if (sorted.back().qualifies >= 0)
      sorted.back().qualifies = moved[static_cast<std::size_t>(sorted.back().qualifies)];
  }
  for (std::size_t i = 0; i + 1 < sorted.size(); ++i) {
    for (std::size_t j = i + 1; j < sorted.size() && sorted[j].words.begin == sorted[i].words.begin; ++j) {
      if (sorted[i].words == sorted[j].words && sorted[i].kind != sorted[j].kind) {
        sorted[i].twin = static_cast<std::int32_t>(j);
        sorted[j].twin = static_cast<std::int32_t>(i);
      }
    }
  }
  return sorted;
}

// مناطق في لحج, قرية بمنطقة مشرعة, معسكر تابع للتنظيم: a place described by another one or by its owner is both words
// together. Only what the mention shows grows; the words that it covers stay its own.
void complete_described_places(const Mention_context& context, Mentions& mentions) {
  static constexpr auto locative = std::to_array<std::string_view>(
      {"في", "ب", "من", "علي", "ل", "قرب", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي"});
  static constexpr auto lying = std::to_array<std::string_view>(
      {"واقعه", "الواقعه", "الواقع", "محيطه", "المحيطه", "مجاوره", "المجاوره", "قريبه", "القريبه"});
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    Mention& place = mentions[m];
    if (place.kind != Mention_kind::place || place.form != Mention_form::description) continue;
    if (place.entity.kind != "place") continue;
    const std::uint32_t limit = context.sentence_of(place.head).end;
    std::uint32_t at = place.words.end;
    if (at < limit &&
        (is_tie(context.folded[at]) || std::find(lying.begin(), lying.end(), context.folded[at]) != lying.end())) {
      ++at;
    }
    if (at + 1 >= limit || std::find(locative.begin(), locative.end(), context.folded[at]) == locative.end())
      continue;
    for (std::size_t other = m + 1; other < mentions.size() && mentions[other].words.begin <= at + 1; ++other) {
      const Mention& inner = mentions[other];
      if (inner.words.begin != at + 1 || (inner.kind != Mention_kind::place && inner.kind != Mention_kind::actor))
        continue;
      place.entity.span = context.span_of({place.words.begin, inner.words.end});
      place.entity.text = context.document.under(place.entity.span);
      place.entity.name_ar = context.name_of({place.words.begin, inner.words.end});
      break;
    }
  }
}

}  // namespace

Mentions find_mentions(const Document& document, const Words& words, const Lexicon& lexicon,
                       const Mention_options& options) {
  Mention_context context{document, words, lexicon, {}, std::vector<bool>(words.size(), false)};
  context.folded.reserve(words.size());
  for (const Word& word : words) context.folded.push_back(word.folded);

  Mentions times = find_dates(context, options);
  for (const Mention& time : times) {
    for (std::uint32_t i = time.words.begin; i < time.words.end; ++i) context.timed[i] = true;
  }
  Mentions numbers =
      filter(find_numbers(context), [&](const Mention& number) { return !overlaps_any(times, number.words); });
  Mentions actors = find_actors(context);
  Mentions places = filter(find_places(context), [&](const Mention& place) {
    return !is_part_of_actor(context, actors, place) && !is_name_of_actor(actors, place) &&
           !overlaps_any(times, place.words);
  });
  actors = filter(std::move(actors), [&](const Mention& actor) {
    return !is_part_of_place(places, actor) && !overlaps_any(times, actor.words);
  });

  Mentions all = std::move(actors);
  for (Mentions* more : {&places, &times, &numbers}) {
    const auto offset = static_cast<std::int32_t>(all.size());
    for (Mention& mention : *more) {
      if (mention.qualifies >= 0) mention.qualifies += offset;
      all.push_back(std::move(mention));
    }
  }
  all = in_text_order(std::move(all));
  link_mentions(context, all);
  complete_described_places(context, all);
  return all;
}

}  // namespace sijill
