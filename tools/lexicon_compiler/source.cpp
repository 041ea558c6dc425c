#include "tools/lexicon_compiler/source.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "tools/lexicon_compiler/letters.h"
#include "tools/lexicon_compiler/table.h"

namespace sijill {
namespace {

template <typename Value>
struct Named_value {
  std::string_view name;
  Value value;
};

constexpr auto word_classes = std::to_array<Named_value<Word_class>>({{"verb", Word_class::verb},
                                                                      {"noun", Word_class::noun},
                                                                      {"participle", Word_class::participle},
                                                                      {"phrase", Word_class::phrase},
                                                                      {"preposition", Word_class::preposition}});
constexpr auto aspects = std::to_array<Named_value<Aspect>>({{"any", Aspect::any},
                                                             {"perfect", Aspect::perfect},
                                                             {"imperfect", Aspect::imperfect},
                                                             {"passive", Aspect::passive}});
constexpr auto roles = std::to_array<Named_value<Role>>({{"actor", Role::actor},
                                                         {"recipient", Role::recipient},
                                                         {"place", Role::place},
                                                         {"from", Role::from},
                                                         {"object", Role::object}});
constexpr auto needs = std::to_array<Named_value<std::uint16_t>>({{"place", need::place},
                                                                  {"actor", need::actor},
                                                                  {"armed", need::armed},
                                                                  {"recipient", need::recipient},
                                                                  {"people", need::people},
                                                                  {"armed_recipient", need::armed_recipient},
                                                                  {"actor_or_recipient", need::actor_or_recipient},
                                                                  {"weapon", need::weapon},
                                                                  {"conflict", need::conflict}});
constexpr auto frame_sources =
    std::to_array<Named_value<Frame_slot::Source>>({{"subj", Frame_slot::Source::subject},
                                                    {"obj", Frame_slot::Source::object},
                                                    {"poss", Frame_slot::Source::possessor}});

constexpr auto noun_classes = std::to_array<std::string_view>(
    {"fighter",   "civilian",    "person",  "official",      "leader",           "spokesman",
     "anonymous", "media",       "group",   "force",         "weapon",           "vehicle",
     "building",  "place_class", "medical", "casualty_dead", "casualty_injured", "casualty_missing",
     "captive",   "body",        "time",    "document",      "state_body",       "metaphor",
     "disaster",  "sport",       "economy"});
constexpr auto actor_kinds =
    std::to_array<std::string_view>({"state", "force", "group", "party", "agency", "media", "monitor", "igo", "ngo",
                                     "tribe", "person", "government"});
constexpr auto place_kinds = std::to_array<std::string_view>(
    {"country",  "province", "district", "city", "town", "village", "quarter", "camp",
     "crossing", "field",    "airport",  "base", "dam",  "bridge",  "road",    "mountain",
     "hill",     "river",    "region",   "sea",  "port", "island",  "border",  "facility"});
constexpr auto precisions =
    std::to_array<std::string_view>({"locality", "district", "province", "country", "region", "line"});
constexpr auto place_sources = std::to_array<std::string_view>({"gn", "ocha", "own"});

// One row under check: says what is wrong with it, and whether anything was.
class Row_check {
 public:
  Row_check(const Table& table, const Row& row, Report& report) : table_(table), row_(row), report_(report) {}

  void complain(std::string message) {
    report_.add({Problem::Kind::bad_row, table_.file, row_.line, std::move(message)});
    sound_ = false;
  }
  [[nodiscard]] bool sound() const { return sound_; }

  // The value of that name; complains and gives the first one where there is none.
  template <typename Value, std::size_t N>
  Value choice(std::string_view what, std::string_view found, const std::array<Named_value<Value>, N>& choices) {
    for (const auto& choice : choices) {
      if (choice.name == found) return choice.value;
    }
    std::vector<std::string_view> names;
    for (const auto& choice : choices) names.push_back(choice.name);
    complain(fmt::format("{} '{}'; wanted one of: {}", what, found, fmt::join(names, ", ")));
    return choices.front().value;
  }

  std::string choice(std::string_view what, const std::string& found, std::span<const std::string_view> choices) {
    if (std::ranges::find(choices, found) == choices.end()) {
      complain(fmt::format("{} '{}'; wanted one of: {}", what, found, fmt::join(choices, ", ")));
    }
    return found;
  }

  void require(std::string_view column, const std::string& value) {
    if (value.empty()) complain(fmt::format("no {}; write one or delete the row", column));
  }

