#include "sijill/ledger/correction.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "sijill/ledger/claim_rows.h"

namespace sijill {
namespace {

constexpr std::array<std::string_view, 15> field_names = {
    "actor",    "recipient", "from",     "object", "place",  "originator", "type",    "time",
    "polarity", "certainty", "modality", "stance", "extent", "quantity",   "evidence"};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string decimal(double value) {
  std::array<char, 400> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return {buffer.data(), end};
}

Error wrong(Claim_field field, std::string_view found, std::string_view wanted) {
  return Error{std::string(name(field)) + ": found \"" + std::string(found) + "\", wanted " + std::string(wanted)};
}

template <typename Enum>
std::optional<Enum> one_of(std::string_view wanted, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name(static_cast<Enum>(i)) == wanted) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <typename Enum>
std::string names_up_to(Enum last) {
  std::string out = "one of";
  for (int i = 0; i <= static_cast<int>(last); ++i) out += " " + std::string(name(static_cast<Enum>(i)));
  return out;
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > 1e12) return std::nullopt;
  return value;
}

// "12", "5..9", ">= 5", "~20".
std::optional<Amount> amount_in(std::string_view text) {
  Amount amount;
  for (const Bound bound : {Bound::at_least, Bound::at_most, Bound::more, Bound::less, Bound::about, Bound::equal}) {
    const std::string_view mark = name(bound);
    if (!text.starts_with(mark)) continue;
    amount.bound = bound;
    text = trimmed(text.substr(mark.size()));
    break;
  }
  if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
    amount.min = number_in(text.substr(0, dots));
    amount.max = number_in(text.substr(dots + 2));
    if (!amount.min || !amount.max || *amount.max < *amount.min) return std::nullopt;
    return amount;
  }
  const std::optional<double> value = number_in(text);
  if (!value) return std::nullopt;
  if (amount.bound != Bound::less && amount.bound != Bound::at_most) amount.min = value;
  if (amount.bound != Bound::more && amount.bound != Bound::at_least) amount.max = value;
  return amount;
}

std::string amount_text(const Amount& amount) {
  const std::string bound = amount.bound == Bound::equal ? "" : std::string(name(amount.bound)) + " ";
  if (amount.min && amount.max && *amount.min != *amount.max) {
    return bound + decimal(*amount.min) + ".." + decimal(*amount.max);
  }
  return bound + decimal(amount.min ? *amount.min : amount.max.value_or(0));
}

std::optional<Day> day_in(std::string_view text) {
  const auto stamp = read_iso(text);
  return stamp && text.size() == 10 ? std::optional(stamp->day) : std::nullopt;
}

std::optional<Error> put_time(Claim_record& claim, std::string_view value) {
  constexpr std::string_view wanted = "a day such as 2017-11-09, two with .. between, or nothing";
  if (value.empty()) {
    claim.time.reset();
    return std::nullopt;
  }
  Time_record time{.anchor = "review", .words = {}};
  const std::size_t dots = value.find("..");
  const std::string_view first = value.substr(0, dots);
  const std::string_view last = dots == std::string_view::npos ? first : value.substr(dots + 2);
  time.earliest = day_in(first);
  time.latest = day_in(last);
  const bool is_read = (time.earliest || first.empty()) && (time.latest || last.empty());
  if (!is_read || (!time.earliest && !time.latest)) return wrong(Claim_field::time, value, wanted);
  if (time.earliest && time.latest && *time.latest < *time.earliest) {
    return wrong(Claim_field::time, value, "the earlier day first");
  }
  time.precision = time.earliest == time.latest ? Time_precision::day : Time_precision::range;
  claim.time = std::move(time);
  return std::nullopt;
}

std::optional<Error> put_type(Claim_record& claim, std::string_view value) {
  const std::size_t dot = value.find('.');
  const auto type = event_type_of(value.substr(0, dot));
  if (!type) return wrong(Claim_field::type, value, "a type of docs/formats/claim.md, such as control.capture");
  const auto mode = mode_of(*type, dot == std::string_view::npos ? std::string_view() : value.substr(dot + 1));
  if (!mode) return wrong(Claim_field::type, value, "a mode of " + std::string(name(*type)));
  claim.type = *type;
  claim.mode = *mode;
  claim.also = Mode::none;
  return std::nullopt;
}

