#include "sijill/ledger/world.h"

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

World World::load(Database& database) {
  World world;
  Statement actors =
      database.prepare("SELECT actor, key, kind, name_ar, name_en, country, sector, parent FROM actors");
  while (actors.next()) {
    world.add(actors.integer(0), Actor{actors.text(1), actors.text(2), actors.text(3), actors.text(4), actors.text(5),
                                       actors.text(6), actors.integer(7)});
  }
  Statement places = database.prepare(
      "SELECT place, key, kind, name_ar, name_en, country, precision, relation, lat, lon, parent FROM places");
  while (places.next()) {
    Place place{places.text(1), places.text(2), places.text(3), places.text(4),    places.text(5),
                places.text(6), places.text(7), std::nullopt,   places.integer(10)};
    if (!places.is_null(8) && !places.is_null(9)) place.geo = Geo{places.number(8), places.number(9)};
    world.add(places.integer(0), std::move(place));
  }
  Statement alliances = database.prepare("SELECT actor, ally, since, until FROM alliances");
  while (alliances.next()) {
    world.add(Alliance{alliances.integer(0), alliances.integer(1), month_bound(alliances.text(2), false),
                       month_bound(alliances.text(3), true)});
  }
  return world;
}

void World::add(Alliance alliance) {
  alliances_.emplace(alliance.actor, alliance);
  alliances_.emplace(alliance.ally, alliance);
}

const World::Actor* World::actor(Row row) const {
  const auto found = actors_.find(row);
  return found == actors_.end() ? nullptr : &found->second;
}

const World::Place* World::place(Row row) const {
  const auto found = places_.find(row);
  return found == places_.end() ? nullptr : &found->second;
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

bool World::same_side(Row a, Row b, std::optional<Day> day) const {
  if (is_kin(a, b)) return true;
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
