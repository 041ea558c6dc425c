#include "tools/lexicon_compiler/compile.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "sijill/text/fold.h"
#include "tools/lexicon_compiler/file_writer.h"
#include "tools/lexicon_compiler/inflector.h"
#include "tools/lexicon_compiler/phrase_table.h"
#include "tools/lexicon_compiler/spellings.h"
#include "tools/lexicon_compiler/table.h"

namespace sijill {
namespace {

using namespace lexicon_file;

bool is_multiword(std::string_view lemma) { return lemma.find(' ') != std::string_view::npos; }

// Classes whose nouns have the sound plurals and the feminine of persons.
bool names_persons(std::string_view noun_class) {
  constexpr auto classes = std::to_array<std::string_view>({"fighter", "civilian", "person", "official", "leader",
                                                            "spokesman", "anonymous", "medical", "captive",
                                                            "casualty_dead", "casualty_injured", "casualty_missing"});
  return std::ranges::find(classes, noun_class) != classes.end();
}

class Form_table {
 public:
  void add(Entry_kind kind, std::size_t entry, const std::vector<Word_form>& forms) {
    for (const Word_form& form : forms) {
      hits_[form.folded].insert({kind, static_cast<std::uint32_t>(entry), form.inflection, form.definite});
    }
  }
  [[nodiscard]] std::size_t size() const { return hits_.size(); }

  void write(File_writer& writer) const {
    std::map<std::string, Key_range> keys;
    std::vector<Form_hit> all;
    for (const auto& [form, hits] : hits_) {
      keys[form] = {static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(hits.size())};
      for (const auto& [kind, entry, inflection, definite] : hits) all.push_back({kind, inflection, entry, definite});
    }
    writer.add_index(Section::form_buckets, keys);
    // Through zeroed memory: the bytes between the members must be the same on each run.
    std::vector<std::array<std::uint8_t, sizeof(Form_hit)>> records(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      records[i][offsetof(Form_hit, kind)] = static_cast<std::uint8_t>(all[i].kind);
      records[i][offsetof(Form_hit, inflection)] = static_cast<std::uint8_t>(all[i].inflection);
      std::memcpy(records[i].data() + offsetof(Form_hit, entry), &all[i].entry, sizeof all[i].entry);
      records[i][offsetof(Form_hit, definite)] = all[i].definite ? 1 : 0;
    }
    writer.add(Section::form_hits, records);
  }

 private:
  using Hit = std::tuple<Entry_kind, std::uint32_t, Inflection, bool>;
  std::map<std::string, std::set<Hit>> hits_;
};

class Name_table {
 public:
  // `rank`: among names of one kind the lower one comes first.
  void add(Entry_kind kind, std::size_t entry, std::string_view name, Name_use use, std::uint32_t rank = 0) {
    for (const std::string& sequence : name_spellings(name, use)) {
      hits_[sequence].insert({kind, rank, static_cast<std::uint32_t>(entry)});
    }
  }
  [[nodiscard]] std::size_t size() const { return hits_.size(); }

  void write(File_writer& writer) const {
    std::map<std::string, Key_range> keys;
    std::vector<Name_hit> all;
    for (const auto& [sequence, hits] : hits_) {
      for (std::size_t blank = sequence.find(' '); blank != std::string::npos;
           blank = sequence.find(' ', blank + 1)) {
        keys.try_emplace(sequence.substr(0, blank));
      }
      keys[sequence] = {static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(hits.size())};
      for (const auto& [kind, rank, entry] : hits) all.push_back({static_cast<std::uint32_t>(kind), entry});
    }
    writer.add_index(Section::name_buckets, keys);
    writer.add(Section::name_hits, all);
  }

 private:
  using Hit = std::tuple<Entry_kind, std::uint32_t, std::uint32_t>;
  std::map<std::string, std::set<Hit>> hits_;
};

class Compiler {
 public:
  explicit Compiler(const Source& source) : source_(source) {}

  Compiled compile() {
    add_predicates();
    add_cues();
    add_supports();
    add_nouns();
    add_actors();
    add_demonyms();
    add_names();
    add_places();
    forms_.write(writer_);
    names_.write(writer_);
    phrases_.write(writer_);
    return {writer_.finish(), forms_.size(), names_.size(), phrases_.size()};
  }

 private:
  Text text(std::string_view text) { return writer_.text(text); }
  Text folded(std::string_view text) { return writer_.text(fold(text)); }

