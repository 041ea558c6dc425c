#include "sijill/ledger/upkeep.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "sijill/ledger/checks.h"
#include "sijill/ledger/tokenizer.h"

namespace sijill {
namespace {

std::int64_t size_of(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error ? 0 : static_cast<std::int64_t>(size);
}

// A read transaction: what is read is the ledger as it was at its begin. Ended on every way out.
class Snapshot {
 public:
  explicit Snapshot(Database& database) : database_(database) {
    database_.execute("BEGIN");
    (void)database_.integer("SELECT count(*) FROM sqlite_master");
  }
  Snapshot(const Snapshot&) = delete;
  ~Snapshot() {
    try {
      database_.execute("ROLLBACK");
    } catch (const Database_failure&) {  // nothing was written, so nothing is lost
    }
  }

 private:
  Database& database_;
};

// A half-made file, gone at the end; what is to stay gets a second name.
class Partial_file {
 public:
  explicit Partial_file(std::string path) : path_(std::move(path)) { remove(); }
  Partial_file(const Partial_file&) = delete;
  ~Partial_file() { remove(); }
  [[nodiscard]] const std::string& path() const { return path_; }
  // Onto the disk and under its name, unless there is a file of that name already.
  [[nodiscard]] int keep_as(const std::string& name) {
    const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!synced || ::link(path_.c_str(), name.c_str()) != 0) return errno;
    const std::string folder = std::filesystem::absolute(name).parent_path().string();
    const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
      ::fsync(directory);
      ::close(directory);
    }
    return 0;
  }

 private:
  void remove() {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) ::unlink((path_ + suffix).c_str());
  }
  std::string path_;
};

void copy_pages(Database& from, Database& to, const std::function<void(double)>& tell) {
  // Within the snapshot the source never changes under the copy, so that it never has to begin anew.
  const Snapshot snapshot(from);
  sqlite3_backup* copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (copy == nullptr) to.fail("copying");
  constexpr int pages_a_step = 2000;
  int code = SQLITE_OK;
  while ((code = sqlite3_backup_step(copy, pages_a_step)) == SQLITE_OK) {
    const int total = sqlite3_backup_pagecount(copy);
    if (total > 0) tell(1.0 - static_cast<double>(sqlite3_backup_remaining(copy)) / total);
  }
  sqlite3_backup_finish(copy);
  if (code != SQLITE_DONE) to.fail("copying");
}

}  // namespace

Result<std::int64_t> back_up(Ledger& ledger, const std::string& target, const std::function<void(double)>& tell) {
  std::error_code ignored;
  if (std::filesystem::exists(target, ignored)) {
    return Error{target + ": found a file, wanted a new name; a backup never writes over another"};
  }
  try {
    Partial_file partial(target + ".partial");
    {
      Database copy(partial.path(), Access::create);
      copy_pages(ledger.database(), copy, tell);
      // A copy that nobody writes needs no log beside it; it gets one again when it is opened as a ledger.
      copy.execute("PRAGMA journal_mode = DELETE");
      Statement check = copy.prepare("PRAGMA quick_check(1)");
      if (check.next() && check.text(0) != "ok") {
        return Error{partial.path() + ": the copy is damaged: " + check.text(0) +
                     "; look at the ledger with 'sijill ledger check' and at the disk"};
      }
    }
    if (const int fault = partial.keep_as(target); fault != 0) {
      return Error{target + ": found the error \"" + std::strerror(fault) +
                   "\", wanted to name the finished copy so"};
    }
    return size_of(target);
  } catch (const Database_failure& failure) {
    return Error{failure.message};
  }
}

Result<Check_result> check(Ledger& ledger) {
  try {
    return check_rows(ledger.database());
  } catch (const Database_failure& failure) {
    return Error{failure.message};
  }
}

Result<Sizes> vacuum(Ledger& ledger) {
  try {
    Database& database = ledger.database();
    const std::int64_t before = size_of(database.path()) + size_of(database.path() + "-wal");
    database.execute("INSERT INTO documents_text (documents_text) VALUES ('optimize')");
    database.execute("VACUUM; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
    return Sizes{before, size_of(database.path()) + size_of(database.path() + "-wal")};
  } catch (const Database_failure& failure) {
    return Error{failure.message};
  }
}

Result<std::vector<Figure>> figures(Ledger& ledger) {
  try {
    Database& database = ledger.database();
    const Snapshot snapshot(database);
    std::vector<Figure> all;
    const auto count = [&](std::string name, const std::string& sql) {
      all.push_back({std::move(name), database.integer("SELECT count(*) FROM " + sql), ""});
    };
    const auto words = [&](std::string name, const std::string& sql) {
      Statement statement = database.prepare(sql);
      all.push_back({std::move(name), 0, statement.next() && !statement.is_null(0) ? statement.text(0) : "none"});
    };
    all.push_back({"version", database.integer("PRAGMA user_version"), ""});
    all.push_back({"bytes", size_of(database.path()), ""});
    all.push_back({"bytes_in_log", size_of(database.path() + "-wal"), ""});
    all.push_back(
        {"bytes_in_gaps", database.integer("PRAGMA freelist_count") * database.integer("PRAGMA page_size"), ""});
    count("runs", "runs");
    count("documents", "documents");
    count("articles", "(SELECT DISTINCT article FROM documents)");
    count("copies", "documents WHERE witness != document");
    count("outlets", "(SELECT DISTINCT outlet FROM documents WHERE outlet IS NOT NULL)");
    words("published_from", "SELECT min(published) FROM documents");
    words("published_to", "SELECT max(published) FROM documents");
    count("readings", "readings");
    count("claims", "claims");
    count("latest_claims", "claims WHERE is_latest");
    count("narrators", "(SELECT DISTINCT narrator FROM links)");
    count("actors", "actors");
    count("places", "places");
    count("mentions", "mentions");
    Statement grades = database.prepare("SELECT grade, count(*) FROM incidents GROUP BY grade ORDER BY grade");
    while (grades.next()) all.push_back({"incidents_" + grades.text(0), grades.integer(1), ""});
    Statement relations =
        database.prepare("SELECT relation, count(*) FROM relations GROUP BY relation ORDER BY relation");
    while (relations.next()) all.push_back({"relations_" + relations.text(0), relations.integer(1), ""});
    Statement holdings = database.prepare("SELECT status, count(*) FROM holdings GROUP BY status ORDER BY status");
    while (holdings.next()) all.push_back({"holdings_" + holdings.text(0), holdings.integer(1), ""});
    count("reviews", "reviews");
    count("inputs", "inputs");
    count("areas", "areas");
    return all;
  } catch (const Database_failure& failure) {
    return Error{failure.message};
  }
}

}  // namespace sijill
