// How a ledger answers when it is large: fills one with invented claims, then times what the page and the program
// ask.
//
// usage: sijill_ledger_bench make FILE CLAIMS      fills a new ledger with about so many claims
//        sijill_ledger_bench measure FILE          prints median and worst of 21 runs each, other parameters each
//        time
//
// Every answer is checked: a question that should find something and does not ends the run with exit code 1.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/ledger.h"
#include "sijill/ledger/reconcile.h"
#include "sijill/ledger/record.h"
#include "synthetic_news.h"

namespace {

using namespace sijill;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point began) {
  return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

const Run_versions versions{"synthetic", "synthetic", "synthetic", "synthetic"};

int make(const std::string& path, std::int64_t wanted) {
  Result<Ledger> opened = Ledger::open(path, Access::create);
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.error().message.c_str());
    return 1;
  }
  Ledger ledger = std::move(opened).value();
  Database& database = ledger.database();
  database.execute("PRAGMA synchronous = OFF");  // an invented ledger may be lost
  const Synthetic_news news;
  const auto began = Clock::now();
  std::int64_t claims = 0;
  std::uint64_t number = 0;
  World world;
  Recorder recorder(database, world);
  while (claims < wanted) {
    Transaction transaction(database);
    for (int i = 0; i < 5000 && claims < wanted; ++i, ++number) {
      const Document_record document = news.document(number);
      (void)recorder.write(document, versions, news, "2026-01-01T00:00:00Z");
      claims += static_cast<std::int64_t>(document.claims.size());
    }
    transaction.commit();
  }
  std::printf("recorded   %9lld claims of %llu documents in %.1f s\n", static_cast<long long>(claims),
              static_cast<unsigned long long>(number), ms_since(began) / 1000);
  const auto reconciling = Clock::now();
  Transaction transaction(database);
  reconcile_all(database, World::load(database));
  transaction.commit();
  database.execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)");
  std::printf("reconciled in %.1f s; %.1f kB a document\n", ms_since(reconciling) / 1000,
              static_cast<double>(std::filesystem::file_size(path)) / 1024 / static_cast<double>(number));
  return 0;
}

class Measurements {
 public:
  // `ask(i)` says how much it found in the i-th run.
  void add(const char* name, bool may_be_empty, const std::function<std::size_t(int)>& ask) {
    std::vector<double> times;
    std::size_t found = 0;
    for (int i = 0; i < 21; ++i) {
      const auto began = Clock::now();
      found += ask(i);
      times.push_back(ms_since(began));
    }
    std::sort(times.begin(), times.end());
    std::printf("%-58s %8.2f ms  worst %8.2f ms  %7zu found\n", name, times[10], times.back(), found / 21);
    std::fflush(stdout);
    failed_ = failed_ || (found == 0 && !may_be_empty);
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  bool failed_ = false;
};

int measure(const std::string& path) {
  Result<Ledger> opened = Ledger::open(path, Access::write);
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.error().message.c_str());
    return 1;
  }
  Ledger ledger = std::move(opened).value();
  Database& database = ledger.database();
  std::printf("%lld claims, %lld incidents, %lld relations, %lld holdings\n",
              static_cast<long long>(database.integer("SELECT count(*) FROM claims")),
              static_cast<long long>(database.integer("SELECT count(*) FROM incidents")),
              static_cast<long long>(database.integer("SELECT count(*) FROM relations")),
              static_cast<long long>(database.integer("SELECT count(*) FROM holdings")));
  const Day first{static_cast<std::int32_t>(database.integer("SELECT min(known_day) FROM claims"))};
  const int days = static_cast<int>(database.integer("SELECT max(known_day) FROM claims")) - first.number;
  const auto day = [&](int i) { return first + days * (i + 1) / 23; };
  const auto place = [&](int i) {
    char name[32];
    std::snprintf(name, sizeof name, "syn.p%d.t%d", i * 7 % 40, i * 11 % 60);
    return find_places(database, name);
  };
  const auto province = [&](int i) { return find_places(database, "syn.p" + std::to_string(i % 40)); };
  const auto actor = [&](int i) { return find_actors(database, "syn.a" + std::to_string(i)); };
  const auto claims = [&](const Ledger_filter& filter) { return ask_claims(database, filter).items.size(); };

  Measurements all;
  all.add("holdings at a date, all places", false,
          [&](int i) { return ask_holdings(database, {}, {.at = day(i)}).size(); });
  all.add("holdings of a place as known at a date", true, [&](int i) {
    Ledger_filter filter;
    filter.places = place(i);
    return ask_holdings(database, filter, {.known_at = day(i)}).size();
  });
  all.add("claims, first page, no filter", false, [&](int) { return claims({}); });
  all.add("claims of a town", true, [&](int i) { return claims({.places = place(i)}); });
  all.add("claims of a province", false, [&](int i) { return claims({.places = province(i)}); });
  all.add("claims within 30 km of a town", false,
          [&](int i) { return claims({.places = place(i), .radius_km = 30}); });
  all.add("claims of an actor with its parts", false, [&](int i) { return claims({.actors = actor(i)}); });
  all.add("claims of a type in a week", false, [&](int i) {
    return claims({.type = Event_type::control, .happened_from = day(i), .happened_to = day(i) + 6});
  });
  all.add("claims of a narrator", false,
          [&](int i) { return claims({.narrators = find_actors(database, "syn.n" + std::to_string(i))}); });
  all.add("claims of an actor in a province, denied", true,
          [&](int i) { return claims({.places = province(i), .actors = actor(i), .polarity = Polarity::denied}); });
  all.add("claims of contested incidents in a province", true,
          [&](int i) { return claims({.places = province(i), .grades = {Grade::contested}}); });
  all.add("incidents, first page, of a province", false,
          [&](int i) { return ask_incidents(database, {.places = province(i)}).items.size(); });
  all.add("contradictions, first page", true, [&](int) { return ask_relations(database, {}, {}).items.size(); });
  all.add("text search, a common word", false,
          [&](int) { return ask_documents(database, {.text = "اشتباكات"}).items.size(); });
  all.add("text search, a rare word", false, [&](int i) {
    return ask_documents(database, {.text = "حي" + std::to_string(i % 40) + std::to_string(i % 30 * 2)}).items.size();
  });
  all.add("claims in articles with a common and a rare word", true,
          [&](int i) { return claims({.text = "قصف بلدة" + std::to_string(i % 40) + std::to_string(i)}); });
  const Synthetic_news news;
  const auto next = static_cast<std::uint64_t>(database.integer("SELECT count(*) FROM documents"));
  // The first one opens what the others find open.
  (void)ledger.record(news.document(next), versions, news);
  all.add("one more article recorded and reconciled", false, [&](int i) {
    Document_record document = news.document(next + 1 + static_cast<std::uint64_t>(i));
    return ledger.record(document, versions, news) ? document.claims.size() : 0;
  });
  return all.failed() ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string verb = argc > 2 ? argv[1] : "";
  try {
    if (verb == "make" && argc == 4) return make(argv[2], std::atoll(argv[3]));
    if (verb == "measure" && argc == 3) return measure(argv[2]);
  } catch (const Database_failure& failure) {
    std::fprintf(stderr, "%s\n", failure.message.c_str());
    return 1;
  }
  std::fprintf(stderr, "usage: sijill_ledger_bench make FILE CLAIMS | measure FILE\n");
  return 2;
}
