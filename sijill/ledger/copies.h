// Near copies in the ledger: sketches, the pairs that were found, and the witness of each document.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "sijill/ledger/account.h"
#include "sijill/ledger/database.h"
#include "sijill/ledger/near_copies.h"

namespace sijill {

class Copy_finder {
 public:
  explicit Copy_finder(Database& database);

  // Sketches a document, finds what it copies and what copies it, and sets their witnesses: the earliest document (by
  // publication, then key) that a document copies, else itself. Gives the documents whose witness changed. A document
  // without text or of fewer than twelve shingles copies nothing.
  std::vector<Row> add(Row document);

  // After a rollback: rows may come to stand for other documents.
  void forget() { shingles_.clear(); }

 private:
  struct Text {
    Row document = 0;
    std::string published, key, text;
    std::int64_t day = 0;
  };
  Text read(Row document);
  std::vector<Row> candidates_of(const Sketch& sketch, const Text& text);
  bool update_witness(Row document);
  const Shingles& shingles_in(Row document, const std::string& text);

  Statement text_, sketch_, near_, add_sketch_, add_band_, add_copy_, earliest_, witness_, set_witness_;
  std::unordered_map<Row, Shingles> shingles_;  // of sketched texts, whose words never change: copies come in swarms
};

}  // namespace sijill
