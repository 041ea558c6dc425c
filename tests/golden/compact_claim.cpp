#include "tests/golden/compact_claim.h"

#include <optional>
#include <vector>

namespace sijill {
namespace {

std::string names_of(const std::vector<Entity>& entities) {
  std::string names;
  for (const Entity& entity : entities) {
    if (!names.empty()) names += '+';
    names += !entity.text.empty() ? entity.text : !entity.name_ar.empty() ? entity.name_ar : entity.id;
  }
  return names;
}

std::string number(std::optional<double> value) {
  if (!value) return {};
  std::string text = std::to_string(*value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string to_string(const Amount& amount) {
  if (amount.min && amount.min == amount.max) return number(amount.min);
  return number(amount.min) + ".." + number(amount.max);
}

std::string to_string(const Time& time) {
  const std::string first = time.earliest ? sijill::to_string(*time.earliest) : "";
  const std::string last = time.latest ? sijill::to_string(*time.latest) : "";
  return first == last ? first : first + ".." + last;
}

}  // namespace

std::span<const Link> narrators(const Claim& claim) {
  const std::span<const Link> chain(claim.chain);
  const bool outlet_first =
      !chain.empty() && (chain.front().role == "outlet" || chain.front().stance == Stance::publish);
  return outlet_first ? chain.subspan(1) : chain;
}

std::string compact(const Claim& claim) {
  const Event& event = claim.event;
  std::string line(name(event.type));
  if (event.mode != Mode::none) line.append(".").append(name(event.mode));
  const auto add = [&line](const std::string& key, const std::string& value) {
    if (!value.empty()) line.append(" | ").append(key).append("=").append(value);
  };
  add("actor", names_of(event.actor));
  add("recipient", names_of(event.recipient));
  add("from", names_of(event.from));
  add("object", names_of(event.object));
  add("place", names_of(event.place));
  if (event.time) add("time", to_string(event.time->time));
  if (event.extent) add("extent", to_string(event.extent->amount));
  std::string counts;
  for (const Quantity& quantity : event.quantity) {
    if (!counts.empty()) counts += '+';
    counts.append(name(quantity.kind)).append(":").append(to_string(quantity.amount));
  }
  add("quantity", counts);
  std::string chain;
  for (const Link& link : narrators(claim)) {
    if (!chain.empty()) chain += '>';
    chain.append(names_of({link.narrator})).append(":").append(name(link.stance));
  }
  add("chain", chain.empty() ? "-" : chain);
  if (event.polarity != Polarity::affirmed) line.append(" | ").append(name(event.polarity));
  if (event.certainty != Certainty::certain) line.append(" | ").append(name(event.certainty));
  if (event.modality != Modality::actual) line.append(" | ").append(name(event.modality));
  return line;
}

}  // namespace sijill