  double number(std::string_view column, const std::string& text, double least, double most) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= least && value <= most)) {
      complain(fmt::format("{} '{}'; wanted a decimal number from {} to {}", column, text, least, most));
    }
    return value;
  }

  void check_present(const std::string& present) {
    const Letters letters = letters_of(present);
    if (letters.size() < 3 || letters.front() != U'ي') {
      complain(fmt::format("imperfect '{}'; wanted the present 3rd masc. sg., which begins with ي (يسيطر)", present));
    }
  }

 private:
  const Table& table_;
  const Row& row_;
  Report& report_;
  bool sound_ = true;
};

Source_lemma read_lemma(Row_check& check, const std::string& word_class, const std::string& lemma,
                        const std::string& present, const std::string& forms) {
  Source_lemma word{check.choice("class", word_class, word_classes), lemma, present, split_values(forms)};
  check.require("lemma", lemma);
  if (word.word_class == Word_class::verb && present.empty()) {
    check.complain(fmt::format("verb '{}' without its imperfect; write its present 3rd masc. sg. (يسيطر)", lemma));
  }
  if (!present.empty() && word.word_class != Word_class::verb && word.word_class != Word_class::phrase) {
    check.complain(fmt::format("imperfect '{}' of a {}; only verbs and phrases have one: write - or class verb",
                               present, word_class));
  }
  if (!present.empty()) check.check_present(present);
  return word;
}

std::vector<Source_slot> read_frame(Row_check& check, const std::string& field) {
  std::vector<Source_slot> frame;
  for (const std::string& slot : split_values(field, ' ')) {
    const std::size_t equals = slot.find('=');
    if (equals == std::string::npos) {
      check.complain(fmt::format("frame '{}'; wanted role=source, as actor=subj", slot));
      continue;
    }
    const Role role = check.choice("role", slot.substr(0, equals), roles);
    for (const std::string& source : split_values(slot.substr(equals + 1), ',')) {
      const auto known = std::ranges::find(frame_sources, source, &Named_value<Frame_slot::Source>::name);
      if (known != frame_sources.end()) {
        frame.push_back({role, known->value, {}});
      } else if (static_cast<unsigned char>(source.front()) < 0x80) {
        check.complain(fmt::format("frame source '{}'; wanted subj, obj, poss or an Arabic preposition", source));
      } else {
        frame.push_back({role, Frame_slot::Source::preposition, source});
      }
    }
  }
  return frame;
}

void read_predicates(const std::filesystem::path& path, Source& source, Report& report) {
  constexpr auto columns = std::to_array<std::string_view>(
      {"mode", "also", "class", "lemma", "imperfect", "forms", "aspect", "frame", "needs", "gloss"});
  const auto type = event_type_of(path.stem().string());
  if (!type) {
    report.add({Problem::Kind::bad_table, path.string(), 0, "named after no event type; rename or delete the file"});
    return;
  }
  const Table table = read_table(path.string(), columns, report);
  for (const Row& row : table.rows) {
    Row_check check(table, row, report);
    const auto read_mode = [&](std::string_view column, const std::string& found) {
      const auto mode = mode_of(*type, found);
      if (mode) return *mode;
      std::vector<std::string_view> allowed;
      for (Mode each : modes_of(*type)) allowed.push_back(name(each));
      check.complain(fmt::format("{} '{}' is no mode of {}; wanted - or one of: {}", column, found, name(*type),
                                 fmt::join(allowed, ", ")));
      return Mode::none;
    };
    Source_predicate predicate{.type = *type,
                               .mode = read_mode("mode", row[0]),
                               .also = read_mode("also", row[1]),
                               .word = read_lemma(check, row[2], row[3], row[4], row[5]),
                               .aspect = check.choice("aspect", row[6].empty() ? "any" : row[6], aspects),
                               .frame = read_frame(check, row[7]),
                               .needs = 0,
                               .gloss = row[9]};
    for (const std::string& each : split_values(row[8], ',')) predicate.needs |= check.choice("need", each, needs);
    if (check.sound()) source.predicates.push_back(std::move(predicate));
  }
}

