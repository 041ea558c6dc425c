#include "sijill/ledger/database.h"

#include <sqlite3.h>

#include <unordered_map>

namespace sijill {
namespace {

constexpr int busy_ms = 30'000;

std::string reason_of(sqlite3* handle, int code) {
  switch (code & 0xff) {
    case SQLITE_FULL: return "the disk is full; free some space and run it again, nothing that was recorded is lost";
    case SQLITE_READONLY: return "the file or its folder is read-only; make both writable";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program kept the ledger locked for 30 seconds; wait for it and run it again";
    case SQLITE_NOTADB: return "this is no SQLite file; name a ledger, or a new file to make one";
    case SQLITE_CORRUPT: return "the file is damaged; restore a backup, or look with 'sijill ledger check'";
    case SQLITE_CANTOPEN: return "it cannot be opened; check that it exists and may be read";
    case SQLITE_IOERR:
      return std::string("reading or writing the disk failed (") + sqlite3_errmsg(handle) +
             "); check the disk and its free space";
    default: return sqlite3_errmsg(handle);
  }
}

// The path as a URI of SQLite, the one way to say that a file does not change.
std::string uri_of(const std::string& path, Access access) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', digits[byte >> 4], digits[byte & 15]};
    } else {
      uri += c;
    }
  }
  return access == Access::read_unchanging ? uri + "?immutable=1" : uri;
}

}  // namespace

// By their text. A statement that two have at once is compiled twice.
struct Database::Idle_statements {
  struct Text_hash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard's word
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_multimap<std::string, sqlite3_stmt*, Text_hash, std::equal_to<>> by_text;

  ~Idle_statements() { clear(); }
  void clear() {
    for (const auto& [text, statement] : by_text) sqlite3_finalize(statement);
    by_text.clear();
  }
};

Database::Database(const std::string& path, Access access) : path_(path), idle_(std::make_unique<Idle_statements>()) {
  const bool writes = access == Access::write || access == Access::create;
  const int flags = (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                    (access == Access::create ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  const std::string name = uri_of(path, access);
  const int code = sqlite3_open_v2(name.c_str(), &handle_, flags, nullptr);
  if (code != SQLITE_OK) {
    Database_failure failure{path + ": " + reason_of(handle_, code), false, code & 0xff};
    sqlite3_close_v2(handle_);
    throw failure;
  }
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, busy_ms);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  try {
    execute(
        "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000; PRAGMA mmap_size = "
        "1073741824");
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

Database::~Database() {
  idle_.reset();
  sqlite3_close_v2(handle_);
}

void Database::fail(std::string_view doing) {
  const int code = sqlite3_extended_errcode(handle_);
  const bool busy = (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
  std::string message = path_ + ": ";
  if (!doing.empty()) message += std::string(doing) + ": ";
  const bool late = (code & 0xff) == SQLITE_INTERRUPT;
  throw Database_failure{message + (late ? "it took longer than it may" : reason_of(handle_, code)), busy,
                         code & 0xff, late};
}

void Database::set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline) {
  constexpr int steps = 20'000;  // of SQLite's machine between two looks at the clock, about a millisecond
  deadline_ = deadline;
  const auto is_past = [](void* of) {
    const auto& until = *static_cast<decltype(deadline_)*>(of);
    return until && std::chrono::steady_clock::now() > *until ? 1 : 0;
  };
  sqlite3_progress_handler(handle_, deadline ? steps : 0, deadline ? +is_past : nullptr, &deadline_);
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  if (const auto idle = idle_->by_text.find(sql); idle != idle_->by_text.end()) {
    handle = idle->second;
    idle_->by_text.erase(idle);
    return Statement(*this, handle);
  }
  if (sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &handle, nullptr) != SQLITE_OK) fail("");
  return Statement(*this, handle);
}

void Database::take_back(sqlite3_stmt* statement) noexcept {
  constexpr std::size_t most_idle = 300;  // more than the ledger has of its own; searches make others
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  try {
    if (idle_->by_text.size() >= most_idle) idle_->clear();
    idle_->by_text.emplace(sqlite3_sql(statement), statement);
  } catch (...) {  // no memory to remember it by
    sqlite3_finalize(statement);
  }
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("");
}

std::int64_t Database::integer(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.next() ? statement.integer(0) : 0;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }

Statement::~Statement() {
  if (handle_ != nullptr) database_->take_back(handle_);
}

bool Statement::next() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->fail("");
  return false;
}

void Statement::reset() { sqlite3_reset(handle_); }

void Statement::bind_at(int index, std::int64_t value) { sqlite3_bind_int64(handle_, index + 1, value); }
void Statement::bind_at(int index, double value) { sqlite3_bind_double(handle_, index + 1, value); }
void Statement::bind_at(int index, std::string_view value) {
  sqlite3_bind_text(handle_, index + 1, value.data() == nullptr ? "" : value.data(), static_cast<int>(value.size()),
                    SQLITE_TRANSIENT);
}
void Statement::bind_at(int index, std::span<const std::byte> blob) {
  sqlite3_bind_blob(handle_, index + 1, blob.data(), static_cast<int>(blob.size()), SQLITE_TRANSIENT);
}
void Statement::bind_at(int index, std::nullptr_t) { sqlite3_bind_null(handle_, index + 1); }

int Statement::columns() const { return sqlite3_column_count(handle_); }

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
double Statement::number(int column) const { return sqlite3_column_double(handle_, column); }
std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return bytes == nullptr ? std::string()
                          : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}
std::span<const std::byte> Statement::blob(int column) const {
  const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(handle_, column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}
std::optional<std::int64_t> Statement::maybe_integer(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}
std::optional<double> Statement::maybe_number(int column) const {
  return is_null(column) ? std::nullopt : std::optional(number(column));
}
std::optional<Day> Statement::maybe_day(int column) const {
  return is_null(column) ? std::nullopt : std::optional(Day{static_cast<std::int32_t>(integer(column))});
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const Database_failure&) {  // SQLite has rolled back by itself, as it does on a full disk
  }
}

}  // namespace sijill
