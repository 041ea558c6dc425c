#include "sijill/ledger/families.h"

namespace sijill {
namespace {

Family family_of_control(Mode mode) {
  switch (mode) {
    case Mode::enter:
    case Mode::advance:
    case Mode::raise_flag: return Family::movement;
    case Mode::besiege:
    case Mode::encircle:
    case Mode::break_siege:
    case Mode::cut_road:
    case Mode::open_road: return Family::siege;
    case Mode::establish_base: return Family::base;
    case Mode::repel:
    case Mode::contest: return Family::violence;
    default: return Family::hands;
  }
}

// Means of violence that reports tell apart.
enum class Means : std::uint8_t { any, ground, shells, air, bomb, shot, body, other };

Means means_of(Event_type type, Mode mode) {
  if (type == Event_type::control) return Means::ground;
  switch (mode) {
    case Mode::none:
    case Mode::attack:
    case Mode::unspecified:
    case Mode::destroy: return Means::any;
    case Mode::clash: return Means::ground;
    case Mode::shelling: return Means::shells;
    case Mode::aerial:
    case Mode::drone: return Means::air;
    case Mode::explosives:
    case Mode::landmine:
    case Mode::suicide: return Means::bomb;
    case Mode::firearms:
    case Mode::sniping:
    case Mode::targeted: return Means::shot;
    case Mode::torture:
    case Mode::sexual:
    case Mode::beat: return Means::body;
    default: return Means::other;
  }
}

}  // namespace

Family family_of(Event_type type, Mode mode) {
  switch (type) {
    case Event_type::control: return family_of_control(mode);
    case Event_type::assault: return mode == Mode::abduct ? Family::detention : Family::violence;
    case Event_type::coerce: return mode == Mode::arrest ? Family::detention : Family::coercion;
    case Event_type::people: return mode == Mode::conscript ? Family::coercion : Family::people;
    case Event_type::retreat:
      return mode == Mode::release || mode == Mode::swap || mode == Mode::access ? Family::people : Family::ceasefire;
    case Event_type::agree: return Family::deal;
    case Event_type::mobilize: return Family::forces;
    case Event_type::sanction: return Family::justice;
    case Event_type::protest: return Family::protest;
    case Event_type::finding: return Family::finding;
    default: return Family::talk;
  }
}

std::string_view name(Family family) {
  switch (family) {
    case Family::hands: return "hands";
    case Family::movement: return "movement";
    case Family::siege: return "siege";
    case Family::base: return "base";
    case Family::violence: return "violence";
    case Family::detention: return "detention";
    case Family::coercion: return "coercion";
    case Family::people: return "people";
    case Family::ceasefire: return "ceasefire";
    case Family::deal: return "deal";
    case Family::forces: return "forces";
    case Family::talk: return "talk";
    case Family::justice: return "justice";
    case Family::protest: return "protest";
    case Family::finding: return "finding";
  }
  return "";
}

bool is_vague(Event_type type, Mode mode) {
  return mode == Mode::none || (type == Event_type::assault && means_of(type, mode) == Means::any);
}

bool modes_agree(Event_type one_type, Mode one, Event_type two_type, Mode two) {
  const Family family = family_of(one_type, one);
  if (family != family_of(two_type, two)) return false;
  if (family == Family::violence) {
    const Means a = means_of(one_type, one);
    const Means b = means_of(two_type, two);
    return a == b || a == Means::any || b == Means::any;
  }
  // Who gains a place is compared by the actors; "captured" and "holds" are words for one state of things.
  if (family == Family::hands || family == Family::movement || family == Family::deal || family == Family::ceasefire)
    return true;
  if (family == Family::talk) return one_type == two_type;
  const auto surrounds = [](Mode mode) { return mode == Mode::besiege || mode == Mode::encircle; };
  if (family == Family::siege && surrounds(one) && surrounds(two)) return true;
  return one == two || one == Mode::none || two == Mode::none;
}

Control control_of(Event_type type, Mode mode) {
  if (type != Event_type::control) return Control::none;
  switch (mode) {
    case Mode::capture:
    case Mode::recapture: return Control::gains;
    case Mode::hold: return Control::keeps;
    case Mode::handover:
    case Mode::surrender: return Control::gives;
    case Mode::withdraw: return Control::leaves;
    case Mode::enter:
    case Mode::raise_flag: return Control::is_inside;
    case Mode::contest: return Control::fights;
    case Mode::repel: return Control::defends;
    default: return Control::none;
  }
}

}  // namespace sijill
