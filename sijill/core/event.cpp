#include "sijill/core/event.h"

#include <array>
#include <utility>

namespace sijill {
namespace {

constexpr std::array<std::string_view, 19> type_names = {
    "control", "assault", "mobilize", "coerce", "people",   "retreat",  "agree",   "consult", "support", "cooperate",
    "aid",     "concede", "request",  "reject", "threaten", "sanction", "protest", "accuse",  "finding"};

constexpr std::array mode_names = std::to_array<std::string_view>({"",
                                                                   "capture",
                                                                   "recapture",
                                                                   "handover",
                                                                   "withdraw",
                                                                   "surrender",
                                                                   "enter",
                                                                   "advance",
                                                                   "repel",
                                                                   "besiege",
                                                                   "break_siege",
                                                                   "encircle",
                                                                   "contest",
                                                                   "hold",
                                                                   "raise_flag",
                                                                   "cut_road",
                                                                   "open_road",
                                                                   "establish_base",
                                                                   "clash",
                                                                   "attack",
                                                                   "shelling",
                                                                   "aerial",
                                                                   "drone",
                                                                   "firearms",
                                                                   "sniping",
                                                                   "explosives",
                                                                   "landmine",
                                                                   "suicide",
                                                                   "targeted",
                                                                   "abduct",
                                                                   "torture",
                                                                   "sexual",
                                                                   "beat",
                                                                   "destroy",
                                                                   "primitive",
                                                                   "unconventional",
                                                                   "crowd_control",
                                                                   "unspecified",
                                                                   "troops",
                                                                   "weapons",
                                                                   "police",
                                                                   "militia",
                                                                   "reinforce",
                                                                   "redeploy",
                                                                   "arrest",
                                                                   "seize",
                                                                   "restrict",
                                                                   "curfew",
                                                                   "martial_law",
                                                                   "censor",
                                                                   "deport",
                                                                   "withhold",
                                                                   "cyber",
                                                                   "evacuate",
                                                                   "displace",
                                                                   "return",
                                                                   "conscript",
                                                                   "release",
                                                                   "swap",
                                                                   "disarm",
                                                                   "ceasefire",
                                                                   "access",
                                                                   "resign",
                                                                   "deal",
                                                                   "visit",
                                                                   "third_party",
                                                                   "multilateral",
                                                                   "phone",
                                                                   "meet",
                                                                   "allegiance",
                                                                   "apology",
                                                                   "assist",
                                                                   "change",
                                                                   "yield",
                                                                   "relations",
                                                                   "expel",
                                                                   "territory",
                                                                   "violence",
                                                                   "convict",
                                                                   "discontinue",
                                                                   "demo",
                                                                   "riot",
                                                                   "strike",
                                                                   "hunger",
                                                                   "boycott",
                                                                   "obstruct",
                                                                   "vandalize",
                                                                   "disapprove",
                                                                   "investigate",
                                                                   "body_found",
                                                                   "mass_grave",
                                                                   "defuse",
                                                                   "intercept",
                                                                   "accident"});
static_assert(mode_names.size() == static_cast<std::size_t>(Mode::accident) + 1);

constexpr std::array control_modes = {
    Mode::capture, Mode::recapture,  Mode::handover, Mode::withdraw,    Mode::surrender,     Mode::enter,
    Mode::advance, Mode::repel,      Mode::besiege,  Mode::break_siege, Mode::encircle,      Mode::contest,
    Mode::hold,    Mode::raise_flag, Mode::cut_road, Mode::open_road,   Mode::establish_base};
constexpr std::array assault_modes = {Mode::clash,     Mode::attack,         Mode::shelling,      Mode::aerial,
                                      Mode::drone,     Mode::firearms,       Mode::sniping,       Mode::explosives,
                                      Mode::landmine,  Mode::suicide,        Mode::targeted,      Mode::abduct,
                                      Mode::torture,   Mode::sexual,         Mode::beat,          Mode::destroy,
                                      Mode::primitive, Mode::unconventional, Mode::crowd_control, Mode::unspecified};
constexpr std::array mobilize_modes = {Mode::troops,  Mode::weapons,   Mode::police,
                                       Mode::militia, Mode::reinforce, Mode::redeploy};
constexpr std::array coerce_modes = {Mode::arrest, Mode::seize,  Mode::restrict, Mode::curfew, Mode::martial_law,
                                     Mode::censor, Mode::deport, Mode::withhold, Mode::cyber};
constexpr std::array people_modes = {Mode::evacuate, Mode::displace, Mode::return_, Mode::conscript};
constexpr std::array retreat_modes = {Mode::withdraw,  Mode::release, Mode::swap,  Mode::disarm,
                                      Mode::ceasefire, Mode::access,  Mode::resign};
constexpr std::array agree_modes = {Mode::deal};
constexpr std::array consult_modes = {Mode::visit, Mode::third_party, Mode::multilateral, Mode::phone, Mode::meet};
constexpr std::array support_modes = {Mode::allegiance, Mode::apology};
constexpr std::array request_modes = {Mode::assist, Mode::change, Mode::yield, Mode::meet};
constexpr std::array threaten_modes = {Mode::restrict, Mode::arrest,    Mode::relations,
                                       Mode::expel,    Mode::territory, Mode::violence};
constexpr std::array sanction_modes = {Mode::convict, Mode::expel, Mode::withdraw, Mode::discontinue};
constexpr std::array protest_modes = {Mode::demo,    Mode::riot,     Mode::strike,   Mode::hunger,
                                      Mode::boycott, Mode::obstruct, Mode::vandalize};
constexpr std::array accuse_modes = {Mode::disapprove, Mode::investigate};
constexpr std::array finding_modes = {Mode::body_found, Mode::mass_grave, Mode::defuse, Mode::intercept,
                                      Mode::accident};

constexpr std::array<std::string_view, 12> stance_names = {
    "publish", "relay",   "state", "announce", "confirm", "allege", "accuse", "deny", "claim_responsibility",
    "retract", "predict", "demand"};
constexpr std::array<std::string_view, 2> polarity_names = {"affirmed", "denied"};
constexpr std::array<std::string_view, 4> certainty_names = {"certain", "probable", "possible", "unknown"};
constexpr std::array<std::string_view, 8> modality_names = {"actual",   "ongoing", "attempt",      "failed",
                                                            "intended", "future",  "hypothetical", "background"};
constexpr std::array<std::string_view, 6> named_names = {"named", "official_unnamed", "source_unnamed", "witness",
                                                         "media", "document"};

template <typename Enum, std::size_t N>
std::string_view name_in(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <typename Enum, std::size_t N>
std::optional<Enum> value_in(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(Event_type type) { return name_in(type_names, type); }
std::string_view name(Mode mode) { return name_in(mode_names, mode); }
std::string_view name(Stance stance) { return name_in(stance_names, stance); }
std::string_view name(Polarity polarity) { return name_in(polarity_names, polarity); }
std::string_view name(Certainty certainty) { return name_in(certainty_names, certainty); }
std::string_view name(Modality modality) { return name_in(modality_names, modality); }
std::string_view name(Named named) { return name_in(named_names, named); }

std::optional<Event_type> event_type_of(std::string_view name) { return value_in<Event_type>(type_names, name); }
std::optional<Stance> stance_of(std::string_view name) { return value_in<Stance>(stance_names, name); }
std::optional<Modality> modality_of(std::string_view name) { return value_in<Modality>(modality_names, name); }

std::span<const Mode> modes_of(Event_type type) {
  switch (type) {
    case Event_type::control: return control_modes;
    case Event_type::assault: return assault_modes;
    case Event_type::mobilize: return mobilize_modes;
    case Event_type::coerce: return coerce_modes;
    case Event_type::people: return people_modes;
    case Event_type::retreat: return retreat_modes;
    case Event_type::agree: return agree_modes;
    case Event_type::consult: return consult_modes;
    case Event_type::support: return support_modes;
    case Event_type::request:
    case Event_type::reject: return request_modes;
    case Event_type::threaten: return threaten_modes;
    case Event_type::sanction: return sanction_modes;
    case Event_type::protest: return protest_modes;
    case Event_type::accuse: return accuse_modes;
    case Event_type::finding: return finding_modes;
    case Event_type::cooperate:
    case Event_type::aid:
    case Event_type::concede: return {};
  }
  return {};
}

std::optional<Mode> mode_of(Event_type type, std::string_view wanted) {
  if (wanted.empty() || wanted == "-") return Mode::none;
  for (Mode mode : modes_of(type)) {
    if (name(mode) == wanted) return mode;
  }
  return std::nullopt;
}

}  // namespace sijill
