// What a user can say of the articles, shared by the verbs that read them.
#pragma once

#include <optional>
#include <string>

#include "sijill/calendar/calendar.h"
#include "sijill/core/result.h"
#include "sijill/ingest/input_options.h"

namespace CLI {  // NOLINT(readability-identifier-naming): named by CLI11
class App;
}

namespace sijill {

struct Article_options {
  std::optional<std::string> published;
  std::string outlet, url, title;  // empty where not given
  Weekday_preference weekdays = Weekday_preference::past;
};

// Adds --published, --outlet, --url, --title and --prefer. `options` outlives the parse.
void add_article_options(CLI::App& verb, Article_options& options);

// An error where one of them cannot be read.
[[nodiscard]] Result<Input_options> facts_of(const Article_options& options);

}  // namespace sijill
