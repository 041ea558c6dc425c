#include "sijill/grammar/lemmatizer.h"

#include <array>

#include "sijill/grammar/letters.h"

namespace sijill::grammar {
namespace {

using View = std::u16string_view;

constexpr std::uint32_t verb_bonus = 200;  // a verb of the treebanks wins over any count

std::u16string noun(View plain, const Segmenter& counts) {
  std::u16string lemma(plain);
  if (lemma.size() > 4 && lemma.starts_with(u"ال")) lemma.erase(0, 2);
  const auto is_word = [&](const std::u16string& form) { return counts.plain_count(form) > 24; };
  if (lemma.size() > 4 && lemma.ends_with(u"ات")) {
    // هجمات -> هجمة if that is a word, else the masculine (قرارات -> قرار)
    const std::u16string bare = lemma.substr(0, lemma.size() - 2), feminine = bare + u'ة';
    return counts.plain_count(feminine) > counts.plain_count(bare) ? feminine : is_word(bare) ? bare : lemma;
  }
  for (const View ending : {View(u"ون"), View(u"ين"), View(u"ان"), View(u"ا"), View(u"ي")}) {
    if (lemma.size() < ending.size() + 3 || !lemma.ends_with(ending)) continue;
    std::u16string bare = lemma.substr(0, lemma.size() - ending.size());
    if (bare.back() == u'ت') bare.back() = u'ة';  // مدينتين -> مدينة
    if (counts.plain_count(bare) > counts.plain_count(lemma) + 8) return bare;
  }
  return lemma;
}

}  // namespace

Feature Lemmatizer::key(View folded, Upos upos) {
  const Upos group = upos == Upos::aux ? Upos::verb : upos == Upos::propn || upos == Upos::x ? Upos::noun : upos;
  return mix(hash_of(folded), 8, static_cast<Feature>(group));
}

std::u16string Lemmatizer::verb(View plain, bool imperfect, const Segmenter& counts) const {
  static constexpr std::array<View, 8> imperfect_endings = {u"", u"ون", u"ان", u"ين", u"وا", u"ا", u"ن", u"و"};
  static constexpr std::array<View, 8> perfect_endings = {u"", u"ت", u"وا", u"تا", u"ا", u"نا", u"تم", u"ن"};
  std::u16string best(plain);
  std::uint32_t best_score = 0;
  const auto consider = [&](const std::u16string& form) {
    if (form.size() < 2) return;
    const std::uint32_t score = counts.plain_count(form) + (known_.find(verb_key(form)) ? verb_bonus : 0);
    if (score <= best_score) return;
    best_score = score;
    best = form;
  };
  const View stem = imperfect && plain.size() > 2 ? plain.substr(1) : plain;
  for (const View ending : imperfect ? imperfect_endings : perfect_endings) {
    if (!stem.ends_with(ending)) continue;
    const std::u16string bare(stem.substr(0, stem.size() - ending.size()));
    consider(bare);
    if (bare.size() < 2) continue;
    if (imperfect) {
      // يعلن -> أعلن, ينسحب -> انسحب, يقول -> قال, يجري -> جرى
      for (const char16_t alef : {u'أ', u'ا'}) consider(alef + bare);
      std::u16string changed = bare;
      changed.back() = u'ى';
      if (bare.back() == u'ي' || bare.back() == u'و') consider(changed);
      changed = bare;
      const std::size_t middle = bare.size() - 2;
      if (bare[middle] == u'و' || bare[middle] == u'ي') {
        changed[middle] = u'ا';
        consider(changed);
        consider(u'أ' + changed);
      }
    } else if (bare[0] == u'ا') {
      consider(u'أ' + bare.substr(1));  // اعلنت -> أعلن
    }
  }
  return best;
}

std::string Lemmatizer::lemma_of(View plain, View folded, Upos upos, std::string_view feats,
                                 const Segmenter& counts) const {
  if (const auto known = known_.find(key(folded, upos))) return std::string(*known);
  switch (upos) {
    case Upos::verb: return utf8_of(verb(plain, feats.find("Aspect=Imp") != feats.npos, counts));
    case Upos::noun: return utf8_of(noun(plain, counts));
    case Upos::adj: {
      std::u16string lemma = noun(plain, counts);
      if (lemma.size() > 3 && lemma.back() == u'ة') lemma.pop_back();
      return utf8_of(lemma);
    }
    default: return utf8_of(plain);
  }
}

}  // namespace sijill::grammar
