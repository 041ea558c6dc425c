#include "sijill/ledger/world.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sijill {
namespace {

// "2015" or "2015-10" as the first day of it; for an end, the day after its last.
std::optional<Day> month_bound(const std::string& text, bool is_end) {
  if (text.size() < 4) return std::nullopt;
  Civil civil{.year = std::stoi(text.substr(0, 4)), .month = 1, .day = 1};
  if (text.size() >= 7) {
    civil.month = std::stoi(text.substr(5, 2)) + (is_end ? 1 : 0);
    if (civil.month == 13) civil = {.year = civil.year + 1, .month = 1, .day = 1};
  } else if (is_end) {
    ++civil.year;
  }
  return to_day(civil);
}

constexpr int deepest = 16;  // parents are a tree; a damaged file must not hang us

}  // namespace

struct World::Questions {
  explicit Questions(Database& database)
      : actor(database.prepare(
            "SELECT key, kind, name_ar, name_en, country, sector, parent FROM actors WHERE actor = ?")),
        place(database.prepare(
            "SELECT key, kind, name_ar, name_en, country, precision, relation, lat, lon, parent FROM "
            "places WHERE place = ?")),
        alliances(database.prepare("SELECT actor, ally, since, until FROM alliances")) {}
  Statement actor, place, alliances;
};

World World::load(Database& database) {
  World world;
  world.questions_ = std::make_shared<Questions>(database);
  world.knows_alliances_ = false;
  return world;
}

void World::forget() {
  if (!questions_) return;
  actors_.clear();
  places_.clear();
  alliances_.clear();
  knows_alliances_ = false;
}

void World::add(Alliance alliance) {
  if (!knows_alliances_) return;  // it is in the ledger and will be read with the others
  alliances_.emplace(alliance.actor, alliance);
  alliances_.emplace(alliance.ally, alliance);
}

World::Alliance World::alliance(Row actor, Row ally, const std::string& since, const std::string& until) {
  return {actor, ally, month_bound(since, false), month_bound(until, true)};
}

void World::read_alliances() const {
  knows_alliances_ = true;
  Statement& rows = questions_->alliances;
  rows.bind();
  while (rows.next()) {
    const Alliance row = alliance(rows.integer(0), rows.integer(1), rows.text(2), rows.text(3));
    alliances_.emplace(row.actor, row);
    alliances_.emplace(row.ally, row);
  }
  rows.reset();
}

const World::Actor* World::actor(Row row) const {
  if (const auto found = actors_.find(row); found != actors_.end()) return &found->second;
  if (!questions_ || row == 0) return nullptr;
  Statement& one = questions_->actor;
  one.bind(row);
  const Actor* actor = nullptr;
  if (one.next()) {
    actor = &actors_
                 .emplace(row, Actor{one.text(0), one.text(1), one.text(2), one.text(3), one.text(4), one.text(5),
                                     one.integer(6)})
                 .first->second;
  }
  one.reset();
  return actor;
}

const World::Place* World::place(Row row) const {
  if (const auto found = places_.find(row); found != places_.end()) return &found->second;
  if (!questions_ || row == 0) return nullptr;
  Statement& one = questions_->place;
  one.bind(row);
  const Place* kept = nullptr;
  if (one.next()) {
    Place place{one.text(0), one.text(1), one.text(2),  one.text(3),   one.text(4),
                one.text(5), one.text(6), std::nullopt, one.integer(9)};
    if (!one.is_null(7) && !one.is_null(8)) place.geo = Geo{one.number(7), one.number(8)};
    kept = &places_.emplace(row, std::move(place)).first->second;
  }
  one.reset();
  return kept;
}

bool World::is_kin(Row a, Row b) const {
  const auto descends = [&](Row from, Row to) {
    for (int depth = 0; from != 0 && depth < deepest; ++depth) {
      if (from == to) return true;
      const Actor* actor = this->actor(from);
      from = actor == nullptr ? 0 : actor->parent;
    }
    return false;
  };
  return a != 0 && b != 0 && (descends(a, b) || descends(b, a));
}

// An army and the agency of its government. Two governments of one state may be at war with each other.
bool World::share_a_stem(Row a, Row b) const {
  const auto is_government = [this](Row row) {
    const Actor* actor = this->actor(row);
    return actor != nullptr && actor->kind == "government";
  };
  Row from = a;
  for (int depth = 0; from != 0 && depth < deepest; ++depth) {
    const Actor* actor = this->actor(from);
    const Row stem = actor == nullptr ? 0 : actor->parent;
    if (stem != 0 && is_kin(stem, b)) {
      const Actor* common = this->actor(stem);
      if (common == nullptr || common->kind != "state" || !(is_government(a) && is_government(b))) return true;
    }
    from = stem;
  }
  return false;
}

bool World::same_side(Row a, Row b, std::optional<Day> day) const {
  if (is_kin(a, b) || share_a_stem(a, b)) return true;
  if (!knows_alliances_) read_alliances();
  const auto allied = [&](Row from, Row to) {
    for (int depth = 0; from != 0 && depth < deepest; ++depth) {
      const auto [begin, end] = alliances_.equal_range(from);
      for (auto it = begin; it != end; ++it) {
        const Alliance& alliance = it->second;
        const Row other = alliance.actor == from ? alliance.ally : alliance.actor;
        const bool in_time =
            !day || ((!alliance.since || *alliance.since <= *day) && (!alliance.until || *day < *alliance.until));
        if (in_time && is_kin(other, to)) return true;
      }
      const Actor* actor = this->actor(from);
      from = actor == nullptr ? 0 : actor->parent;
    }
    return false;
  };
  return allied(a, b) || allied(b, a);
}

bool World::lies_in(Row inner, Row outer) const {
  for (int depth = 0; inner != 0 && depth < deepest; ++depth) {
    if (inner == outer) return true;
    const Place* place = this->place(inner);
    inner = place == nullptr ? 0 : place->parent;
  }
  return false;
}

std::optional<double> World::distance_km(Row a, Row b) const {
  const Place* one = place(a);
  const Place* two = place(b);
  if (one == nullptr || two == nullptr || !one->geo || !two->geo) return std::nullopt;
  constexpr double earth_km = 6371.0088;  // mean radius, IUGG
  constexpr double radian = std::numbers::pi / 180;
  const double lat = (two->geo->lat - one->geo->lat) * radian;
  const double lon = (two->geo->lon - one->geo->lon) * radian;
  const double h = std::pow(std::sin(lat / 2), 2) + std::cos(one->geo->lat * radian) *
                                                        std::cos(two->geo->lat * radian) *
                                                        std::pow(std::sin(lon / 2), 2);
  return 2 * earth_km * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace sijill
