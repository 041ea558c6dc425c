#include "render.h"

#include "sijill/wire/claim_json.h"
#include "sijill/wire/conllu.h"
#include "sijill/wire/page_html.h"
#include "sijill/wire/reading_json.h"
#include "sijill/wire/table.h"

namespace sijill {

std::string render_begin(const Render_options& options) {
  return options.format == Format::html ? page_begin() : std::string();
}

std::string render(const Reading& reading, const Render_options& options) {
  switch (options.format) {
    case Format::jsonl: return claims_jsonl(reading) + rejections_jsonl(reading);
    case Format::table:
      return table(reading, {.isolates = options.terminal, .colour = options.colour, .columns = options.columns});
    case Format::reading: return reading_json(reading);
    case Format::conllu: return conllu(reading);
    case Format::html: return page_article(reading);
  }
  return {};
}

std::string render_end(const Render_options& options) {
  return options.format == Format::html ? page_end() : std::string();
}

}  // namespace sijill