void read_cues(const std::string& path, Source& source, Report& report) {
  constexpr auto columns = std::to_array<std::string_view>(
      {"stance", "class", "lemma", "imperfect", "forms", "content", "narrator", "needs", "gloss"});
  const Table table = read_table(path, columns, report);
  for (const Row& row : table.rows) {
    Row_check check(table, row, report);
    const auto stance = stance_of(row[0]);
    if (!stance || *stance == Stance::publish) {
      check.complain(
          fmt::format("stance '{}'; wanted one of: state, announce, confirm, allege, accuse, deny, "
                      "claim_responsibility, retract, predict, demand, relay",
                      row[0]));
    }
    Source_cue cue{stance.value_or(Stance::state),
                   read_lemma(check, row[1], row[2], row[3], row[4]),
                   split_values(row[5]),
                   row[6],
                   row[7] == "event",
                   row[8]};
    if (!row[7].empty() && row[7] != "event") check.complain(fmt::format("needs '{}'; wanted - or event", row[7]));
    if (check.sound()) source.cues.push_back(std::move(cue));
  }
}

void read_supports(const std::string& path, Source& source, Report& report) {
  constexpr auto columns = std::to_array<std::string_view>(
      {"lemma", "imperfect", "noun", "link", "subject", "modality", "polarity", "gloss"});
  const Table table = read_table(path, columns, report);
  for (const Row& row : table.rows) {
    Row_check check(table, row, report);
    Source_support support{row[0], row[1], row[2], row[3], {}, {}, row[6] == "denied", row[7]};
    if (row[0].empty() && row[2].empty()) check.complain("neither lemma nor noun; write one or delete the row");
    if (!row[1].empty()) check.check_present(row[1]);
    check.require("link", row[3]);
    if (!row[4].empty()) support.subject = check.choice("subject", row[4], roles);
    if (!row[5].empty()) {
      support.modality = modality_of(row[5]);
      if (!support.modality || *support.modality == Modality::background) {
        check.complain(
            fmt::format("modality '{}'; wanted - or one of: actual, ongoing, attempt, failed, intended, "
                        "future, hypothetical",
                        row[5]));
      }
    }
    if (!row[6].empty() && row[6] != "denied")
      check.complain(fmt::format("polarity '{}'; wanted - or denied", row[6]));
    if (check.sound()) source.supports.push_back(std::move(support));
  }
}

void read_nouns(const std::string& path, Source& source, Report& report) {
  constexpr auto columns = std::to_array<std::string_view>({"class", "lemma", "forms", "gloss"});
  const Table table = read_table(path, columns, report);
  for (const Row& row : table.rows) {
    Row_check check(table, row, report);
    check.require("lemma", row[1]);
    Source_noun noun{check.choice("class", row[0], noun_classes), row[1], split_values(row[2]), row[3]};
    if (check.sound()) source.nouns.push_back(std::move(noun));
  }
}

bool is_date(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd";
  if (text.empty() || text.size() == 4 || text.size() == shape.size()) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-') return false;
    }
    return true;
  }
  return false;
}

std::vector<Source_alliance> read_allies(Row_check& check, const std::string& field) {
  std::vector<Source_alliance> allies;
  for (const std::string& value : split_values(field)) {
    const std::size_t first = value.find(':');
    const std::size_t second = value.find(':', std::min(first, value.size() - 1) + 1);
    Source_alliance ally{value.substr(0, first), {}, {}};
    if (first != std::string::npos) ally.from = value.substr(first + 1, second - first - 1);
    if (second != std::string::npos) ally.to = value.substr(second + 1);
    if (!is_date(ally.from) || !is_date(ally.to)) {
      check.complain(fmt::format("ally '{}'; wanted id:from:to with dates YYYY or YYYY-MM, empty for open", value));
    }
    allies.push_back(std::move(ally));
  }
  return allies;
}

void require_names(Row_check& check, const std::vector<std::string>& names) {
  if (names.empty()) check.complain("no names_ar; write one or delete the row");
}

// The rows whose id stands for the first time; the rest are reported.
bool is_new_id(Row_check& check, const std::string& id, std::set<std::string>& ids) {
  check.require("id", id);
  if (ids.insert(id).second) return true;
  check.complain(fmt::format("id '{}' stands twice; join the rows or rename one", id));
  return false;
}

void read_actors(const std::string& path, Source& source, Report& report) {
  constexpr auto columns = std::to_array<std::string_view>(
      {"id", "kind", "country", "sector", "parent", "name_en", "names_ar", "allies", "wikidata"});
  const Table table = read_table(path, columns, report);
  std::set<std::string> known, seen;
  for (const Row& row : table.rows) known.insert(row[0]);
  for (const Row& row : table.rows) {
    Row_check check(table, row, report);
    is_new_id(check, row[0], seen);
    Source_actor actor{row[0],
                       check.choice("kind", row[1], actor_kinds),
                       row[2],
                       row[3],
                       row[4],
                       row[5],
                       row[8],
                       split_values(row[6]),
                       read_allies(check, row[7])};
    require_names(check, actor.names_ar);
    if (!row[4].empty() && !known.contains(row[4])) {
      check.complain(fmt::format("parent '{}' is no id of this file; add its row or write -", row[4]));
    }
    for (const Source_alliance& ally : actor.allies) {
      if (!known.contains(ally.actor)) {
        check.complain(fmt::format("ally '{}' is no id of this file; add its row or leave it out", ally.actor));
      }
    }
    if (check.sound()) source.actors.push_back(std::move(actor));
  }
}

