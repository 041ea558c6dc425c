#include "sijill/wire/event_codes.h"

#include <algorithm>
#include <array>

namespace sijill {
namespace {

constexpr std::string_view battles = "Battles", explosions = "Explosions/Remote violence",
                           against_civilians = "Violence against civilians", protests = "Protests", riots = "Riots",
                           strategic = "Strategic developments";
constexpr std::string_view armed_clash = "Armed clash", attack = "Attack", other = "Other",
                           transfer = "Non-violent transfer of territory", change = "Change to group/activity",
                           device = "Remote explosive/landmine/IED", peaceful = "Peaceful protest";

struct Entry {
  Event_type type;
  Mode mode;
  Event_codes codes;
  std::string_view acled_event, acled_sub_event;
};

using enum Event_type;
// One row a mode; a type's row with Mode::none serves the modes that have no row of their own.
constexpr Entry entries[] = {
    {control, Mode::capture, {"COERCE", "seize", "territory; military", "192"}, battles, ""},
    {control, Mode::recapture, {"COERCE", "seize", "territory; military", "192"}, battles, ""},
    {control, Mode::handover, {"RETREAT", "withdraw", "territory", "0874"}, strategic, transfer},
    {control, Mode::withdraw, {"RETREAT", "withdraw", "territory; military", "0874"}, strategic, transfer},
    {control, Mode::surrender, {"RETREAT", "withdraw", "territory; military", "0874"}, strategic, transfer},
    {control, Mode::enter, {"MOBILIZE", "troops", "territory; military", "154"}, strategic, change},
    {control, Mode::advance, {"MOBILIZE", "troops", "territory; military", "154"}, strategic, change},
    {control, Mode::repel, {"ASSAULT", "", "military", "190"}, battles, armed_clash},
    {control, Mode::besiege, {"COERCE", "restrict", "territory; military", "191"}, strategic, other},
    {control, Mode::encircle, {"COERCE", "restrict", "territory; military", "191"}, strategic, other},
    {control, Mode::break_siege, {"ASSAULT", "", "territory; military", "190"}, battles, armed_clash},
    {control, Mode::contest, {"ASSAULT", "", "territory; military", "190"}, battles, armed_clash},
    {control, Mode::hold, {}, "", ""},  // a state, no event
    {control, Mode::raise_flag, {"COERCE", "seize", "territory", "192"}, strategic, other},
    {control, Mode::cut_road, {"COERCE", "restrict", "military", "191"}, strategic, other},
    {control, Mode::open_road, {"RETREAT", "access", "military", "0872"}, strategic, other},
    {control,
     Mode::establish_base,
     {"MOBILIZE", "troops", "military", "154"},
     strategic,
     "Headquarters or base established"},

    {assault, Mode::none, {"ASSAULT", "", "military", "190"}, battles, armed_clash},
    {assault, Mode::unspecified, {"ASSAULT", "", "", "180"}, battles, armed_clash},
    {assault, Mode::clash, {"ASSAULT", "firearms", "military", "190"}, battles, armed_clash},
    {assault, Mode::firearms, {"ASSAULT", "firearms", "", "193"}, battles, armed_clash},
    {assault, Mode::sniping, {"ASSAULT", "firearms", "", "193"}, battles, armed_clash},
    {assault,
     Mode::shelling,
     {"ASSAULT", "heavy-weapons", "military", "194"},
     explosions,
     "Shelling/artillery/missile attack"},
    {assault, Mode::aerial, {"ASSAULT", "heavy-weapons", "military", "195"}, explosions, "Air/drone strike"},
    {assault, Mode::drone, {"ASSAULT", "heavy-weapons", "military", "195"}, explosions, "Air/drone strike"},
    {assault, Mode::explosives, {"ASSAULT", "explosives", "", "183"}, explosions, device},
    {assault, Mode::landmine, {"ASSAULT", "explosives", "", "183"}, explosions, device},
    {assault, Mode::suicide, {"ASSAULT", "suicide-attack", "", "1831"}, explosions, "Suicide bomb"},
    {assault, Mode::unconventional, {"ASSAULT", "unconventional", "cbrn", "204"}, explosions, "Chemical weapon"},
    {assault, Mode::targeted, {"ASSAULT", "assassinate", "", "186"}, against_civilians, attack},
    {assault, Mode::abduct, {"ASSAULT", "abduct", "", "181"}, against_civilians, "Abduction/forced disappearance"},
    {assault, Mode::torture, {"ASSAULT", "torture", "", "1822"}, against_civilians, attack},
    {assault, Mode::sexual, {"ASSAULT", "sexual", "", "1821"}, against_civilians, "Sexual violence"},
    {assault, Mode::beat, {"ASSAULT", "beat", "", "182"}, against_civilians, attack},
    {assault, Mode::primitive, {"ASSAULT", "primitive", "", "182"}, against_civilians, attack},
    {assault, Mode::destroy, {"ASSAULT", "destroy", "", "1712"}, strategic, "Looting/property destruction"},
    {assault, Mode::crowd_control, {"ASSAULT", "crowd-control", "", "175"}, protests, "Protest with intervention"},

    {mobilize, Mode::none, {"MOBILIZE", "troops", "military", "150"}, strategic, change},
    {mobilize, Mode::troops, {"MOBILIZE", "troops", "military", "154"}, strategic, change},
    {mobilize, Mode::reinforce, {"MOBILIZE", "troops", "military", "154"}, strategic, change},
    {mobilize, Mode::redeploy, {"MOBILIZE", "troops", "military", "154"}, strategic, change},
    {mobilize, Mode::weapons, {"MOBILIZE", "weapons", "military", "150"}, strategic, change},
    {mobilize, Mode::police, {"MOBILIZE", "police", "", "153"}, strategic, change},
    {mobilize, Mode::militia, {"MOBILIZE", "militia", "military", "154"}, strategic, change},

    {coerce, Mode::none, {"COERCE", "", "", "170"}, strategic, other},
    {coerce, Mode::arrest, {"COERCE", "arrest", "legal", "173"}, strategic, "Arrests"},
    {coerce, Mode::seize, {"COERCE", "seize", "", "171"}, strategic, "Looting/property destruction"},
    {coerce, Mode::restrict, {"COERCE", "restrict", "", "172"}, strategic, other},
    {coerce, Mode::curfew, {"COERCE", "curfew", "", "1723"}, strategic, other},
    {coerce, Mode::martial_law, {"COERCE", "martial-law", "", "1724"}, strategic, other},
    {coerce, Mode::censor, {"COERCE", "censor", "", "1721"}, "", ""},
    {coerce, Mode::deport, {"COERCE", "deport", "legal", "174"}, strategic, other},
    {coerce, Mode::withhold, {"COERCE", "withhold", "", "170"}, "", ""},
    {coerce, Mode::cyber, {"COERCE", "cyber", "cyber", "170"}, "", ""},

    // PLOVER and CAMEO have no word for the movements of people.
    {people, Mode::none, {}, strategic, other},

    {retreat, Mode::none, {"RETREAT", "", "", "080"}, strategic, other},
    {retreat, Mode::withdraw, {"RETREAT", "withdraw", "military", "0874"}, strategic, change},
    {retreat, Mode::release, {"RETREAT", "release", "", "0841"}, strategic, other},
    {retreat, Mode::swap, {"RETREAT", "release", "", "0841"}, strategic, other},
    {retreat, Mode::disarm, {"RETREAT", "disarm", "military", "0873"}, strategic, change},
    {retreat, Mode::ceasefire, {"RETREAT", "ceasefire", "military", "0871"}, strategic, "Agreement"},
    {retreat, Mode::access, {"RETREAT", "access", "", "086"}, strategic, other},
    {retreat, Mode::resign, {"RETREAT", "resign", "executive", "080"}, "", ""},

    {agree, Mode::none, {"AGREE", "", "diplomatic", "030"}, "", ""},
    {agree, Mode::deal, {"AGREE", "", "diplomatic", "057"}, strategic, "Agreement"},
    {consult, Mode::none, {"CONSULT", "", "diplomatic", "040"}, "", ""},
    {consult, Mode::visit, {"CONSULT", "visit", "diplomatic", "042"}, "", ""},
    {consult, Mode::third_party, {"CONSULT", "third-party", "diplomatic", "044"}, "", ""},
    {consult, Mode::multilateral, {"CONSULT", "multilateral", "diplomatic", "040"}, "", ""},
    {consult, Mode::phone, {"CONSULT", "phone", "diplomatic", "041"}, "", ""},
    {support, Mode::none, {"SUPPORT", "", "diplomatic", "050"}, "", ""},
    {support, Mode::allegiance, {"SUPPORT", "", "", "051"}, strategic, change},
    {support, Mode::apology, {"CONCEDE", "", "diplomatic", "055"}, "", ""},
    {cooperate, Mode::none, {"COOPERATE", "", "", "060"}, "", ""},
    {aid, Mode::none, {"AID", "", "", "070"}, "", ""},
    {concede, Mode::none, {"CONCEDE", "", "", "080"}, "", ""},

    {request, Mode::none, {"REQUEST", "", "", "020"}, "", ""},
    {request, Mode::assist, {"REQUEST", "assist", "", "023"}, "", ""},
    {request, Mode::change, {"REQUEST", "change", "", "024"}, "", ""},
    {request, Mode::yield, {"REQUEST", "yield", "", "025"}, "", ""},
    {request, Mode::meet, {"REQUEST", "meet", "diplomatic", "026"}, "", ""},
    {reject, Mode::none, {"REJECT", "", "", "120"}, "", ""},
    {reject, Mode::assist, {"REJECT", "assist", "", "121"}, "", ""},
    {reject, Mode::change, {"REJECT", "change", "", "123"}, "", ""},
    {reject, Mode::yield, {"REJECT", "yield", "", "124"}, "", ""},
    {reject, Mode::meet, {"REJECT", "meet", "diplomatic", "125"}, "", ""},
    {threaten, Mode::none, {"THREATEN", "", "", "130"}, "", ""},
    {threaten, Mode::restrict, {"THREATEN", "restrict", "", "132"}, "", ""},
    {threaten, Mode::arrest, {"THREATEN", "arrest", "legal", "132"}, "", ""},
    {threaten, Mode::relations, {"THREATEN", "relations", "diplomatic", "1313"}, "", ""},
    {threaten, Mode::expel, {"THREATEN", "expel", "diplomatic", "136"}, "", ""},
    {threaten, Mode::territory, {"THREATEN", "territory", "military", "1382"}, "", ""},
    {threaten, Mode::violence, {"THREATEN", "violence", "military", "138"}, "", ""},
    {sanction, Mode::none, {"SANCTION", "", "", "160"}, "", ""},
    {sanction, Mode::convict, {"SANCTION", "convict", "legal", "116"}, "", ""},
    {sanction, Mode::expel, {"SANCTION", "expel", "diplomatic", "166"}, "", ""},
    {sanction, Mode::withdraw, {"SANCTION", "withdraw", "diplomatic", "161"}, "", ""},
    {sanction, Mode::discontinue, {"SANCTION", "discontinue", "", "162"}, "", ""},
    {protest, Mode::none, {"PROTEST", "", "", "140"}, protests, ""},
    {protest, Mode::demo, {"PROTEST", "demo", "", "141"}, protests, peaceful},
    {protest, Mode::riot, {"PROTEST", "riot", "", "145"}, riots, "Violent demonstration"},
    {protest, Mode::strike, {"PROTEST", "strike", "", "143"}, protests, peaceful},
    {protest, Mode::hunger, {"PROTEST", "hunger", "", "142"}, "", ""},
    {protest, Mode::boycott, {"PROTEST", "boycott", "", "143"}, "", ""},
    {protest, Mode::obstruct, {"PROTEST", "obstruct", "", "144"}, protests, peaceful},
    {protest, Mode::vandalize, {"PROTEST", "riot", "", "145"}, riots, "Violent demonstration"},
    {accuse, Mode::none, {"ACCUSE", "allege", "", "112"}, "", ""},
    {accuse, Mode::disapprove, {"ACCUSE", "disapprove", "", "111"}, "", ""},
    {accuse, Mode::investigate, {"ACCUSE", "investigate", "legal", "090"}, "", ""},

    // What was found is no deed in PLOVER or CAMEO.
    {finding, Mode::none, {}, "", ""},
    {finding, Mode::mass_grave, {}, strategic, other},
    {finding, Mode::defuse, {}, strategic, "Disrupted weapons use"},
    {finding, Mode::intercept, {}, strategic, "Disrupted weapons use"},
};

const Entry* entry_of(Event_type type, Mode mode) {
  const Entry* of_type = nullptr;
  for (const Entry& entry : entries) {
    if (entry.type != type) continue;
    if (entry.mode == mode) return &entry;
    if (entry.mode == Mode::none) of_type = &entry;
  }
  return of_type;
}

struct Score {
  std::string_view code;
  double value;
};
// GDELT's table, for the codes above and those of stances.
constexpr Score goldstein_scores[] = {
    {"015", 0},     {"016", -2},   {"020", 3},    {"023", 3.4},  {"024", -0.3}, {"025", -0.3}, {"026", 4},
    {"030", 4},     {"040", 1},    {"041", 1},    {"042", 1.9},  {"044", 2.5},  {"050", 3.5},  {"051", 3.4},
    {"055", 7},     {"057", 8},    {"060", 6},    {"070", 7},    {"080", 5},    {"0841", 7},   {"086", 9},
    {"0871", 9},    {"0872", 9},   {"0873", 9},   {"0874", 10},  {"090", -2},   {"111", -2},   {"112", -2},
    {"116", -2},    {"120", -4},   {"121", -4},   {"123", -4},   {"124", -4},   {"125", -5},   {"130", -4.4},
    {"1313", -5.8}, {"132", -5.8}, {"136", -7},   {"138", -7},   {"1382", -7},  {"140", -6.5}, {"141", -6.5},
    {"142", -6.5},  {"143", -6.5}, {"144", -7.5}, {"145", -7.5}, {"150", -7.2}, {"153", -7.2}, {"154", -7.2},
    {"160", -4},    {"161", -4},   {"162", -5.6}, {"166", -7},   {"170", -7},   {"171", -9.2}, {"1712", -9.2},
    {"172", -5},    {"1721", -5},  {"1723", -5},  {"1724", -5},  {"173", -5},   {"174", -5},   {"175", -9},
    {"180", -9},    {"181", -9},   {"182", -9.5}, {"1821", -9},  {"1822", -9},  {"183", -10},  {"1831", -10},
    {"186", -10},   {"190", -10},  {"191", -9.5}, {"192", -9.5}, {"193", -10},  {"194", -10},  {"195", -10},
    {"204", -10}};

struct Plover_type {
  std::string_view name;
  int quad;
  double intensity;
};
constexpr Plover_type plover_types[] = {
    {"AGREE", 1, 4.2},     {"CONSULT", 1, 2.1},   {"SUPPORT", 1, 4.6},   {"CONCEDE", 1, 5.0},
    {"COOPERATE", 2, 6.8}, {"AID", 2, 7.4},       {"RETREAT", 2, 7.6},   {"REQUEST", 3, -5.0},
    {"ACCUSE", 3, -2.0},   {"REJECT", 3, -4.2},   {"THREATEN", 3, -5.1}, {"PROTEST", 4, -6.6},
    {"SANCTION", 4, -5.2}, {"MOBILIZE", 4, -5.3}, {"COERCE", 4, -7.2},   {"ASSAULT", 4, -9.3}};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

Event_codes event_codes(Event_type type, Mode mode) {
  const Entry* entry = entry_of(type, mode);
  return entry == nullptr ? Event_codes{} : entry->codes;
}

int quad_class(std::string_view cameo) {
  if (cameo.size() < 2) return 0;
  const int root = (cameo[0] - '0') * 10 + (cameo[1] - '0');
  if (root <= 5) return 1;
  if (root <= 8) return 2;
  return root <= 13 ? 3 : 4;
}

std::optional<double> goldstein(std::string_view cameo) {
  for (const Score& score : goldstein_scores) {
    if (score.code == cameo) return score.value;
  }
  return std::nullopt;
}

int plover_quad(std::string_view plover) {
  for (const Plover_type& type : plover_types) {
    if (type.name == plover) return type.quad;
  }
  return 0;
}

double plover_intensity(std::string_view plover) {
  for (const Plover_type& type : plover_types) {
    if (type.name == plover) return type.intensity;
  }
  return 0;
}

Inter inter_of(const Ledger_entity& actor, std::string_view country) {
  if (!actor.known()) return Inter::none;
  const std::string_view kind = actor.kind;
  const std::string_view sector = actor.sector;
  if (kind == "tribe") return Inter::identity_militia;
  if (kind == "igo" || sector == "IGO") return Inter::external_forces;
  if (is_one_of(kind, {"civilians", "people", "captives", "media", "agency", "ngo", "monitor"})) {
    return Inter::civilians;
  }
  const bool is_of_state = is_one_of(sector, {"MIL", "GOV", "COP", "SPY", "LEG", "JUD"}) ||
                           (sector.empty() && is_one_of(kind, {"state", "government"}));
  if (is_of_state) {
    const bool is_foreign = !country.empty() && !actor.country.empty() && actor.country != country;
    return is_foreign ? Inter::external_forces : Inter::state_forces;
  }
  if (is_one_of(sector, {"REB", "OPP"})) return Inter::rebel_group;
  // Gunmen whom nobody names count as a political militia.
  if (is_one_of(sector, {"PTY", "PRM", "CRM", "UAF"}) || is_one_of(kind, {"fighters", "group", "party"})) {
    return Inter::political_militia;
  }
  return kind == "person" || !sector.empty() ? Inter::civilians : Inter::none;
}

int interaction(Inter one, Inter two) {
  const int low = std::min(static_cast<int>(one), static_cast<int>(two));
  const int high = std::max(static_cast<int>(one), static_cast<int>(two));
  return low == 0 ? high * 10 : low * 10 + high;
}

Acled_codes acled_codes(Event_type type, Mode mode, Inter actor, Inter recipient) {
  const Entry* entry = entry_of(type, mode);
  if (entry == nullptr || entry->acled_event.empty()) return {};
  Acled_codes codes{
      .disorder = "Political violence", .event = entry->acled_event, .sub_event = entry->acled_sub_event};
  if (type == control && (mode == Mode::capture || mode == Mode::recapture) && actor != Inter::none) {
    codes.sub_event =
        actor == Inter::state_forces ? "Government regains territory" : "Non-state actor overtakes territory";
  }
  const bool hits_civilians = recipient == Inter::civilians;
  if (codes.event == battles && type == assault && mode != Mode::clash && hits_civilians) {
    codes.event = against_civilians;
    codes.sub_event = attack;
  }
  if (codes.event == strategic) codes.disorder = strategic;
  if (codes.event == protests || codes.sub_event == "Violent demonstration") codes.disorder = "Demonstrations";
  return codes;
}

}  // namespace sijill