std::optional<Error> put_quantity(Claim_record& claim, std::string_view value) {
  std::vector<Quantity_record> quantities;
  for (const std::string& part : split(value, ';')) {
    Quantity_record quantity;
    const std::size_t number = part.find_first_of("0123456789<>=~");
    const std::vector<std::string> words = split(std::string_view(part).substr(0, number), ' ');
    const auto kind = words.empty() ? std::nullopt : one_of(words[0], Quantity_kind::forces);
    const auto amount =
        number == std::string::npos ? std::nullopt : amount_in(trimmed(std::string_view(part).substr(number)));
    const bool is_whom =
        words.size() < 2 || words[1].find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
    if (!kind || !amount || words.size() > 2 || !is_whom) {
      return wrong(Claim_field::quantity, part,
                   "a kind (dead injured captured arrested …), whom it counts where that is told, and a number: dead "
                   "civilian >= 5");
    }
    quantity.kind = *kind;
    quantity.amount = *amount;
    if (words.size() == 2) quantity.who = words[1];
    quantities.push_back(std::move(quantity));
  }
  claim.quantity = std::move(quantities);
  return std::nullopt;
}

std::optional<Error> put_extent(Claim_record& claim, std::string_view value) {
  if (value.empty()) {
    claim.extent.reset();
    return std::nullopt;
  }
  auto amount = amount_in(value);
  if (!amount || amount->min.value_or(0) > 1 || amount->max.value_or(0) > 1) {
    return wrong(Claim_field::extent, value, "a share from 0 to 1, such as 0.5 or 0.4..0.6, or nothing");
  }
  amount->share = true;
  claim.extent = Amount_record{*amount, {}};
  return std::nullopt;
}

std::optional<Error> put_evidence(Claim_record& claim, std::string_view value) {
  Passage passage;
  const std::size_t blank = std::min(value.find(' '), value.size());
  const std::string_view place = value.substr(0, blank);
  const std::size_t dots = std::min(place.find(".."), place.size());
  const auto offset = [](std::string_view text, std::int32_t& into) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc() && end == text.data() + text.size() && into >= 0;
  };
  if (dots == place.size() || !offset(place.substr(0, dots), passage.start) ||
      !offset(place.substr(dots + 2), passage.end) || passage.end <= passage.start) {
    return wrong(Claim_field::evidence, value, "two offsets in characters of the article, such as 120..164");
  }
  if (blank < value.size()) passage.text = value.substr(blank + 1);
  claim.evidence = std::move(passage);
  return std::nullopt;
}

std::string evidence_text(const Passage& evidence) {
  if (!evidence.located()) return evidence.text;
  return std::to_string(evidence.start) + ".." + std::to_string(evidence.end) +
         (evidence.text.empty() ? "" : " " + evidence.text);
}

template <typename Enum>
std::optional<Error> put_name(Enum& into, Claim_field field, std::string_view value, Enum last) {
  const auto found = one_of(value, last);
  if (!found) return wrong(field, value, names_up_to(last));
  into = *found;
  return std::nullopt;
}

std::string keys_of(const std::vector<Ledger_entity>& entities) {
  std::string out;
  for (const Ledger_entity& entity : entities) out += (out.empty() ? "" : "|") + entity.key;
  return out;
}

std::string time_text(const std::optional<Time_record>& time) {
  if (!time || (!time->earliest && !time->latest)) return {};
  if (time->earliest == time->latest) return to_string(*time->earliest);
  return (time->earliest ? to_string(*time->earliest) : std::string()) + ".." +
         (time->latest ? to_string(*time->latest) : std::string());
}

