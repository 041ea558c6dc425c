#include "sijill/wire/provenance.h"

namespace sijill {
namespace {

constexpr std::string_view line_begin = R"({"schema":"sijill.export/1")";

void write_facts(Json_writer& json, const Provenance& provenance) {
  json.key("query").text(provenance.query).key("program").text(provenance.program).key("read_by").begin_array();
  for (const std::string& run : provenance.read_by) json.text(run);
  json.end_array().key("ledger").integer(provenance.ledger).key("licence").text(export_licence);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> facts_of(const Provenance& provenance) {
  std::vector<std::pair<std::string, std::string>> facts = {{"query", provenance.query},
                                                            {"program", provenance.program}};
  for (const std::string& run : provenance.read_by) facts.emplace_back("read_by", run);
  facts.emplace_back("ledger", std::to_string(provenance.ledger));
  facts.emplace_back("licence", export_licence);
  return facts;
}

void write_provenance(Json_writer& json, const Provenance& provenance) {
  json.begin_object();
  write_facts(json, provenance);
  json.end_object();
}

std::string provenance_line(const Provenance& provenance) {
  Json_writer json;
  json.begin_object().key("schema").text("sijill.export/1");
  write_facts(json, provenance);
  json.end_object().newline();
  return std::move(json).take();
}

bool is_provenance_line(std::string_view line) { return line.starts_with(line_begin); }

std::string provenance_comments(const Provenance& provenance) {
  std::string out;
  for (const auto& [name, text] : facts_of(provenance)) {
    std::string value = text;  // a version is a name that a ledger holds; it must not end its line
    for (char& c : value) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    out += "# " + name + ": " + value + "\n";
  }
  return out;
}

}  // namespace sijill
