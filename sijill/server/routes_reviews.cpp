// What people say of the machine's rows: a list, and the two requests that write.
#include <algorithm>
#include <charconv>

#include "sijill/ledger/review.h"
#include "sijill/server/routes.h"
#include "sijill/wire/text_fields.h"

namespace sijill {
namespace {

// Where there is no lexicon, a correction may only name what the ledger knows.
class No_registry : public Registry {
 public:
  [[nodiscard]] std::optional<Actor> actor(const std::string&) const override { return std::nullopt; }
  [[nodiscard]] std::optional<Place> place(const std::string&) const override { return std::nullopt; }
};

struct Field_rule {
  std::string_view name;
  std::size_t longest;  // characters
  std::size_t most = 1;
};

// The fields of a body, each of them known, not too long and not too many.
Text_fields fields_of(const Call& call, std::initializer_list<Field_rule> rules) {
  if (!call.request.content_type.starts_with("application/json")) {
    throw Problem{415, "Content-Type: found \"" + shown(call.request.content_type) + "\", wanted application/json"};
  }
  Result<Text_fields> read = read_text_fields(call.request.body);
  if (!read) throw Problem{400, read.error().message, "body"};
  Text_fields fields = std::move(read).value();
  for (const auto& [key, texts] : fields) {
    const auto is_it = [&](const Field_rule& rule) { return rule.name == key; };
    const auto* const rule = std::find_if(rules.begin(), rules.end(), is_it);
    if (rule == rules.end())
      throw Problem{400, "found the key \"" + shown(key) + "\", which this body does not have", shown(key)};
    if (texts.size() > rule->most)
      Query::fail(key, std::to_string(texts.size()) + " texts", "at most " + std::to_string(rule->most));
    for (const std::string& text : texts) {
      if (text.size() > 4 * rule->longest)
        Query::fail(key, text, "at most " + std::to_string(rule->longest) + " characters");
    }
  }
  return fields;
}

std::string one(const Text_fields& fields, const std::string& key) {
  const auto found = fields.find(key);
  return found == fields.end() || found->second.empty() ? std::string() : found->second.front();
}

std::string needed(const Text_fields& fields, const std::string& key) {
  std::string text = one(fields, key);
  if (text.empty()) Query::fail(key, "nothing", "a text; this action needs it");
  return text;
}

Reviewer reviewer_of(const Call& call, const Text_fields& fields) {
  Reviewer reviewer{call.caller.name.empty() ? one(fields, "who") : call.caller.name, one(fields, "why")};
  if (reviewer.who.empty()) Query::fail("who", "nothing", "the name of the person who says so");
  if (reviewer.why.empty()) Query::fail("why", "nothing", "the reason in words");
  return reviewer;
}

// Without the path of the ledger, which messages of the ledger begin with.
std::string outside(std::string message, const std::string& path) {
  for (std::size_t at = message.find(path); at != std::string::npos; at = message.find(path)) {
    message.replace(at, path.size(), "the ledger");
  }
  return message;
}

Result<std::vector<Review_row>> as_list(Result<Review_row> row) {
  if (!row) return row.error();
  return std::vector<Review_row>{std::move(row).value()};
}

template <typename Write>
Response written(Call& call, const Write& write) {
  static const No_registry nobody;
  const Registry& registry = call.context.options.registry != nullptr ? *call.context.options.registry
                                                                      : static_cast<const Registry&>(nobody);
  const Result<std::vector<Review_row>> rows = call.context.pool.with_writer([&](Ledger& ledger) {
    Reviews reviews(ledger, registry);
    return write(reviews);
  });
  if (!rows) throw Problem{409, outside(rows.error().message, call.context.pool.path())};
  Json_writer json;
  json.begin_object();
  write_rows(json, "reviews", rows.value());
  json.end_object();
  Response response = json_response(std::move(json), 201);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace

Response list_reviews(Call& call) {
  Review_filter filter;
  filter.claim = call.query.text("claim");
  filter.incident = call.query.text("incident");
  filter.who = call.query.text("who");
  filter.unplaced = call.query.flag("unplaced");
  const Page page = read_page(call.query);
  expect_json(call);
  std::vector<Review_row> all = ask_reviews(call.database(), filter);
  // Its cursor is "0:" and the number of the last review that was given.
  std::int64_t after = 0;
  if (const std::size_t mark = page.cursor.find(':'); mark != std::string::npos) {
    (void)std::from_chars(page.cursor.data() + mark + 1, page.cursor.data() + page.cursor.size(), after);
  }
  std::erase_if(all, [&](const Review_row& row) { return row.id <= after; });
  std::string next;
  if (all.size() > static_cast<std::size_t>(page.limit)) {
    all.resize(static_cast<std::size_t>(page.limit));
    next = "0:" + std::to_string(all.back().id);
  }
  Json_writer json;
  json.begin_object();
  write_rows(json, "items", all);
  write_next(json, next);
  json.end_object();
  return json_response(std::move(json));
}

Response add_review(Call& call) {
  expect_json(call);
  const Text_fields fields = fields_of(call, {{"action", 20},
                                              {"why", 2'000},
                                              {"who", 200},
                                              {"claim", 200},
                                              {"incident", 200},
                                              {"into", 200},
                                              {"claims", 200, 1'000},
                                              {"field", 100},
                                              {"value", 2'000}});
  const std::string action = needed(fields, "action");
  const Reviewer reviewer = reviewer_of(call, fields);
  if (action == "accept") {
    const std::string claim = needed(fields, "claim");
    return written(call, [&](Reviews& reviews) { return as_list(reviews.accept(reviewer, claim)); });
  }
  if (action == "reject") {
    const std::string claim = needed(fields, "claim");
    return written(call, [&](Reviews& reviews) { return as_list(reviews.reject(reviewer, claim)); });
  }
  if (action == "correct") {
    const std::string claim = needed(fields, "claim");
    const std::string field = needed(fields, "field");
    const std::string value = one(fields, "value");
    return written(call, [&](Reviews& reviews) { return as_list(reviews.correct(reviewer, claim, field, value)); });
  }
  if (action == "annotate") {
    const std::string claim = one(fields, "claim");
    const std::string about = claim.empty() ? needed(fields, "incident") : claim;
    return written(call, [&](Reviews& reviews) { return as_list(reviews.annotate(reviewer, about)); });
  }
  if (action == "merge") {
    const std::string incident = needed(fields, "incident");
    const std::string into = needed(fields, "into");
    return written(call, [&](Reviews& reviews) { return as_list(reviews.merge(reviewer, incident, into)); });
  }
  if (action == "split") {
    const std::string incident = needed(fields, "incident");
    (void)needed(fields, "claims");
    const std::vector<std::string> claims = fields.at("claims");
    return written(call, [&](Reviews& reviews) { return reviews.split(reviewer, incident, claims); });
  }
  Query::fail("action", action, "accept, reject, correct, annotate, merge or split");
}

Response undo_review(Call& call) {
  expect_json(call);
  const std::string& number = call.names[0];
  std::int64_t review = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), review);
  if (read.ec != std::errc() || read.ptr != number.data() + number.size() || review < 1) {
    throw Problem{404, "found no review \"" + shown(number) + "\", wanted a number that GET /api/reviews gives"};
  }
  const Reviewer reviewer = reviewer_of(call, fields_of(call, {{"why", 2'000}, {"who", 200}}));
  return written(call, [&](Reviews& reviews) { return reviews.undo(reviewer, review); });
}

}  // namespace sijill
