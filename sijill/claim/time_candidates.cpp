#include "sijill/claim/time_candidates.h"

#include <algorithm>

#include "sijill/claim/describer.h"
#include "sijill/claim/setting.h"

namespace sijill {
namespace {

std::string shape_of(const Trigger& trigger, const Predicate& row) {
  if (trigger.verbal) return trigger.inflection == Inflection::imperfect ? "imperfect" : "perfect";
  if (row.mode == Mode::hold) return "hold";
  return trigger.definite ? "definite" : "noun";
}

bool same_days(const Time& a, const Time& b) { return a.earliest == b.earliest && a.latest == b.latest; }

// How many days before the article they end.
std::string age_of(const Document& document, const Time& time) {
  if (!document.published || !time.latest) return "unknown";
  const int days = document.published->day - *time.latest;
  if (days < 0) return "after";
  if (days <= 1) return std::to_string(days);
  return days <= 3 ? "3" : days <= 7 ? "7" : days <= 31 ? "31" : "old";
}

std::string width_of(const Time& time) {
  if (!time.earliest || !time.latest) return "open";
  const int days = *time.latest - *time.earliest;
  return days <= 0 ? "day" : days <= 3 ? "days" : days <= 31 ? "weeks" : "long";
}

std::string sentences_bucket(std::uint32_t gap) {
  return gap == 0 ? "same" : gap == 1 ? "before" : gap <= 3 ? "earlier" : gap <= 8 ? "far" : "very far";
}

class Time_describer {
 public:
  Time_describer(const Claim_context& context, const Attribution& attribution, const Timed_event& event,
                 const Story& story)
      : context_(context),
        attribution_(attribution),
        event_(event),
        trigger_(event.trigger),
        row_(event.row),
        story_(story),
        sentence_(context.sentence_of(event.trigger.head)),
        opening_(opening_of(context, event.trigger.head)),
        shape_(shape_of(event.trigger, event.row)),
        form_(form_of(event.trigger, event.row)),
        type_(name(event.row.type)),
        modality_(name(event.modality)) {
    const auto narrations = attribution.covering(trigger_.head);
    voice_ = narrations.empty() ? "none" : std::string(name(narrations.back()->stance));
    goes_on_ = !narrations.empty() && !narrations.back()->narrator.empty() &&
               (narrations.back()->narrator.front().pronoun || narrations.back()->cue_word == sentence_.begin);
    for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i)
      dated_here_ = dated_here_ || context.time_at[i] >= 0;
    for (auto other = story.events().rbegin(); other != story.events().rend(); ++other) {
      if (other->predicate->type != row_.type || other->predicate->mode != row_.mode) continue;
      alike_ = &*other;
      break;
    }
  }

  [[nodiscard]] std::vector<std::string> none() const {
    std::vector<std::string> out{"t:none",
                                 "t:none,shape=" + shape_,
                                 "t:none,type=" + type_,
                                 "t:none,mode=" + std::string(name(row_.mode)),
                                 std::string("t:none,proposed=") + (event_.proposed ? "1" : "0"),
                                 std::string("t:none,title=") + (context_.is_title(trigger_.head) ? "1" : "0"),
                                 "t:none,modality=" + modality_,
                                 "t:none,opening=" + opening_,
                                 "t:none,voice=" + voice_,
                                 std::string("t:none,here=") + (dated_here_ ? "1" : "0") + ",shape=" + shape_};
    if (row_.mode == Mode::hold) out.emplace_back("t:none,hold");
    if (alike_ != nullptr)
      out.push_back(std::string("t:none,alike=") + (alike_->time ? "dated" : "dateless") + ",shape=" + shape_);
    for (const auto* part : {&event_.setting.words, &event_.setting.scene}) {
      for (const std::string& feature : *part) out.push_back("t:none," + feature);
    }
    return out;
  }

