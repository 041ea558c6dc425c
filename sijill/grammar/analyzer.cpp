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

// فقد الحوثيون السيطرة ("they lost control"): قد stands before verbs only, so that before a name or a noun the token
// is the verb. The segmenter, which sees letters only, takes it for ف + قد.
std::vector<std::uint32_t> verbs_of_losing(std::span<const Word> words) {
  std::vector<std::uint32_t> tokens;
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i].folded != "ف" || words[i + 1].folded != "قد" || words[i].token != words[i + 1].token) continue;
    const Upos next = words[i + 2].upos;
    if (next == Upos::noun || next == Upos::propn || next == Upos::x) tokens.push_back(words[i].token);
  }
  return tokens;
}

}  // namespace

void Analyzer::analyze_sentence(const Document& document, std::uint32_t sentence, Words& words) const {
  const auto first = words.size();
  read_sentence(document, sentence, {}, words);
  const std::vector<std::uint32_t> lost = verbs_of_losing(std::span(words).subspan(first));
  if (lost.empty()) return;
  words.resize(first);
  read_sentence(document, sentence, lost, words);
}

void Analyzer::read_sentence(const Document& document, std::uint32_t sentence,
                             const std::vector<std::uint32_t>& whole_tokens, Words& words) const {
  const auto is_whole = [&](std::uint32_t token) {
    return std::find(whole_tokens.begin(), whole_tokens.end(), token) != whole_tokens.end();
  };
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
    if (is_whole(range.begin + i)) parts = segmenter_.parts(tokens[i], Cut{});
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

Words Analyzer::analyze(const Document& document) const {
  Words words;
  words.reserve(document.tokens.size() * 3 / 2);
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) analyze_sentence(document, s, words);
  return words;
}

}  // namespace sijill::grammar
