#include "synthetic_news.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace sijill {
namespace {

constexpr int provinces = 40, towns = 60, quarters = 1;  // 40 × 60 towns, and a quarter in every second one
constexpr int actors = 60, narrators = 240, outlets = 70;
constexpr int first_day = 15'340;  // 2012-01-01
constexpr int days = 4'400;

// SplitMix64 (Steele, Lea and Flood 2014): a good stream from any seed.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ull + 1) {}
  std::uint64_t roll() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  int below(int count) { return static_cast<int>(roll() % static_cast<std::uint64_t>(count)); }
  double unit() { return static_cast<double>(roll() >> 11) * 0x1.0p-53; }
  bool happens(double share) { return unit() < share; }

 private:
  std::uint64_t state_;
};

std::string numbered(const char* pattern, int a, int b = 0) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, pattern, a, b);
  return buffer;
}

struct Kind {
  double share;
  Event_type type;
  Mode mode;
  std::string_view word;
};
constexpr std::array kinds = {Kind{.22, Event_type::assault, Mode::clash, "اشتباكات"},
                              Kind{.14, Event_type::assault, Mode::shelling, "قصف"},
                              Kind{.12, Event_type::assault, Mode::aerial, "غارات"},
                              Kind{.10, Event_type::control, Mode::capture, "سيطر"},
                              Kind{.05, Event_type::control, Mode::recapture, "استعاد"},
                              Kind{.03, Event_type::control, Mode::withdraw, "انسحب"},
                              Kind{.04, Event_type::control, Mode::advance, "تقدم"},
                              Kind{.08, Event_type::coerce, Mode::arrest, "اعتقل"},
                              Kind{.07, Event_type::consult, Mode::meet, "اجتمع"},
                              Kind{.06, Event_type::mobilize, Mode::reinforce, "عزز"},
                              Kind{.05, Event_type::people, Mode::displace, "نزح"},
                              Kind{.04, Event_type::protest, Mode::demo, "تظاهر"}};

// Words between the claims, so that a text search has something to pass over.
constexpr std::array<std::string_view, 24> filler = {"وقالت", "مصادر",   "محلية",   "إن",   "المنطقة", "شهدت",
                                                     "خلال",  "الساعات", "الماضية", "حركة", "كبيرة",   "فيما",
                                                     "ذكرت",  "تقارير",  "أن",      "سكان", "القرى",   "المجاورة",
                                                     "سمعوا", "أصوات",   "بعيدة",   "قبل",  "منتصف",   "الليل"};

Entity_record entity(std::string id, std::string name, std::string kind) {
  Entity_record out;
  out.id = std::move(id);
  out.name_ar = std::move(name);
  out.kind = std::move(kind);
  return out;
}

// Text with a running count of its code points.
class Text {
 public:
  Passage add(std::string_view words) {
    if (!text.empty()) put(" ");
    const int start = length_;
    put(words);
    return {.start = start, .end = length_, .text = std::string(words)};
  }
  [[nodiscard]] int length() const { return length_; }
  std::string text;

 private:
  void put(std::string_view bytes) {
    text += bytes;
    for (const char c : bytes) length_ += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }
  int length_ = 0;
};

}  // namespace

Synthetic_news::Synthetic_news() {
  for (int p = 0; p < provinces; ++p) {
    for (int t = 0; t < towns; ++t) {
      const double lat = 30 + 0.25 * (p % 8) + 0.002 * t;
      const double lon = 36 + 0.4 * (p / 8.0) + 0.003 * ((t * 7) % towns);
      const std::string town = numbered("syn.p%d.t%d", p, t);
      places_.push_back({town,
                         {"town", "SY", "locality", numbered("syn.p%d", p), numbered("بلدة%d%d", p, t),
                          numbered("Town %d-%d", p, t), lat, lon}});
      if (t % 2 == 0) {
        places_.push_back({town + ".q",
                           {"quarter", "SY", "locality", town, numbered("حي%d%d", p, t),
                            numbered("Quarter %d-%d", p, t), lat + .01, lon}});
      }
    }
  }
}

std::optional<Registry::Actor> Synthetic_news::actor(const std::string& id) const {
  int number = 0;
  if (std::sscanf(id.c_str(), "syn.a%d", &number) == 1) {
    Actor actor{.kind = number < 4 ? "force" : "group",
                .country = "SY",
                .sector = number < 4 ? "MIL" : "REB",
                .parent = {},
                .name_ar = numbered("فصيل%d", number),
                .name_en = numbered("Brigade %d", number),
                .allies = {}};
    if (number >= 8) actor.parent = numbered("syn.a%d", number % 8);
    if (number == 1) actor.allies.push_back({"syn.a2", "2014", ""});
    return actor;
  }
  if (std::sscanf(id.c_str(), "syn.n%d", &number) == 1) {
    return Actor{.kind = "monitor",
                 .country = "SY",
                 .sector = "NGO",
                 .parent = number % 3 == 0 ? numbered("syn.a%d", number % 8) : "",
                 .name_ar = numbered("راوي%d", number),
                 .name_en = numbered("Narrator %d", number),
                 .allies = {}};
  }
  if (std::sscanf(id.c_str(), "syn.o%d", &number) == 1) {
    return Actor{.kind = "media",
                 .country = "SY",
                 .sector = "MED",
                 .parent = {},
                 .name_ar = numbered("صحيفة%d", number),
                 .name_en = numbered("Paper %d", number),
                 .allies = {}};
  }
  return std::nullopt;
}

