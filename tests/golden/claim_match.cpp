#include "tests/golden/claim_match.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "tests/golden/compact_claim.h"
#include "tests/golden/name_match.h"

namespace sijill {
namespace {

std::optional<Day> optional_day(const std::string& text) {
  if (text.empty()) return std::nullopt;
  Result<Day> day = parse_day(text);
  return day ? std::optional<Day>(day.value()) : std::nullopt;
}

// "2017-11-09", "2017-11-01..2017-11-08", "2017-11-01..".
bool is_at(const std::optional<Claim_time>& time, const std::string& value) {
  const bool empty = !time || (!time->time.earliest && !time->time.latest);
  if (value == "-") return empty;
  if (empty) return false;
  const std::size_t dots = value.find("..");
  const std::string first = value.substr(0, dots);
  const std::string last = dots == std::string::npos ? first : value.substr(dots + 2);
  return time->time.earliest == optional_day(first) && time->time.latest == optional_day(last);
}

bool same_bound(std::optional<double> bound, const std::string& text, std::optional<double> if_open) {
  const std::optional<double> wanted =
      text.empty() ? if_open : std::optional<double>(std::strtod(text.c_str(), nullptr));
  const std::optional<double> given = bound ? bound : if_open;
  if (!wanted || !given) return !wanted && !given;
  return std::abs(*wanted - *given) < 1e-6;
}

bool is_amount(const Amount& amount, const std::string& value, std::optional<double> lowest,
               std::optional<double> highest) {
  const std::size_t dots = value.find("..");
  const std::string first = value.substr(0, dots);
  const std::string last = dots == std::string::npos ? first : value.substr(dots + 2);
  return same_bound(amount.min, first, lowest) && same_bound(amount.max, last, highest);
}

// "dead:4+injured:10..": as many quantities as asked.
bool is_counted(const std::vector<Quantity>& quantities, const std::string& value) {
  if (value == "-") return quantities.empty();
  const std::vector<std::string> wanted = split_at(value, '+');
  if (wanted.size() != quantities.size()) return false;
  for (const std::string& one : wanted) {
    const std::size_t colon = one.find(':');
    if (colon == std::string::npos) return false;
    const bool found = std::any_of(quantities.begin(), quantities.end(), [&](const Quantity& quantity) {
      return one.substr(0, colon) == name(quantity.kind) &&
             is_amount(quantity.amount, one.substr(colon + 1), std::nullopt, std::nullopt);
    });
    if (!found) return false;
  }
  return true;
}

// "رويترز:relay>مصدر أمني:state".
bool is_told_by(const Claim& claim, const std::string& value) {
  const std::span<const Link> links = narrators(claim);
  if (value == "-") return links.empty();
  const std::vector<std::string> wanted = split_at(value, '>');
  if (wanted.size() != links.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const std::size_t colon = wanted[i].rfind(':');
    if (!is_named(links[i].narrator, wanted[i].substr(0, colon))) return false;
    if (colon == std::string::npos) continue;
    const std::vector<std::string> stances = split_at(wanted[i].substr(colon + 1), '/');
    if (std::find(stances.begin(), stances.end(), name(links[i].stance)) == stances.end()) return false;
  }
  return true;
}

bool has_flag(const Event& event, const std::string& flags) {
  const std::vector<std::string> wanted = split_at(flags, '/');
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& flag) {
    return flag == name(event.polarity) || flag == name(event.certainty) || flag == name(event.modality);
  });
}

bool any_alternative(const std::string& value, auto holds) {
  const std::vector<std::string> alternatives = split_at(value, '/');
  return std::any_of(alternatives.begin(), alternatives.end(), holds);
}

bool is_event(const Claim& claim, const Expectation& expectation) {
  return std::any_of(expectation.events.begin(), expectation.events.end(), [&](const Kind_of_event& kind) {
    return kind.type == claim.event.type && (kind.any_mode || kind.mode == claim.event.mode);
  });
}

bool asks_polarity(const Expectation& expectation) {
  return std::any_of(expectation.asked.begin(), expectation.asked.end(), [](const Asked& asked) {
    return asked.key.empty() &&
           (asked.value.find("denied") != std::string::npos || asked.value.find("affirmed") != std::string::npos);
  });
}

// What a line that says nothing of polarity takes for granted.
bool has_expected_polarity(const Claim& claim, const Expectation& expectation) {
  return asks_polarity(expectation) || claim.event.polarity == Polarity::affirmed;
}

