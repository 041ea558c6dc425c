#include "tests/ledger_golden/holding_words.h"

#include <algorithm>
#include <sstream>

#include "tests/ledger_golden/story.h"

namespace sijill {
namespace {

std::string number(double value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

std::string share_of(const Holding& holding) {
  if (!holding.share_min && !holding.share_max) return "-";
  const std::string low = number(holding.share_min.value_or(0));
  const std::string high = number(holding.share_max.value_or(1));
  return low == high ? low : low + ".." + high;
}

}  // namespace

std::string Holding_words::line_of(const Holding& holding) const {
  const auto listed = [this](const std::vector<Row>& claims) {
    std::vector<std::string> labels;
    for (const Row claim : claims) labels.push_back(label_of(claim));
    std::sort(labels.begin(), labels.end());
    std::string text;
    for (const std::string& label : labels) text += (text.empty() ? "" : ",") + label;
    return text.empty() ? std::string("-") : text;
  };
  return to_string(holding.since) + ".." + (holding.until ? to_string(*holding.until) : "") + " " +
         name_of(holding.holder) + (holding.rival == 0 ? "" : "/" + name_of(holding.rival)) + " " +
         std::string(name(holding.status)) + " share=" + share_of(holding) +
         " originators=" + std::to_string(holding.originators) + " for=" + listed(holding.claims_for) +
         " against=" + listed(holding.claims_against) + " evidence=" + to_string(holding.evidence_until) + " (" +
         holding.reason + ")";
}

bool Holding_words::fits(const std::vector<std::string>& words, const Holding& holding) const {
  const std::vector<std::string> found = split_words(line_of(holding));
  for (const std::string& word : words) {
    if (std::find(found.begin(), found.end(), word) != found.end()) continue;
    if (word.rfind("reason~", 0) != 0 || holding.reason.find(word.substr(7)) == std::string::npos) return false;
  }
  return true;
}

}  // namespace sijill