  // A date of the event's own sentence.
  [[nodiscard]] std::vector<std::string> own(std::int32_t m) const {
    const Mention& mention = context_.mention(m);
    std::vector<std::string> out{"t:some", "t:some,shape=" + shape_, "t:some,type=" + type_};
    const auto add = [&](std::string feature) { out.push_back("t:" + std::move(feature)); };
    const bool after = mention.words.begin > trigger_.last;
    const std::uint32_t distance = after                               ? mention.words.begin - trigger_.last
                                   : trigger_.head > mention.words.end ? trigger_.head - mention.words.end + 1
                                                                       : 1;
    const std::string side = after ? "after" : "before";
    if (event_.proposed && mention.span == event_.proposed->span) add("proposed");
    add(side + "=" + distance_bucket(distance));
    add(side + "=" + distance_bucket(distance) + ",shape=" + shape_);
    const bool same_clause = context_.clause[mention.words.begin] == context_.clause[trigger_.head];
    add(std::string("clause=") + (same_clause ? "same," : "other,") + side);
    add("rule=" + mention.time.rule);
    add("rule=" + mention.time.rule + ",shape=" + shape_);
    if (attribution_.dates_the_saying(mention)) {
      add("saying");
      add(event_.narrator_did_it ? "saying,own" : "saying,other");
      add("saying,voice=" + voice_);
    } else {
      add("not saying");
    }
    if (mention.words.begin < sentence_.begin + 3) add("opens");
    std::uint32_t verbs = 0;
    std::uint32_t commas = 0;
    std::uint32_t relatives = 0;
    std::uint32_t contents = 0;
    const std::uint32_t from = after ? trigger_.last + 1 : mention.words.end;
    const std::uint32_t to = after ? mention.words.begin : trigger_.head;
    for (std::uint32_t i = from; i < to; ++i) {
      verbs += context_.words[i].upos == Upos::verb ? 1 : 0;
      commas += context_.folded[i] == "،" ? 1 : 0;
      relatives += is_relative(context_.folded[i]) ? 1 : 0;
      contents += opens_content(context_.folded[i]) ? 1 : 0;
    }
    add(side + ",verbs=" + few(verbs));
    add(side + ",commas=" + few(commas));
    add(side + ",relatives=" + few(relatives));
    add(side + ",contents=" + few(contents));
    add("some,modality=" + modality_);
    if (row_.mode == Mode::hold) add("some,hold");
    const std::string before = word_beside(context_, sentence_, mention.words.begin, -1);
    add("prev=" + before);
    add("prev=" + before + "," + side);
    add("prev=" + before + ",rule=" + mention.time.rule);
    add("word=" + std::string(row_.lemma));
    add("form=" + form_ + "," + side + (same_clause ? ",same" : ",other"));
    // Other events that stand between, or nearer to it.
    std::uint32_t events = 0;
    std::uint32_t dates = 0;
    for (std::uint32_t i = from; i < to; ++i) {
      events += context_.has_form(i, Entry_kind::predicate) ? 1 : 0;
      dates += context_.time_at[i] != nothing && context_.mention(context_.time_at[i]).words.begin == i ? 1 : 0;
    }
    add(side + ",events=" + few(events));
    add(side + ",events=" + few(events) + ",form=" + form_);
    add(side + ",dates=" + few(dates));
    const std::int32_t parent = context_.words[mention.head].head;
    if (parent >= 0) {
      const auto at = static_cast<std::uint32_t>(parent);
      add(std::string("parent=") +
          (at == trigger_.head || at == trigger_.last     ? "trigger"
           : attribution_.is_cue(at)                      ? "cue"
           : context_.has_form(at, Entry_kind::predicate) ? "event"
                                                          : "other") +
          ",form=" + form_);
    }
    return out;
  }

  // The date of an event told before.
  [[nodiscard]] std::vector<std::string> inherited(const Earlier_event& event, std::size_t back) const {
    const std::uint32_t gap = story_.gap(event, trigger_.head);
    const std::string where = context_.is_title(trigger_.head) ? (gap <= 3 ? "lead" : "body")
                              : gap > 3                        ? "far"
                                                               : sentences_bucket(gap);
    const bool same_type = event.predicate->type == row_.type;
    const std::string alike = std::string(same_type ? "t" : "") + (share(Role::place, event) ? "p" : "") +
                              (share(Role::actor, event) ? "a" : "") +
                              (event.predicate->mode == row_.mode ? "m" : "");
    std::vector<std::string> out{"t:inherited",
                                 "t:inherited," + where,
                                 "t:inherited," + where + ",shape=" + shape_,
                                 "t:inherited," + where + ",type=" + type_,
                                 "t:inherited,rule=" + event.time->time.rule,
                                 "t:inherited,alike=" + alike,
                                 "t:inherited,alike=" + alike + "," + where,
                                 "t:inherited,alike=" + alike + ",shape=" + shape_};
    if (event.predicate->lemma == row_.lemma) out.push_back("t:inherited,lemma," + where);
    if (row_.mode == Mode::hold) out.emplace_back("t:inherited,hold");
    const auto& sentences = context_.document.sentences;
    const bool same_paragraph =
        sentences[event.sentence].paragraph == sentences[context_.words[trigger_.head].sentence].paragraph;
    out.push_back("t:inherited," + where + (same_paragraph ? ",paragraph" : ",other paragraph"));
    out.push_back("t:inherited," + where + ",form=" + form_);
    out.push_back("t:inherited,word=" + std::string(row_.lemma));
    out.push_back("t:inherited,alike=" + alike + (share(Role::recipient, event) ? "r" : "") + ",form=" + form_);
    std::uint32_t dateless = 0;  // events told in between without a date
    const auto& events = story_.events();
    for (std::size_t i = events.size(); i-- > events.size() - back;) dateless += events[i].time ? 0 : 1;
    out.push_back("t:inherited,dateless=" + few(dateless));
    if (back == 0) out.emplace_back("t:inherited,last");
    if (&event == alike_) out.push_back("t:inherited,nearest alike,shape=" + shape_);
    from_before(event.time->time, out);
    return out;
  }

