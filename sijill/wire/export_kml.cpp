#include "sijill/wire/export_kml.h"

#include "sijill/text/utf8.h"
#include "sijill/wire/delimited.h"
#include "sijill/wire/ledger_table.h"

namespace sijill {
namespace {

// Markup and controls as XML 1.0 wants them; bytes that are no UTF-8 and controls that XML forbids become U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Code_point c = code_point_at(text, i);
    const bool is_forbidden = c.length == 0 || (c.value < 0x20 && c.value != '\t' && c.value != '\n') ||
                              c.value == 0xFFFE || c.value == 0xFFFF;
    if (is_forbidden) {
      out += "\uFFFD";
    } else if (c.value == '&') {
      out += "&amp;";
    } else if (c.value == '<') {
      out += "&lt;";
    } else if (c.value == '>') {
      out += "&gt;";
    } else if (c.value == '"') {
      out += "&quot;";
    } else {
      out.append(text.substr(i, c.length));
    }
    i += c.length == 0 ? 1 : c.length;
  }
  return out;
}

class Placemark {
 public:
  // An XML id must begin with a letter and hold no colon; the key itself stands in the data.
  explicit Placemark(std::string_view key) {
    out_ = "<Placemark id=\"sijill-" + std::to_string(number_of(key)) + "\">\n";
  }
  void element(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out_.append("<").append(name).append(">").append(escaped(text)).append("</").append(name).append(">\n");
  }
  // Both days included, as KML reads a day without a time.
  void time_span(std::optional<Day> begin, std::optional<Day> end) {
    if (!begin && !end) return;
    out_ += "<TimeSpan>";
    if (begin) out_ += "<begin>" + to_string(*begin) + "</begin>";
    if (end) out_ += "<end>" + to_string(*end) + "</end>";
    out_ += "</TimeSpan>\n";
  }
  void begin_data() { out_ += "<ExtendedData>\n"; }
  void data(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_.append("<Data name=\"").append(name).append("\"><value>").append(escaped(value)).append("</value></Data>\n");
  }
  void end_data() { out_ += "</ExtendedData>\n"; }
  [[nodiscard]] std::string take(const Ledger_entity& place) && {
    // A place told by another is an area around it: its point would be the other's.
    if (place.geo && place.relation.empty()) {
      out_ += "<Point><coordinates>" + plain_decimal(place.geo->lon) + "," + plain_decimal(place.geo->lat) +
              "</coordinates></Point>\n";
    }
    return std::move(out_) + "</Placemark>\n";
  }

 private:
  std::string out_;
};

class Kml : public Export {
 public:
  explicit Kml(const Export_options& options) : at_(options.at), provenance_(options.provenance) {}

  Export_of takes() const override { return at_ ? Export_of::holdings : Export_of::incidents; }

  std::string begin() override {
    const std::string name = at_ ? "Holdings on " + to_string(*at_) : "Incidents";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n"
           "<Document>\n<name>" +
           name + "</name>\n" + about();
  }

  std::string add_incident(const Told_incident& told) override {
    const Incident_row& incident = told.incident;
    Placemark out(incident.key);
    const std::string place = incident.place.known() ? name_of(incident.place) : std::string();
    out.element("name", event_name(incident.type, incident.mode) + (place.empty() ? "" : ", " + place));
    out.element("description", description_of(told));
    out.time_span(incident.earliest, incident.latest);
    out.begin_data();
    out.data("key", incident.key);
    out.data("place", place);
    out.data("actor", names_of(incident.actor));
    out.data("recipient", names_of(incident.recipient));
    out.data("grade", name(incident.grade));
    out.data("reason", incident.reason);
    out.data("originators", std::to_string(incident.originators));
    out.data("first_known", incident.first_known ? to_string(*incident.first_known) : std::string());
    out.end_data();
    return std::move(out).take(incident.place);
  }

  std::string add_holding(const Holding_row& holding) override {
    Placemark out(holding.key);
    const std::string holder = holding.holder.known() ? name_of(holding.holder) : "nobody";
    const std::string rival = holding.rival.known() ? " against " + name_of(holding.rival) : "";
    out.element("name", name_of(holding.place) + ": " + holder + rival);
    out.element("description", holding.reason);
    // `until` is the first day after; a span of KML includes its end.
    out.time_span(holding.since, holding.until ? std::optional(*holding.until - 1) : std::nullopt);
    out.begin_data();
    out.data("key", holding.key);
    out.data("place", name_of(holding.place));
    out.data("holder", holding.holder.known() ? holder : std::string());
    out.data("rival", holding.rival.known() ? name_of(holding.rival) : std::string());
    out.data("share", share_text(holding.share_min, holding.share_max));
    out.data("status", name(holding.status));
    out.data("originators", std::to_string(holding.originators));
    out.data("evidence_until", to_string(holding.evidence_until));
    out.end_data();
    return std::move(out).take(holding.place);
  }

  std::string end() override { return "</Document>\n</kml>\n"; }

 private:
  [[nodiscard]] std::string about() const {
    if (!provenance_) return {};
    std::string out = "<ExtendedData>\n";
    for (const auto& [name, text] : facts_of(*provenance_)) {
      out += "<Data name=\"" + name + "\"><value>" + escaped(text) + "</value></Data>\n";
    }
    return out + "</ExtendedData>\n";
  }

  // Who says what, a line each.
  static std::string description_of(const Told_incident& told) {
    Distinct lines;
    for (const Recorded_claim& claim : told.claims) {
      std::string line = claim.originator.known() ? name_of(claim.originator) : std::string("?");
      line += claim.claim.polarity == Polarity::denied ? " denies" : " says";
      if (claim.known) line += " (" + to_string(*claim.known) + ")";
      lines.add(line + ": " + claim.claim.evidence.text);
    }
    return lines.joined("\n");
  }

  std::optional<Day> at_;
  std::optional<Provenance> provenance_;
};

}  // namespace

std::unique_ptr<Export> kml_export(const Export_options& options) { return std::make_unique<Kml>(options); }

}  // namespace sijill
