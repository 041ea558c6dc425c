#include "sijill/wire/conllu.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace sijill {
namespace {

std::string_view or_blank(std::string_view field) { return field.empty() ? std::string_view("_") : field; }

// Columns must hold no tab, and only FORM and LEMMA may hold a blank.
std::string column(std::string_view text) {
  std::string out(or_blank(text));
  for (char& c : out) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return out;
}

class Conllu_writer {
 public:
  explicit Conllu_writer(const Reading& reading) : document_(reading.document), words_(reading.words) {}

  std::string write() && {
    for (std::size_t i = 0; i < document_.sentences.size(); ++i) write_sentence(i);
    return std::move(out_);
  }

 private:
  void write_sentence(std::size_t index) {
    const Sentence& sentence = document_.sentences[index];
    const std::size_t first = next_word_;
    while (next_word_ < words_.size() && words_[next_word_].sentence <= index) ++next_word_;
    if (first == next_word_) return;

    if (!begun_) out_ += "# newdoc id = " + document_.id + "\n";
    if (!begun_ || sentence.paragraph != paragraph_) out_ += "# newpar\n";
    begun_ = true;
    paragraph_ = sentence.paragraph;
    out_ += "# sent_id = " + document_.id + "-" + std::to_string(++sentences_) + "\n";
    out_ += "# text = " + text_of(first, next_word_) + "\n";
    for (std::size_t i = first; i < next_word_;) i = write_token(i, first, next_word_);
    out_ += '\n';
  }

  [[nodiscard]] std::string surface(std::uint32_t token) const {
    return column(document_.under(document_.tokens[token].span));
  }

  [[nodiscard]] bool space_after(std::uint32_t token) const {
    return token + 1 >= document_.tokens.size() || document_.tokens[token + 1].space_before;
  }

  [[nodiscard]] std::string text_of(std::size_t first, std::size_t end) const {
    std::string text;
    for (std::size_t i = first; i < end; ++i) {
      const std::uint32_t token = words_[i].token;
      if (i > first && words_[i - 1].token == token) continue;
      text += surface(token);
      if (space_after(token)) text += ' ';
    }
    while (text.ends_with(' ')) text.pop_back();
    return text;
  }

  // The words of the token of word `i`, those of the sentence being [first, end); returns the word after them.
  std::size_t write_token(std::size_t i, std::size_t first, std::size_t end) {
    const std::uint32_t token = words_[i].token;
    std::size_t after = i + 1;
    while (after < end && words_[after].token == token) ++after;
    const char* misc = space_after(token) ? "_" : "SpaceAfter=No";
    const bool several = after - i > 1;
    if (several) {
      out_ += std::to_string(i - first + 1) + "-" + std::to_string(after - first) + "\t" + surface(token);
      out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
      out_ += misc;
      out_ += '\n';
    }
    for (std::size_t k = i; k < after; ++k) {
      write_word(words_[k], k, first, end, several ? column(words_[k].form) : surface(token), several ? "_" : misc);
    }
    return after;
  }

  void write_word(const Word& word, std::size_t index, std::size_t first, std::size_t end, std::string_view form,
                  std::string_view misc) {
    const auto head = static_cast<std::size_t>(word.head);
    const bool has_head = word.head >= 0 && head >= first && head < end && head != index;
    const std::string_view relation = !has_head             ? "root"
                                      : word.deprel.empty() ? "dep"
                                                            : std::string_view(word.deprel);
    out_ += std::to_string(index - first + 1);
    for (std::string_view field :
         {form, or_blank(word.lemma), name(word.upos), std::string_view("_"), or_blank(word.feats)}) {
      out_ += '\t';
      out_ += field;
    }
    out_ += '\t' + std::to_string(has_head ? head - first + 1 : 0) + '\t';
    out_ += relation;
    out_ += "\t_\t";
    out_ += misc;
    out_ += '\n';
  }

  const Document& document_;
  const Words& words_;
  std::string out_;
  std::size_t next_word_ = 0;
  std::size_t sentences_ = 0;
  std::uint32_t paragraph_ = 0;
  bool begun_ = false;
};

}  // namespace

std::string conllu(const Reading& reading) { return Conllu_writer(reading).write(); }

}  // namespace sijill
