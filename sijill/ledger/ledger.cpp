#include "sijill/ledger/ledger.h"

#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

#include "sijill/ledger/input_rows.h"
#include "sijill/ledger/place_areas.h"
#include "sijill/ledger/reconcile.h"
#include "sijill/ledger/record.h"
#include "sijill/ledger/review.h"
#include "sijill/ledger/schema.h"
#include "sijill/ledger/tokenizer.h"
#include "sijill/ledger/world.h"

namespace sijill {
namespace {

// Rows of actors and places kept in memory between two documents, about 100 MB of them at most.
constexpr std::size_t largest_world = 400'000;

// "2017-11-10T21:15:00Z".
std::string now() {
  const auto seconds = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto day = std::chrono::floor<std::chrono::days>(seconds);
  const Timestamp stamp{.day = Day{static_cast<std::int32_t>(day.time_since_epoch().count())},
                        .minute_of_day = static_cast<int>((seconds - day).count() / 60)};
  std::string text = to_string(stamp);
  const int second = static_cast<int>((seconds - day).count() % 60);
  text.replace(text.size() - 2, 2, (second < 10 ? "0" : "") + std::to_string(second));
  return text + "Z";
}

// Write-ahead log: readers never wait for the writer. With synchronous=FULL the log is on the disk before a commit
// returns, so what was acknowledged outlives a kill and a power cut.
void keep_log(Database& database) {
  database.execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000");
  // Two that open a new ledger at once both want the file for themselves here, where SQLite does not wait.
  for (int attempt = 0;; ++attempt) {
    try {
      database.execute("PRAGMA journal_mode = WAL");
      return;
    } catch (const Database_failure& failure) {
      if (!failure.busy || attempt == 300) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }
}

std::unique_ptr<Database> open_for_writing(const std::string& path, Access access,
                                           const std::function<void(double)>& tell) {
  auto database = std::make_unique<Database>(path, access);
  register_tokenizer(*database);
  migrate(*database, tell);
  keep_log(*database);
  return database;
}

void check_version(Database& database) {
  const int found = version_of(database);
  if (found == schema_version()) return;
  throw Database_failure{
      database.path() + ": found " +
      (found == 0 ? std::string("an empty file") : "a ledger of version " + std::to_string(found)) +
      ", wanted one of version " + std::to_string(schema_version()) +
      (found == 0 ? "; fill one with 'sijill ingest'"
                  : "; 'sijill ledger check' brings it up where it may be written")};
}

// SQLite wants to write beside a ledger even to read it. Where it may not, and no log waits to be read, the file
// alone is the ledger and is opened as one that nobody changes.
std::unique_ptr<Database> open_for_reading(const std::string& path) {
  std::unique_ptr<Database> database;
  try {
    database = std::make_unique<Database>(path, Access::read);
    (void)database->integer("SELECT count(*) FROM sqlite_master");
  } catch (const Database_failure& failure) {
    std::error_code error;
    const bool may_not_write = failure.code == SQLITE_CANTOPEN || failure.code == SQLITE_READONLY;
    if (!may_not_write || !std::filesystem::exists(path, error)) throw;
    const auto log = std::filesystem::file_size(path + "-wal", error);
    if (!error && log > 0) {
      throw Database_failure{path + ": its last entries are still in " + path +
                             "-wal, and its folder may not be written; open it once where it may be written ('sijill "
                             "ledger stats' is enough), or copy both files to such a place"};
    }
    database = std::make_unique<Database>(path, Access::read_unchanging);
  }
  register_tokenizer(*database);
  check_version(*database);
  return database;
}

}  // namespace

struct Ledger::State {
  explicit State(std::unique_ptr<Database> opened, Access access)
      : database(std::move(opened)), world(World::load(*database)) {
    if (access == Access::read) return;
    recorder.emplace(*database, world);
    reconciler.emplace(*database, world);
  }
  std::unique_ptr<Database> database;
  World world;
  std::optional<Recorder> recorder;  // absent, as the next one, where the ledger is only read
  std::optional<Reconciler> reconciler;
  std::int64_t data_version = -1;  // changes where another connection has written
};

Ledger::Ledger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

const std::string& Ledger::path() const { return state_->database->path(); }

Database& Ledger::database() { return *state_->database; }

const World& Ledger::world() const { return state_->world; }

World& Ledger::world() { return state_->world; }

void Ledger::forget() {
  state_->world.forget();
  if (state_->reconciler) state_->reconciler->forget();
}

Result<Ledger> Ledger::open(const std::string& path, Access access, const std::function<void(double)>& tell) {
  try {
    auto database = access == Access::read ? open_for_reading(path) : open_for_writing(path, access, tell);
    return Ledger(std::make_unique<State>(std::move(database), access));
  } catch (const Database_failure& failure) {
    return Error{failure.message};
  }
}

Result<bool> Ledger::has(const std::string& document_key, const Run_versions& versions) {
  try {
    Statement find = database().prepare(
        "SELECT 1 FROM readings JOIN documents USING (document) JOIN runs USING (run) WHERE key = ? AND program = ? "
        "AND "
        "lexicon = ? AND grammar = ? AND ranker = ?");
    find.bind(document_key, versions.program, versions.lexicon, versions.grammar, versions.ranker);
    return find.next();
  } catch (const Database_failure& failure) {
    return Error{failure.message};
  }
}

Result<std::optional<Input_cursor>> Ledger::cursor(const std::string& input, const std::string& settings,
                                                   const Run_versions& versions) {
  try {
    return read_cursor(database(), input, settings, versions);
  } catch (const Database_failure& failure) {
    return Error{failure.message};
  }
}

Result<std::vector<Recorded>> Ledger::record(std::span<const Document_record> documents, const Run_versions& versions,
                                             const Registry& registry, std::span<const Input_cursor> reached) {
  State& state = *state_;
  if (!state.recorder) {
    return Error{state.database->path() + ": it was opened for reading only; open it for writing to record"};
  }
  const Document_record* at = nullptr;
  try {
    Transaction transaction(*state.database);
    const std::int64_t data_version = state.database->integer("PRAGMA data_version");
    if (data_version != state.data_version || state.world.size() > largest_world) forget();
    state.data_version = data_version;
    const Row last_place = state.database->integer("SELECT max(place) FROM places");
    std::vector<Recorded> recorded;
    std::vector<Row> changed;
    for (const Document_record& document : documents) {
      at = &document;
      const Recorder::Written written = state.recorder->write(document, versions, registry, now());
      if (written.what == Recorded::new_reading || written.what == Recorded::new_version) {
        place_reviews(*state.database, written.document);
      }
      if (written.what != Recorded::was_there) changed.push_back(written.document);
      recorded.push_back(written.what);
    }
    at = nullptr;
    if (!changed.empty()) state.reconciler->reconcile(changed);
    state.recorder->finish();
    link_places(*state.database, last_place);
    for (const Input_cursor& cursor : reached) {
      write_cursor(*state.database, cursor, state.recorder->run_of(versions, now()), now());
    }
    transaction.commit();
    return recorded;
  } catch (const Database_failure& failure) {
    forget();  // rows that are not there any more
    state.recorder->forget();
    return Error{failure.message + (at == nullptr ? std::string() : " (while recording " + at->name + ")")};
  }
}

Result<Recorded> Ledger::record(const Document_record& document, const Run_versions& versions,
                                const Registry& registry) {
  const Result<std::vector<Recorded>> recorded = record(std::span(&document, 1), versions, registry);
  if (!recorded) return recorded.error();
  return recorded.value().front();
}

}  // namespace sijill
