#include "sijill/ledger/place_areas.h"

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/area.h"
#include "sijill/ledger/outline_text.h"
#include "sijill/text/fold.h"

namespace sijill {
namespace {

constexpr std::int32_t near_steps = 3'000;         // of the grid: about three kilometres
constexpr std::int32_t near_large_steps = 50'000;  // of the centre of a district or province, which is drawn by hand

// A name without what it is and without articles: محافظة الحسكة (Hasakah governorate) and الحسكة are one.
std::string bare(const std::string& name) {
  std::string out;
  const std::string folded = fold(name);
  for (std::size_t begin = 0; begin < folded.size();) {
    std::size_t end = folded.find_first_of(" -'", begin);
    if (end == std::string::npos) end = folded.size();
    std::string_view word(folded.data() + begin, end - begin);
    begin = end + 1;
    for (const std::string_view kind :
         {"محافظه", "منطقه", "ناحيه", "مدينه", "مركز", "قضاء", "حي", "governorate", "province", "district",
          "city",   "al",    "el",    "ad",    "as",   "ar",   "at", "ash",         "az",       "an"}) {
      if (word == kind) word = {};
    }
    if (word.starts_with("ال") && word.size() > 8) word.remove_prefix(4);
    out += word;
  }
  return out;
}

struct Known_area {
  Row row = 0;
  int level = 0;
  std::string name_ar, name_en;  // bare
  Grid_point lowest, highest;    // of the box
  std::vector<Outline_part> outline;

  [[nodiscard]] bool is_near(Grid_point point, std::int32_t steps) const {
    return point.lon >= lowest.lon - steps && point.lon <= highest.lon + steps && point.lat >= lowest.lat - steps &&
           point.lat <= highest.lat + steps;
  }
};

std::int32_t steps_of(double degrees) { return static_cast<std::int32_t>(std::lround(degrees * grid_steps)); }

std::vector<Known_area> known_areas(Database& database) {
  std::vector<Known_area> areas;
  Statement read = database.prepare(
      "SELECT area, level, coalesce(name_ar, ''), coalesce(name_en, ''), west, south, east, north, outline FROM "
      "areas "
      "ORDER BY level DESC, code");
  while (read.next()) {
    auto outline = read_outline(read.text(8));
    if (!outline) continue;  // another program wrote it
    areas.push_back({.row = read.integer(0),
                     .level = static_cast<int>(read.integer(1)),
                     .name_ar = bare(read.text(2)),
                     .name_en = bare(read.text(3)),
                     .lowest = {steps_of(read.number(4)), steps_of(read.number(5))},
                     .highest = {steps_of(read.number(6)), steps_of(read.number(7))},
                     .outline = std::move(*outline)});
  }
  return areas;
}

// Between which levels the area of such a place is looked for.
struct Levels {
  int coarsest = 0, finest = 0;
};
std::optional<Levels> levels_of(const std::string& kind, const std::string& precision) {
  if (precision == "locality") return Levels{0, kind == "quarter" ? 4 : 3};
  if (precision == "district") return Levels{2, 2};
  if (precision == "province") return Levels{1, 1};
  if (precision == "country") return Levels{0, 0};
  return std::nullopt;
}

struct Found {
  Row area = 0;
  std::string_view by;
};
std::optional<Found> area_of(const std::vector<Known_area>& areas, Levels levels, Grid_point point,
                             const std::string& name_ar, const std::string& name_en) {
  const bool is_large = levels.finest < 3;
  for (const Known_area& area : areas) {
    if (area.level != levels.finest || !area.is_near(point, is_large ? near_large_steps : near_steps)) continue;
    if ((area.name_ar.empty() || area.name_ar != name_ar) && (area.name_en.empty() || area.name_en != name_en))
      continue;
    return Found{area.row, holds(area.outline, point) ? "both" : "name"};
  }
  for (const Known_area& area : areas) {  // the finest first
    // A quarter of another name may be its neighbour: the point is not so sharp.
    if (area.level > std::min(levels.finest, 3) || area.level < levels.coarsest) continue;
    if (area.is_near(point, 0) && holds(area.outline, point)) return Found{area.row, "point"};
  }
  return std::nullopt;
}

}  // namespace

void link_places(Database& database, Row after) {
  if (database.integer("SELECT EXISTS (SELECT 1 FROM areas)") == 0) return;
  Statement places = database.prepare(
      "SELECT place, coalesce(kind, ''), coalesce(precision, ''), lat, lon, coalesce(name_ar, ''), coalesce(name_en, "
      "'') "
      "FROM places WHERE place > ? AND lat IS NOT NULL AND lon IS NOT NULL AND coalesce(relation, '') = '' ORDER BY "
      "place");
  Statement link = database.prepare("INSERT OR REPLACE INTO place_areas (place, area, found_by) VALUES (?, ?, ?)");
  std::optional<std::vector<Known_area>> areas;
  places.bind(after);
  while (places.next()) {
    const auto levels = levels_of(places.text(1), places.text(2));
    if (!levels) continue;
    if (!areas) areas = known_areas(database);
    const Grid_point point{steps_of(places.number(4)), steps_of(places.number(3))};
    const auto found = area_of(*areas, *levels, point, bare(places.text(5)), bare(places.text(6)));
    if (found) link.run(places.integer(0), found->area, found->by);
  }
}

}  // namespace sijill
