#include "sijill/wire/contested_columns.h"

#include <string>

#include "sijill/wire/ledger_table.h"

namespace sijill {

void write_contested(Delimited& out, const Told_incident& told) {
  Distinct said_by;
  Distinct denied_by;
  int others = 0;
  for (const Recorded_claim& claim : told.claims) {
    if (is_told_as_done(claim)) {
      said_by.add(name_of(claim.originator));
    } else if (claim.claim.polarity == Polarity::denied && claim.status != "rejected") {
      denied_by.add(name_of(claim.originator));
    } else {
      ++others;
    }
  }
  Distinct figures;
  for (const Incident_figure& figure : told.incident.figures) {
    std::string text = name_of(figure.claimant) + ": " + name(figure.kind) + " " + amount_text(figure.amount);
    if (!figure.who.empty()) text += " " + figure.who;
    if (figure.known) text += " (" + to_string(*figure.known) + ")";
    figures.add(std::move(text));
  }
  const Death_toll deaths = deaths_of(told.incident);
  out.code(told.incident.key).code(name(told.incident.grade)).text(told.incident.reason);
  out.integer(told.incident.originators).text(said_by.joined("; ")).text(denied_by.joined("; ")).integer(others);
  if (deaths.known) {
    out.integer(deaths.low).integer(deaths.high);
  } else {
    out.empty(2);
  }
  out.text(figures.joined("; "));
}

}  // namespace sijill
