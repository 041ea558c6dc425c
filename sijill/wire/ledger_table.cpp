#include "sijill/wire/ledger_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "sijill/wire/display_width.h"

namespace sijill {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t widest_cell = 48;
constexpr std::size_t least_cell = 6;

void add(std::string& list, std::string_view item) {
  if (item.empty()) return;
  if (!list.empty()) list += ", ";
  list += item;
}

std::string decimal(double value) {
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end};
}

std::string event_text(Event_type type, Mode mode) {
  std::string out(name(type));
  if (mode != Mode::none) out.append(".").append(name(mode));
  return out;
}

std::string day_text(std::optional<Day> day) { return day ? to_string(*day) : std::string(); }

std::string says(const Recorded_claim& claim, Language language) {
  std::string out = name_in(claim.originator, language);
  const Stance stance = claim.claim.chain.empty() ? Stance::publish : claim.claim.chain.back().stance;
  if (stance != Stance::publish && stance != Stance::state) out += " (" + std::string(name(stance)) + ")";
  if (claim.outlet.known() && claim.outlet.key != claim.originator.key)
    out += " via " + name_in(claim.outlet, language);
  return out;
}

std::string marks(const Recorded_claim& row) {
  const Claim_record& claim = row.claim;
  std::string out;
  if (claim.polarity == Polarity::denied) add(out, "denied");
  if (claim.certainty != Certainty::certain) add(out, name(claim.certainty));
  if (claim.modality != Modality::actual) add(out, name(claim.modality));
  for (const Quantity_record& quantity : claim.quantity) {
    add(out, std::string(name(quantity.kind)) + " " + amount_text(quantity.amount));
  }
  if (claim.extent) add(out, "share " + amount_text(claim.extent->amount));
  if (row.interest != Interest::third_party) add(out, name(row.interest));
  if (!row.status.empty()) add(out, row.status);
  return out;
}

std::string parties(const std::vector<Ledger_entity>& actor, const std::vector<Ledger_entity>& other,
                    Language language) {
  std::string out = names_in(actor, language);
  if (!other.empty()) out += (out.empty() ? "→ " : " → ") + names_in(other, language);
  return out;
}

std::string figures(const Incident_row& incident, Language language) {
  std::string out;
  for (const Incident_figure& figure : incident.figures) {
    add(out, std::string(name(figure.kind)) + " " + amount_text(figure.amount) + " (" +
                 name_in(figure.claimant, language) + ")");
  }
  return out;
}

std::string holder_text(const Holding_row& holding, Language language) {
  if (!holding.holder.known() && !holding.rival.known()) return language == Language::ar ? "لا أحد" : "nobody";
  if (!holding.rival.known()) return name_in(holding.holder, language);
  const std::string nobody_named = language == Language::ar ? "من لم يُسمَّ" : "one who is not named";
  return (language == Language::ar ? "متنازع: " : "contested: ") +
         (holding.holder.known() ? name_in(holding.holder, language) : nobody_named) +
         (language == Language::ar ? " و" : " and ") + name_in(holding.rival, language);
}

bool runs_as_formula(const std::string& cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
}

std::vector<std::size_t> widths_of(const Row_table& table, std::size_t columns) {
  std::vector<std::size_t> widths(table.heads.size());
  for (std::size_t c = 0; c < widths.size(); ++c) {
    widths[c] = display_width(table.heads[c]);
    for (const auto& row : table.rows) widths[c] = std::max(widths[c], std::min(widest_cell, display_width(row[c])));
  }
  const auto total = [&] { return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1)); };
  while (columns != 0 && total() > columns) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= least_cell) break;
    --*widest;
  }
  return widths;
}

}  // namespace

std::string name_in(const Ledger_entity& entity, Language language) {
  const std::string& first = language == Language::ar ? entity.name_ar : entity.name_en;
  const std::string& second = language == Language::ar ? entity.name_en : entity.name_ar;
  return !first.empty() ? first : !second.empty() ? second : entity.key;
}

std::string names_in(const std::vector<Ledger_entity>& entities, Language language) {
  std::string out;
  for (const Ledger_entity& entity : entities) add(out, name_in(entity, language));
  return out;
}

std::string amount_text(const Amount& amount) {
  const double scale = amount.share ? 100 : 1;
  const std::string unit = amount.share ? "%" : "";
  const std::string bound = amount.bound == Bound::equal ? "" : name(amount.bound);
  if (amount.min && amount.max && *amount.min != *amount.max && bound.empty()) {
    return decimal(*amount.min * scale) + ".." + decimal(*amount.max * scale) + unit;
  }
  const std::optional<double> value = amount.min ? amount.min : amount.max;
  return value ? bound + decimal(*value * scale) + unit : "?";
}

std::string days_text(std::optional<Day> earliest, std::optional<Day> latest) {
  if (!earliest && !latest) return {};
  if (!earliest) return ".." + to_string(*latest);
  if (!latest) return to_string(*earliest) + "..";
  if (*earliest == *latest) return to_string(*earliest);
  const std::string from = to_string(*earliest);
  const std::string to = to_string(*latest);
  if (from.substr(0, 7) == to.substr(0, 7)) return from + ".." + to.substr(8);
  if (from.substr(0, 4) == to.substr(0, 4)) return from + ".." + to.substr(5);
  return from + ".." + to;
}

std::string share_text(std::optional<double> min, std::optional<double> max) {
  if (!min && !max) return {};
  const double low = std::round(min.value_or(0) * 100);
  const double high = std::round(max.value_or(1) * 100);
  return low == high ? decimal(low) + "%" : decimal(low) + ".." + decimal(high) + "%";
}

