#include "sijill/wire/export_atlos.h"

#include <algorithm>
#include <array>

#include "sijill/wire/delimited.h"

namespace sijill {
namespace {

// The first three are required, and their names are read with their case.
constexpr std::array<std::string_view, 11> columns = {"status",   "description", "sensitive", "date",
                                                      "latitude", "longitude",   "more_info", "tags",
                                                      "source_1", "source_2",    "source_3"};
constexpr std::size_t sources = 3;
constexpr std::size_t longest_description = 239;  // characters
constexpr std::size_t longest_info = 2750;

class Atlos : public Export {
 public:
  Export_of takes() const override { return Export_of::incidents; }

  std::string begin() override {
    Delimited out(Delimiter::comma);
    out.header(columns);
    return std::move(out).take();
  }

  std::string add_incident(const Told_incident& told) override {
    if (!is_told_as_done(told)) return {};
    const Incident_row& incident = told.incident;
    std::string description = event_name(incident.type, incident.mode);
    if (!incident.actor.empty()) description += " by " + names_of(incident.actor);
    if (!incident.recipient.empty()) description += " against " + names_of(incident.recipient);
    if (incident.place.known()) description += ", " + name_of(incident.place);
    description += " (" + incident.key + ")";

    std::string info = "Grade: " + std::string(name(incident.grade)) + ", " + incident.reason + ".";
    std::vector<std::string> urls;
    for (const Recorded_claim* account : accounts_of(told)) {
      const std::string who = account->originator.known() ? name_of(account->originator) : std::string("?");
      info += "\n" + who + ": " + account->claim.evidence.text;
      const std::string& url = account->document.url;
      if (!url.empty() && std::ranges::find(urls, url) == urls.end()) urls.push_back(url);
    }
    urls.resize(sources);
    const auto days = days_of(incident);
    const bool is_point = incident.place.geo && incident.place.relation.empty();
    Delimited out(Delimiter::comma);
    // Nobody has looked at it: that it is not sensitive is their default and for a person to change.
    out.code("Unclaimed").text(cut(std::move(description), longest_description)).code("Not Sensitive");
    // Their incidents have one day; a range has none.
    const bool is_one_day = days && days->is_told && days->first == days->last;
    out.code(is_one_day ? to_string(days->first) : std::string());
    out.number(is_point ? std::optional(incident.place.geo->lat) : std::nullopt);
    out.number(is_point ? std::optional(incident.place.geo->lon) : std::nullopt);
    out.text(cut(std::move(info), longest_info));
    out.code("Sijill, " + std::string(name(incident.grade)));
    for (const std::string& url : urls) out.text(url);
    out.end_row();
    return std::move(out).take();
  }
};

}  // namespace

std::unique_ptr<Export> atlos_export(const Export_options&) { return std::make_unique<Atlos>(); }

}  // namespace sijill