std::string quantity_text(const std::vector<Quantity_record>& quantities) {
  std::string out;
  for (const Quantity_record& quantity : quantities) {
    out += (out.empty() ? "" : "; ") + std::string(name(quantity.kind));
    if (!quantity.who.empty()) out += " " + quantity.who;
    out += " " + amount_text(quantity.amount);
  }
  return out;
}

std::int32_t count_characters(std::string_view text) {
  const auto begins = [](char unit) { return (static_cast<unsigned char>(unit) & 0xC0) != 0x80; };
  return static_cast<std::int32_t>(std::ranges::count_if(text, begins));
}

}  // namespace

std::string_view name(Claim_field field) { return field_names[static_cast<std::size_t>(field)]; }

std::optional<Claim_field> claim_field_of(std::string_view name) {
  const auto* found = std::ranges::find(field_names, name);
  if (found == field_names.end()) return std::nullopt;
  return static_cast<Claim_field>(found - field_names.begin());
}

bool holds_entities(Claim_field field) { return field <= Claim_field::originator; }

std::vector<std::string> keys_in(std::string_view value) { return split(value, '|'); }

std::optional<Error> put_value(Claim_record& claim, Claim_field field, std::string_view value) {
  switch (field) {
    case Claim_field::type: return put_type(claim, value);
    case Claim_field::time: return put_time(claim, value);
    case Claim_field::polarity: return put_name(claim.polarity, field, value, Polarity::denied);
    case Claim_field::certainty: return put_name(claim.certainty, field, value, Certainty::unknown);
    case Claim_field::modality: return put_name(claim.modality, field, value, Modality::background);
    case Claim_field::stance: {
      Stance stance = Stance::state;
      if (auto error = put_name(stance, field, value, Stance::demand)) return error;
      if (!claim.chain.empty()) claim.chain.back().stance = stance;
      return std::nullopt;
    }
    case Claim_field::extent: return put_extent(claim, value);
    case Claim_field::quantity: return put_quantity(claim, value);
    case Claim_field::evidence: return put_evidence(claim, value);
    default: return wrong(field, value, "keys of actors or places");
  }
}

std::string value_in(const Recorded_claim& row, Claim_field field) {
  const Claim_record& claim = row.claim;
  switch (field) {
    case Claim_field::actor: return keys_of(row.actor);
    case Claim_field::recipient: return keys_of(row.recipient);
    case Claim_field::from: return keys_of(row.from);
    case Claim_field::object: return keys_of(row.object);
    case Claim_field::place: return keys_of(row.place);
    case Claim_field::originator: return row.originator.key;
    case Claim_field::type:
      return std::string(name(claim.type)) + (claim.mode == Mode::none ? "" : "." + std::string(name(claim.mode)));
    case Claim_field::time: return time_text(claim.time);
    case Claim_field::polarity: return std::string(name(claim.polarity));
    case Claim_field::certainty: return std::string(name(claim.certainty));
    case Claim_field::modality: return std::string(name(claim.modality));
    case Claim_field::stance:
      return std::string(claim.chain.empty() ? name(Stance::publish) : name(claim.chain.back().stance));
    case Claim_field::extent: return claim.extent ? amount_text(claim.extent->amount) : std::string();
    case Claim_field::quantity: return quantity_text(claim.quantity);
    case Claim_field::evidence: return evidence_text(claim.evidence);
  }
  return {};
}

std::optional<Passage> find_words(const Passage& wanted, std::string_view text) {
  const std::string_view there = characters(text, wanted.start, wanted.end);
  const auto is_whole = [&] { return count_characters(there) == wanted.end - wanted.start; };
  if (!there.empty() && is_whole() && (wanted.text.empty() || there == wanted.text)) {
    return Passage{wanted.start, wanted.end, std::string(there)};
  }
  if (wanted.text.empty()) return std::nullopt;
  const std::size_t at = text.find(wanted.text);
  if (at == std::string_view::npos || text.find(wanted.text, at + 1) != std::string_view::npos) return std::nullopt;
  const std::int32_t start = count_characters(text.substr(0, at));
  return Passage{start, start + count_characters(wanted.text), wanted.text};
}

}  // namespace sijill
