#include "sijill/wire/page_html.h"

#include <cstddef>
#include <utility>

#include "sijill/wire/claim_json.h"
#include "sijill/wire/claim_record_json.h"
#include "sijill/wire/json_writer.h"
#include "sijill/wire/page_assets.h"

namespace sijill {

std::string page_begin() {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '";
  out += page_script_digest;
  out += "'; style-src '";
  out += page_style_digest;
  out +=
      "'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>سجل</title>\n<style>";
  out += page_style;
  out +=
      "</style>\n</head>\n<body>\n<main id=\"articles\"></main>\n"
      "<noscript><p>هذه الصفحة تعرض المقال ومزاعمه بواسطة نص برمجي مضمن فيها، ولا تتصل بالشبكة.</p></noscript>\n";
  return out;
}

std::string page_article(const Reading& reading) {
  const Records records(reading.document);
  Json_writer json = Json_writer::for_html();
  json.begin_object();
  json.key("document");
  write_article_facts(json, article_facts(reading));
  json.key("text").text(reading.document.text);
  json.key("claims").begin_array();
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    json.begin_object();
    json.key("id").text(claim_id(reading.document, i));
    write_claim_body(json, records.claim(reading.claims[i], i));
    json.end_object();
  }
  json.end_array();
  json.key("rejections").begin_array();
  for (const Rejection& rejection : reading.rejections) {
    json.begin_object();
    write_rejection_body(json, records, rejection);
    json.end_object();
  }
  json.end_array().end_object();
  return R"(<script type="application/json" class="reading">)" + std::move(json).take() + "</script>\n";
}

std::string page_end() {
  std::string out = "<script>";
  out += page_script;
  out += "</script>\n</body>\n</html>\n";
  return out;
}

}  // namespace sijill
