#include "tests/ledger_golden/story.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "sijill/text/digest.h"

namespace sijill {
namespace {

std::optional<double> number_in(const std::string& text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "12", "10..12", "20..", "..5", "~50", ">40": the words of a count or a share.
std::optional<Amount> amount_in(std::string text) {
  Amount amount;
  for (const Bound bound : {Bound::at_least, Bound::at_most, Bound::about, Bound::more, Bound::less}) {
    const std::string mark = name(bound);
    if (text.rfind(mark, 0) != 0) continue;
    amount.bound = bound;
    text = text.substr(mark.size());
    break;
  }
  const std::size_t dots = text.find("..");
  const std::string low = text.substr(0, dots);
  const std::string high = dots == std::string::npos ? low : text.substr(dots + 2);
  if (!low.empty()) {
    amount.min = number_in(low);
    if (!amount.min) return std::nullopt;
  }
  if (!high.empty()) {
    amount.max = number_in(high);
    if (!amount.max) return std::nullopt;
  }
  if (dots == std::string::npos && (amount.bound == Bound::more || amount.bound == Bound::at_least))
    amount.max.reset();
  if (dots == std::string::npos && (amount.bound == Bound::less || amount.bound == Bound::at_most))
    amount.min.reset();
  return amount;
}

template <typename Enum>
std::optional<Enum> enum_of(const std::string& wanted, int count) {
  for (int i = 0; i < count; ++i) {
    if (name(static_cast<Enum>(i)) == wanted) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

using Names = std::map<std::string, std::string>;

// A short name is an id; "?مصدر أمني" is somebody without a name.
Entity_record entity_of(const std::string& word, const Names& names) {
  Entity_record entity;
  if (word.rfind('?', 0) == 0) {
    entity.name_ar = word.substr(1);
    entity.kind = "anonymous";
    entity.described = true;
    return entity;
  }
  const auto named = names.find(word);
  entity.id = named == names.end() ? word : named->second;
  if (entity.id.find('.') == std::string::npos) {  // a name, no id
    entity.id.clear();
    entity.name_ar = word;
    entity.kind = "group";
  }
  return entity;
}

std::vector<Entity_record> entities_of(const std::string& list, const Names& names) {
  std::vector<Entity_record> entities;
  for (const std::string& word : split_list(list)) {
    // "bukamal/countryside of": a place told by another.
    const std::size_t slash = word.find('/');
    if (slash == std::string::npos) {
      entities.push_back(entity_of(word, names));
      continue;
    }
    Entity_record entity;
    entity.anchor = entity_of(word.substr(0, slash), names).id;
    entity.relation = word.substr(slash + 1);
    std::replace(entity.relation.begin(), entity.relation.end(), '_', ' ');
    entity.name_en = entity.relation + " " + entity.anchor;
    entity.kind = "region";
    entities.push_back(entity);
  }
  return entities;
}

// "novosti:relay>?مصدر:confirm": outermost first.
Result<std::vector<Link_record>> chain_of(const std::string& text, const Names& names) {
  std::vector<Link_record> chain;
  for (const std::string& part : split_list(text, '>')) {
    Link_record link;
    const std::size_t colon = part.rfind(':');
    const std::string who = part.substr(0, colon);
    if (colon != std::string::npos) {
      const auto stance = stance_of(part.substr(colon + 1));
      if (!stance) return Error{"no stance '" + part.substr(colon + 1) + "'"};
      link.stance = *stance;
    }
    link.narrator = entity_of(who, names);
    link.named = who.rfind('?', 0) == 0 ? Named::source_unnamed : Named::named;
    link.role = "relay";
    chain.push_back(link);
  }
  if (!chain.empty()) chain.back().role = "originator";
  return chain;
}

Result<Time_record> time_of(const std::string& text) {
  Time_record time;
  const std::size_t dots = text.find("..");
  const std::string from = text.substr(0, dots);
  const std::string until = dots == std::string::npos ? from : text.substr(dots + 2);
  for (const auto& [words, bound] : {std::pair{from, &time.earliest}, std::pair{until, &time.latest}}) {
    if (words.empty()) continue;
    Result<Day> day = parse_iso_day(words);
    if (!day) return day.error();
    *bound = day.value();
  }
  time.precision = from == until ? Time_precision::day : Time_precision::range;
  time.anchor = "absolute";
  return time;
}

Result<bool> set_value(Claim_record& claim, const std::string& key, const std::string& value, const Names& names) {
  if (key == "actor")
    claim.actor = entities_of(value, names);
  else if (key == "recipient")
    claim.recipient = entities_of(value, names);
  else if (key == "from")
    claim.from = entities_of(value, names);
  else if (key == "object")
    claim.object = entities_of(value, names);
  else if (key == "place")
    claim.place = entities_of(value, names);
  else if (key == "time") {
    Result<Time_record> time = time_of(value);
    if (!time) return time.error();
    claim.time = time.value();
  } else if (key == "share") {
    const auto amount = amount_in(value);
    if (!amount) return Error{"no share '" + value + "'"};
    claim.extent = Amount_record{*amount, ""};
    if (!claim.extent->amount.max) claim.extent->amount.max = 1;
    if (!claim.extent->amount.min) claim.extent->amount.min = 0;
  } else if (key == "chain") {
    Result<std::vector<Link_record>> chain = chain_of(value, names);
    if (!chain) return chain.error();
    claim.chain = chain.value();
  } else {
    // "dead=12", "dead.civilian=4"
    const std::size_t dot = key.find('.');
    const auto kind = enum_of<Quantity_kind>(key.substr(0, dot), static_cast<int>(Quantity_kind::forces) + 1);
    const auto amount = amount_in(value);
    if (!kind || !amount) return Error{"no key '" + key + "' with the value '" + value + "'"};
    claim.quantity.push_back({*kind, dot == std::string::npos ? "" : key.substr(dot + 1), *amount, ""});
  }
  return true;
}

Result<bool> set_word(Claim_record& claim, const std::string& word) {
  if (word == "denied") {
    claim.polarity = Polarity::denied;
    return true;
  }
  if (const auto certainty = enum_of<Certainty>(word, 4)) {
    claim.certainty = *certainty;
    return true;
  }
  if (const auto modality = modality_of(word)) {
    claim.modality = *modality;
    return true;
  }
  return Error{"no word '" + word + "' of polarity, certainty or modality"};
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::map<std::string, std::string> keys_of(const std::vector<std::string>& words, std::size_t from) {
  std::map<std::string, std::string> keys;
  for (std::size_t i = from; i < words.size(); ++i) {
    const std::size_t mark = words[i].find('=');
    keys[words[i].substr(0, mark)] = mark == std::string::npos ? "" : words[i].substr(mark + 1);
  }
  return keys;
}

class Story_reader {
 public:
  explicit Story_reader(std::string path) { story_.path = std::move(path); }

  Result<Story> read() {
    if (!read_names()) return Error{names_path().string() + ": cannot be read; it lies beside the stories"};
    std::ifstream file(story_.path, std::ios::binary);
    if (!file) return Error{story_.path + ": cannot be read"};
    std::string line;
    int part = 0;
    while (std::getline(file, line)) {
      ++line_;
      if (line == "---") {
        ++part;
        continue;
      }
      if (trimmed(line).empty() || (trimmed(line)[0] == '#' && !in_article())) continue;
      const Result<bool> taken = part == 0 ? head(line) : part == 1 ? told(line) : expected(line);
      if (!taken) return Error{story_.path + ":" + std::to_string(line_) + ": " + taken.error().message};
    }
    if (story_.why.empty()) return Error{story_.path + ": no line 'why: …'"};
    if (part != 2) return Error{story_.path + ": found " + std::to_string(part) + " lines '---', wanted 2"};
    return std::move(story_);
  }

 private:
  [[nodiscard]] std::filesystem::path names_path() const {
    return std::filesystem::path(story_.path).parent_path() / "names.tsv";
  }

  // Short names that all stories share.
  bool read_names() {
    std::ifstream file(names_path(), std::ios::binary);
    std::string name, id;
    while (file >> name >> id) story_.names[name] = id;
    return !story_.names.empty();
  }

  [[nodiscard]] bool in_article() const { return !story_.documents.empty() && story_.documents.back().is_article; }

  Result<bool> head(const std::string& line) {
    if (line.rfind("why:", 0) == 0) {
      story_.why = trimmed(line.substr(4));
      return true;
    }
    const std::vector<std::string> words = split_words(line);
    if (words.size() == 1 && words[0] == "ordered") {
      story_.is_ordered = true;
      return true;
    }
    if (words.size() < 2)
      return Error{"wanted 'ordered', 'name SHORT ID', 'actor ID key=value…' or 'place ID key=value…'"};
    if (words[0] == "name" && words.size() == 3) {
      story_.names[words[1]] = words[2];
      return true;
    }
    auto keys = keys_of(words, 2);
    const auto id = [&](const std::string& word) { return entity_of(word, story_.names).id; };
    if (words[0] == "actor") {
      Registry::Actor actor{
          .kind = keys["kind"], .country = keys["country"], .parent = id(keys["parent"]), .name_en = keys["name"]};
      for (const std::string& ally : split_list(keys["ally"])) {
        const auto parts = split_list(ally, ':');
        actor.allies.push_back({id(parts[0]), parts.size() > 1 ? parts[1] : "", parts.size() > 2 ? parts[2] : ""});
      }
      story_.actors[id(words[1])] = actor;
      return true;
    }
    if (words[0] == "place") {
      story_.places[id(words[1])] = {.kind = keys["kind"],
                                     .precision = keys["precision"],
                                     .parent = id(keys["parent"]),
                                     .name_en = keys["name"]};
      return true;
    }
    return Error{"wanted 'name', 'actor' or 'place', found '" + words[0] + "'"};
  }

  // "@ d1 2017-11-09T10:00 sana": a document; "text @ …" one that the engine reads.
  Result<bool> told(const std::string& line) {
    const std::vector<std::string> words = split_words(line);
    const bool is_article = words[0] == "text" && words.size() > 1 && words[1] == "@";
    if (words[0] == "@" || is_article) return document(words, is_article);
    if (story_.documents.empty()) return Error{"wanted '@ LABEL DAY OUTLET' before the first claim"};
    Story_document& document = story_.documents.back();
    if (document.is_article) {
      document.record.text += line + "\n";
      document.record.id = sha256_hex(document.label + document.record.text);
      return true;
    }
    if (words.size() < 2) return Error{"wanted 'LABEL TYPE.MODE key=value…'"};
    Result<Claim_record> claim = parse_compact_claim({words.begin() + 1, words.end()}, story_.names);
    if (!claim) return claim.error();
    Claim_record record = std::move(claim).value();
    record.id = document.record.id + "#" + std::to_string(document.record.claims.size() + 1);
    Link_record outlet;
    outlet.narrator = document.record.outlet;
    outlet.role = "outlet";
    outlet.stance = Stance::publish;
    record.chain.insert(record.chain.begin(), outlet);
    document.record.claims.push_back(std::move(record));
    document.labels.push_back(words[0]);
    return true;
  }

  Result<bool> document(const std::vector<std::string>& words, bool is_article) {
    const std::size_t first = is_article ? 2 : 1;
    if (words.size() < first + 3) return Error{"wanted '@ LABEL DAY OUTLET'"};
    Result<Timestamp> published = parse_iso_time(words[first + 1]);
    if (!published) return published.error();
    Story_document document;
    document.label = words[first];
    document.is_article = is_article;
    document.record.id = sha256_hex(document.label);
    document.record.name = document.label;
    document.record.outlet = entity_of(words[first + 2], story_.names);
    if (document.record.outlet.kind.empty()) document.record.outlet.kind = "media";
    document.record.outlet.name_ar = words[first + 2];
    document.record.published = published.value();
    const auto keys = keys_of(words, first + 3);
    if (const auto text = keys.find("text"); text != keys.end()) document.record.text = text->second;
    if (const auto url = keys.find("url"); url != keys.end()) document.record.url = url->second;
    story_.documents.push_back(std::move(document));
    return true;
  }

  Result<bool> expected(const std::string& line) {
    Expected_line one{.line = line_, .text = trimmed(line), .words = split_words(line), .rows = {}};
    if (line[0] == ' ' && !story_.expected.empty()) {
      story_.expected.back().rows.push_back(std::move(one));
    } else {
      story_.expected.push_back(std::move(one));
    }
    return true;
  }

  Story story_;
  int line_ = 0;
};

}  // namespace

std::vector<std::string> split_words(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false, any = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if ((c == ' ' || c == '\t' || c == '\r') && !quoted) {
      if (any) words.push_back(word);
      word.clear();
      any = false;
    } else {
      word += c;
      any = true;
    }
  }
  if (any) words.push_back(word);
  return words;
}

std::vector<std::string> split_list(const std::string& list, char mark) {
  std::vector<std::string> parts;
  std::stringstream stream(list);
  for (std::string part; std::getline(stream, part, mark);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

Result<Day> parse_iso_day(const std::string& text) {
  Civil civil;
  if (std::sscanf(text.c_str(), "%d-%d-%d", &civil.year, &civil.month, &civil.day) != 3 || !is_valid(civil))
    return Error{"found the day '" + text + "', wanted YYYY-MM-DD"};
  return to_day(civil);
}

Result<Timestamp> parse_iso_time(const std::string& text) {
  Result<Day> day = parse_iso_day(text.substr(0, 10));
  if (!day) return day.error();
  Timestamp stamp{.day = day.value()};
  int hour = 0, minute = 0;
  if (text.size() > 10) {
    if (std::sscanf(text.c_str() + 10, "T%d:%d", &hour, &minute) != 2)
      return Error{"found the time '" + text + "', wanted YYYY-MM-DDTHH:MM"};
    stamp.minute_of_day = hour * 60 + minute;
  }
  return stamp;
}

Result<Claim_record> parse_compact_claim(const std::vector<std::string>& words, const Names& names) {
  Claim_record claim;
  claim.confidence = 1;
  const std::size_t dot = words[0].find('.');
  const auto type = event_type_of(words[0].substr(0, dot));
  if (!type) return Error{"no type '" + words[0] + "'"};
  claim.type = *type;
  const auto mode = mode_of(*type, dot == std::string::npos ? "" : words[0].substr(dot + 1));
  if (!mode) return Error{"no mode '" + words[0] + "'"};
  claim.mode = *mode;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::size_t mark = words[i].find('=');
    const Result<bool> set = mark == std::string::npos
                                 ? set_word(claim, words[i])
                                 : set_value(claim, words[i].substr(0, mark), words[i].substr(mark + 1), names);
    if (!set) return set.error();
  }
  return claim;
}

Result<Story> read_story(const std::string& path) { return Story_reader(path).read(); }

}  // namespace sijill
