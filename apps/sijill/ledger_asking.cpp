// sijill ledger claims | incidents | holdings | contradictions | narrators | documents: rows by filter.
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <type_traits>
#include <utility>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "ledger_filter.h"
#include "ledger_path.h"
#include "ledger_verbs.h"
#include "output.h"
#include "sijill/wire/ledger_json.h"
#include "sijill/wire/ledger_table.h"

namespace sijill {
namespace {

struct Asking_options {
  std::string ledger;
  Filter_options filter;
  std::string format;  // empty: table on a terminal, else json
  std::string language = "en";
  std::string at, known_at;
  int limit = 0;  // 0: as many as fit the format
  std::string cursor;
};

constexpr int limit_on_terminal = 50;
constexpr int page_size = 1000;

std::optional<Geo> point_of(const Recorded_claim& row) { return row.place.empty() ? std::nullopt : row.place[0].geo; }
std::optional<Geo> point_of(const Incident_row& row) { return row.place.geo; }
std::optional<Geo> point_of(const Holding_row& row) { return row.place.geo; }
std::optional<Geo> point_of(const Relation_row& row) { return point_of(row.later); }
std::optional<Geo> point_of(const Narrator_row&) { return std::nullopt; }
std::optional<Geo> point_of(const Document_row&) { return std::nullopt; }

template <typename Item>
std::string rendered(const std::vector<Item>& rows, const std::string& format, Language language) {
  if (format == "json") {
    std::string out;
    for (const Item& row : rows) out += row_line(row);
    return out;
  }
  if (format == "csv") return csv_of(table_of(rows, language));
  if (format == "geojson") {
    Json_writer json;
    json.begin_object().key("type").text("FeatureCollection").key("features").begin_array();
    for (const Item& row : rows) write_feature(json, point_of(row), row);
    json.end_array().end_object().newline();
    return std::move(json).take();
  }
  const bool terminal = is_terminal(STDOUT_FILENO);
  const char* no_colour = std::getenv("NO_COLOR");
  return text_of(table_of(rows, language), {.isolates = terminal,
                                            .colour = terminal && (no_colour == nullptr || *no_colour == '\0'),
                                            .columns = terminal ? terminal_columns() : 0});
}

// Opens, asks and writes. `ask(database, filter, page)` gives a page of rows.
template <typename Ask>
Exit_code answer(const Asking_options& options, const Common_options& common, const Ask& ask) {
  Result<Ledger> opened = Ledger::open(ledger_path(options.ledger), Access::read);
  if (!opened) {
    say(printable(opened.error().message));
    return Exit_code::ledger_failed;
  }
  Ledger ledger = std::move(opened).value();
  const std::string format = !options.format.empty() ? options.format : is_terminal(STDOUT_FILENO) ? "table" : "json";
  const int limit = options.limit > 0                                 ? options.limit
                    : format == "table" && is_terminal(STDOUT_FILENO) ? limit_on_terminal
                                                                      : -1;
  try {
    const Result<Ledger_filter> filter = filter_of(options.filter, ledger, common.data);
    if (!filter) {
      say(filter.error().message);
      return Exit_code::usage;
    }
    using Item =
        typename std::remove_cvref_t<decltype(ask(ledger, filter.value(), Page{}).value().items)>::value_type;
    std::vector<Item> rows;
    std::string cursor = options.cursor;
    do {
      const int wanted = limit < 0 ? page_size : std::min(page_size, limit - static_cast<int>(rows.size()));
      Result<Page_of<Item>> page = ask(ledger, filter.value(), Page{wanted, cursor});
      if (!page) {
        say(page.error().message);
        return Exit_code::usage;
      }
      Page_of<Item> taken = std::move(page).value();
      for (Item& row : taken.items) rows.push_back(std::move(row));
      cursor = taken.next;
    } while (!cursor.empty() && (limit < 0 || static_cast<int>(rows.size()) < limit));
    Output output;
    output.write(rendered(rows, format, options.language == "ar" ? Language::ar : Language::en));
    if (!cursor.empty()) say(fmt::format("more: --cursor {} (or --limit)", cursor));
    return output.finish();
  } catch (const Database_failure& failure) {
    say(printable(failure.message));
    return Exit_code::ledger_failed;
  }
}

Result<Page_of<Holding_row>> holdings(Ledger& ledger, const Ledger_filter& filter, const Asking_options& options) {
  const auto at = day_named("--at", options.at);
  if (!at) return at.error();
  const auto known_at = day_named("--known-at", options.known_at);
  if (!known_at) return known_at.error();
  return Page_of<Holding_row>{
      ask_holdings(
          ledger.database(), filter,
          {.at = at.value(), .known_at = known_at.value(), .narrators = filter.narrators, .sides = filter.sides}),
      ""};
}

}  // namespace

void add_ledger_asking(CLI::App& ledger, const Common_options& common, Chosen_verb& chosen) {
  const auto add = [&](const std::string& verb_name, const std::string& what, auto ask) {
    CLI::App* verb = ledger.add_subcommand(verb_name, what);
    const auto options = std::make_shared<Asking_options>();
    verb->fallthrough();
    add_ledger_option(*verb, options->ledger);
    add_filter_options(*verb, options->filter);
    if (verb_name == "holdings") {
      verb->add_option("--at", options->at, "The state on this day (default: all intervals)")->type_name("DATE");
      verb->add_option("--known-at", options->known_at,
                       "As it was known on this day: with what had been published by then")
          ->type_name("DATE");
    }
    verb->add_option("--format", options->format,
                     "table: for a person (default on a terminal)\njson: an object a line (default elsewhere)\n"
                     "csv: for a spreadsheet\ngeojson: a feature collection for a map")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"table", "json", "csv", "geojson"}).description(""));
    verb->add_option("--language", options->language, "Names in tables: en (default) or ar")
        ->type_name("ar|en")
        ->check(CLI::IsMember({"ar", "en"}).description(""));
    if (verb_name != "holdings") {
      verb->add_option("--limit", options->limit, "At most so many rows (default on a terminal: 50)")
          ->type_name("N")
          ->check(CLI::Range(1, 1'000'000).description(""));
      verb->add_option("--cursor", options->cursor, "Go on where an earlier answer ended")->type_name("CURSOR");
    }
    verb->callback([options, ask, &common, &chosen] {
      chosen = [options, ask, &common] {
        return answer(*options, common, [&](Ledger& opened, const Ledger_filter& filter, const Page& page) {
          return ask(opened, filter, page, *options);
        });
      };
    });
  };
  add("claims", "Who says what: claims, newest knowledge first",
      [](Ledger& l, const Ledger_filter& f, const Page& p, const Asking_options&) -> Result<Page_of<Recorded_claim>> {
        return ask_claims(l.database(), f, p);
      });
  add("incidents", "Claims about one happening together, with their grade and figures",
      [](Ledger& l, const Ledger_filter& f, const Page& p, const Asking_options&) -> Result<Page_of<Incident_row>> {
        return ask_incidents(l.database(), f, p);
      });
  add("holdings", "Who is said to hold what, when, and by whom",
      [](Ledger& l, const Ledger_filter& f, const Page&, const Asking_options& o) { return holdings(l, f, o); });
  add("contradictions", "Pairs of claims where one denies, contradicts or tells otherwise",
      [](Ledger& l, const Ledger_filter& f, const Page& p, const Asking_options&) -> Result<Page_of<Relation_row>> {
        return ask_relations(l.database(), f, {}, p);
      });
  add("narrators", "Who speaks, how often, and how often others deny it",
      [](Ledger& l, const Ledger_filter& f, const Page& p, const Asking_options&) -> Result<Page_of<Narrator_row>> {
        return ask_narrators(l.database(), f, p);
      });
  add("documents", "Articles, with the words found where --text asks",
      [](Ledger& l, const Ledger_filter& f, const Page& p, const Asking_options&) -> Result<Page_of<Document_row>> {
        return ask_documents(l.database(), f, p);
      });
}

}  // namespace sijill
