// In which of its shapes an answer is given: `format` in the address, else Accept (RFC 9110, without parameters).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sijill/server/query.h"

namespace sijill {

enum class Shape : unsigned char { json, ndjson, csv, geojson, atom };
[[nodiscard]] const char* content_type(Shape shape);
[[nodiscard]] const char* name(Shape shape);

// The first of `offered` where nothing is wanted. Throws 406 where none will do.
[[nodiscard]] Shape read_shape(Query& query, std::string_view accept, const std::vector<Shape>& offered);
// Whether Accept takes this type; an empty Accept takes all.
[[nodiscard]] bool accepts(std::string_view accept, std::string_view type);

}  // namespace sijill