Row_table table_of(const std::vector<Recorded_claim>& claims, Language language) {
  Row_table table{{"known", "event", "marks", "actor → recipient", "place", "time", "says", "id"}, {}};
  for (const Recorded_claim& row : claims) {
    const Claim_record& claim = row.claim;
    const auto& other = !row.recipient.empty() ? row.recipient : !row.from.empty() ? row.from : row.object;
    table.rows.push_back({day_text(row.known), event_text(claim.type, claim.mode), marks(row),
                          parties(row.actor, other, language), names_in(row.place, language),
                          claim.time ? days_text(claim.time->earliest, claim.time->latest) : "", says(row, language),
                          claim.id});
  }
  return table;
}

Row_table table_of(const std::vector<Incident_row>& incidents, Language language) {
  Row_table table{{"happened", "event", "place", "actor → recipient", "grade", "why", "figures", "claims", "key"},
                  {}};
  for (const Incident_row& row : incidents) {
    table.rows.push_back({days_text(row.earliest, row.latest), event_text(row.type, row.mode),
                          name_in(row.place, language), parties(row.actor, row.recipient, language),
                          std::string(name(row.grade)), row.reason, figures(row, language),
                          std::to_string(row.claims.size()), row.key});
  }
  return table;
}

Row_table table_of(const std::vector<Holding_row>& holdings, Language language) {
  Row_table table{{"place", "holder", "share", "since", "until", "status", "for", "against", "originators",
                   "stale days", "why", "key"},
                  {}};
  for (const Holding_row& row : holdings) {
    table.rows.push_back({name_in(row.place, language), holder_text(row, language),
                          share_text(row.share_min, row.share_max), to_string(row.since), day_text(row.until),
                          std::string(name(row.status)), std::to_string(row.claims_for.size()),
                          std::to_string(row.claims_against.size()), std::to_string(row.originators),
                          row.stale_days == 0 ? "" : std::to_string(row.stale_days), row.reason, row.key});
  }
  return table;
}

Row_table table_of(const std::vector<Relation_row>& relations, Language language) {
  Row_table table{{"relation", "later", "says", "earlier", "says ", "why", "later id", "earlier id"}, {}};
  const auto claim_text = [&](const Recorded_claim& row) {
    std::string out = event_text(row.claim.type, row.claim.mode);
    if (row.claim.polarity == Polarity::denied) out += " denied";
    for (const std::string& part : {names_in(row.actor, language), names_in(row.place, language)}) {
      if (!part.empty()) out += " " + part;
    }
    return out;
  };
  for (const Relation_row& row : relations) {
    table.rows.push_back({std::string(name(row.kind)), claim_text(row.later), says(row.later, language),
                          claim_text(row.earlier), says(row.earlier, language), row.reason, row.later.claim.id,
                          row.earlier.claim.id});
  }
  return table;
}

Row_table table_of(const std::vector<Narrator_row>& narrators, Language language) {
  Row_table table{{"narrator", "kind", "claims", "documents", "denials", "denied", "first", "last", "key"}, {}};
  for (const Narrator_row& row : narrators) {
    table.rows.push_back({name_in(row.narrator, language), row.narrator.kind, std::to_string(row.claims),
                          std::to_string(row.documents), std::to_string(row.denials), std::to_string(row.denied),
                          day_text(row.first_known), day_text(row.last_known), row.narrator.key});
  }
  return table;
}

Row_table table_of(const std::vector<Document_row>& documents, Language language) {
  Row_table table{{"published", "outlet", "title", "claims", "version", "copy of", "found", "id"}, {}};
  for (const Document_row& row : documents) {
    table.rows.push_back({row.document.published ? to_string(*row.document.published) : "",
                          name_in(row.outlet, language), row.document.title, std::to_string(row.claims),
                          std::to_string(row.version), row.copy_of, row.snippet, row.document.id});
  }
  return table;
}

std::string text_of(const Row_table& table, const Table_style& style) {
  std::string out;
  // The last column is an id: whole, since it is there to be copied.
  const std::size_t id = table.heads.size() - 1;
  const std::vector<std::size_t> widths = widths_of(table, style.columns);
  const auto write = [&](const std::vector<std::string>& cells, bool heading) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      std::string cell = cleaned_for_display(cells[c]);
      if (c != id) cell = cut_to_width(cell, widths[c]);
      const std::size_t width = display_width(cell);
      if (style.isolates && !heading && !cell.empty()) {
        cell = std::string(first_strong_isolate) + cell + std::string(pop_isolate);
      }
      line += cell;
      if (c + 1 < cells.size()) line.append(widths[c] - std::min(width, widths[c]) + gap, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += style.colour && heading ? "\x1b[1m" + line + "\x1b[0m\n" : line + "\n";
  };
  write(table.heads, true);
  for (const auto& row : table.rows) write(row, false);
  out += std::to_string(table.rows.size()) + (table.rows.size() == 1 ? " row\n" : " rows\n");
  return out;
}

std::string csv_of(const Row_table& table) {
  std::string out;
  const auto write = [&](const std::vector<std::string>& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      std::string cell = runs_as_formula(cells[c]) ? "'" + cells[c] : cells[c];
      if (cell.find_first_of(",\"\r\n") != std::string::npos) {
        std::string quoted = "\"";
        for (const char letter : cell) quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
        cell = quoted + "\"";
      }
      out += (c == 0 ? "" : ",") + cell;
    }
    out += "\r\n";
  };
  write(table.heads);
  for (const auto& row : table.rows) write(row);
  return out;
}

}  // namespace sijill
