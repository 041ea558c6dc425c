// The stages in order: Article in, Reading out.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sijill/calendar/calendar.h"
#include "sijill/claim/detector.h"
#include "sijill/claim/ranker.h"
#include "sijill/core/article.h"
#include "sijill/core/reading.h"
#include "sijill/core/result.h"
#include "sijill/grammar/grammar.h"
#include "sijill/lexicon/lexicon.h"

namespace sijill {

struct Reader_options {
  Weekday_preference weekdays = Weekday_preference::past;  // a bare weekday: the last one, or the next
  bool explain = false;                                    // keep rejected triggers with their reasons
};

// Immutable after open; read() may be called from many threads at once.
class Reader {
 public:
  // `data_directory` holds lexicon.bin, grammar.bin, arguments.tsv and detection.tsv.
  [[nodiscard]] static Result<Reader> open(const std::string& data_directory, Reader_options options = {});

  [[nodiscard]] Reading read(Article article) const;
  // For training: the choices of the last stage beside the reading they belong to.
  [[nodiscard]] std::pair<Reading, std::vector<Choice>> read_with_choices(Article article) const;

  // For training: every claim whose needs are met, and what the detector would look at for each.
  [[nodiscard]] std::pair<Reading, std::vector<std::vector<std::string>>> read_with_features(Article article) const;

  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
  [[nodiscard]] std::string_view grammar_version() const { return grammar_.version(); }
  [[nodiscard]] std::string_view ranker_version() const { return ranker_.version(); }
  [[nodiscard]] std::string_view detector_version() const { return detector_.version(); }

 private:
  Reader(Lexicon lexicon, Grammar grammar, Argument_ranker ranker, Detector detector, Reader_options options);

  Lexicon lexicon_;
  Grammar grammar_;
  Argument_ranker ranker_;
  Detector detector_;
  Reader_options options_;
};

}  // namespace sijill
