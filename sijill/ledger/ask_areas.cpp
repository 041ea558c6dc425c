// What lies in which area, and what is said of it.
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "sijill/ledger/areas.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/holding_views.h"

namespace sijill {
namespace {

// Which area of a level each place lies in: its own, or one around that.
class Places_by_area {
 public:
  Places_by_area(Database& database, int level) {
    struct Known {
      int level;
      std::string parent;
    };
    std::unordered_map<std::string, Known> areas;
    Statement read = database.prepare("SELECT code, level, coalesce(parent, '') FROM areas");
    while (read.next()) areas[read.text(0)] = {static_cast<int>(read.integer(1)), read.text(2)};
    const auto of_level = [&](std::string code) -> std::string {
      for (int steps = 0; steps < 8; ++steps) {
        const auto found = areas.find(code);
        if (found == areas.end() || found->second.level < level) return {};
        if (found->second.level == level) return code;
        code = found->second.parent;
      }
      return {};  // a file whose areas lie in themselves
    };
    Statement places = database.prepare(
        "SELECT p.place, p.key, a.code FROM place_areas l JOIN places p USING (place) JOIN areas a USING (area) "
        "ORDER BY "
        "p.key");
    while (places.next()) {
      std::string code = of_level(places.text(2));
      if (code.empty()) continue;
      by_code_[code].push_back(places.text(1));
      by_key_[places.text(1)] = std::move(code);
    }
  }
  [[nodiscard]] const std::vector<std::string>& places(const std::string& code) const {
    static const std::vector<std::string> none;
    const auto found = by_code_.find(code);
    return found == by_code_.end() ? none : found->second;
  }
  // Empty for a place that lies in none.
  [[nodiscard]] std::string area(const std::string& place) const {
    const auto found = by_key_.find(place);
    return found == by_key_.end() ? std::string() : found->second;
  }