Outcome outcome_of(const Expectation& expectation, const Claim& claim, int index) {
  Outcome outcome;
  outcome.claim = index;
  outcome.holds = has_expected_polarity(claim, expectation);
  for (const Asked& asked : expectation.asked) {
    const bool answered = answers(claim, asked);
    outcome.asked.push_back(answered);
    outcome.holds = outcome.holds && (answered || asked.gap);
  }
  return outcome;
}

// How much it is worth to give the claim to the line; 0 where the claim is of another kind.
int worth(const Expectation& expectation, const Claim& claim) {
  if (expectation.kind != Expectation::Kind::claim || !is_event(claim, expectation)) return 0;
  const Outcome outcome = outcome_of(expectation, claim, 0);
  const int answered = static_cast<int>(std::count(outcome.asked.begin(), outcome.asked.end(), true));
  const bool wholly = outcome.holds && answered == static_cast<int>(outcome.asked.size());
  if (expectation.optional) return outcome.holds ? 20 : 0;
  if (expectation.gap) return wholly ? 10 : 0;
  return (outcome.holds ? 10000 : 100) + answered;
}

// The best way to give lines their claims, by trying all with what was tried remembered.
class Assignment {
 public:
  Assignment(const std::vector<Expectation>& lines, const std::vector<Claim>& claims)
      : lines_(lines), claims_(claims) {}

  std::vector<int> best() {
    std::vector<int> given(lines_.size(), -1);
    std::uint64_t taken = 0;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      given[line] = best_from(line, taken).second;
      if (given[line] >= 0) taken |= std::uint64_t{1} << given[line];
    }
    return given;
  }

 private:
  std::pair<int, int> best_from(std::size_t line, std::uint64_t taken) {
    if (line == lines_.size()) return {0, -1};
    const auto key = std::make_pair(line, taken);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    std::pair<int, int> best = {best_from(line + 1, taken).first, -1};
    for (std::size_t i = 0; i < std::min<std::size_t>(claims_.size(), 64); ++i) {
      const std::uint64_t bit = std::uint64_t{1} << i;
      const int value = (taken & bit) != 0 ? 0 : worth(lines_[line], claims_[i]);
      if (value == 0) continue;
      const int total = value + best_from(line + 1, taken | bit).first;
      if (total > best.first) best = {total, static_cast<int>(i)};
    }
    return known_[key] = best;
  }

  const std::vector<Expectation>& lines_;
  const std::vector<Claim>& claims_;
  std::map<std::pair<std::size_t, std::uint64_t>, std::pair<int, int>> known_;
};

// Claims that no line was given. One of the type of a line that is known to fail is that line's misreading, not a
// further claim.
std::vector<int> further_claims(const Golden_file& file, const std::vector<Claim>& claims,
                                const std::vector<Outcome>& outcomes) {
  std::vector<bool> explained(claims.size(), false);
  for (const Outcome& outcome : outcomes) {
    if (outcome.claim >= 0) explained[static_cast<std::size_t>(outcome.claim)] = true;
  }
  for (std::size_t line = 0; line < file.expected.size(); ++line) {
    const Expectation& expectation = file.expected[line];
    if (!expectation.gap || expectation.kind != Expectation::Kind::claim || outcomes[line].claim >= 0) continue;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const bool same_type = std::any_of(expectation.events.begin(), expectation.events.end(),
                                         [&](const auto& kind) { return kind.type == claims[i].event.type; });
      if (explained[i] || !same_type) continue;
      explained[i] = true;
      break;
    }
  }
  std::vector<int> further;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!explained[i]) further.push_back(static_cast<int>(i));
  }
  return further;
}

std::vector<Outcome> outcomes_of(const Golden_file& file, const std::vector<Claim>& claims) {
  std::vector<Outcome> outcomes(file.expected.size());
  const std::vector<int> given = Assignment(file.expected, claims).best();
  for (std::size_t line = 0; line < file.expected.size(); ++line) {
    const Expectation& expectation = file.expected[line];
    Outcome& outcome = outcomes[line];
    if (expectation.kind == Expectation::Kind::none) {
      outcome.holds = claims.empty();
    } else if (expectation.kind == Expectation::Kind::absent) {
      outcome.holds = std::none_of(claims.begin(), claims.end(),
                                   [&](const Claim& claim) { return is_event(claim, expectation); });
    } else if (given[line] >= 0) {
      outcome = outcome_of(expectation, claims[static_cast<std::size_t>(given[line])], given[line]);
    }
    if (expectation.optional) outcome.holds = true;
  }
  const bool no_further = further_claims(file, claims, outcomes).empty();
  for (std::size_t line = 0; line < file.expected.size(); ++line) {
    if (file.expected[line].kind == Expectation::Kind::only) outcomes[line].holds = no_further;
  }
  return outcomes;
}

}  // namespace

