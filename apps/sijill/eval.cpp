// sijill eval: scores against what others have marked.
// events: the gold standard records of event sentences by Halterman and others (UniversalPetrarch), as CSV.
#include <array>
#include <cstddef>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "csv.h"
#include "data_directory.h"
#include "fmt/format.h"
#include "in_order.h"
#include "output.h"
#include "progress.h"
#include "sijill/reader/reader.h"
#include "verbs.h"

namespace sijill {
namespace {

struct Events_options {
  std::vector<std::string> files;
  unsigned jobs = 0;
  bool show = false;
  bool quiet = false;
};

// One judged sentence.
struct Event_sentence {
  std::string id, text, label;
  Event_type type = Event_type::assault;
  int accepted = 0, rejected = 0;  // votes
};

struct Tally {
  std::size_t true_positive = 0, false_positive = 0, false_negative = 0, true_negative = 0;

  void add(bool gold, bool fired) {
    ++(gold ? (fired ? true_positive : false_negative) : (fired ? false_positive : true_negative));
  }
  [[nodiscard]] static double ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }
  [[nodiscard]] double precision() const { return ratio(true_positive, true_positive + false_positive); }
  [[nodiscard]] double recall() const { return ratio(true_positive, true_positive + false_negative); }
  [[nodiscard]] double f1() const {
    return ratio(2 * true_positive, 2 * true_positive + false_positive + false_negative);
  }
};

Result<std::vector<Event_sentence>> load_sentences(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (!file || !(bytes << file.rdbuf())) return Error{fmt::format("{}: cannot be read, wanted a CSV file", path)};
  const std::vector<Csv_row> rows = parse_csv(bytes.str());
  if (rows.empty()) return Error{fmt::format("{}: found no rows, wanted a CSV file with a header", path)};
  std::map<std::string, std::size_t, std::less<>> columns;
  for (std::size_t i = 0; i < rows[0].size(); ++i) columns[rows[0][i]] = i;
  for (const char* wanted : {"accept", "event_type", "id", "label", "reject", "text"}) {
    if (!columns.contains(wanted)) {
      return Error{
          fmt::format("{}: found no column \"{}\" in the header, wanted accept, event_type, id, label, "
                      "reject and text",
                      path, wanted)};
    }
  }
  std::vector<Event_sentence> sentences;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Csv_row& row = rows[i];
    if (row.size() != rows[0].size()) {
      return Error{fmt::format("{}: row {} has {} fields, wanted {}", path, i + 1, row.size(), rows[0].size())};
    }
    const auto field = [&](std::string_view column) -> const std::string& {
      return row[columns.find(column)->second];
    };
    Event_sentence sentence;
    sentence.id = field("id");
    sentence.text = field("text");
    sentence.label = field("label");
    sentence.accepted = std::atoi(field("accept").c_str());
    sentence.rejected = std::atoi(field("reject").c_str());
    if (field("event_type") != "ASSAULT" && field("event_type") != "PROTEST") {
      return Error{fmt::format("{}: row {} has the event type \"{}\", wanted ASSAULT or PROTEST", path, i + 1,
                               field("event_type"))};
    }
    sentence.type = field("event_type") == "ASSAULT" ? Event_type::assault : Event_type::protest;
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

bool fires(const Reading& reading, Event_type type) {
  for (const Claim& claim : reading.claims) {
    if (claim.event.type == type) return true;
  }
  return false;
}

std::string scores(const std::string& path, const std::vector<Event_sentence>& sentences,
                   const std::vector<bool>& fired) {
  Tally yes_or_easy, yes_or_no, majority;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Event_sentence& sentence = sentences[i];
    const bool yes = sentence.label == "yes";
    const bool easy = sentence.label == "easy no";
    const bool difficult = sentence.label == "difficult no";
    if (yes || easy) yes_or_easy.add(yes, fired[i]);
    if (yes || easy || difficult) yes_or_no.add(yes, fired[i]);
    if (sentence.accepted != sentence.rejected) majority.add(sentence.accepted > sentence.rejected, fired[i]);
  }
  std::string out = fmt::format("{}: {} sentences, {}\n", printable(path), sentences.size(),
                                sentences.empty() ? "" : name(sentences[0].type));
  const auto line = [&](std::string_view test, const Tally& tally) {
    out += fmt::format("  {:<38} P {:.3f}  R {:.3f}  F1 {:.3f}   ({} of {} found, {} false)\n", test,
                       tally.precision(), tally.recall(), tally.f1(), tally.true_positive,
                       tally.true_positive + tally.false_negative, tally.false_positive);
  };
  line("T1 yes | easy no", yes_or_easy);
  line("T2 yes | easy no, difficult no", yes_or_no);
  line("T3 majority of votes, ties left out", majority);
  out += fmt::format("  recall on yes {:.3f}\n", yes_or_no.recall());
  return out;
}

Exit_code eval_events(const Events_options& options, const Common_options& common) {
  const Result<Reader> reader = Reader::open(data_directory(common.data));
  if (!reader) {
    say(printable(reader.error().message));
    return Exit_code::configuration;
  }
  Output output;
  bool some_rejected = false;
  for (const std::string& path : options.files) {
    const Result<std::vector<Event_sentence>> loaded = load_sentences(path);
    if (!loaded) {
      say(printable(loaded.error().message));
      some_rejected = true;
      continue;
    }
    const std::vector<Event_sentence>& sentences = loaded.value();
    std::vector<bool> fired(sentences.size());
    Progress progress(sentences.size(), options.quiet);
    const auto work = [&](std::size_t i) {
      Article article;
      article.text = sentences[i].text;
      article.id = sentences[i].id;
      Outcome outcome;
      outcome.claims = fires(reader.value().read(std::move(article)), sentences[i].type) ? 1 : 0;
      return outcome;
    };
    const auto take = [&](std::size_t i, const Outcome& outcome) {
      fired[i] = outcome.claims > 0;
      const bool yes = sentences[i].label == "yes";
      if (options.show && yes != fired[i] && sentences[i].label != "ambiguous") {
        output.write(fmt::format("{}\t{}\t{}\n", yes ? "missed" : "false", sentences[i].label, sentences[i].text));
      }
      progress.advance(1, outcome.claims);
      return true;
    };
    run_in_order(sentences.size(),
                 {.jobs = options.jobs == 0 ? std::thread::hardware_concurrency() : options.jobs,
                  .tick = [&] { progress.tick(); }},
                 work, take);
    progress.clear();
    output.write(scores(path, sentences, fired));
  }
  const Exit_code written = output.finish();
  if (written != Exit_code::done) return written;
  return some_rejected ? Exit_code::some_rejected : Exit_code::done;
}

}  // namespace

void add_eval(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("eval", "Score the engine against gold records");
  verb->fallthrough();
  verb->require_subcommand(1);
  CLI::App* events = verb->add_subcommand("events", "Does a sentence state an assault, respectively a protest?");
  const auto options = std::make_shared<Events_options>();
  events->fallthrough();
  events->add_option("files", options->files, "CSV with the columns accept, event_type, id, label, reject, text")
      ->required()
      ->type_name("GSR.csv");
  events->add_option("-j,--jobs", options->jobs, "Threads (default: processors)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024).description(""));
  events->add_flag("--show", options->show, "Print what was missed and what fired falsely, tab-separated");
  events->add_flag("-q,--quiet", options->quiet, "No progress on stderr");
  events->footer(
      "Example:\n"
      "  sijill eval events assault_gsr.dev.csv protest_gsr.dev.csv\n\n"
      "T1 sets label yes against easy no, T2 yes against easy and difficult no; ambiguous ones are left out.\n"
      "T3 takes the majority of the annotators' votes on all sentences.");
  events->callback(
      [options, &common, &chosen] { chosen = [options, &common] { return eval_events(*options, common); }; });
}

}  // namespace sijill