void read_demonyms(const std::string& path, Source& source, Report& report) {
  constexpr auto columns = std::to_array<std::string_view>({"actor_id", "forms", "gloss"});
  const Table table = read_table(path, columns, report);
  for (const Row& row : table.rows) {
    Row_check check(table, row, report);
    Source_demonym demonym{row[0], split_values(row[1])};
    if (std::ranges::find(source.actors, row[0], &Source_actor::id) == source.actors.end()) {
      check.complain(fmt::format("actor_id '{}' is no id of actors.tsv; add its row there", row[0]));
    }
    if (demonym.forms.empty()) check.complain("no forms; write one or delete the row");
    if (check.sound()) source.demonyms.push_back(std::move(demonym));
  }
}

void read_names(const std::string& path, Source& source, Report& report) {
  constexpr auto columns = std::to_array<std::string_view>({"part", "name"});
  const Table table = read_table(path, columns, report);
  for (const Row& row : table.rows) {
    Row_check check(table, row, report);
    check.require("name", row[1]);
    if (row[0] != "given" && row[0] != "family") {
      check.complain(fmt::format("part '{}'; wanted given or family", row[0]));
    }
    if (check.sound()) source.names.push_back({row[0] == "given", row[1]});
  }
}

void read_places(const std::string& path, Source& source, Report& report) {
  constexpr auto columns = std::to_array<std::string_view>(
      {"id", "kind", "name_en", "lat", "lon", "precision", "country", "parent", "names_ar", "rank", "source"});
  const Table table = read_table(path, columns, report);
  std::set<std::string> known, seen;
  for (const Row& row : table.rows) known.insert(row[0]);
  for (const Row& row : table.rows) {
    Row_check check(table, row, report);
    is_new_id(check, row[0], seen);
    Source_place place{.id = row[0],
                       .kind = check.choice("kind", row[1], place_kinds),
                       .name_en = row[2],
                       .precision = check.choice("precision", row[5], precisions),
                       .country = row[6],
                       .parent = row[7],
                       .source = check.choice("source", row[10], place_sources),
                       .names_ar = split_values(row[8]),
                       .lat = check.number("lat", row[3], -90, 90),
                       .lon = check.number("lon", row[4], -180, 180),
                       .rank = static_cast<std::uint32_t>(check.number("rank", row[9], 1, 5))};
    require_names(check, place.names_ar);
    if (!row[7].empty() && !known.contains(row[7])) {
      check.complain(fmt::format("parent '{}' is no id of this file; add its row or write -", row[7]));
    }
    if (check.sound()) source.places.push_back(std::move(place));
  }
}

}  // namespace

Source read_source(const std::string& directory, Report& report) {
  Source source;
  const std::filesystem::path root(directory);
  std::vector<std::filesystem::path> predicates;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(root / "predicates", error)) {
    if (file.path().extension() == ".tsv") predicates.push_back(file.path());
  }
  // Entries are numbered in the order of reading, so that order must not be the file system's.
  std::ranges::sort(predicates);
  for (const auto& path : predicates) read_predicates(path, source, report);
  for (std::size_t i = 0; i <= static_cast<std::size_t>(Event_type::finding); ++i) {
    const auto path = root / "predicates" / (std::string(name(static_cast<Event_type>(i))) + ".tsv");
    if (std::ranges::find(predicates, path) != predicates.end()) continue;
    report.add({Problem::Kind::missing_table, path.string(), 0, "no such table; write it or leave out --strict"});
  }
  read_cues((root / "cues.tsv").string(), source, report);
  read_supports((root / "support.tsv").string(), source, report);
  read_nouns((root / "nouns.tsv").string(), source, report);
  read_actors((root / "actors.tsv").string(), source, report);
  read_demonyms((root / "demonyms.tsv").string(), source, report);
  read_names((root / "names.tsv").string(), source, report);
  read_places((root / "places.tsv").string(), source, report);
  return source;
}

}  // namespace sijill
