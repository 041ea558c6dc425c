#include "article_options.h"

#include <map>
#include <string_view>
#include <utility>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "output.h"
#include "sijill/text/utf8.h"

namespace sijill {
namespace {

const std::map<std::string, Weekday_preference> preference_names = {{"past", Weekday_preference::past},
                                                                    {"future", Weekday_preference::future}};

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::uint32_t length = code_point_at(text, i).length;
    if (length == 0) return false;
    i += length;
  }
  return true;
}

}  // namespace

void add_article_options(CLI::App& verb, Article_options& options) {
  verb.add_option("--published", options.published,
                  "When the article came out: 2017-11-11, 2017-11-11T00:04, 2017-11-11T00:04:00+02:00\n"
                  "(else its own date line)")
      ->type_name("DATE");
  verb.add_option("--outlet", options.outlet, "Who published it: an id of the lexicon or a name")->type_name("NAME");
  verb.add_option("--url", options.url, "Where it came from; kept in the record, not fetched")->type_name("URL");
  verb.add_option("--title", options.title, "Its title (else its first line where that reads as one)")
      ->type_name("TEXT");
  verb.add_option_function<std::string>(
          "--prefer", [&options](const std::string& name) { options.weekdays = preference_names.at(name); },
          "A bare weekday is the last one (past, the default) or the next (future)")
      ->type_name("past|future")
      ->check(CLI::IsMember(preference_names).description(""));
}

Result<Input_options> facts_of(const Article_options& options) {
  const std::pair<std::string_view, const std::string*> texts[] = {
      {"--outlet", &options.outlet}, {"--url", &options.url}, {"--title", &options.title}};
  for (const auto& [name, value] : texts) {
    if (!is_utf8(*value)) return Error{fmt::format("{}: found bytes that are no UTF-8, wanted UTF-8 text", name)};
  }
  Input_options facts;
  facts.outlet = options.outlet;
  facts.url = options.url;
  facts.title = options.title;
  if (options.published) {
    facts.published = read_iso(*options.published);
    if (!facts.published) {
      return Error{fmt::format(
          "--published: found \"{}\", wanted a date or a date and time, for example 2017-11-11, 2017-11-11T00:04 or "
          "2017-11-11T00:04:00+02:00",
          printable(*options.published))};
    }
  }
  return facts;
}

}  // namespace sijill