bool answers(const Claim& claim, const Asked& asked) {
  const Event& event = claim.event;
  if (asked.key.empty()) return has_flag(event, asked.value);
  if (asked.key == "actor") return are_named(event.actor, asked.value);
  if (asked.key == "recipient") return are_named(event.recipient, asked.value);
  if (asked.key == "from") return are_named(event.from, asked.value);
  if (asked.key == "object") return are_named(event.object, asked.value);
  if (asked.key == "place") return are_named(event.place, asked.value);
  if (asked.key == "chain") return is_told_by(claim, asked.value);
  if (asked.key == "time") {
    return any_alternative(asked.value, [&](const std::string& one) { return is_at(event.time, one); });
  }
  if (asked.key == "quantity") {
    return any_alternative(asked.value, [&](const std::string& one) { return is_counted(event.quantity, one); });
  }
  if (asked.key == "extent") {
    if (asked.value == "-" || !event.extent) return asked.value == "-" && !event.extent;
    return any_alternative(asked.value,
                           [&](const std::string& one) { return is_amount(event.extent->amount, one, 0.0, 1.0); });
  }
  return false;
}

Comparison compare(const Golden_file& file, const std::vector<Claim>& claims) {
  Comparison comparison;
  comparison.outcomes = outcomes_of(file, claims);
  for (std::size_t line = 0; line < file.expected.size(); ++line) {
    const Expectation& expectation = file.expected[line];
    const Outcome& outcome = comparison.outcomes[line];
    const std::string text = to_string(expectation);
    if (expectation.gap && outcome.holds) {
      comparison.failures.push_back("a gap is closed, take its mark away: " + text);
    } else if (expectation.gap) {
      comparison.gaps.push_back(text);
    } else if (!outcome.holds && expectation.kind == Expectation::Kind::only) {
      for (int i : further_claims(file, claims, comparison.outcomes)) {
        comparison.failures.push_back("a further claim: " + compact(claims[static_cast<std::size_t>(i)]));
      }
    } else if (!outcome.holds) {
      comparison.failures.push_back((outcome.claim < 0 ? "does not hold: " : "half right: ") + text);
    }
    if (expectation.gap) continue;
    for (std::size_t i = 0; i < outcome.asked.size(); ++i) {
      const Asked& asked = expectation.asked[i];
      if (!asked.gap) continue;
      if (outcome.asked[i])
        comparison.failures.push_back("a gap is closed, take its mark away: " + asked.key + "=" + asked.value +
                                      " in " + text);
      else
        comparison.gaps.push_back(text);
    }
  }
  return comparison;
}

Golden_file with_gaps_marked(Golden_file file, const std::vector<Claim>& claims) {
  for (Expectation& expectation : file.expected) {
    expectation.gap = false;
    for (Asked& asked : expectation.asked) asked.gap = false;
  }
  const std::vector<Outcome> outcomes = outcomes_of(file, claims);
  for (std::size_t line = 0; line < file.expected.size(); ++line) {
    Expectation& expectation = file.expected[line];
    const Outcome& outcome = outcomes[line];
    if (outcome.holds || expectation.optional) continue;
    if (outcome.claim < 0) {
      expectation.gap = true;
      continue;
    }
    // A claim that denies what the line affirms is no half of it.
    expectation.gap = !has_expected_polarity(claims[static_cast<std::size_t>(outcome.claim)], expectation);
    for (std::size_t i = 0; i < outcome.asked.size(); ++i) {
      expectation.asked[i].gap = !expectation.gap && !outcome.asked[i];
    }
  }
  const std::vector<Outcome> marked = outcomes_of(file, claims);
  for (std::size_t line = 0; line < file.expected.size(); ++line) {
    if (file.expected[line].kind == Expectation::Kind::only) file.expected[line].gap = !marked[line].holds;
  }
  return file;
}

}  // namespace sijill
