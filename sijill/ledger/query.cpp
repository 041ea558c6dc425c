#include "sijill/ledger/query.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

namespace sijill {
namespace {

std::vector<Row> rows_of(Database& database, const std::string& select) {
  std::vector<Row> rows;
  Statement statement = database.prepare(select);
  while (statement.next()) rows.push_back(statement.integer(0));
  return rows;
}

// Rows of places so near to one of `centres`. Degrees first (an index-free scan of a small table), then the sphere.
std::vector<Row> places_near(Database& database, const std::vector<Row>& centres, double km) {
  constexpr double earth_km = 6371.0088;
  constexpr double radian = std::numbers::pi / 180;
  std::vector<Geo> points;
  Statement centre =
      database.prepare("SELECT lat, lon FROM places WHERE lat IS NOT NULL AND place IN " + in_list(centres));
  while (centre.next()) points.push_back({centre.number(0), centre.number(1)});
  std::vector<Row> rows;
  Statement place =
      database.prepare("SELECT place, lat, lon FROM places WHERE lat IS NOT NULL AND precision = 'locality'");
  while (place.next()) {
    const double lat = place.number(1);
    const double lon = place.number(2);
    for (const Geo& point : points) {
      const double dlat = (lat - point.lat) * radian;
      const double dlon = (lon - point.lon) * radian;
      const double h = std::pow(std::sin(dlat / 2), 2) +
                       std::cos(lat * radian) * std::cos(point.lat * radian) * std::pow(std::sin(dlon / 2), 2);
      if (2 * earth_km * std::asin(std::min(1.0, std::sqrt(h))) <= km) {
        rows.push_back(place.integer(0));
        break;
      }
    }
  }
  return rows;
}

}  // namespace

std::string Conditions::sql() const {
  std::string out;
  for (const std::string& part : parts_) out += (out.empty() ? "(" : " AND (") + part + ")";
  return out.empty() ? "1" : out;
}

int Conditions::bind(Statement& statement, int first) const {
  for (const Sql_value& value : values_) {
    std::visit([&](const auto& v) { statement.bind_at(first, v); }, value);
    ++first;
  }
  return first;
}

std::string in_list(const std::vector<Row>& rows) {
  std::string out;
  for (const Row row : rows) out += (out.empty() ? "(" : ",") + std::to_string(row);
  return out.empty() ? "(NULL)" : out + ")";
}

std::vector<Row> places_of(Database& database, const Ledger_filter& filter) {
  std::vector<Row> wanted = filter.places;
  if (filter.radius_km > 0) {
    const std::vector<Row> near = places_near(database, filter.places, filter.radius_km);
    wanted.insert(wanted.end(), near.begin(), near.end());
  }
  if (filter.only_named_places) return wanted;
  return rows_of(database, "WITH RECURSIVE inside(place) AS (SELECT place FROM places WHERE place IN " +
                               in_list(wanted) +
                               " UNION SELECT p.place FROM places p JOIN inside ON p.parent = inside.place)"
                               " SELECT place FROM inside");
}

std::vector<Row> with_parts(Database& database, const std::vector<Row>& actors) {
  return rows_of(database, "WITH RECURSIVE part(actor) AS (SELECT actor FROM actors WHERE actor IN " +
                               in_list(actors) +
                               " UNION SELECT a.actor FROM actors a JOIN part ON a.parent = part.actor)"
                               " SELECT actor FROM part");
}

std::vector<Row> side_of(Database& database, const std::vector<Row>& actors, std::optional<Day> from,
                         std::optional<Day> to) {
  const auto month = [](Day day) { return to_string(day).substr(0, 7); };
  std::vector<Row> side = rows_of(
      database,
      "WITH RECURSIVE above(actor) AS (SELECT actor FROM actors WHERE actor IN " + in_list(actors) +
          " UNION SELECT a.parent FROM actors a JOIN above ON a.actor = above.actor WHERE a.parent IS NOT NULL)"
          " SELECT actor FROM above");
  std::string in_time;
  if (to) in_time += " AND (since IS NULL OR since = '' OR since <= '" + month(*to) + "')";
  if (from) in_time += " AND (until IS NULL OR until = '' OR until >= '" + month(*from) + "')";
  const std::string list = in_list(side);
  for (const Row ally : rows_of(database, "SELECT ally FROM alliances WHERE actor IN " + list + in_time +
                                              " UNION SELECT actor FROM alliances WHERE ally IN " + list + in_time)) {
    side.push_back(ally);
  }
  return with_parts(database, side);
}

std::string text_query(std::string_view typed) {
  std::string wanted;
  std::string unwanted;
  std::size_t i = 0;
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (i < typed.size()) {
    while (i < typed.size() && is_blank(typed[i])) ++i;
    const bool without = i < typed.size() && typed[i] == '-';
    if (without) ++i;
    std::string piece;
    if (i < typed.size() && typed[i] == '"') {
      const std::size_t close = typed.find('"', i + 1);
      piece = typed.substr(i + 1, close == std::string_view::npos ? close : close - i - 1);
      i = close == std::string_view::npos ? typed.size() : close + 1;
    } else {
      const std::size_t begin = i;
      while (i < typed.size() && !is_blank(typed[i]) && typed[i] != '"') ++i;
      piece = typed.substr(begin, i - begin);
    }
    if (piece.empty()) continue;
    const std::string quoted = "\"" + piece + "\"";
    if (without) {
      unwanted += " NOT " + quoted;
    } else {
      wanted += (wanted.empty() ? "" : " AND ") + quoted;
    }
  }
  // Only what must not be there is no question that an index answers.
  return wanted.empty() ? "\"\"" : "(" + wanted + ")" + unwanted;
}

std::optional<std::pair<std::int64_t, std::int64_t>> read_cursor(const std::string& cursor) {
  std::pair<std::int64_t, std::int64_t> out;
  const char* end = cursor.data() + cursor.size();
  const auto first = std::from_chars(cursor.data(), end, out.first);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != ':') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, out.second);
  if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
  return out;
}

std::string write_cursor(std::int64_t first, std::int64_t second) {
  return std::to_string(first) + ":" + std::to_string(second);
}

}  // namespace sijill