  // A date that the text has named before: the last one, the first one, the one named most.
  [[nodiscard]] std::vector<std::string> discourse(std::int32_t m, const std::string& which) const {
    const Mention& mention = context_.mention(m);
    const std::uint32_t here = context_.words[trigger_.head].sentence;
    const std::uint32_t gap = here >= mention.sentence ? here - mention.sentence : mention.sentence - here;
    std::vector<std::string> out{"t:discourse", "t:discourse=" + which, "t:discourse=" + which + ",shape=" + shape_,
                                 "t:discourse=" + which + "," + sentences_bucket(gap)};
    from_before(mention.time, out);
    return out;
  }

 private:
  // What is asked of any date from outside the sentence.
  void from_before(const Time& time, std::vector<std::string>& out) const {
    const auto add = [&](std::string feature) { out.push_back("t:outer," + std::move(feature)); };
    const std::string age = age_of(context_.document, time);
    add("age=" + age);
    add("age=" + age + ",shape=" + shape_);
    add("width=" + width_of(time));
    add("modality=" + modality_);
    add("opening=" + opening_);
    add("voice=" + voice_);
    add("mode=" + std::string(name(row_.mode)));
    add("form=" + form_);
    add("word=" + std::string(row_.lemma));
    if (goes_on_) add("goes on");
    if (event_.proposed) add("proposed");
    add(std::string(dated_here_ ? "dated here" : "no date here") + ",shape=" + shape_);
    std::uint32_t dated = 0;
    std::uint32_t same = 0;
    std::size_t seen = 0;
    for (auto event = story_.events().rbegin(); event != story_.events().rend() && seen < 20; ++event, ++seen) {
      if (!event->time) continue;
      ++dated;
      same += same_days(event->time->time, time) ? 1 : 0;
    }
    add("told=" + few(same));
    if (dated > 1 && 2 * same > dated) add("main date");
    if (context_.is_title(trigger_.head)) add("title,age=" + age);
  }

  [[nodiscard]] bool share(Role role, const Earlier_event& other) const {
    for (const Filler& mine : event_.filled.at(role)) {
      for (const Filler& theirs : other.filled.at(role)) {
        if (mine.mention != nothing && theirs.mention != nothing &&
            context_.mention(mine.mention).entity.id == context_.mention(theirs.mention).entity.id) {
          return true;
        }
      }
    }
    return false;
  }

  const Claim_context& context_;
  const Attribution& attribution_;
  const Timed_event& event_;
  const Trigger& trigger_;
  const Predicate& row_;
  const Story& story_;
  Range sentence_;
  std::string opening_;  // the first word of the sentence: وكان، إلى، كما
  std::string shape_;
  std::string form_;
  std::string type_;
  std::string modality_;
  std::string voice_;  // stance of the narrator, "none" for the outlet's own voice
  bool goes_on_ = false;
  bool dated_here_ = false;
  const Earlier_event* alike_ = nullptr;
};

}  // namespace

std::vector<Time_candidate> time_candidates_for(const Claim_context& context, const Attribution& attribution,
                                                const Timed_event& event, const Story& story) {
  const Time_describer describer(context, attribution, event, story);
  const Trigger& trigger = event.trigger;
  const Range sentence = context.sentence_of(trigger.head);
  std::vector<Time_candidate> found;
  if (!event.proposed) found.push_back({std::nullopt, describer.none()});
  // The same days from another place of the text only tell more of the same candidate.
  const auto propose = [&](Claim_time time, std::vector<std::string> features) {
    for (Time_candidate& other : found) {
      if (!other.time || !same_days(other.time->time, time.time)) continue;
      for (std::string& feature : features) {
        if (std::find(other.features.begin(), other.features.end(), feature) == other.features.end())
          other.features.push_back(std::move(feature));
      }
      return;
    }
    found.push_back({std::move(time), std::move(features)});
  };
  for (const bool own : {true, false}) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const std::int32_t m = context.time_at[i];
      if (m == nothing || context.mention(m).words.begin != i) continue;
      const Mention& mention = context.mention(m);
      if (!mention.time.earliest && !mention.time.latest) continue;
      const bool is_proposed = event.proposed && event.proposed->span == mention.span;
      if (is_proposed == own) propose({mention.time, mention.span}, describer.own(m));
    }
  }
  // Dates of earlier events: those nearby, and those of what may be the same happening.
  std::size_t back = 0;
  constexpr std::size_t far_back = 30;
  for (auto other = story.events().rbegin(); other != story.events().rend() && back < far_back; ++other, ++back) {
    if (!other->time) continue;
    if (story.gap(*other, trigger.head) > 3 && other->predicate->type != event.row.type) continue;
    propose({other->time->time, {}}, describer.inherited(*other, back));
  }
  const auto name_date = [&](std::int32_t m, const char* which) {
    if (m != nothing) propose({context.mention(m).time, {}}, describer.discourse(m, which));
  };
  name_date(story.date_before(sentence.begin), "last");
  name_date(story.first_date(), "first");
  name_date(story.main_date(), "main");
  if (event.proposed) found.push_back({std::nullopt, describer.none()});
  return found;
}

}  // namespace sijill
