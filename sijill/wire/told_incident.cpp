#include "sijill/wire/told_incident.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "sijill/text/digest.h"
#include "sijill/text/utf8.h"

namespace sijill {
namespace {

std::int64_t whole(double value) { return static_cast<std::int64_t>(std::llround(std::max(0.0, value))); }

struct Bounds {
  std::int64_t low = 0, high = 0;
};

Bounds bounds_of(const Amount& amount) {
  const double low = amount.min ? *amount.min : amount.max.value_or(0);
  const double high = amount.max ? *amount.max : low;
  return {whole(low), whole(high)};
}

// The last figure of one claimant, by whom it counts ("" is everybody).
using Figures = std::map<std::string, Bounds>;

Bounds total_of(const Figures& figures) {
  Bounds parts;
  Bounds all;
  for (const auto& [who, bounds] : figures) {
    Bounds& sum = who.empty() ? all : parts;
    sum.low += bounds.low;
    sum.high += bounds.high;
  }
  return {std::max(parts.low, all.low), std::max(parts.high, all.high)};
}

}  // namespace

Stance stance_of(const Recorded_claim& claim) {
  return claim.claim.chain.empty() ? Stance::publish : claim.claim.chain.back().stance;
}

bool is_told_as_done(const Recorded_claim& claim) {
  const Claim_record& record = claim.claim;
  if (claim.status == "rejected" || record.polarity == Polarity::denied) return false;
  const Stance stance = stance_of(claim);
  if (stance == Stance::deny || stance == Stance::retract || stance == Stance::predict || stance == Stance::demand) {
    return false;
  }
  return record.modality == Modality::actual || record.modality == Modality::ongoing ||
         record.modality == Modality::background;
}

bool is_told_as_done(const Told_incident& told) {
  return told.incident.grade != Grade::discounted &&
         std::ranges::any_of(told.claims, [](const Recorded_claim& claim) { return is_told_as_done(claim); });
}

std::vector<const Recorded_claim*> accounts_of(const Told_incident& told) {
  std::vector<const Recorded_claim*> accounts;
  for (const Recorded_claim& claim : told.claims) {
    if (is_told_as_done(claim)) accounts.push_back(&claim);
  }
  return accounts;
}

Death_toll deaths_of(const Incident_row& incident) {
  std::map<std::string, Figures> claimants;
  for (const Incident_figure& figure : incident.figures) {
    if (figure.kind == Quantity_kind::dead) claimants[figure.claimant.key][figure.who] = bounds_of(figure.amount);
  }
  if (claimants.empty()) return {};
  Death_toll toll{.known = true};
  std::map<std::int64_t, int> said;
  std::optional<std::int64_t> civilians;
  bool is_first = true;
  for (const auto& [claimant, figures] : claimants) {
    const Bounds total = total_of(figures);
    toll.low = is_first ? total.low : std::min(toll.low, total.low);
    toll.high = std::max(toll.high, total.high);
    ++said[total.low];
    is_first = false;
    if (const auto found = figures.find("civilian"); found != figures.end()) {
      civilians = std::min(civilians.value_or(found->second.low), found->second.low);
    }
  }
  // The map is ordered, so the first of equals is the lower.
  toll.best = std::ranges::max_element(said, {}, [](const auto& entry) { return entry.second; })->first;
  toll.civilians = std::min(civilians.value_or(0), toll.best);
  return toll;
}

std::optional<Told_days> days_of(const Incident_row& incident) {
  if (incident.earliest || incident.latest) {
    const Day first = incident.earliest.value_or(incident.latest.value_or(Day{}));
    return Told_days{first, incident.latest.value_or(first), true};
  }
  if (!incident.first_known) return std::nullopt;
  return Told_days{*incident.first_known, *incident.first_known, false};
}

std::optional<Told_days> days_of(const Recorded_claim& claim) {
  if (const auto& time = claim.claim.time; time && (time->earliest || time->latest)) {
    const Day first = time->earliest.value_or(time->latest.value_or(Day{}));
    return Told_days{first, time->latest.value_or(first), true};
  }
  if (!claim.known) return std::nullopt;
  return Told_days{*claim.known, *claim.known, false};
}

std::string name_of(const Ledger_entity& entity) {
  if (!entity.name_en.empty()) return entity.name_en;
  return entity.name_ar.empty() ? entity.key : entity.name_ar;
}

std::string names_of(const std::vector<Ledger_entity>& entities) {
  Distinct names;
  for (const Ledger_entity& entity : entities) names.add(name_of(entity));
  return names.joined("; ");
}

void Distinct::add(std::string text) {
  if (!text.empty() && std::ranges::find(texts_, text) == texts_.end()) texts_.push_back(std::move(text));
}

std::string Distinct::joined(std::string_view separator) const {
  std::string out;
  for (const std::string& text : texts_) {
    if (!out.empty()) out += separator;
    out += text;
  }
  return out;
}

std::string cut(std::string text, std::size_t most) {
  std::size_t characters = 0;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++characters) {
    if (characters + 1 == most) kept = i;
    const std::size_t length = code_point_at(text, i).length;
    i += length == 0 ? 1 : length;
  }
  return characters <= most ? text : text.substr(0, kept) + "…";
}

std::string event_name(Event_type type, Mode mode) {
  std::string out(name(type));
  if (mode != Mode::none) out.append(".").append(name(mode));
  return out;
}

std::int64_t number_of(std::string_view key) { return std::stoll(sha256_hex(key).substr(0, 12), nullptr, 16); }

}  // namespace sijill
