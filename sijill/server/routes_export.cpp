// The filter as shown, in the shape of another tool: the same bytes as `sijill export`.
#include <fmt/format.h>
#include "sijill/server/routes.h"
#include "sijill/server/write_export.h"

namespace sijill {
namespace {

// What a browser names the file, and of what type it is.
struct File_kind {
  const char* type;
  const char* ending;
};

File_kind kind_of(std::string_view format) {
  if (format == "geojson") return {"application/geo+json", "geojson"};
  if (format == "kml") return {"application/vnd.google-earth.kml+xml", "kml"};
  if (format == "polecat" || format == "gdelt" || format == "gdelt-mentions") {
    return {"text/tab-separated-values; charset=utf-8", "tsv"};
  }
  if (format == "csv" || format == "acled" || format == "ucdp" || format == "uwazi" || format == "atlos") {
    return {"text/csv; charset=utf-8", "csv"};
  }
  return {"application/x-ndjson", "jsonl"};
}

// Small files stay in memory; from some size on they go to the disk.
class Target {
 public:
  void write(const std::string& bytes) {
    constexpr std::size_t most_in_memory = 1U << 20U;
    kept_ += bytes;
    if (!spool_ && kept_.size() <= most_in_memory) return;
    if (!spool_) spool_ = std::make_shared<Spool>();
    spool_->write(kept_);
    kept_.clear();
  }
  void give(Response& response) {
    if (spool_) {
      spool_->seal();
      response.spool = std::move(spool_);
    } else {
      response.body = std::make_shared<const std::string>(std::move(kept_));
    }
  }

 private:
  std::string kept_;
  std::shared_ptr<Spool> spool_;
};

}  // namespace

Response export_rows(Call& call) {
  const Export_format* format = export_format(call.names[0]);
  if (format == nullptr) {
    throw Problem{404, "found no format \"" + shown(call.names[0]) + "\"; api/openapi.yaml lists them"};
  }
  const bool is_map = format->name == "geojson" || format->name == "kml";
  const Ledger_filter filter = read_filter(call.query, call.database());
  const std::optional<Day> at = call.query.day("at");
  const std::optional<Day> known_at = call.query.day("known_at");
  const bool include_contested = call.query.flag("include_contested");
  const bool about = call.query.flag("about");
  call.query.finish();
  if (!is_map && (at || known_at)) {
    Query::fail(at ? "at" : "known_at", call.names[0], "geojson or kml; the other formats hold no holdings");
  }
  if (known_at && !at) Query::fail("known_at", "no at", "the day whose holdings are asked for too");
  const File_kind kind = kind_of(format->name);
  if (!accepts(call.request.accept, kind.type)) {
    throw Problem{406, "Accept: found \"" + shown(call.request.accept) + "\", wanted " + kind.type};
  }

  Database& database = call.database();
  // A whole ledger takes as long as it takes; it runs beside the others.
  database.set_deadline(std::nullopt);
  Target target;
  write_export(*format,
               {.include_contested = include_contested,
                .at = at,
                .version = call.context.options.version,
                .about = about,
                .find_place = {}},
               database, filter, known_at, [&](const std::string& bytes) { target.write(bytes); });
  Response response{.status = 200, .content_type = kind.type};
  target.give(response);
  const Service_options& options = call.context.options;
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"sijill-{}.{}\"", format->name, kind.ending));
  const std::size_t mark = call.request.target.find('?');
  response.headers.emplace_back("X-Sijill-Query",
                                mark == std::string::npos ? "all" : call.request.target.substr(mark + 1, 2'000));
  response.headers.emplace_back("X-Sijill-Version",
                                fmt::format("sijill {}; lexicon {}", options.version,
                                            options.run_lexicon.empty() ? "none" : options.run_lexicon));
  response.headers.emplace_back("X-Sijill-Licence", std::string(export_licence));
  return response;
}

}  // namespace sijill
