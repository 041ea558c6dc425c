#include "sijill/grammar/analyzer.h"

#include <algorithm>

#include "sijill/grammar/letters.h"
#include "sijill/text/fold.h"

namespace sijill::grammar {
namespace {

// Bytes of `surface` up to the end of its first `letters` letters, marks on the last one included.
std::uint32_t bytes_of(std::string_view surface, const Letters& token, std::uint32_t letters) {
  const std::string head = utf8_of(std::u16string_view(token.plain).substr(0, letters));
  if (surface.starts_with(head) && letters >= token.plain.size()) return static_cast<std::uint32_t>(surface.size());
  std::size_t end = 0;
  // The longest head of the surface that is no more than these letters once marks and ligatures are undone.
  for (std::size_t i = 1; i <= surface.size(); ++i) {
    const bool boundary = i == surface.size() || (static_cast<unsigned char>(surface[i]) & 0xC0) != 0x80;
    if (!boundary) continue;
    if (plain(surface.substr(0, i)).size() > head.size()) break;
    end = i;
  }
  return static_cast<std::uint32_t>(end);
}

bool is_perfect(const Lexicon& lexicon, std::string_view folded) {
  const auto forms = lexicon.forms(folded);
  return std::any_of(forms.begin(), forms.end(), [](const Form_hit& hit) {
    return hit.inflection == Inflection::perfect && !hit.definite &&
           (hit.kind == Entry_kind::predicate || hit.kind == Entry_kind::cue || hit.kind == Entry_kind::support);
  });
}

// Whether the word is a perfect verb that can have "us" for its object: دمر can, استعد (prepared) cannot.
bool takes_object(const Lexicon& lexicon, std::string_view folded) {
  for (const Form_hit& hit : lexicon.forms(folded)) {
    if (hit.inflection != Inflection::perfect || hit.definite) continue;
    if (hit.kind != Entry_kind::predicate) return true;
    for (const Frame_slot& slot : lexicon.predicate(hit.entry).frame) {
      if (slot.source == Frame_slot::Source::object) return true;
    }
  }
  return false;
}

}  // namespace

// فقد الحوثيون السيطرة ("they lost control"): قد stands before verbs only, so that before a name or a noun the token
// is the verb. The segmenter, which sees letters only, takes it for ف + قد.
void Analyzer::add_verbs_of_losing(std::span<const Word> words, std::vector<Forced_cut>& cuts) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i].folded != "ف" || words[i + 1].folded != "قد" || words[i].token != words[i + 1].token) continue;
    const Upos next = words[i + 2].upos;
    if (next == Upos::noun || next == Upos::propn || next == Upos::x) cuts.push_back({words[i].token, Cut{}});
  }
}

// استعدنا ("we retook"), سيطرنا على ("we seized"): the ending نا is "us" only where a verb is left without it and
// what follows may be its subject.
void Analyzer::add_first_persons(const Document& document, const Lexicon& lexicon, std::span<const Word> words,
                                 std::vector<Forced_cut>& cuts) {
  constexpr std::string_view ending = "نا";
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].folded != ending || words[i - 1].token != words[i].token) continue;
    std::string_view whole = document.tokens[words[i].token].folded;
    if (!whole.ends_with(ending)) continue;
    Cut cut;
    if (!is_perfect(lexicon, whole) && (whole.starts_with("و") || whole.starts_with("ف"))) {
      whole.remove_prefix(std::string_view("و").size());
      cut.proclitics = 1;
    }
    if (!is_perfect(lexicon, whole)) continue;
    const bool may_be_us = takes_object(lexicon, whole.substr(0, whole.size() - ending.size()));
    const bool subject_may_follow = i + 1 >= words.size() || words[i + 1].upos != Upos::adp;
    if (!may_be_us || !subject_may_follow) cuts.push_back({words[i].token, cut, true});
  }
}

void Analyzer::analyze_sentence(const Document& document, const Lexicon* lexicon, std::uint32_t sentence,
                                Words& words) const {
  const auto first = words.size();
  read_sentence(document, sentence, {}, words);
  std::vector<Forced_cut> forced;
  add_verbs_of_losing(std::span(words).subspan(first), forced);
  if (lexicon != nullptr) add_first_persons(document, *lexicon, std::span(words).subspan(first), forced);
  if (forced.empty()) return;
  words.resize(first);
  read_sentence(document, sentence, forced, words);
}

void Analyzer::read_sentence(const Document& document, std::uint32_t sentence, const std::vector<Forced_cut>& forced,
                             Words& words) const {
  const Range range = document.sentences[sentence].tokens;
  const auto first = words.size();
  std::vector<Letters> tokens;
  tokens.reserve(range.size());
  for (std::uint32_t t = range.begin; t < range.end; ++t) tokens.push_back(Letters::of(document.tokens[t].form));

  std::vector<Shape> shapes;
  shapes.reserve(range.size() * 2);
  for (std::uint32_t i = 0; i < range.size(); ++i) {
    const Token& token = document.tokens[range.begin + i];
    const std::u16string_view before = i == 0 ? std::u16string_view() : tokens[i - 1].folded;
    const std::u16string_view after = i + 1 == range.size() ? std::u16string_view() : tokens[i + 1].folded;
    std::vector<Part> parts = segmenter_.split(tokens[i], before, after);
    for (const Forced_cut& one : forced) {
      if (one.token == range.begin + i) parts = segmenter_.parts(tokens[i], one.cut);
    }
    std::uint32_t begin = token.span.begin, letters = 0;
    for (const Part& part : parts) {
      letters += part.letters;
      Word word;
      word.token = range.begin + i;
      word.sentence = sentence;
      const bool last = &part == &parts.back();
      word.span = {
          begin, last ? token.span.end : token.span.begin + bytes_of(document.under(token.span), tokens[i], letters)};
      begin = word.span.end;
      if (parts.size() == 1) {
        word.form = token.form;
        word.folded = token.folded;
        shapes.push_back(vocabulary_.shape_of(tokens[i].plain, tokens[i].folded, part.kind));
      } else {
        word.form = utf8_of(part.form);
        word.folded = fold(word.form);
        shapes.push_back(vocabulary_.shape_of(part.form, letters_of(word.folded), part.kind));
      }
      words.push_back(std::move(word));
    }
  }

  annotate(std::span(words).subspan(first), shapes, static_cast<std::int32_t>(first));
  for (const Forced_cut& one : forced) {
    if (!one.first_person) continue;
    for (std::size_t w = first; w < words.size(); ++w) {
      if (words[w].token == one.token && words[w].upos != Upos::cconj) words[w].upos = Upos::verb;
    }
  }
}

void Analyzer::annotate(std::span<Word> words, std::span<const Shape> shapes, std::int32_t first) const {
  const std::vector<Upos> tags = tagger_.tag(shapes);
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    word.upos = tags[i];
    word.feats = morphology_.features_of(shapes, tags, i);
    word.lemma =
        lemmatizer_.lemma_of(letters_of(word.form), letters_of(word.folded), word.upos, word.feats, segmenter_);
  }
  parser_.parse(words, shapes, tags, first);
}

Words Analyzer::analyze(const Document& document, const Lexicon* lexicon) const {
  Words words;
  words.reserve(document.tokens.size() * 3 / 2);
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) analyze_sentence(document, lexicon, s, words);
  return words;
}

}  // namespace sijill::grammar