std::optional<Registry::Place> Synthetic_news::place(const std::string& id) const {
  for (const Known_place& known : places_) {
    if (known.id == id) return known.facts;
  }
  int province = 0;
  if (std::sscanf(id.c_str(), "syn.p%d", &province) == 1 && id == numbered("syn.p%d", province)) {
    return Place{"province",
                 "SY",
                 "province",
                 "",
                 numbered("محافظة%d", province),
                 numbered("Province %d", province),
                 30 + 0.25 * (province % 8),
                 36 + 0.4 * (province / 8.0)};
  }
  return std::nullopt;
}

Document_record Synthetic_news::document(std::uint64_t number) const {
  // One in ten copies the words of an earlier one in another paper, a day later.
  Dice choice(number ^ 0x5151);
  const bool is_copy = number >= 50 && choice.happens(.1);
  const std::uint64_t model = is_copy ? number - 1 - static_cast<std::uint64_t>(choice.below(40)) : number;
  Dice dice(model);
  Document_record out;
  out.id = numbered("synthetic-%08d", static_cast<int>(number));
  out.name = out.id + ".txt";
  out.language = "ar";
  const int outlet = (dice.below(outlets) + (is_copy ? 1 + choice.below(outlets - 1) : 0)) % outlets;
  out.outlet = entity(numbered("syn.o%d", outlet), numbered("صحيفة%d", outlet), "media");
  // Documents come in the order of their days, as an archive does.
  const Day day{first_day + static_cast<int>(model * 17 / 1000 % days) + (is_copy ? 1 : 0)};
  out.published = Timestamp{.day = day, .minute_of_day = dice.below(1440), .zone_minutes = std::nullopt};
  Text text;
  const int claims = 1 + dice.below(7);
  for (int n = 1; n <= claims; ++n) {
    for (int w = 6 + dice.below(14); w > 0; --w)
      text.add(filler[static_cast<std::size_t>(dice.below(filler.size()))]);
    double left = dice.unit();
    const Kind* kind = &kinds.back();
    for (const Kind& one : kinds) {
      if ((left -= one.share) < 0) {
        kind = &one;
        break;
      }
    }
    // Zipf-like: a few towns are in the news every day, most seldom.
    const auto rank = static_cast<std::size_t>(std::pow(static_cast<double>(places_.size()), dice.unit())) - 1;
    const Known_place& where = places_[(rank * 37) % places_.size()];
    const int doer = dice.below(actors);
    const int other = (doer + 1 + dice.below(actors - 1)) % actors;
    Claim_record claim;
    claim.id = out.id + "#" + std::to_string(n);
    claim.type = kind->type;
    claim.mode = kind->mode;
    const int begin = text.length() + 1;
    claim.trigger = text.add(kind->word);
    claim.actor.push_back(entity(numbered("syn.a%d", doer), numbered("فصيل%d", doer), "group"));
    claim.actor[0].words = text.add(numbered("فصيل%d", doer));
    if (kind->type == Event_type::assault) {
      claim.recipient.push_back(entity(numbered("syn.a%d", other), numbered("فصيل%d", other), "group"));
    } else if (kind->type == Event_type::control && dice.happens(.5)) {
      claim.from.push_back(entity(numbered("syn.a%d", other), numbered("فصيل%d", other), "group"));
    }
    claim.place.push_back(entity(where.id, where.facts.name_ar, where.facts.kind));
    claim.place[0].geo = Geo{where.facts.lat, where.facts.lon};
    claim.place[0].precision = where.facts.precision;
    claim.place[0].words = text.add(where.facts.name_ar);
    if (dice.happens(.75)) {
      const Day happened = day - dice.below(3);
      claim.time = Time_record{.earliest = happened,
                               .latest = happened,
                               .precision = Time_precision::day,
                               .anchor = "published",
                               .words = {}};
    }
    if (dice.happens(.2)) {
      claim.quantity.push_back(
          {.kind = Quantity_kind::dead,
           .who = "",
           .amount = {.min = 1.0 + dice.below(30), .max = std::nullopt, .bound = Bound::equal, .share = false},
           .text = ""});
      claim.quantity.back().amount.max = claim.quantity.back().amount.min;
    }
    if (dice.happens(.03)) claim.polarity = Polarity::denied;
    claim.chain.push_back({.narrator = out.outlet,
                           .role = "outlet",
                           .stance = Stance::publish,
                           .named = Named::media,
                           .cue = {},
                           .party_to_event = false});
    if (dice.happens(.7)) {
      const int narrator = dice.below(narrators);
      claim.chain.push_back(
          {.narrator = entity(numbered("syn.n%d", narrator), numbered("راوي%d", narrator), "monitor"),
           .role = "originator",
           .stance = claim.polarity == Polarity::denied ? Stance::deny : Stance::state,
           .named = Named::named,
           .cue = {},
           .party_to_event = false});
    }
    claim.evidence = {.start = begin, .end = text.length(), .text = ""};
    claim.confidence = .5 + dice.unit() / 2;
    claim.trace = {"synthetic"};
    out.claims.push_back(std::move(claim));
  }
  out.title = numbered("خبر %d", static_cast<int>(model));
  out.text = std::move(text.text);
  return out;
}

}  // namespace sijill
