// Phrases as rows of parts, and the words that can stand where a part stands.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sijill/lexicon/lexicon.h"
#include "tools/lexicon_compiler/file_writer.h"
#include "tools/lexicon_compiler/inflector.h"
#include "tools/lexicon_compiler/source.h"
#include "tools/lexicon_compiler/spellings.h"

namespace sijill {

class Phrase_table {
 public:
  // `lemma` tells how the first word is inflected: as a verb where it has a present.
  void add(Entry_kind kind, std::size_t entry, const Phrase_spelling& spelling, const Source_lemma& lemma,
           bool is_passive);

  [[nodiscard]] std::size_t size() const { return phrases_.size(); }
  void write(File_writer& writer) const;

 private:
  struct Phrase {
    Entry_kind kind;
    std::uint32_t entry;
    std::vector<lexicon_file::Step_record> steps;
  };

  // The part of that key, made with these words where it is new.
  std::uint32_t part(const std::string& key, const std::vector<Word_form>& words);

  std::map<std::string, std::uint32_t> parts_;  // key -> number, in the order of their first use
  std::map<std::string, std::set<std::pair<std::uint32_t, Inflection>>> hits_;  // folded word -> parts
  std::vector<Phrase> phrases_;
};

}  // namespace sijill
