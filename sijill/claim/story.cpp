#include "sijill/claim/story.h"

#include <algorithm>
#include <map>
#include <optional>

namespace sijill {
namespace {

constexpr std::uint32_t opening_sentences = 2;  // of the body

}  // namespace

Story::Story(const Claim_context& context) : context_(context) {
  weigh_actors_and_places();
  collect_dates();
}

void Story::collect_dates() {
  std::map<std::pair<std::optional<Day>, std::optional<Day>>, std::uint32_t> times;
  std::uint32_t most = 0;
  for (std::size_t m = 0; m < context_.mentions.size(); ++m) {
    const Mention& mention = context_.mentions[m];
    if (mention.kind != Mention_kind::time || (!mention.time.earliest && !mention.time.latest)) continue;
    const Sentence_kind kind = context_.document.sentences[mention.sentence].kind;
    if (kind != Sentence_kind::body && kind != Sentence_kind::title) continue;
    dates_.push_back(static_cast<std::int32_t>(m));
    const std::uint32_t count = ++times[{mention.time.earliest, mention.time.latest}];
    if (count > most) {
      most = count;
      main_date_ = static_cast<std::int32_t>(m);
    }
  }
  std::sort(dates_.begin(), dates_.end(), [&](std::int32_t a, std::int32_t b) {
    return context_.mention(a).words.begin < context_.mention(b).words.begin;
  });
}

std::int32_t Story::date_before(std::uint32_t word) const {
  const auto after = std::lower_bound(dates_.begin(), dates_.end(), word, [&](std::int32_t m, std::uint32_t at) {
    return context_.mention(m).words.begin < at;
  });
  return after == dates_.begin() ? nothing : *(after - 1);
}

void Story::weigh_actors_and_places() {
  const Claim_context& context = context_;
  std::uint32_t first_body = 0;
  while (first_body < context.document.sentences.size() &&
         context.document.sentences[first_body].kind != Sentence_kind::body) {
    ++first_body;
  }
  for (const Mention& mention : context.mentions) {
    if (mention.kind != Mention_kind::actor && mention.kind != Mention_kind::place) continue;
    const Sentence_kind kind = context.document.sentences[mention.sentence].kind;
    if (mention.entity.id.empty() || kind == Sentence_kind::foreign) continue;
    Standing& standing = standing_[mention.entity.id];
    ++standing.named;
    standing.in_title = standing.in_title || kind == Sentence_kind::title;
    standing.opens_body =
        standing.opens_body || (mention.sentence >= first_body && mention.sentence < first_body + opening_sentences);
    const std::string& of_kind = mention.entity.kind;
    const bool fights = of_kind == "force" || of_kind == "group" || of_kind == "fighters" || of_kind == "state";
    if (mention.kind == Mention_kind::place || fights) {
      std::uint32_t& most = most_[mention.kind == Mention_kind::place ? 1 : 0];
      most = std::max(most, standing.named);
    }
  }
}

void Story::add(Earlier_event event) {
  for (const Role role : {Role::actor, Role::recipient, Role::place, Role::from, Role::object}) {
    for (const Filler& filler : event.filled.at(role)) {
      if (filler.mention == nothing) continue;
      const auto found = standing_.find(context_.mention(filler.mention).entity.id);
      if (found == standing_.end()) continue;
      ++found->second.times[static_cast<std::size_t>(role)];
      if (role == Role::actor) count_for(main_actors_, role, filler.mention);
      if (role == Role::place) count_for(main_places_, role, filler.mention);
    }
  }
  const bool hostile = event.predicate->type == Event_type::assault || event.predicate->type == Event_type::control ||
                       event.predicate->type == Event_type::coerce || event.predicate->type == Event_type::accuse;
  if (hostile) {
    for (const Filler& one : event.filled.at(Role::actor)) {
      for (const Role role : {Role::recipient, Role::from}) {
        for (const Filler& other : event.filled.at(role)) {
          if (one.mention == nothing || other.mention == nothing) continue;
          opposed_.emplace(context_.mention(one.mention).entity.id, context_.mention(other.mention).entity.id);
        }
      }
    }
  }
  events_.push_back(std::move(event));
}

void Story::count_for(std::vector<std::int32_t>& leaders, Role role, std::int32_t mention) {
  const std::string_view id = context_.mention(mention).entity.id;
  std::erase_if(leaders, [&](std::int32_t other) { return context_.mention(other).entity.id == id; });
  const auto place = std::find_if(leaders.begin(), leaders.end(),
                                  [&](std::int32_t other) { return times(role, other) <= times(role, mention); });
  leaders.insert(place, mention);
  constexpr std::size_t few = 3;
  if (leaders.size() > few) leaders.resize(few);
}

void Story::turn_round() { std::reverse(events_.begin(), events_.end()); }

std::uint32_t Story::gap(const Earlier_event& event, std::uint32_t word) const {
  const std::uint32_t here = context_.words[word].sentence;
  return here >= event.sentence ? here - event.sentence : event.sentence - here;
}

const Story::Standing* Story::of(std::int32_t mention) const {
  const auto found = standing_.find(context_.mention(mention).entity.id);
  return found == standing_.end() ? nullptr : &found->second;
}

std::uint32_t Story::named(std::int32_t mention) const {
  const Standing* standing = of(mention);
  return standing == nullptr ? 1 : standing->named;
}

bool Story::in_title(std::int32_t mention) const {
  const Standing* standing = of(mention);
  return standing != nullptr && standing->in_title;
}

bool Story::opens_body(std::int32_t mention) const {
  const Standing* standing = of(mention);
  return standing != nullptr && standing->opens_body;
}

bool Story::leads(std::int32_t mention) const {
  const bool place = context_.mention(mention).kind == Mention_kind::place;
  return named(mention) > 1 && named(mention) >= most_[place ? 1 : 0];
}

std::uint32_t Story::times(Role role, std::int32_t mention) const {
  const Standing* standing = of(mention);
  return standing == nullptr ? 0 : standing->times[static_cast<std::size_t>(role)];
}

bool Story::opposed(std::int32_t one, std::int32_t other) const {
  const std::string_view a = context_.mention(one).entity.id;
  const std::string_view b = context_.mention(other).entity.id;
  return opposed_.contains({a, b}) || opposed_.contains({b, a});
}

}  // namespace sijill
