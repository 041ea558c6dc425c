// SQLite as the ledger uses it: a connection, statements that bind and read by position, transactions.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "sijill/core/date.h"
#include "sijill/core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sijill {

enum class Access {
  read,
  read_unchanging,  // in a folder that may not be written; nobody changes the file meanwhile
  write,
  create
};

// What SQLite would not do, told for people. Thrown inside sijill/ledger only; every public function of Ledger turns
// it into an Error.
struct Database_failure {
  std::string message;
  bool busy = false;  // another process held the file longer than it was waited for
  int code = 0;       // SQLite's primary result code, 0 where SQLite did not fail
  bool late = false;  // it ran past its deadline
};

class Database;

// One prepared statement; the connection it came from must outlive it. Parameters and columns count from 0.
class Statement {
 public:
  Statement(Statement&& other) noexcept
      : database_(other.database_), handle_(std::exchange(other.handle_, nullptr)) {}
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // Binds in order, runs to the end, and is ready to be used again.
  template <typename... Values>
  void run(const Values&... values) {
    bind(values...);
    while (next()) {
    }
    reset();
  }
  template <typename... Values>
  void bind(const Values&... values) {
    reset();
    int index = 0;
    (bind_at(index++, values), ...);
  }
  // Steps to the next row; false at the end.
  bool next();
  void reset();

  void bind_at(int index, std::int64_t value);
  void bind_at(int index, int value) { bind_at(index, std::int64_t{value}); }
  void bind_at(int index, double value);
  void bind_at(int index, std::string_view value);
  void bind_at(int index, const std::string& value) { bind_at(index, std::string_view(value)); }
  void bind_at(int index, const char* value) { bind_at(index, std::string_view(value)); }
  void bind_at(int index, std::span<const std::byte> blob);
  void bind_at(int index, std::nullptr_t);
  template <typename Value>
  void bind_at(int index, const std::optional<Value>& value) {
    if (value) {
      bind_at(index, *value);
    } else {
      bind_at(index, nullptr);
    }
  }

  [[nodiscard]] int columns() const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double number(int column) const;
  [[nodiscard]] std::string text(int column) const;                 // empty for null
  [[nodiscard]] std::span<const std::byte> blob(int column) const;  // until the next step
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(int column) const;
  [[nodiscard]] std::optional<double> maybe_number(int column) const;
  [[nodiscard]] std::optional<Day> maybe_day(int column) const;  // as the tables keep days: their numbers

 private:
  friend class Database;
  Statement(Database& database, sqlite3_stmt* handle) : database_(&database), handle_(handle) {}
  Database* database_;
  sqlite3_stmt* handle_;
};

// One connection; used by one thread at a time. Write-ahead log, foreign keys on, a busy time-out of 30 s. What the
// file's own schema says is not trusted (no functions with side effects), and no statement may damage the file.
class Database {
 public:
  // Throws Database_failure.
  Database(const std::string& path, Access access);
  Database(const Database&) = delete;
  ~Database();

  // Compiled once for each text of SQL: what is destroyed is kept for the next that asks for the same.
  [[nodiscard]] Statement prepare(std::string_view sql);
  // Several statements without parameters.
  void execute(const std::string& sql);
  // The first column of the first row; 0 where there is none.
  [[nodiscard]] std::int64_t integer(std::string_view sql);
  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() const { return handle_; }
  // From now on a statement that is still running at `deadline` fails with `late` set; none where it is absent.
  void set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline);
  // Throws Database_failure with what SQLite says of its last call.
  [[noreturn]] void fail(std::string_view doing);

 private:
  friend class Statement;
  struct Idle_statements;
  void take_back(sqlite3_stmt* statement) noexcept;

  std::string path_;
  sqlite3* handle_ = nullptr;
  std::unique_ptr<Idle_statements> idle_;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
};

// A write transaction (BEGIN IMMEDIATE); rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
  Transaction(const Transaction&) = delete;
  ~Transaction();
  void commit() {
    database_.execute("COMMIT");
    open_ = false;
  }

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace sijill
