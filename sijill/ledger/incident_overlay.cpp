// Incidents that reviewers merged or split: what they said, laid over the grouping.
#include <algorithm>

#include "sijill/ledger/incident_rows.h"

namespace sijill {

// In the order in which they were said.
std::vector<Incident_rows::Verdict> Incident_rows::standing_verdicts() {
  std::vector<Verdict> verdicts;
  while (verdicts_.next()) {
    verdicts.push_back(
        {verdicts_.text(0) == "merge", verdicts_.integer(1), verdicts_.integer(2), verdicts_.integer(3)});
  }
  verdicts_.reset();
  return verdicts;
}

// Whether what has changed lies beneath merged or split incidents, or brings a claim that is to be set somewhere.
bool Incident_rows::touches_overlay(const std::vector<Verdict>& verdicts) {
  if (verdicts_changed_) return true;
  if (verdicts.empty()) return false;
  for (const auto& [lane, changes] : changes_) {
    overlaid_in_.bind(lane.area, name(lane.family), lane.is_wide ? 1 : 0);
    const bool is_beneath = overlaid_in_.next();
    overlaid_in_.reset();
    if (is_beneath) return true;
    const bool is_named = std::ranges::any_of(changes.added, [&](const Happening& added) {
      return std::ranges::any_of(verdicts, [claim = added.account->claim](const Verdict& verdict) {
        return verdict.claim == claim || verdict.other == claim;
      });
    });
    if (is_named) return true;
  }
  return false;
}

// Every claim that reviewers moved, or might have, comes anew to the grouping.
void Incident_rows::take_off_overlay() {
  std::vector<Placed> overlaid;
  while (overlaid_.next()) overlaid.push_back(placed_in(overlaid_, lane_in(overlaid_, 6)));
  overlaid_.reset();
  for (const Placed& placed : overlaid) {
    leave(placed);
    changes_[placed.happening.lane].added.push_back(placed.happening);
  }
}

void Incident_rows::lay_overlay(const std::vector<Verdict>& verdicts) {
  for (const Verdict& verdict : verdicts) {
    const Row here = incident_of(verdict.claim);
    const Row there = incident_of(verdict.other);
    if (here == 0 || there == 0) continue;
    // Also where nothing moves: it may when the grouping changes.
    overlay_.run(here);
    overlay_.run(there);
    if (verdict.is_merge && here != there) move_all(here, there);
    if (verdict.is_merge || here != there) continue;
    free_key_.run(here);  // it may be named after this claim
    // With those that left before it, else alone.
    const Row companion = verdict.first == 0 ? 0 : incident_of(verdict.first);
    move_claim(verdict.claim, here, companion != 0 && companion != there ? companion : new_incident(verdict.claim));
  }
  verdicts_changed_ = false;
}

Row Incident_rows::incident_of(Row claim) {
  incident_of_.bind(claim);
  const Row incident = incident_of_.next() ? incident_of_.integer(0) : 0;
  incident_of_.reset();
  return incident;
}

void Incident_rows::move_claim(Row claim, Row from, Row to) {
  move_claim_.run(to, claim);
  drop_earlier_.run(claim);
  drop_later_.run(claim);
  free_keys(from, to);
}

void Incident_rows::move_all(Row from, Row to) {
  move_all_.run(to, from);
  free_keys(from, to);
}

// An incident is named after its first claim, which may be another now; no two may have one name meanwhile.
void Incident_rows::free_keys(Row from, Row to) {
  for (const Row incident : {from, to}) {
    free_key_.run(incident);
    touched_.insert(incident);
  }
}

}  // namespace sijill
