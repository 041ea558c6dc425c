#include "sijill/wire/reading_json.h"

#include <cstdint>
#include <string_view>
#include <utility>

#include "sijill/wire/claim_json.h"
#include "sijill/wire/claim_record_json.h"
#include "sijill/wire/json_writer.h"

namespace sijill {
namespace {

std::string_view name(Sentence_kind kind) {
  switch (kind) {
    case Sentence_kind::title: return "title";
    case Sentence_kind::dateline: return "dateline";
    case Sentence_kind::byline: return "byline";
    case Sentence_kind::body: return "body";
    case Sentence_kind::caption: return "caption";
    case Sentence_kind::furniture: return "furniture";
    case Sentence_kind::foreign: return "foreign";
  }
  return "body";
}

std::string_view name(Mention_kind kind) {
  switch (kind) {
    case Mention_kind::actor: return "actor";
    case Mention_kind::place: return "place";
    case Mention_kind::time: return "time";
    case Mention_kind::number: return "number";
  }
  return "actor";
}

std::string_view name(Mention_form form) {
  switch (form) {
    case Mention_form::name: return "name";
    case Mention_form::description: return "description";
    case Mention_form::pronoun: return "pronoun";
    case Mention_form::adjective: return "adjective";
  }
  return "name";
}

class Reading_record {
 public:
  explicit Reading_record(const Reading& reading) : reading_(reading), records_(reading.document) {}

  std::string write() && {
    json_.begin_object();
    json_.key("schema").text("sijill.reading/1");
    json_.key("document");
    write_article_facts(json_, article_facts(reading_));
    json_.key("text").text(reading_.document.text);
    write_list("notes", reading_.document.notes, [&](const std::string& note) { json_.text(note); });
    write_list("sentences", reading_.document.sentences, [&](const Sentence& sentence) { write_sentence(sentence); });
    write_list("quotations", reading_.document.quotations, [&](const Quotation& quotation) {
      json_.begin_object();
      write_offsets(json_, records_.passage(quotation.span));
      json_.key("closed").boolean(quotation.closed).end_object();
    });
    write_list("words", reading_.words, [&](const Word& word) { write_word(word); });
    write_list("mentions", reading_.mentions, [&](const Mention& mention) { write_mention(mention); });
    std::size_t n = 0;
    write_list("claims", reading_.claims, [&](const Claim& claim) {
      json_.begin_object();
      json_.key("id").text(claim_id(reading_.document, n));
      write_claim_body(json_, records_.claim(claim, n++));
      json_.end_object();
    });
    if (!reading_.rejections.empty()) {
      write_list("rejections", reading_.rejections, [&](const Rejection& rejection) {
        json_.begin_object();
        write_rejection_body(json_, records_, rejection);
        json_.end_object();
      });
    }
    json_.end_object().newline();
    return std::move(json_).take();
  }

 private:
  template <typename List, typename Write>
  void write_list(std::string_view key, const List& list, Write write) {
    json_.key(key).begin_array();
    for (const auto& item : list) write(item);
    json_.end_array();
  }

  void write_index(std::string_view key, std::int64_t index) {
    json_.key(key);
    if (index < 0) {
      json_.null();
    } else {
      json_.integer(index);
    }
  }

  void write_sentence(const Sentence& sentence) {
    json_.begin_object();
    write_offsets(json_, records_.passage(sentence.span));
    json_.key("kind").text(name(sentence.kind)).key("paragraph").integer(sentence.paragraph).end_object();
  }

  void write_word(const Word& word) {
    json_.begin_object();
    write_offsets(json_, records_.passage(word.span));
    json_.key("token").integer(word.token).key("sentence").integer(word.sentence);
    json_.key("form").text(word.form).key("lemma").text_or_null(word.lemma);
    json_.key("upos").text(name(word.upos)).key("feats").text_or_null(word.feats);
    write_index("head", word.head);
    json_.key("deprel").text_or_null(word.deprel).end_object();
  }

  void write_bound(std::string_view key, std::optional<double> bound) {
    json_.key(key);
    if (bound) {
      json_.number(*bound);
    } else {
      json_.null();
    }
  }

  void write_mention(const Mention& mention) {
    json_.begin_object();
    json_.key("kind").text(name(mention.kind));
    write_offsets(json_, records_.passage(mention.span));
    json_.key("text").text(reading_.document.under(mention.span));
    json_.key("words").begin_array().integer(mention.words.begin).integer(mention.words.end).end_array();
    json_.key("sentence").integer(mention.sentence).key("head").integer(mention.head);
    switch (mention.kind) {
      case Mention_kind::actor:
      case Mention_kind::place: write_who_or_where(mention); break;
      case Mention_kind::time: write_time(mention.time); break;
      case Mention_kind::number: write_amount(mention.amount); break;
    }
    json_.key("rule").text_or_null(mention.reason).end_object();
  }

  void write_who_or_where(const Mention& mention) {
    json_.key("form").text(name(mention.form)).key("entity");
    if (mention.kind == Mention_kind::place) {
      write_place(json_, records_.entity(mention.entity));
    } else {
      write_entity(json_, records_.entity(mention.entity));
    }
    json_.key("country").text_or_null(mention.entity.country);
    write_index("twin", mention.twin);
    write_index("qualifies", mention.qualifies);
  }

  void write_time(const Time& time) {
    json_.key("earliest").text_or_null(time.earliest ? to_string(*time.earliest) : std::string());
    json_.key("latest").text_or_null(time.latest ? to_string(*time.latest) : std::string());
    json_.key("precision").text(sijill::name(time.precision));
    json_.key("modifier").text_or_null(time.modifier);
    json_.key("anchor").text_or_null(time.anchor);
    json_.key("inconsistent").boolean(time.inconsistent);
    json_.key("calendar_rule").text_or_null(time.rule);
  }

  void write_amount(const Amount& amount) {
    write_bound("min", amount.min);
    write_bound("max", amount.max);
    json_.key("op").text(sijill::name(amount.bound)).key("share").boolean(amount.share);
  }

  const Reading& reading_;
  Records records_;
  Json_writer json_;
};

}  // namespace

std::string reading_json(const Reading& reading) { return Reading_record(reading).write(); }

}  // namespace sijill
