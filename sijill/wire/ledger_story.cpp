#include "sijill/wire/ledger_story.h"

#include <algorithm>
#include <map>
#include <utility>

#include "sijill/wire/display_width.h"

namespace sijill {
namespace {

constexpr std::size_t widest_quotation = 220;

std::string isolated(std::string_view text, const Story_style& style) {
  std::string clean = cleaned_for_display(text);
  if (!style.isolates || clean.empty()) return clean;
  return std::string(first_strong_isolate) + clean + std::string(pop_isolate);
}

std::string named(const Ledger_entity& entity, const Story_style& style) {
  return isolated(name_in(entity, style.language), style);
}

std::string listed(const std::vector<Ledger_entity>& entities, const Story_style& style) {
  std::string out;
  for (const Ledger_entity& entity : entities) out += (out.empty() ? "" : ", ") + named(entity, style);
  return out;
}

// Who says it, as one name.
std::string voice(const Recorded_claim& row, const Story_style& style) {
  return row.originator.known() ? named(row.originator, style) : std::string("an unnamed outlet");
}

std::string bold(const std::string& text, const Story_style& style) {
  return style.colour ? "\x1b[1m" + text + "\x1b[0m" : text;
}

// The chain from the one who is said to know to the outlet: "SOHR (state), relayed by AFP, in Al-Hayat of
// 2017-11-10".
std::string chain_text(const Recorded_claim& row, const Story_style& style) {
  std::string out;
  const auto& chain = row.claim.chain;
  for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
    if (link->stance == Stance::publish) continue;
    const Entity_record& who = link->narrator;
    const std::string& first = style.language == Language::ar ? who.name_ar : who.name_en;
    const std::string& second = style.language == Language::ar ? who.name_en : who.name_ar;
    const std::string& name_of = !first.empty() ? first : !second.empty() ? second : who.words.text;
    out += out.empty() ? "" : ", relayed by ";
    out += isolated(name_of.empty() ? who.id : name_of, style);
    if (link->stance != Stance::state && link->stance != Stance::relay)
      out += " (" + std::string(name(link->stance)) + ")";
  }
  const std::string outlet = row.outlet.known() ? named(row.outlet, style) : std::string("an unnamed outlet");
  out += out.empty() ? outlet + " in its own voice" : ", in " + outlet;
  if (row.known) out += ", " + to_string(*row.known);
  return out;
}

std::string event_text(const Recorded_claim& row, const Story_style& style) {
  const Claim_record& claim = row.claim;
  std::string out(name(claim.type));
  if (claim.mode != Mode::none) out.append(".").append(name(claim.mode));
  if (claim.polarity == Polarity::denied) out = "NOT " + out;
  if (!row.actor.empty()) out += " by " + listed(row.actor, style);
  if (!row.recipient.empty()) out += " against " + listed(row.recipient, style);
  if (!row.from.empty()) out += " from " + listed(row.from, style);
  if (!row.object.empty()) out += " of " + listed(row.object, style);
  if (!row.place.empty()) out += " at " + listed(row.place, style);
  if (claim.extent) out += ", share " + amount_text(claim.extent->amount);
  for (const Quantity_record& quantity : claim.quantity) {
    out += ", " + std::string(name(quantity.kind)) + " " + amount_text(quantity.amount);
    if (!quantity.who.empty()) out += " (" + quantity.who + ")";
  }
  if (claim.modality != Modality::actual) out += " [" + std::string(name(claim.modality)) + "]";
  if (claim.certainty != Certainty::certain) out += " [" + std::string(name(claim.certainty)) + "]";
  return out;
}

std::string when_text(const Recorded_claim& row) {
  const auto& time = row.claim.time;
  const std::string days = time ? days_text(time->earliest, time->latest) : std::string();
  return days.empty() ? "no day told" : days;
}

// The day under which a claim is told: when it happened, else when it became known.
Day day_of(const Recorded_claim& row) {
  const auto& time = row.claim.time;
  if (time && time->earliest) return *time->earliest;
  if (time && time->latest) return *time->latest;
  return row.known.value_or(Day{});
}

std::string indented(const std::string& text, std::size_t by) {
  std::string out;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && c != '\n') out.append(by, ' ');
    out += c;
    at_start = c == '\n';
  }
  return out;
}

}  // namespace

std::string claim_story(const Recorded_claim& row, const Story_style& style) {
  std::string out = when_text(row) + "  " + event_text(row, style) + "\n  says " + chain_text(row, style);
  if (row.interest != Interest::third_party) out += "  [" + std::string(name(row.interest)) + "]";
  if (!row.status.empty()) out += "  [" + row.status + "]";
  out += "\n";
  const Passage& words = row.claim.evidence.text.empty() ? row.claim.trigger : row.claim.evidence;
  if (!words.text.empty()) {
    out += "  «" + isolated(cut_to_width(cleaned_for_display(words.text), widest_quotation), style) + "»\n";
  }
  out += "  " + row.claim.id + (row.document.url.empty() ? "" : "  " + cleaned_for_display(row.document.url)) + "\n";
  return out;
}

