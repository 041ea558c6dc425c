// A document, its reading and its claims as rows.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sijill/core/record.h"
#include "sijill/ledger/database.h"
#include "sijill/ledger/entity_rows.h"
#include "sijill/ledger/ledger.h"
#include "sijill/ledger/registry.h"
#include "sijill/ledger/world.h"

namespace sijill {

// Prepared once for a connection that writes.
class Recorder {
 public:
  // Both must outlive it. Throws Database_failure.
  Recorder(Database& database, World& world);
  Recorder(const Recorder&) = delete;
  ~Recorder();

  // The reading of that document by those versions; 0 where there is none.
  [[nodiscard]] Row find_reading(const std::string& document_key, const Run_versions& versions);

  // The run of those versions, made where there is none. Throws Database_failure.
  [[nodiscard]] Row run_of(const Run_versions& versions, const std::string& now);

  struct Written {
    Recorded what = Recorded::was_there;
    Row document = 0;
  };
  // Writes within the transaction that is open; `document` must live until finish(). `now` is a UTC timestamp for the
  // columns that say when. Throws Database_failure.
  [[nodiscard]] Written write(const Document_record& document, const Run_versions& versions, const Registry& registry,
                              const std::string& now);

  // Before the transaction is committed: adds the texts of all documents to the search at once, which is several
  // times faster than between the rows of each. Throws Database_failure.
  void finish();
  // After a rollback.
  void forget() { unindexed_.clear(); }

 private:
  struct Statements;
  // What the rows of one claim have from their reading.
  struct Claim_home {
    Row document = 0, reading = 0, outlet = 0;
    std::int64_t number = 0;
    bool is_latest = true;
  };
  [[nodiscard]] Row earlier_version(const Document_record& document);
  [[nodiscard]] Row write_document(const Document_record& document, Row outlet, Row earlier, const std::string& now);
  void fill_document(Row row, const Document_record& document);
  void write_claim(const Document_record& document, const Claim_record& claim, const Claim_home& home,
                   Entity_rows& rows);
  void write_mentions(const Document_record& document, Row reading, Entity_rows& rows);

  Database& database_;
  World& world_;
  Entity_statements entities_;
  std::unique_ptr<Statements> statements_;
  std::vector<std::pair<Row, const Document_record*>> unindexed_;
};

}  // namespace sijill
