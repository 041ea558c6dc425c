// Text in, claims out; nothing is stored.
#include "sijill/ingest/plain_text.h"
#include "sijill/server/routes.h"
#include "sijill/wire/claim_record_json.h"
#include "sijill/wire/records.h"
#include "sijill/wire/text_fields.h"

namespace sijill {
namespace {

struct To_read {
  std::string text;
  Input_options facts;
};

To_read to_read(const Call& call) {
  const std::string& type = call.request.content_type;
  To_read out;
  if (type.starts_with("text/plain")) {
    out.text = call.request.body;
  } else if (type.starts_with("application/json")) {
    Result<Text_fields> read = read_text_fields(call.request.body);
    if (!read) throw Problem{400, read.error().message, "body"};
    for (const auto& [key, texts] : read.value()) {
      if (texts.size() != 1) Query::fail(key, std::to_string(texts.size()) + " texts", "one");
      const std::string& text = texts.front();
      constexpr std::size_t longest_fact = 8'000;
      if (key != "text" && text.size() > longest_fact) Query::fail(key, text, "a shorter text");
      if (key == "text") {
        out.text = text;
      } else if (key == "title") {
        out.facts.title = text;
      } else if (key == "outlet") {
        out.facts.outlet = text;
      } else if (key == "url") {
        out.facts.url = text;
      } else if (key == "published") {
        out.facts.published = read_iso(text);
        if (!out.facts.published && !text.empty()) Query::fail(key, text, "a day or time such as 2017-11-10T14:30");
      } else {
        throw Problem{400, "found the key \"" + shown(key) + "\", which this body does not have", shown(key)};
      }
    }
  } else {
    throw Problem{415, "Content-Type: found \"" + shown(type) + "\", wanted text/plain or application/json"};
  }
  if (out.text.empty()) Query::fail("text", "nothing", "the text of an article");
  return out;
}

}  // namespace

Response read_text(Call& call) {
  expect_json(call);
  if (call.context.options.reader == nullptr) {
    throw Problem{404, "this server was started without lexicon and models, so that it reads no text"};
  }
  To_read wanted = to_read(call);
  const Reading reading =
      call.context.options.reader->read(read_plain_text("text", std::move(wanted.text), wanted.facts));
  const Records records(reading.document);
  const Document_record facts = article_facts(reading);
  Json_writer json;
  json.begin_object().key("document");
  write_article_facts(json, facts);
  json.key("text").text(reading.document.text).key("notes").begin_array();
  for (const std::string& note : reading.document.notes) json.text(note);
  json.end_array().key("claims").begin_array();
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    const Claim_record claim = records.claim(reading.claims[i], i);
    json.begin_object().key("schema").text("sijill.claim/1").key("id").text(claim.id).key("document");
    write_article_facts(json, facts);
    write_claim_body(json, claim);
    json.end_object();
  }
  json.end_array().end_object();
  Response response = json_response(std::move(json));
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace sijill
