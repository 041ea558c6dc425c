#include "render.h"

#include "sijill/wire/claim_json.h"

namespace sijill {

std::string render_begin(const Render_options&) { return {}; }

std::string render(const Reading& reading, const Render_options& options) {
  std::string out = claims_jsonl(reading);
  if (options.explain) out += rejections_jsonl(reading);
  return out;
}

std::string render_end(const Render_options&) { return {}; }

}  // namespace sijill