  // All that leads to an entry with a lemma: its forms, or its phrases.
  void add_lemma(Entry_kind kind, std::size_t entry, const Source_lemma& word, bool is_passive) {
    const bool phrase = is_multiword(word.lemma) || word.word_class == Word_class::phrase ||
                        word.word_class == Word_class::preposition;
    if (phrase) {
      add_phrases(kind, entry, word, is_passive);
    } else if (word.word_class == Word_class::verb) {
      forms_.add(kind, entry, inflect({word.lemma, word.present, word.forms, is_passive}));
    } else if (word.word_class == Word_class::participle) {
      forms_.add(kind, entry, inflect_participle(word.lemma, word.forms));
    } else {
      forms_.add(kind, entry, inflect_noun(word.lemma, word.forms));
    }
  }

  // The listed forms of a phrase are whole phrases; a single word beside a phrase of several is one of its first
  // word.
  void add_phrases(Entry_kind kind, std::size_t entry, const Source_lemma& word, bool is_passive) {
    Source_lemma lemma = word;
    lemma.forms.clear();
    std::vector<Source_lemma> phrases;
    for (const std::string& form : word.forms) {
      if (is_multiword(word.lemma) && !is_multiword(form)) {
        lemma.forms.push_back(form);
      } else {
        phrases.push_back({word.word_class, form, {}, {}});
      }
    }
    phrases.push_back(std::move(lemma));
    for (const Source_lemma& phrase : phrases) {
      for (const Phrase_spelling& spelling : phrase_spellings(phrase.lemma, !phrase.present.empty())) {
        if (spelling.size() == 1) {
          forms_.add(kind, entry, forms_of_single(phrase, is_passive));
        } else {
          phrases_.add(kind, entry, spelling, phrase, is_passive);
        }
      }
    }
  }

  static std::vector<Word_form> forms_of_single(const Source_lemma& phrase, bool is_passive) {
    if (!phrase.present.empty()) return inflect({phrase.lemma, phrase.present, phrase.forms, is_passive});
    std::vector<Word_form> forms = {{fold(phrase.lemma), Inflection::singular, false}};
    if (phrase.word_class == Word_class::phrase) {
      for (Word_form& form : decline(phrase.lemma, Inflection::singular)) forms.push_back(std::move(form));
    }
    return forms;
  }

  void add_predicates() {
    std::vector<Predicate_record> records;
    std::vector<Frame_record> frames;
    for (const Source_predicate& row : source_.predicates) {
      add_lemma(Entry_kind::predicate, records.size(), row.word, row.aspect == Aspect::passive);
      Predicate_record record{};
      record.lemma = text(row.word.lemma);
      record.gloss = text(row.gloss);
      record.frame_begin = static_cast<std::uint32_t>(frames.size());
      record.frame_count = static_cast<std::uint16_t>(row.frame.size());
      record.needs = row.needs;
      record.type = static_cast<std::uint8_t>(row.type);
      record.mode = static_cast<std::uint8_t>(row.mode);
      record.also = static_cast<std::uint8_t>(row.also);
      record.word_class = static_cast<std::uint8_t>(row.word.word_class);
      record.aspect = static_cast<std::uint8_t>(row.aspect);
      records.push_back(record);
      for (const Source_slot& slot : row.frame) {
        frames.push_back({folded(slot.preposition),
                          static_cast<std::uint8_t>(slot.role),
                          static_cast<std::uint8_t>(slot.source),
                          {}});
      }
    }
    writer_.add(Section::predicates, records);
    writer_.add(Section::frame_slots, frames);
  }

  void add_cues() {
    std::vector<Cue_record> records;
    for (const Source_cue& row : source_.cues) {
      add_lemma(Entry_kind::cue, records.size(), row.word, false);
      std::string content;
      for (const std::string& value : row.content) {
        if (!content.empty()) content += '|';
        content += fold(value);
      }
      records.push_back({text(row.word.lemma), text(content), folded(row.narrator), text(row.gloss),
                         static_cast<std::uint8_t>(row.stance), static_cast<std::uint8_t>(row.word.word_class),
                         static_cast<std::uint8_t>(row.needs_event ? 1 : 0), 0});
    }
    writer_.add(Section::cues, records);
  }

