#include "sijill/server/shape.h"

#include <algorithm>
#include <charconv>

namespace sijill {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

std::string_view type_only(std::string_view type) { return trimmed(type.substr(0, type.find(';'))); }

// How exactly a range of Accept names a type: 3 as it is, 2 text/*, 1 */*, 0 not.
int exactness(std::string_view range, std::string_view type) {
  if (range == type) return 3;
  if (range.ends_with("/*") && range != "*/*") return type.starts_with(range.substr(0, range.size() - 1)) ? 2 : 0;
  return range == "*/*" || range == "*" ? 1 : 0;
}

// The weight that Accept gives a type by its most exact range; 0 where it does not take it.
double weight_of(std::string_view accept, std::string_view type) {
  if (trimmed(accept).empty()) return 1;
  int best = 0;
  double weight = 0;
  while (!accept.empty()) {
    const std::size_t end = std::min(accept.find(','), accept.size());
    const std::string_view part = accept.substr(0, end);
    accept.remove_prefix(std::min(end + 1, accept.size()));
    const int exact = exactness(type_only(part), type);
    if (exact <= best) continue;
    best = exact;
    weight = 1;
    const std::size_t q = part.find("q=");
    if (q != std::string_view::npos) {
      double value = 1;
      const std::string_view text = trimmed(part.substr(q + 2));
      if (std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc()) weight = value;
    }
  }
  return weight;
}

}  // namespace

const char* content_type(Shape shape) {
  switch (shape) {
    case Shape::json: return "application/json";
    case Shape::ndjson: return "application/x-ndjson";
    case Shape::csv: return "text/csv; charset=utf-8";
    case Shape::geojson: return "application/geo+json";
    case Shape::atom: return "application/atom+xml";
  }
  return "application/json";
}

const char* name(Shape shape) {
  switch (shape) {
    case Shape::json: return "json";
    case Shape::ndjson: return "ndjson";
    case Shape::csv: return "csv";
    case Shape::geojson: return "geojson";
    case Shape::atom: return "atom";
  }
  return "json";
}

Shape read_shape(Query& query, std::string_view accept, const std::vector<Shape>& offered) {
  const std::string wanted = query.one_of("format", {"json", "ndjson", "csv", "geojson", "atom"});
  if (!wanted.empty()) {
    for (const Shape shape : offered) {
      if (wanted == name(shape)) return shape;
    }
    std::string words;
    for (const Shape shape : offered) words += (words.empty() ? "" : ", ") + std::string(name(shape));
    Query::fail("format", wanted, words);
  }
  const Shape* best = nullptr;
  double most = 0;
  for (const Shape& shape : offered) {
    const double weight = weight_of(accept, type_only(content_type(shape)));
    if (weight > most) {
      most = weight;
      best = &shape;
    }
  }
  if (best == nullptr) {
    throw Problem{406, "Accept: found \"" + shown(accept) + "\", wanted a type that this route declares, or */*"};
  }
  return *best;
}

bool accepts(std::string_view accept, std::string_view type) { return weight_of(accept, type_only(type)) > 0; }

}  // namespace sijill
