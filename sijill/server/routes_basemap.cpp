// The base map that the server was started with, byte for byte. No part of a request names a file.
#include <fmt/format.h>

#include "sijill/server/byte_range.h"
#include "sijill/server/routes.h"

namespace sijill {

Response send_basemap(Call& call) {
  call.query.finish();
  const Request& request = call.request;
  if (!call.context.options.basemap) {
    throw Problem{404, "this server was started without a base map; sijill serve --basemap FILE shows one"};
  }
  constexpr const char* type = "application/vnd.pmtiles";
  if (!accepts(request.accept, type)) {
    throw Problem{406, fmt::format("Accept: found \"{}\", wanted {}", shown(request.accept), type)};
  }
  const auto& file = call.context.options.basemap->file;
  const Open_file::State now = file->state();
  if (now.etag.empty()) throw Problem{503, "the base map cannot be read now; its disk does not answer", "", 5};
  Response response{.status = 200, .content_type = type};
  response.headers = {{"ETag", now.etag}, {"Cache-Control", "no-cache"}, {"Accept-Ranges", "bytes"}};
  if (holds_etag(request.if_none_match, now.etag)) {
    response.status = 304;
    return response;
  }
  response.part = {file, 0, now.size};
  const bool is_changed = !request.if_range.empty() && request.if_range != now.etag;
  if (request.method == "HEAD" || is_changed) return response;
  const Asked_range asked = asked_range(request.range, now.size);
  if (asked.answer == Asked_range::Answer::refused) {
    Response refused = problem_response(
        {416, fmt::format("Range: found \"{}\", wanted one range of bytes such as bytes=0-16383, within {} bytes",
                          shown(request.range), now.size)});
    refused.headers.emplace_back("Content-Range", fmt::format("bytes */{}", now.size));
    return refused;
  }
  if (asked.answer == Asked_range::Answer::part) {
    response.status = 206;
    response.part = {file, asked.from, asked.size};
    response.headers.emplace_back("Content-Range",
                                  fmt::format("bytes {}-{}/{}", asked.from, asked.from + asked.size - 1, now.size));
  }
  return response;
}

}  // namespace sijill
