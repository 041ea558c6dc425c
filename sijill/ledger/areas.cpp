#include "sijill/ledger/areas.h"

#include <algorithm>
#include <optional>

#include "sijill/ledger/outline_text.h"
#include "sijill/ledger/place_areas.h"

namespace sijill {
namespace {

struct Box {
  Grid_point lowest, highest;
};

Box box_of(const Area& area) {
  Box box{area.outline.front().outer.front(), area.outline.front().outer.front()};
  for (const Outline_part& part : area.outline) {
    for (const Grid_point point : part.outer) {
      box.lowest = {std::min(box.lowest.lon, point.lon), std::min(box.lowest.lat, point.lat)};
      box.highest = {std::max(box.highest.lon, point.lon), std::max(box.highest.lat, point.lat)};
    }
  }
  return box;
}

std::optional<std::string_view> given(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void write_areas(Database& database, const Area_source& source, std::span<const Area> areas) {
  database.prepare("DELETE FROM area_sources WHERE key = ?").run(source.key);
  database
      .prepare(
          "INSERT INTO area_sources (key, publisher, licence, attribution, input, dated, imported) VALUES (?, ?, ?, "
          "?, ?, "
          "?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))")
      .run(source.key, source.publisher, source.licence, source.attribution, source.input, given(source.dated));
  const Row row = database.last_row();
  Statement write = database.prepare(
      "INSERT OR REPLACE INTO areas (area_source, code, level, parent, name_ar, name_en, west, south, east, north, "
      "outline) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const Area& area : areas) {
    const Box box = box_of(area);
    write.run(row, area.code, area.level, given(area.parent), given(area.name_ar), given(area.name_en),
              box.lowest.lon / grid_steps, box.lowest.lat / grid_steps, box.highest.lon / grid_steps,
              box.highest.lat / grid_steps, outline_text(area.outline));
  }
  database.execute("DELETE FROM area_sources WHERE area_source NOT IN (SELECT area_source FROM areas)");
}

}  // namespace

Result<std::int64_t> import_areas(Ledger& ledger, std::span<const Area_import> imports) {
  try {
    Database& database = ledger.database();
    Transaction transaction(database);
    for (const Area_import& import : imports) write_areas(database, import.source, import.areas);
    database.execute("DELETE FROM place_areas");
    link_places(database, 0);
    transaction.commit();
    return database.integer("SELECT count(*) FROM place_areas");
  } catch (const Database_failure& failure) {
    return Error{failure.message};
  }
}

Result<bool> remove_areas(Ledger& ledger, const std::string& key) {
  try {
    Database& database = ledger.database();
    Transaction transaction(database);
    database.prepare("DELETE FROM area_sources WHERE key = ?").run(key);
    const bool was_there = database.changes() > 0;
    database.execute("DELETE FROM place_areas");
    link_places(database, 0);
    transaction.commit();
    return was_there;
  } catch (const Database_failure& failure) {
    return Error{failure.message};
  }
}

}  // namespace sijill
