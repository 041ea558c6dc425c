#include "sijill/area/shapefile.h"

#include <shapefil.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>

#include "sijill/text/decode.h"

namespace sijill {
namespace {

namespace fs = std::filesystem;

// What the library says of its last failure; its callback carries nothing else.
thread_local std::string library_fault;

SAHooks hooks() {
  SAHooks hooks{};
  SASetupDefaultHooks(&hooks);
  hooks.Error = [](const char* message) { library_fault = message; };
  library_fault.clear();
  return hooks;
}

using Shapes = std::unique_ptr<SHPInfo, decltype([](SHPHandle handle) { SHPClose(handle); })>;
using Columns = std::unique_ptr<DBFInfo, decltype([](DBFHandle handle) { DBFClose(handle); })>;
using Shape = std::unique_ptr<SHPObject, decltype([](SHPObject* shape) { SHPDestroyObject(shape); })>;

std::string because() { return library_fault.empty() ? "" : " (" + library_fault + ")"; }

// The file beside `shp` with that ending, whatever its case; empty where there is none.
std::string beside(const std::string& shp, std::string ending) {
  for (int tries = 0; tries < 2; ++tries) {
    const std::string path = fs::path(shp).replace_extension(ending).string();
    std::error_code error;
    if (fs::is_regular_file(path, error)) return path;
    for (char& letter : ending) letter = static_cast<char>(letter - 'a' + 'A');
  }
  return {};
}

std::string bytes_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// The library reads what is there; whether all is there stands in the header, in words of two bytes.
std::optional<Error> fault_of_length(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{path + ": cannot be opened; wanted a shapefile that may be read"};
  std::string header(100, '\0');
  file.read(header.data(), 100);
  if (file.gcount() < 100 || big_endian(header, 0) != 9994) {
    return Error{path + ": found no header of a shapefile, wanted one; take the file anew from where it came"};
  }
  const std::uint64_t said = std::uint64_t{big_endian(header, 24)} * 2;
  std::error_code error;
  const std::uint64_t found = fs::file_size(path, error);
  if (error || found < said) {
    return Error{path + ": found " + std::to_string(found) + " bytes, wanted the " + std::to_string(said) +
                 " that its header names; it is cut off: take it anew from where it came"};
  }
  return std::nullopt;
}

bool is_polygon(int type) { return type == SHPT_POLYGON || type == SHPT_POLYGONZ || type == SHPT_POLYGONM; }

Result<Shapes> open_shapes(const std::string& path) {
  if (auto fault = fault_of_length(path)) return *fault;
  if (beside(path, "shx").empty()) {
    return Error{path + ": found no .shx file beside it, wanted all files of the shapefile (.shp .shx .dbf .prj)"};
  }
  if (auto fault = fault_of_length(beside(path, "shx"))) return *fault;
  SAHooks with = hooks();
  Shapes shapes(SHPOpenLL(path.c_str(), "rb", &with));
  if (!shapes) {
    return Error{path + ": cannot be read as a shapefile" + because() + "; take it anew from where it came"};
  }
  return shapes;
}

// Longitude and latitude on WGS 84 or what differs from it by less than a metre.
std::optional<Error> fault_of_projection(const std::string& path, std::vector<std::string>& notes) {
  const std::string prj = beside(path, "prj");
  if (prj.empty()) {
    notes.push_back(path + " has no .prj file; its numbers are taken as degrees of longitude and latitude (WGS 84)");
    return std::nullopt;
  }
  const std::string words = bytes_of_file(prj).substr(0, 200);
  const auto begins = [&](std::string_view with) {
    return words.find(with) != std::string::npos && words.find(with) < 4;
  };
  if (begins("GEOGCS[") || begins("GEOGCRS[") || begins("GEODCRS[")) return std::nullopt;
  return Error{prj + ": found '" + words.substr(0, words.find(',')).substr(0, 60) +
               "', wanted longitude and latitude (GEOGCS); convert it with: ogr2ogr -t_srs EPSG:4326 out.shp " +
               fs::path(path).filename().string()};
}

std::string where(const std::string& path, int record) { return path + ": record " + std::to_string(record + 1); }

// One shape's rings on the grid.
Result<std::vector<Ring>> rings_of(const std::string& path, int record, const SHPObject& shape) {
  std::vector<Ring> rings;
  for (int part = 0; part < shape.nParts; ++part) {
    const int begin = shape.panPartStart[part];
    const int end = part + 1 < shape.nParts ? shape.panPartStart[part + 1] : shape.nVertices;
    if (begin < 0 || begin >= end || end > shape.nVertices) {
      return Error{where(path, record) + ": found parts that begin outside of its points; take the file anew"};
    }
    if (shape.padfX[begin] != shape.padfX[end - 1] || shape.padfY[begin] != shape.padfY[end - 1]) {
      return Error{
          where(path, record) + ", ring " + std::to_string(part + 1) +
          ": found a ring that does not end where it begins, wanted closed ones; mend it with a GIS (in QGIS: "
          "Fix geometries)"};
    }
    Ring ring;
    for (int i = begin; i < end; ++i) {
      const double lon = shape.padfX[i];
      const double lat = shape.padfY[i];
      if (!(std::abs(lon) <= 180) || !(std::abs(lat) <= 90)) {
        return Error{where(path, record) + ": found the point " + std::to_string(lon) + ", " + std::to_string(lat) +
                     ", wanted degrees of longitude and latitude; convert it with: ogr2ogr -t_srs EPSG:4326"};
      }
      const Grid_point point{static_cast<std::int32_t>(std::lround(lon * grid_steps)),
                             static_cast<std::int32_t>(std::lround(lat * grid_steps))};
      if (ring.empty() || point != ring.back()) ring.push_back(point);
    }
    if (ring.size() >= 4) rings.push_back(std::move(ring));  // else smaller than a step of the grid
  }
  if (rings.empty()) return Error{where(path, record) + ": found no ring of three points or more, wanted an outline"};
  return rings;
}

Result<std::vector<std::vector<Ring>>> read_rings(const std::string& path) {
  Result<Shapes> opened = open_shapes(path);
  if (!opened) return opened.error();
  const Shapes shapes = std::move(opened).value();
  int count = 0;
  int type = SHPT_NULL;
  SHPGetInfo(shapes.get(), &count, &type, nullptr, nullptr);
  if (!is_polygon(type)) return Error{path + ": found " + SHPTypeName(type) + "s, wanted polygons"};
  if (count > most_shapes) {
    return Error{path + ": found " + std::to_string(count) + " shapes, wanted at most " +
                 std::to_string(most_shapes)};
  }
  std::vector<std::vector<Ring>> all;
  std::int64_t points = 0;
  for (int i = 0; i < count; ++i) {
    library_fault.clear();
    const Shape shape(SHPReadObject(shapes.get(), i));
    if (!shape || !is_polygon(shape->nSHPType)) {
      return Error{where(path, i) + ": cannot be read as a polygon" + because() + "; take the file anew"};
    }
    if ((points += shape->nVertices) > most_points) {
      return Error{path + ": found more than " + std::to_string(most_points) +
                   " points, which is more than a map of areas needs; simplify it with a GIS"};
    }
    Result<std::vector<Ring>> rings = rings_of(path, i, *shape);
    if (!rings) return rings.error();
    all.push_back(std::move(rings).value());
  }
  return all;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

// Columns have a width in bytes, which may end within a letter.
void drop_half_letter(std::string& cell) {
  std::size_t tail = 0;
  while (tail < 4 && tail < cell.size() && (static_cast<unsigned char>(cell[cell.size() - 1 - tail]) & 0xC0) == 0x80)
    ++tail;
  if (tail == cell.size()) return;
  const auto lead = static_cast<unsigned char>(cell[cell.size() - 1 - tail]);
  const std::size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (wanted > tail + 1) cell.resize(cell.size() - 1 - tail);
}

// What a .cpg file or the header says of the encoding, as decode() names it; empty where neither does.
std::string encoding_said(const std::string& path, DBFInfo& columns) {
  if (const std::string cpg = beside(path, "cpg"); !cpg.empty()) {
    const std::string label = trimmed(bytes_of_file(cpg).substr(0, 40));
    const bool is_number = !label.empty() && label.find_first_not_of("0123456789") == std::string::npos;
    return std::string(charset_named(is_number && label != "65001" ? "windows-" + label
                                     : label == "65001"            ? "utf-8"
                                                                   : label));
  }
  const char* page = DBFGetCodePage(&columns);
  if (page == nullptr) return {};
  if (std::string_view(page) == "LDID/126" || std::string_view(page) == "LDID/203") return "windows-1256";
  return std::string(charset_named(page));
}

// All cells of the table at once: the encoding shows in many letters better than in few.
Result<std::vector<std::string>> decoded(const std::string& path, std::vector<std::string> cells,
                                         const std::string& said, std::vector<std::string>& notes) {
  std::string all;
  for (std::string& cell : cells) {
    std::replace(cell.begin(), cell.end(), '\n', ' ');
    all += cell;
    all += '\n';
  }
  const Decoded_text text = decode(std::move(all), said);
  if (said == "utf-8" && text.charset != "utf-8") {
    return Error{path +
                 ": found bytes that are no UTF-8 where its .cpg file says UTF-8; wanted the encoding that it "
                 "is in: write it into the .cpg file (windows-1256 for most older Arabic ones)"};
  }
  if (text.text.empty() || text.charset.starts_with("utf-16")) {
    return Error{path + ": found no text in its columns, wanted names; take the file anew"};
  }
  if (text.charset != "utf-8" && text.charset != said) {
    notes.push_back(path + " is read as " + std::string(text.charset) + ", which its letters show" +
                    (said.empty() ? "" : "; it calls itself " + said));
  }
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.text.size();) {
    const std::size_t end = text.text.find('\n', begin);
    out.push_back(text.text.substr(begin, end - begin));
    begin = end == std::string::npos ? text.text.size() : end + 1;
  }
  if (out.size() != cells.size()) return Error{path + ": found control characters in its columns, wanted text"};
  return out;
}

Result<bool> read_columns(const std::string& path, Shape_table& table) {
  const std::string dbf = beside(path, "dbf");
  if (dbf.empty()) {
    return Error{path + ": found no .dbf file beside it, wanted the one with the names and p-codes of its areas"};
  }
  SAHooks with = hooks();
  const Columns columns(DBFOpenLL(dbf.c_str(), "rb", &with));
  if (!columns) return Error{dbf + ": cannot be read as a table" + because() + "; take it anew from where it came"};
  const int fields = DBFGetFieldCount(columns.get());
  const int records = DBFGetRecordCount(columns.get());
  if (static_cast<std::size_t>(records) != table.rows.size()) {
    return Error{dbf + ": found " + std::to_string(records) + " rows, wanted one for each of the " +
                 std::to_string(table.rows.size()) + " shapes of the .shp file"};
  }
  std::error_code error;
  const std::uint64_t said = static_cast<std::uint64_t>(columns->nHeaderLength) +
                             static_cast<std::uint64_t>(records) * static_cast<std::uint64_t>(columns->nRecordLength);
  if (const std::uint64_t found = fs::file_size(dbf, error); error || found < said) {
    return Error{dbf + ": found " + std::to_string(found) + " bytes, wanted the " + std::to_string(said) +
                 " that its header names; it is cut off: take it anew from where it came"};
  }
  for (int field = 0; field < fields; ++field) {
    char name[XBASE_FLDNAME_LEN_READ + 1] = {};
    (void)DBFGetFieldInfo(columns.get(), field, name, nullptr, nullptr);
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    table.columns.push_back(lower);
  }
  const std::string encoding = encoding_said(path, *columns);
  std::vector<std::string> cells;
  for (int record = 0; record < records; ++record) {
    for (int field = 0; field < fields; ++field) {
      const char* cell = DBFReadStringAttribute(columns.get(), record, field);
      cells.push_back(cell == nullptr ? "" : trimmed(cell));
      if (encoding == "utf-8") drop_half_letter(cells.back());
    }
  }
  Result<std::vector<std::string>> texts = decoded(dbf, std::move(cells), encoding, table.notes);
  if (!texts) return texts.error();
  auto text = texts.value().begin();
  for (Shape_row& row : table.rows) {
    row.cells.assign(text, text + fields);
    text += fields;
  }
  return true;
}

}  // namespace

int Shape_table::column(const std::string& name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

Result<bool> holds_polygons(const std::string& path) {
  Result<Shapes> opened = open_shapes(path);
  if (!opened) return opened.error();
  int type = SHPT_NULL;
  SHPGetInfo(opened.value().get(), nullptr, &type, nullptr, nullptr);
  return is_polygon(type);
}

Result<Shape_table> read_shapefile(const std::string& path) {
  Shape_table table;
  if (auto fault = fault_of_projection(path, table.notes)) return *fault;
  Result<std::vector<std::vector<Ring>>> shapes = read_rings(path);
  if (!shapes) return shapes.error();
  for (std::vector<Ring>& rings : std::move(shapes).value()) table.rows.push_back({{}, std::move(rings)});
  const Result<bool> columns = read_columns(path, table);
  if (!columns) return columns.error();
  return table;
}

}  // namespace sijill