  void add_supports() {
    std::vector<Support_record> records;
    for (const Source_support& row : source_.supports) {
      const auto add = [&](const Source_lemma& word, bool is_noun) {
        if (word.lemma.empty()) return;
        add_lemma(Entry_kind::support, records.size(), word, false);
        // The link "أن" is told apart by name, the rest are folded prepositions.
        const Text link = row.link == "أن" ? text(row.link) : folded(row.link);
        records.push_back(
            {text(word.lemma), link, text(row.gloss), row.subject ? static_cast<std::uint8_t>(*row.subject) : absent,
             row.modality ? static_cast<std::uint8_t>(*row.modality) : absent,
             static_cast<std::uint8_t>(row.denies ? 1 : 0), static_cast<std::uint8_t>(is_noun ? 1 : 0)});
      };
      add({row.present.empty() ? Word_class::preposition : Word_class::verb, row.lemma, row.present, {}}, false);
      add({Word_class::noun, row.noun, {}, {}}, true);
    }
    writer_.add(Section::supports, records);
  }

  void add_nouns() {
    std::vector<Noun_record> records;
    for (const Source_noun& row : source_.nouns) {
      const Word_class word_class = names_persons(row.noun_class) ? Word_class::participle : Word_class::noun;
      add_lemma(Entry_kind::noun, records.size(), {word_class, row.lemma, {}, row.forms}, false);
      records.push_back({text(row.noun_class), text(row.lemma), text(row.gloss)});
    }
    writer_.add(Section::nouns, records);
  }

  void add_actors() {
    std::vector<Actor_record> records;
    std::vector<Alliance_record> alliances;
    std::map<std::string, Key_range> ids;
    for (const Source_actor& row : source_.actors) {
      const auto entry = static_cast<std::uint32_t>(records.size());
      ids[row.id] = {entry, 1};
      for (const std::string& name : row.names_ar) {
        names_.add(Entry_kind::actor, entry, name, row.kind == "person" ? Name_use::person : Name_use::body);
      }
      records.push_back({text(row.id), text(row.kind), text(row.country), text(row.sector), text(row.parent),
                         text(row.name_en), text(row.names_ar.front()), text(row.wikidata),
                         static_cast<std::uint32_t>(alliances.size()),
                         static_cast<std::uint32_t>(row.allies.size())});
      for (const Source_alliance& ally : row.allies) {
        alliances.push_back({text(ally.actor), text(ally.from), text(ally.to)});
      }
    }
    actor_ids_ = ids;
    writer_.add(Section::actors, records);
    writer_.add(Section::alliances, alliances);
    writer_.add_index(Section::actor_id_buckets, ids);
  }

  void add_demonyms() {
    std::vector<Demonym_record> records;
    for (const Source_demonym& row : source_.demonyms) {
      for (const std::string& form : row.forms) {
        names_.add(Entry_kind::demonym, records.size(), form, Name_use::demonym);
      }
      records.push_back({actor_ids_.at(row.actor).first});
    }
    writer_.add(Section::demonyms, records);
  }

  void add_names() {
    std::vector<Name_record> records;
    std::map<std::string, Key_range> flags;
    for (const Source_name& row : source_.names) {
      names_.add(Entry_kind::name, records.size(), row.name, Name_use::person);
      for (const std::string& spelling : name_spellings(row.name, Name_use::person)) {
        Key_range& key = flags[spelling];
        key.first |= row.given ? given_name : family_name;
        key.count = 1;
      }
      records.push_back({text(row.name)});
    }
    writer_.add(Section::names, records);
    writer_.add_index(Section::personal_name_buckets, flags);
  }

  void add_places() {
    std::vector<Place_record> records;
    std::map<std::string, Key_range> ids;
    for (const Source_place& row : source_.places) {
      const auto entry = static_cast<std::uint32_t>(records.size());
      ids[row.id] = {entry, 1};
      for (const std::string& name : row.names_ar) {
        names_.add(Entry_kind::place, entry, name, Name_use::place, row.rank);
      }
      records.push_back({row.lat, row.lon, text(row.id), text(row.kind), text(row.name_en),
                         text(row.names_ar.front()), text(row.precision), text(row.country), text(row.parent),
                         text(row.source), row.rank, 0});
    }
    writer_.add(Section::places, records);
    writer_.add_index(Section::place_id_buckets, ids);
  }

  const Source& source_;
  File_writer writer_;
  Form_table forms_;
  Name_table names_;
  Phrase_table phrases_;
  std::map<std::string, Key_range> actor_ids_;
};

}  // namespace

Compiled compile(const Source& source) { return Compiler(source).compile(); }

}  // namespace sijill