 private:
  std::unordered_map<std::string, std::vector<std::string>> by_code_;
  std::unordered_map<std::string, std::string> by_key_;
};

// What its places come to. A place that is disputed makes its area contested: some deny what others say.
void sum_up(Area_holding& area) {
  std::map<std::string, Area_holder> holders;
  bool differs = false;
  for (const Area_place& place : area.places) {
    for (const Ledger_entity* holder : {&place.holder, &place.rival}) {
      if (holder == &place.rival && !holder->known()) continue;
      Area_holder& counted = holders[holder->key];
      counted.holder = *holder;
      ++counted.places;
    }
    differs = differs || place.rival.known() || place.status == Holding_status::disputed;
  }
  for (auto& [key, holder] : holders) area.holders.push_back(std::move(holder));
  std::stable_sort(area.holders.begin(), area.holders.end(),
                   [](const Area_holder& a, const Area_holder& b) { return a.places > b.places; });
  if (area.places.empty()) return;
  area.standing = differs || area.holders.size() > 1 ? Area_standing::contested : Area_standing::same_holder;
}

// The holdings of a day as Area_places; without the claims of each, which a map does not need.
std::vector<Area_place> places_kept(Database& database, Day at) {
  Statement read = database.prepare(
      "SELECT h.key, h.place, coalesce(h.holder, 0), coalesce(h.rival, 0), h.since, h.evidence_until, h.status FROM "
      "place_areas l JOIN holdings h USING (place) WHERE h.since <= ? AND (h.until IS NULL OR h.until > ?)");
  read.bind(std::int64_t{at.number}, std::int64_t{at.number});
  Claim_rows rows(database);
  std::unordered_map<Row, Ledger_entity> actors;
  const auto actor = [&](Row row) {
    const auto [it, is_new] = actors.try_emplace(row);
    if (is_new && row != 0) it->second = rows.actor(row);
    return it->second;
  };
  std::vector<Area_place> out;
  while (read.next()) {
    out.push_back({.place = rows.place(read.integer(1)),
                   .holder = actor(read.integer(2)),
                   .rival = actor(read.integer(3)),
                   .holding = read.text(0),
                   .since = *read.maybe_day(4),
                   .evidence_until = *read.maybe_day(5),
                   .status = holding_status_of(read.text(6)).value_or(Holding_status::third_party)});
  }
  return out;
}

std::vector<Area_place> places_seen(Database& database, const Holding_view& view) {
  std::unordered_set<Row> linked;
  Statement read = database.prepare("SELECT place FROM place_areas");
  while (read.next()) linked.insert(read.integer(0));
  std::vector<Area_place> out;
  if (linked.empty()) return out;
  Names names(database);
  // Nearly all places lie in an area, so that to leave the others out first would cost more than it spares.
  each_seen_holding(database, {}, view, names, [&](const Holding& holding, Row) {
    if (!linked.contains(holding.place)) return true;
    const Ledger_entity& place = names.place(holding.place);
    out.push_back({.place = place,
                   .holder = names.actor(holding.holder),
                   .rival = names.actor(holding.rival),
                   .holding = "holding:" + place.key + "@" + to_string(holding.since),
                   .since = holding.since,
                   .evidence_until = holding.evidence_until,
                   .status = holding.status});
    return true;
  });
  return out;
}

}  // namespace

std::vector<Area_source> ask_area_sources(Database& database) {
  Statement read = database.prepare(
      "SELECT key, publisher, licence, attribution, input, coalesce(dated, ''), imported, min(level), count(*) FROM "
      "area_sources JOIN areas USING (area_source) GROUP BY area_source ORDER BY min(level), key");
  std::vector<Area_source> sources;
  while (read.next()) {
    sources.push_back({.key = read.text(0),
                       .publisher = read.text(1),
                       .licence = read.text(2),
                       .attribution = read.text(3),
                       .input = read.text(4),
                       .dated = read.text(5),
                       .imported = read.text(6),
                       .level = static_cast<int>(read.integer(7)),
                       .areas = read.integer(8)});
  }
  return sources;
}

std::vector<Area_row> ask_areas(Database& database, int level) {
  const Places_by_area places(database, level);
  Statement read = database.prepare(
      "SELECT code, level, coalesce(parent, ''), coalesce(name_ar, ''), coalesce(name_en, ''), key, outline FROM "
      "areas "
      "JOIN area_sources USING (area_source) WHERE level = ? ORDER BY code");
  read.bind(level);
  std::vector<Area_row> areas;
  while (read.next()) {
    areas.push_back({.code = read.text(0),
                     .level = static_cast<int>(read.integer(1)),
                     .parent = read.text(2),
                     .name_ar = read.text(3),
                     .name_en = read.text(4),
                     .source = read.text(5),
                     .outline = read.text(6),
                     .places = places.places(read.text(0))});
  }
  return areas;
}

std::vector<Area_holding> ask_area_holdings(Database& database, int level, const Holding_view& view) {
  const Places_by_area by_area(database, level);
  Statement read = database.prepare(
      "SELECT code, coalesce(name_ar, ''), coalesce(name_en, '') FROM areas WHERE level = ? ORDER BY code");
  read.bind(level);
  std::vector<Area_holding> areas;
  std::unordered_map<std::string, std::size_t> numbers;
  while (read.next()) {
    numbers[read.text(0)] = areas.size();
    areas.push_back({.code = read.text(0),
                     .name_ar = read.text(1),
                     .name_en = read.text(2),
                     .level = level,
                     .known_places = static_cast<std::int64_t>(by_area.places(read.text(0)).size())});
  }
  const bool is_whole = !view.known_at && view.narrators.empty() && view.sides.empty();
  for (Area_place& place : is_whole ? places_kept(database, *view.at) : places_seen(database, view)) {
    const auto area = numbers.find(by_area.area(place.place.key));
    if (area != numbers.end()) areas[area->second].places.push_back(std::move(place));
  }
  for (Area_holding& area : areas) {
    std::sort(area.places.begin(), area.places.end(), [](const Area_place& a, const Area_place& b) {
      return std::tie(a.place.name_en, a.place.key, a.holding) < std::tie(b.place.name_en, b.place.key, b.holding);
    });
    sum_up(area);
  }
  return areas;
}

}  // namespace sijill