std::string incident_story(const Incident_row& row, const Story_style& style) {
  std::string event(name(row.type));
  if (row.mode != Mode::none) event.append(".").append(name(row.mode));
  std::string out = bold(days_text(row.earliest, row.latest) + "  " + event, style);
  if (!row.actor.empty()) out += " by " + listed(row.actor, style);
  if (!row.recipient.empty()) out += " against " + listed(row.recipient, style);
  if (row.place.known()) out += " at " + named(row.place, style);
  out += "\n" + std::string(name(row.grade)) + ": " + row.reason + "\n";
  for (const Incident_figure& figure : row.figures) {
    out += "  " + std::string(name(figure.kind)) + (figure.who.empty() ? "" : " " + figure.who) + " " +
           amount_text(figure.amount) + " says " + named(figure.claimant, style) +
           (figure.known ? ", " + to_string(*figure.known) : "") + "\n";
  }
  return out;
}

std::string holding_story(const Holding_row& row, const Story_style& style) {
  const std::string place = named(row.place, style);
  std::string out =
      to_string(row.since) + " … " + (row.until ? to_string(*row.until) : std::string("no later word")) + "  ";
  if (row.rival.known()) {
    out += place + " is said to be contested between " +
           (row.holder.known() ? named(row.holder, style) : std::string("one who is not named")) + " and " +
           named(row.rival, style);
  } else if (row.holder.known()) {
    out += named(row.holder, style) + " is said to hold " + place;
  } else {
    out += "nobody is said to hold " + place;
  }
  const std::string share = share_text(row.share_min, row.share_max);
  if (!share.empty()) out += " (" + share + ")";
  out = bold(out, style) + "\n" + std::string(name(row.status)) + ": " + row.reason;
  if (row.stale_days > 0) out += "; stale, no word for " + std::to_string(row.stale_days) + " days";
  return out + "\n";
}

std::string relation_story(const Relation_row& relation, const std::string& from, const Story_style& style) {
  static const std::map<Relation_kind, std::pair<std::string, std::string>> words = {
      {Relation_kind::same, {"tells the same as", "told also by"}},
      {Relation_kind::refines, {"refines", "refined by"}},
      {Relation_kind::supports, {"supports", "supported by"}},
      {Relation_kind::denies, {"denies", "denied by"}},
      {Relation_kind::supersedes, {"comes after", "followed by"}},
      {Relation_kind::contradicts, {"contradicts", "contradicted by"}},
      {Relation_kind::competing_account, {"tells otherwise than", "told otherwise by"}}};
  const bool is_later = relation.later.claim.id == from;
  const Recorded_claim& other = is_later ? relation.earlier : relation.later;
  const auto& [active, passive] = words.at(relation.kind);
  return (is_later ? active : passive) + " " + voice(other, style) +
         (other.known ? ", " + to_string(*other.known) : "") + ": " + relation.reason + "  (" +
         other.claim.id.substr(0, 8) + "…" +
         other.claim.id.substr(std::min(other.claim.id.rfind('#'), other.claim.id.size())) + ")\n";
}

namespace {

// Who bears the claim out, in one line; then what stands against it, each with its reason. What only follows in time
// is told by the headings.
std::string told_relations(const Told_claim& told, const Story_style& style) {
  const std::string& id = told.claim.claim.id;
  std::vector<std::string> bearing_out;
  std::string against;
  for (const Relation_row& relation : told.relations) {
    switch (relation.kind) {
      case Relation_kind::same:
      case Relation_kind::supports:
      case Relation_kind::refines: {
        const Recorded_claim& other = relation.later.claim.id == id ? relation.earlier : relation.later;
        const std::string who = voice(other, style);
        if (std::find(bearing_out.begin(), bearing_out.end(), who) == bearing_out.end()) bearing_out.push_back(who);
        break;
      }
      case Relation_kind::denies:
      case Relation_kind::contradicts:
      case Relation_kind::competing_account: against += relation_story(relation, id, style); break;
      case Relation_kind::supersedes: break;
    }
  }
  std::string out;
  for (const std::string& who : bearing_out) out += (out.empty() ? "told also by " : ", ") + who;
  return (out.empty() ? "" : out + "\n") + against;
}

}  // namespace

std::string place_story(const Ledger_entity& place, std::vector<Holding_row> holdings, std::vector<Told_claim> claims,
                        const Story_style& style) {
  std::stable_sort(holdings.begin(), holdings.end(), [](const auto& a, const auto& b) {
    return std::pair(a.since, a.key) < std::pair(b.since, b.key);
  });
  std::stable_sort(claims.begin(), claims.end(), [](const Told_claim& a, const Told_claim& b) {
    return std::pair(day_of(a.claim), a.claim.known) < std::pair(day_of(b.claim), b.claim.known);
  });
  std::string names = named(place, style);
  const std::string& other = style.language == Language::ar ? place.name_en : place.name_ar;
  if (!other.empty()) names += " · " + isolated(other, style);
  std::string out = bold(names, style) + "\n";
  std::size_t next = 0;
  const auto tell_until = [&](std::optional<Day> day) {
    for (; next < claims.size() && (!day || day_of(claims[next].claim) < *day); ++next) {
      out += "\n" + indented(claim_story(claims[next].claim, style), 2);
      out += indented(told_relations(claims[next], style), 4);
    }
  };
  for (const Holding_row& holding : holdings) {
    tell_until(holding.since);
    out += "\n" + holding_story(holding, style);
  }
  tell_until(std::nullopt);
  if (holdings.empty() && claims.empty()) out += "nothing is said of who holds it\n";
  return out;
}

}  // namespace sijill
