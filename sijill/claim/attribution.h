// Who says it: cues, narrators and the stretch of text that each narration covers, for the whole document.
#pragma once

#include <string>
#include <vector>

#include "sijill/claim/context.h"
#include "sijill/claim/fillers.h"
#include "sijill/core/claim.h"

namespace sijill {

// The ASCII letters and digits of a name, lower-cased: what "Al Jazirah" and "aljazirah" share.
[[nodiscard]] std::string letters_of(std::string_view name);

// One act of saying: its links (outermost first) vouch for every event whose trigger stands in `content`.
struct Narration {
  Range content;
  std::vector<Link> links;
  Fillers narrator;  // of the innermost link
  Fillers accused;   // whom an accusation names as the doer
  Stance stance = Stance::state;
  Polarity polarity = Polarity::affirmed;
  bool own_deed = false;  // the content is a noun phrase: أعلن سيطرته, where the narrator is the likely doer
  bool around = false;    // the cue stands after or beside its content: …، بحسب X
  std::uint32_t cue_word = 0;
  std::string rule;
};

class Attribution {
 public:
  Attribution(const Claim_context& context, const Syntax& syntax);

  // Narrations that cover a word, outermost first.
  [[nodiscard]] std::vector<const Narration*> covering(std::uint32_t word) const;
  // The chain for an event at `word`, the outlet first.
  [[nodiscard]] std::vector<Link> chain_at(std::uint32_t word) const { return chain_of(covering(word)); }
  [[nodiscard]] std::vector<Link> chain_of(const std::vector<const Narration*>& narrations) const;
  // Narrations whose cue stands before the word and which do not cover it, the nearest first, one a narrator.
  [[nodiscard]] std::vector<const Narration*> spoken_before(std::uint32_t word) const;
  // The chain with those whose words the outlet hands on as a whole, after the outlet.
  [[nodiscard]] std::vector<Link> with_relays(std::vector<Link> chain) const;
  // Whether a sentence without any narration stands between a narration and a later word.
  [[nodiscard]] bool silent_after(const Narration& narration, std::uint32_t word) const;
  [[nodiscard]] Link link_of(const Fillers& narrator, Stance stance, Range cue) const;
  // True where the word belongs to a cue (it states no event of its own there).
  [[nodiscard]] bool is_cue(std::uint32_t word) const { return cue_words_[word]; }
  // True for a date that says when something was said, not when it happened.
  [[nodiscard]] bool dates_the_saying(const Mention& time) const;

 private:
  struct Found_cue {
    Range words;
    const Cue* cue;
    Inflection inflection;
    std::uint32_t head;  // the verb of «وفق ما أفاد», else the first word
  };
  void read_sentence(Range sentence);
  void read_verb_cue(const Found_cue& found, Range segment);
  void read_participle_cue(const Found_cue& found, Range segment);
  void read_preposition_cue(const Found_cue& found, Range segment);
  void read_colon_heading(Range sentence);
  void carry_open_quotation(Range sentence);
  [[nodiscard]] std::vector<Found_cue> find_cues(Range sentence) const;
  [[nodiscard]] std::vector<Link> relay_of(std::uint32_t cue_word, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t content_begin(std::uint32_t from, std::uint32_t limit) const;
  [[nodiscard]] bool cue_follows(std::uint32_t turn, std::uint32_t limit) const;
  [[nodiscard]] bool is_unsaid(std::uint32_t verb) const;
  [[nodiscard]] bool opens_its_sentence(std::uint32_t verb) const;
  [[nodiscard]] bool is_outlet(const Mention& mention) const;
  void add(Narration narration);
  // A link without role and stance for an outlet or channel of this name, or of this id of the lexicon.
  [[nodiscard]] Link medium(const std::string& name) const;
  [[nodiscard]] const std::vector<std::uint32_t>& narrations_in(std::uint32_t sentence) const {
    return by_sentence_[sentence];
  }

  const Claim_context& context_;
  const Syntax& syntax_;
  std::vector<Narration> narrations_;
  std::vector<bool> cue_words_;
  std::vector<std::vector<std::uint32_t>> by_sentence_;  // indices into narrations_, by sentence of the document
  std::size_t open_quotation_ = 0;                       // quotations before this one have ended
  std::int32_t last_ = nothing;                          // index of the last narration with a narrator of its own
  Link outlet_;
  std::vector<Link> relays_;  // whose words the outlet hands on as a whole, the nearest first
};

}  // namespace sijill
