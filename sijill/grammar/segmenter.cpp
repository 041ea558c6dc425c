#include "sijill/grammar/segmenter.h"

#include <algorithm>

#include "sijill/grammar/letters.h"

namespace sijill::grammar {
namespace {

using View = std::u16string_view;

constexpr std::size_t longest_token = 40;  // letters; longer ones are never cut
constexpr std::array<View, 10> enclitics = {u"ه", u"ها", u"هم", u"هن", u"هما", u"نا", u"ني", u"ي", u"ك", u"كم"};

bool is_conjunction(char16_t c) { return c == u'و' || c == u'ف'; }
bool is_preposition(char16_t c) { return c == u'ب' || c == u'ل' || c == u'ك'; }
bool is_future(char16_t c) { return c == u'س'; }
bool is_arabic_letter(char16_t c) { return c >= 0x0621 && c <= 0x064A; }

std::uint32_t bucket(std::uint32_t count) { return count / 12; }

// What may be left of a token once clitics are off: two letters, or the prepositions of به and له alone.
bool may_be_stem(View stem, bool has_enclitic) {
  if (stem.size() >= 2) return true;
  return has_enclitic && stem.size() == 1 && is_preposition(stem[0]);
}

}  // namespace

Letters Letters::of(std::string_view form) {
  Letters letters;
  letters.plain = letters_of(form);
  letters.folded = fold_letters(form);
  letters.arabic = !letters.folded.empty() && is_arabic_letter(letters.folded[0]);
  return letters;
}

std::u16string stem_of(View letters, const Cut& cut) {
  const View rest = letters.substr(cut.proclitics, letters.size() - cut.proclitics - cut.enclitic);
  std::u16string stem;
  if (cut.article == Cut::Article::al) stem = u"ا";
  if (cut.article == Cut::Article::al_before_lam) stem = u"ال";
  return stem.append(rest);
}

Segmenter::Segmenter(const Model_file& file)
    : Segmenter(Hash_table(file.section("counts")), String_table(file.section("restored")),
                String_table(file.section("contractions")), Linear_model(file.section("segmenter"))) {}

Segmenter::Segmenter(Hash_table counts, String_table restored, String_table contractions, Linear_model model)
    : counts_(counts), restored_(restored), contractions_(contractions), model_(std::move(model)) {}

Feature Segmenter::plain_count_key(View plain) { return mix(hash_of(plain), 1); }
Feature Segmenter::folded_count_key(View folded) { return mix(hash_of(folded), 2); }
Feature Segmenter::restoration_key(View stem, bool has_enclitic) { return mix(hash_of(stem), 3, has_enclitic); }
Feature Segmenter::contraction_key(View folded) { return mix(hash_of(folded), 4); }

std::uint32_t Segmenter::plain_count(View plain) const {
  return counts_.find(plain_count_key(plain)).value_or(0) & 0xFF;
}
std::uint32_t Segmenter::folded_count(View folded) const {
  return counts_.find(folded_count_key(folded)).value_or(0) & 0xFF;
}

std::vector<Cut> Segmenter::candidates(const Letters& token) const {
  std::vector<Cut> cuts = {Cut{}};
  const View word = token.folded;
  if (!token.arabic || word.size() < 2 || word.size() > longest_token) return cuts;

  std::array<std::uint8_t, 4> prefixes{};
  std::size_t prefix_count = 1;
  std::size_t at = 0;
  if (is_conjunction(word[0])) prefixes[prefix_count++] = static_cast<std::uint8_t>(++at);
  if (is_preposition(word[at]) || is_future(word[at])) {
    prefixes[prefix_count++] = static_cast<std::uint8_t>(at + 1);
  }
  std::array<std::uint8_t, enclitics.size() + 1> suffixes{};
  std::size_t suffix_count = 1;
  for (const View enclitic : enclitics) {
    if (word.ends_with(enclitic) && token.plain.back() != u'ة' && token.plain.back() != u'ى') {
      suffixes[suffix_count++] = static_cast<std::uint8_t>(enclitic.size());
    }
  }
  for (std::size_t p = 0; p < prefix_count; ++p) {
    for (std::size_t e = 0; e < suffix_count; ++e) {
      const Cut cut{.proclitics = prefixes[p], .enclitic = suffixes[e]};
      if (cut.whole() || cut.proclitics + cut.enclitic >= static_cast<int>(word.size())) continue;
      const View rest = word.substr(cut.proclitics, word.size() - cut.proclitics - cut.enclitic);
      if (!may_be_stem(rest, cut.enclitic > 0)) continue;
      cuts.push_back(cut);
      if (cut.proclitics == 0 || word[cut.proclitics - 1U] != u'ل' || rest[0] != u'ل') continue;
      if (rest.size() > 1) cuts.push_back({cut.proclitics, cut.enclitic, Cut::Article::al});
      cuts.push_back({cut.proclitics, cut.enclitic, Cut::Article::al_before_lam});
    }
  }
  if (contractions_.find(contraction_key(word))) cuts.push_back({.contraction = true});
  return cuts;
}

void Segmenter::extract(const Letters& token, const Cut& cut, View before, View after, bool lexical,
                        Features& features) const {
  features.clear();
  const View word = token.folded;
  const std::u16string stem = cut.contraction ? std::u16string() : stem_of(word, cut);
  const std::size_t size = stem.size();
  const Feature proclitics = hash_of(word.substr(0, cut.proclitics));
  const Feature enclitic = hash_of(word.substr(word.size() - cut.enclitic));
  const Feature shape = mix(proclitics, enclitic, static_cast<Feature>(cut.article) * 2 + cut.contraction);
  std::uint32_t number = 0;
  const auto add = [&](Feature a, Feature b = 0, Feature c = 0) { features.push_back(mix(++number, a, b, c)); };

  add(shape);
  add(shape, std::min<std::size_t>(size, 8));
  const Feature word_hash = lexical ? hash_of(word) : 1;
  const Feature stem_hash = lexical ? hash_of(stem) : 1;
  add(shape, word_hash);
  add(stem_hash, 1);
  add(stem_hash, proclitics, 1);
  add(stem_hash, enclitic, 2);
  for (std::size_t n = 1; n <= 4; ++n) {
    add(proclitics, hash_of(View(stem).substr(0, n)), n);
    add(enclitic, hash_of(View(stem).substr(size - std::min(size, n))), n);
  }
  add(shape, hash_of(View(token.plain).substr(cut.proclitics, 2)));
  add(shape, token.plain.back());
  // How often the stem, the stem with its ta marbuta back, and the whole token stand alone.
  const std::uint32_t whole_count = folded_count(word);
  std::uint32_t stem_count = cut.whole() ? whole_count : folded_count(stem);
  std::uint32_t marbuta_count = 0;
  if (cut.enclitic > 0 && stem.ends_with(u'ت')) {
    std::u16string changed = stem;
    changed.back() = u'ه';
    marbuta_count = folded_count(changed);
  }
  const std::uint32_t best = std::max(stem_count, marbuta_count);
  add(shape, bucket(stem_count), bucket(marbuta_count));
  add(shape, bucket(whole_count));
  add(shape, bucket(whole_count), bucket(best));
  add(shape, 100 + best / 10 - whole_count / 10);
  add(shape, bucket(best), std::min<std::size_t>(size, 8));
  add(mix(shape, best == 0, whole_count == 0), hash_of(View(stem).substr(0, 2)));
  add(shape, hash_of(before));
  add(shape, hash_of(after));
  add(shape, hash_of(before.substr(before.size() - std::min<std::size_t>(before.size(), 2))));
  add(shape, hash_of(after.substr(0, 2)));
  add(shape, mix(hash_of(before), stem_hash));
}

std::u16string Segmenter::restore_by_rule(std::u16string stem, bool has_proclitic, bool has_enclitic) const {
  if (has_enclitic && stem.size() > 2) {
    std::u16string changed = stem;
    const auto try_ending = [&](char16_t from, char16_t to, std::uint32_t advantage) {
      if (stem.back() != from) return false;
      changed.back() = to;
      if (plain_count(changed) <= plain_count(stem) + advantage) return false;
      stem = changed;
      return true;
    };
    // سيطرت + هم -> سيطرة (their control); ابنائ -> ابناء; مستوا -> مستوى; قالو -> قالوا
    if (!try_ending(u'ت', u'ة', 0) && !try_ending(u'ئ', u'ء', 0) && !try_ending(u'ؤ', u'ء', 0) &&
        !try_ending(u'ا', u'ى', 0) && stem.back() == u'و') {
      changed = stem + u'ا';
      if (plain_count(changed) > plain_count(stem)) stem = changed;
    }
  }
  // Newspapers drop the hamza of the first letter; the more frequent spelling with one is put back.
  const std::size_t first = stem.starts_with(u"ال") && stem.size() > 4 ? 2 : 0;
  if ((has_proclitic || has_enclitic) && stem.size() > 2 && stem[first] == u'ا') {
    const std::uint32_t bare = plain_count(stem);
    std::u16string best;
    std::uint32_t best_count = 0;
    for (const char16_t alef : {u'أ', u'إ', u'آ'}) {
      std::u16string changed = stem;
      changed[first] = alef;
      const std::uint32_t count = plain_count(changed);
      if (count > best_count) {
        best_count = count;
        best = changed;
      }
    }
    constexpr std::uint32_t quarter = 16;  // two powers of two on the scale of the counts
    if (best_count > 0 && best_count + quarter > bare) stem = best;
  }
  return stem;
}

std::vector<Part> Segmenter::parts(const Letters& token, const Cut& cut) const {
  std::vector<Part> parts;
  const auto size = static_cast<std::uint32_t>(token.plain.size());
  if (cut.whole()) return {{token.plain, size, Part_kind::whole}};
  if (cut.contraction) {
    std::u16string listed = letters_of(contractions_.find(contraction_key(token.folded)).value_or(""));
    std::uint32_t left = size;
    while (!listed.empty()) {
      const auto end = std::min(listed.find(u' '), listed.size());
      const auto covered = std::min(left, static_cast<std::uint32_t>(end));
      parts.push_back({listed.substr(0, end), covered, Part_kind::stem});
      left -= covered;
      listed.erase(0, end + 1);
    }
    // من + ما is longer than مما: the last part keeps at least a letter.
    while (!parts.empty() && parts.back().letters == 0 && parts.size() > 1) {
      for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        if (part->letters > 1) {
          --part->letters;
          break;
        }
      }
      ++parts.back().letters;
    }
    if (!parts.empty()) parts.back().letters += left;
    return parts;
  }
  for (std::uint32_t i = 0; i < cut.proclitics; ++i) {
    parts.push_back({std::u16string(1, token.folded[i]), 1, Part_kind::proclitic});
  }
  std::u16string stem = stem_of(token.plain, cut);
  if (const auto known = restored_.find(restoration_key(stem, cut.enclitic > 0))) {
    stem = letters_of(*known);
  } else {
    stem = restore_by_rule(std::move(stem), cut.proclitics > 0, cut.enclitic > 0);
  }
  parts.push_back({std::move(stem), size - cut.proclitics - cut.enclitic, Part_kind::stem});
  if (cut.enclitic > 0) {
    parts.push_back({token.folded.substr(size - cut.enclitic), cut.enclitic, Part_kind::enclitic});
  }
  return parts;
}

bool Segmenter::is_known_definite(const Letters& token, const Cut& cut) const {
  constexpr std::size_t shortest = 6;  // والدين (parents) is no و + الدين
  constexpr std::uint32_t often = 32;  // fifteen times in the raw news
  const View rest = View(token.folded).substr(cut.proclitics);
  return cut.proclitics > 0 && cut.enclitic == 0 && cut.article == Cut::Article::none && rest.starts_with(u"ال") &&
         rest.size() >= shortest && folded_count(rest) >= often;
}

std::vector<Part> Segmenter::split(const Letters& token, View before, View after) const {
  const std::vector<Cut> cuts = candidates(token);
  if (cuts.size() == 1) return parts(token, cuts[0]);
  thread_local Features features;
  const Cut* best = &cuts[0];
  std::int32_t best_score = 0;
  for (const Cut& cut : cuts) {
    // واللاذقية: a clitic before a known word with the article is always cut (and Latakia).
    if (is_known_definite(token, cut)) return parts(token, cut);
    extract(token, cut, before, after, true, features);
    const std::int32_t score = model_.score(features);
    if (&cut != &cuts[0] && score <= best_score) continue;
    best = &cut;
    best_score = score;
  }
  return parts(token, *best);
}

}  // namespace sijill::grammar
