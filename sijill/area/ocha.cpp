#include "sijill/area/ocha.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <unordered_set>

#include "sijill/area/shapefile.h"
#include "sijill/area/simplify.h"

namespace sijill {
namespace {

namespace fs = std::filesystem;

constexpr int finest_level = 4;
constexpr std::array<double, finest_level + 1> tolerances = {0.003, 0.0015, 0.0015, 0.0015, 0.0001};

// Which column says what; -1 where none does.
struct Layer {
  int level = 0;
  int code = -1, parent = -1, name_ar = -1, name_en = -1, dated = -1;
};

int first_of(const Shape_table& table, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (const int found = table.column(name); found >= 0) return found;
  }
  return -1;
}

int code_of_level(const Shape_table& table, int level) {
  return table.column("adm" + std::to_string(level) + "_pcode");
}

Result<Layer> layer_of(const Shape_table& table, const std::string& path) {
  int highest = -1;
  for (int level = 0; level <= 6; ++level) {
    if (code_of_level(table, level) >= 0) highest = level;
  }
  Layer layer;
  const int own = table.column("pcode");
  layer.level = std::min(own >= 0 ? highest + 1 : highest, finest_level);
  layer.code = own >= 0 ? own : code_of_level(table, highest);
  if (layer.code < 0) {
    std::string found;
    for (const std::string& column : table.columns) found += (found.empty() ? "" : ", ") + column;
    return Error{path + ": found the columns " + found + ", wanted p-codes (PCODE, or ADM3_PCODE and the like)"};
  }
  for (int level = layer.level - 1; level >= 0 && layer.parent < 0; --level)
    layer.parent = code_of_level(table, level);
  const std::string adm = "adm" + std::to_string(highest);
  layer.name_ar =
      own >= 0 ? first_of(table, {"name_ar"}) : first_of(table, {adm + "_ar", adm + "_name_ar", adm + "_name1"});
  layer.name_en =
      own >= 0 ? first_of(table, {"name_en"}) : first_of(table, {adm + "_en", adm + "_name_en", adm + "_name"});
  layer.dated = first_of(table, {"update_dat", "date"});
  if (layer.name_ar < 0 && layer.name_en < 0) {
    return Error{path + ": found no column of names, wanted NAME_AR or NAME_EN (or ADM" + std::to_string(highest) +
                 "_AR, ADM" + std::to_string(highest) + "_EN)"};
  }
  return layer;
}

const std::string& cell(const Shape_row& row, int column) {
  static const std::string none;
  return column < 0 ? none : row.cells[static_cast<std::size_t>(column)];
}

bool looks_like_a_day(const std::string& text) {
  return text.size() >= 10 && text[4] == '-' && text[7] == '-' && text.find_first_not_of("0123456789-") >= 10;
}

}  // namespace

Result<std::vector<std::string>> shapefiles_of(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return Error{path + ": is not there; wanted a folder of shapefiles, or one of them"};
  if (!fs::is_directory(path, error)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
    const std::string ending = entry->path().extension().string();
    if (ending == ".shp" || ending == ".SHP") files.push_back(entry->path().string());
  }
  if (error) return Error{path + ": cannot be looked through (" + error.message() + ")"};
  std::sort(files.begin(), files.end());
  if (files.empty()) return Error{path + ": found no .shp file in it, wanted the shapefiles of a country's areas"};
  return files;
}

Result<Area_file> read_ocha(const std::string& path) {
  Result<Shape_table> read = read_shapefile(path);
  if (!read) return read.error();
  Shape_table table = std::move(read).value();
  const Result<Layer> found = layer_of(table, path);
  if (!found) return found.error();
  const Layer& layer = found.value();

  std::vector<Ring*> rings;
  for (Shape_row& row : table.rows) {
    for (Ring& ring : row.rings) rings.push_back(&ring);
  }
  simplify(rings, tolerances[static_cast<std::size_t>(layer.level)]);

  Area_file file{.name = fs::path(path).stem().string(), .areas = {}, .dated = {}, .notes = std::move(table.notes)};
  std::unordered_set<std::string> codes;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    Shape_row& row = table.rows[i];
    Area area{.code = cell(row, layer.code),
              .level = layer.level,
              .parent = cell(row, layer.parent),
              .name_ar = cell(row, layer.name_ar),
              .name_en = cell(row, layer.name_en),
              .outline = outline_of(std::move(row.rings))};
    const std::string where = path + ": record " + std::to_string(i + 1);
    if (area.code.empty()) return Error{where + ": found no p-code, wanted one for each area"};
    if (!codes.insert(area.code).second) {
      return Error{where + ": found the p-code " + area.code +
                   " a second time, wanted each once; an area of several "
                   "pieces is one record of many rings"};
    }
    if (const std::string& day = cell(row, layer.dated); looks_like_a_day(day)) {
      file.dated = std::max(file.dated, day.substr(0, 10));
    }
    file.areas.push_back(std::move(area));
  }
  if (file.areas.empty()) return Error{path + ": found no area in it, wanted one at least"};
  return file;
}

}  // namespace sijill
