#include "sijill/wire/claim_cells.h"

#include <array>
#include <charconv>
#include <optional>

#include "sijill/wire/display_width.h"

namespace sijill {
namespace {

std::string decimal(double value) {
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end};
}

// "4", "~20", ">10", "4..7", "50%"
std::string amount_of(const Amount& amount) {
  const double scale = amount.share ? 100 : 1;
  const std::string unit = amount.share ? "%" : "";
  const std::string bound = amount.bound == Bound::equal ? "" : name(amount.bound);
  if (amount.min && amount.max && *amount.min != *amount.max && bound.empty()) {
    return decimal(*amount.min * scale) + ".." + decimal(*amount.max * scale) + unit;
  }
  const std::optional<double> value = amount.min ? amount.min : amount.max;
  return value ? bound + decimal(*value * scale) + unit : "?";
}

void add(std::string& list, std::string_view item) {
  if (item.empty()) return;
  if (!list.empty()) list += ", ";
  list += item;
}

}  // namespace

std::string Claim_cells::isolated(std::string_view text) const {
  std::string clean = cleaned_for_display(text);
  if (!isolates_ || clean.empty()) return clean;
  return std::string(first_strong_isolate) + clean + std::string(pop_isolate);
}

std::string Claim_cells::name_of(const Entity& entity) const {
  const std::string_view surface = document_.under(entity.span);
  for (std::string_view name : {std::string_view(entity.name_ar), surface, std::string_view(entity.text),
                                std::string_view(entity.name_en), std::string_view(entity.id)}) {
    if (!name.empty()) return isolated(name);
  }
  return {};
}

std::string Claim_cells::names_of(const std::vector<Entity>& entities) const {
  std::string names;
  for (const Entity& entity : entities) add(names, name_of(entity));
  return names;
}

std::string Claim_cells::event(const Event& event) {
  std::string out(name(event.type));
  if (event.mode != Mode::none) out.append(".").append(name(event.mode));
  return out;
}

std::string Claim_cells::marks(const Event& event) {
  std::string out;
  if (event.polarity == Polarity::denied) add(out, name(event.polarity));
  if (event.certainty != Certainty::certain) add(out, name(event.certainty));
  if (event.modality != Modality::actual) add(out, name(event.modality));
  for (const Quantity& quantity : event.quantity) {
    add(out, std::string(name(quantity.kind)) + " " + amount_of(quantity.amount));
  }
  if (event.extent) add(out, "share " + amount_of(event.extent->amount));
  return out;
}

std::string Claim_cells::parties(const Event& event) const {
  std::string actor = names_of(event.actor);
  const std::string recipient = names_of(event.recipient.empty() ? event.object : event.recipient);
  if (recipient.empty()) return actor;
  return (actor.empty() ? "?" : actor) + " → " + recipient;
}

std::string Claim_cells::places(const Event& event) const {
  std::string out;
  for (const Entity& place : event.place) {
    // A relation is told in the words of the text: شرقي دير الزور, east of Deir ez-Zor.
    const bool is_relative = !place.relation.empty() && !place.span.empty();
    add(out, is_relative ? isolated(document_.under(place.span)) : name_of(place));
  }
  return out;
}

std::string Claim_cells::time(const Event& event) {
  if (!event.time) return {};
  const Time& time = event.time->time;
  if (!time.earliest && !time.latest) return {};
  if (!time.earliest) return "until " + to_string(*time.latest);
  std::string earliest = to_string(*time.earliest);
  if (!time.latest) return "since " + earliest;
  if (time.earliest == time.latest) return earliest;
  if (time.precision == Time_precision::year) return earliest.substr(0, 4);
  if (time.precision == Time_precision::month) return earliest.substr(0, 7);
  const std::string latest = to_string(*time.latest);
  const bool same_month = earliest.substr(0, 8) == latest.substr(0, 8);
  return earliest + ".." + (same_month ? latest.substr(8) : latest);
}

std::string Claim_cells::chain(const Claim& claim) const {
  std::string out;
  for (auto link = claim.chain.rbegin(); link != claim.chain.rend(); ++link) {
    const std::string name = name_of(link->narrator);
    if (name.empty()) continue;
    if (!out.empty()) out += " ← ";
    out += name;
    if (link->stance != Stance::publish && link->stance != Stance::state && link->stance != Stance::relay) {
      out.append(" (").append(sijill::name(link->stance)).append(")");
    }
  }
  return out;
}

std::string Claim_cells::trigger(const Event& event) const { return isolated(document_.under(event.trigger)); }

}  // namespace sijill
