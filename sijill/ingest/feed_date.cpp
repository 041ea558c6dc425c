#include "sijill/ingest/feed_date.h"

#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "sijill/calendar/dateline.h"

namespace sijill {
namespace {

constexpr std::size_t longest_date = 200;  // bytes
constexpr int first_year = 1990, last_year = 2100;

struct Zone {
  std::string_view name;
  int minutes;
};
// Names that mean two zones (AST, IST, BST of Bangladesh) are left out, but for those that RFC 822 itself defines.
constexpr std::array zones = {
    Zone{"gmt", 0},    Zone{"ut", 0},     Zone{"utc", 0},    Zone{"z", 0},      Zone{"est", -300}, Zone{"edt", -240},
    Zone{"cst", -360}, Zone{"cdt", -300}, Zone{"mst", -420}, Zone{"mdt", -360}, Zone{"pst", -480}, Zone{"pdt", -420},
    Zone{"wet", 0},    Zone{"west", 60},  Zone{"cet", 60},   Zone{"cest", 120}, Zone{"eet", 120},  Zone{"eest", 180},
    Zone{"bst", 60},   Zone{"msk", 180},  Zone{"irst", 210}, Zone{"gst", 240},  Zone{"trt", 180}};

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> whole_months = {"january",   "february", "march",    "april",
                                                           "may",       "june",     "july",     "august",
                                                           "september", "october",  "november", "december"};

// Runs of letters, runs of digits and single marks; comments in brackets left out.
std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '(') ++depth;
    if (depth > 0) {
      if (c == ')') --depth;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || c == ',') {
      if (!pieces.empty() && !pieces.back().empty()) pieces.emplace_back();
      continue;
    }
    const bool letter = std::isalpha(byte) != 0, digit = std::isdigit(byte) != 0;
    if (pieces.empty()) pieces.emplace_back();
    if (!pieces.back().empty()) {
      const auto before = static_cast<unsigned char>(pieces.back().back());
      const bool same = (letter && std::isalpha(before) != 0) || (digit && std::isdigit(before) != 0);
      if (!same) pieces.emplace_back();
    }
    pieces.back() += static_cast<char>(std::tolower(byte));
  }
  if (!pieces.empty() && pieces.back().empty()) pieces.pop_back();
  return pieces;
}

std::optional<int> number(std::string_view piece) {
  if (piece.empty() || piece.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : piece) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

std::optional<int> month_named(std::string_view piece) {
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (piece == whole_months[i] || piece == months[i] || (i == 8 && piece == "sept")) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

// Two digits are of 1950..2049 (RFC 2822, 4.3).
int whole_year(int year, std::size_t digits) {
  if (digits > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

// Dates with an English name of a month, in any order.
class Named_month_date {
 public:
  explicit Named_month_date(std::string_view text) : pieces_(pieces_of(text)) {}

  [[nodiscard]] std::optional<Timestamp> read() {
    std::optional<int> month, day, year;
    Timestamp stamp;
    for (at_ = 0; at_ < pieces_.size(); ++at_) {
      const std::string& piece = pieces_[at_];
      if (const auto named = month_named(piece)) {
        if (month) return std::nullopt;
        month = named;
      } else if (is_clock()) {
        if (!read_clock(stamp)) return std::nullopt;
      } else if (const auto value = number(piece)) {
        if (!day && piece.size() <= 2) {
          day = value;
        } else if (!year) {
          year = whole_year(*value, piece.size());
        }
      } else if (stamp.minute_of_day) {
        read_zone(stamp);
      }
    }
    if (!month || !day || !year || !is_valid({*year, *month, *day})) return std::nullopt;
    stamp.day = to_day(Civil{*year, *month, *day});
    return stamp;
  }

 private:
  [[nodiscard]] std::string_view piece(std::size_t i) const {
    return i < pieces_.size() ? std::string_view(pieces_[i]) : std::string_view();
  }
  [[nodiscard]] bool is_clock() const {
    return number(piece(at_)) && piece(at_ + 1) == ":" && number(piece(at_ + 2));
  }

  bool read_clock(Timestamp& stamp) {
    int hour = *number(piece(at_));
    const int minute = *number(piece(at_ + 2));
    at_ += 2;
    if (piece(at_ + 1) == ":" && number(piece(at_ + 2))) at_ += 2;
    if (piece(at_ + 1) == "." && number(piece(at_ + 2))) at_ += 2;
    if (piece(at_ + 1) == "am" || piece(at_ + 1) == "pm") {
      if (hour > 12) return false;
      hour = hour % 12 + (piece(at_ + 1) == "pm" ? 12 : 0);
      ++at_;
    }
    if (hour > 23 || minute > 59) return false;
    stamp.minute_of_day = 60 * hour + minute;
    return true;
  }

  // GMT, EST, +0300, +03:00, +3, GMT+3.
  void read_zone(Timestamp& stamp) {
    for (const Zone& zone : zones) {
      if (piece(at_) == zone.name) stamp.zone_minutes = zone.minutes;
    }
    if (piece(at_) != "+" && piece(at_) != "-") return;
    const auto figure = number(piece(at_ + 1));
    if (!figure) return;
    const bool west = piece(at_) == "-";
    int minutes = piece(at_ + 1).size() <= 2 ? 60 * *figure : 60 * (*figure / 100) + *figure % 100;
    ++at_;
    if (piece(at_ + 1) == ":" && number(piece(at_ + 2))) {
      minutes += *number(piece(at_ + 2));
      at_ += 2;
    }
    if (minutes <= 14 * 60) stamp.zone_minutes = west ? -minutes : minutes;
  }

  std::vector<std::string> pieces_;
  std::size_t at_ = 0;
};

// 20171111T000400Z, and a blank or a zone's name where RFC 3339 wants none: «2017-11-11 00:04:00 +0300», «… UTC».
std::optional<Timestamp> read_loose_iso(std::string_view text) {
  std::string spelt(text);
  if (spelt.size() >= 15 && spelt[8] == 'T' && spelt.find('-') != 4) {
    spelt.insert(13, ":").insert(11, ":").insert(6, "-").insert(4, "-");
  }
  if (spelt.ends_with("UTC") || spelt.ends_with("GMT")) spelt.replace(spelt.size() - 3, 3, "Z");
  if (const std::size_t blank = spelt.find(' ', 11); blank != std::string::npos) spelt.erase(blank, 1);
  return read_iso(spelt);
}

}  // namespace

std::optional<Timestamp> read_feed_date(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  if (text.empty() || text.size() > longest_date) return std::nullopt;
  auto stamp = read_iso(text);
  if (!stamp) stamp = read_loose_iso(text);
  if (!stamp) stamp = Named_month_date(text).read();
  if (!stamp) {
    if (const auto line = find_dateline(text)) stamp = line->published;
  }
  if (!stamp) return std::nullopt;
  const int year = to_civil(stamp->day).year;
  return year >= first_year && year <= last_year ? stamp : std::nullopt;
}

}  // namespace sijill
