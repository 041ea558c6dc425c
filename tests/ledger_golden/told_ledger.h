// A story recorded in a ledger of its own, and the ledger as text: equal texts mean equal ledgers.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sijill/ledger/ledger.h"
#include "sijill/reader/reader.h"
#include "tests/ledger_golden/story.h"

namespace sijill {

// The lexicon's registry with what the story adds.
class Story_registry : public Registry {
 public:
  Story_registry(const Lexicon& lexicon, const Story& story) : lexicon_(lexicon), story_(story) {}
  [[nodiscard]] std::optional<Actor> actor(const std::string& id) const override;
  [[nodiscard]] std::optional<Place> place(const std::string& id) const override;

 private:
  const Lexicon& lexicon_;
  const Story& story_;
};

enum class Recording { one_by_one, at_once };

class Told_ledger {
 public:
  // Records the documents in the given order of indices. Fails with what the ledger said.
  [[nodiscard]] static Result<Told_ledger> record(const Story& story, const std::vector<std::size_t>& order,
                                                  const Reader& reader, Recording recording = Recording::one_by_one);
  Told_ledger(Told_ledger&&) = default;

  // Reconciles everything again from the claims alone.
  void from_scratch();
  // Incidents, relations, holdings, witnesses, copies, without row numbers.
  [[nodiscard]] std::string text();
  // An empty string where the line holds, else what was found.
  [[nodiscard]] std::string check(const Expected_line& line);
  // "pick LABEL DOCUMENT TYPE.MODE" gives a claim of an article a label.
  [[nodiscard]] Ledger& ledger() { return *ledger_; }

 private:
  Told_ledger() = default;
  [[nodiscard]] Document_record record_at(std::size_t i, const Reader& reader) const;
  void label_claims(const Story_document& document, const std::string& key);
  std::string check_pick(const Expected_line& line);
  std::string check_incident(const Expected_line& line);
  std::string check_apart(const Expected_line& line);
  std::string check_relation(const Expected_line& line);
  std::string check_absence(const Expected_line& line);
  std::string check_interest(const Expected_line& line);
  std::string check_counts(const Expected_line& line);
  std::string check_holdings(const Expected_line& line);
  std::string check_state(const Expected_line& line);
  std::string check_copy(const Expected_line& line);

  [[nodiscard]] Row claim(const std::string& label) const;
  [[nodiscard]] std::string label_of(Row claim) const;
  [[nodiscard]] Row row_of(const std::string& name, bool is_place);
  [[nodiscard]] std::string name_of(Row row, bool is_place);
  std::string one(const std::string& sql, const std::vector<std::string>& parameters);

  const Story* story_ = nullptr;
  std::shared_ptr<Story_registry> registry_;
  std::unique_ptr<Ledger> ledger_;
  std::map<std::string, Row> claims_;
  std::map<Row, std::string> labels_;
};

}  // namespace sijill
