#include "sijill/ledger/input_rows.h"

namespace sijill {
namespace {

std::optional<std::int64_t> known(std::int64_t value) { return value < 0 ? std::nullopt : std::optional(value); }

std::optional<std::string> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

std::optional<Input_cursor> read_cursor(Database& database, const std::string& name, const std::string& settings,
                                        const Run_versions& versions) {
  Statement find = database.prepare(
      "SELECT size, modified, prefix, place, records, is_finished FROM inputs JOIN runs USING (run) WHERE name = ? "
      "AND "
      "settings = ? AND program = ? AND lexicon = ? AND grammar = ? AND ranker = ?");
  find.bind(name, settings, versions.program, versions.lexicon, versions.grammar, versions.ranker);
  if (!find.next()) return std::nullopt;
  return Input_cursor{.name = name,
                      .settings = settings,
                      .size = find.maybe_integer(0).value_or(-1),
                      .modified = find.maybe_integer(1).value_or(-1),
                      .prefix = find.text(2),
                      .place = find.text(3),
                      .records = find.integer(4),
                      .is_finished = find.integer(5) != 0};
}

void write_cursor(Database& database, const Input_cursor& cursor, std::int64_t run, const std::string& now) {
  Statement write = database.prepare(
      "INSERT INTO inputs (name, run, settings, size, modified, prefix, place, records, is_finished, updated) VALUES "
      "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name, run, settings) DO UPDATE SET size = excluded.size, modified "
      "= "
      "excluded.modified, prefix = excluded.prefix, place = excluded.place, records = excluded.records, is_finished "
      "= "
      "excluded.is_finished, updated = excluded.updated");
  write.run(cursor.name, run, cursor.settings, known(cursor.size), known(cursor.modified), given(cursor.prefix),
            cursor.place, cursor.records, cursor.is_finished ? 1 : 0, now);
}

}  // namespace sijill
