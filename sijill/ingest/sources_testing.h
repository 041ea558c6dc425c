// What the tests of the formats share: inputs in memory, and all that comes out of them.
#pragma once

#include <zlib.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sijill/ingest/open_source.h"

namespace sijill {

inline Settings settings_with(Limits limits = {}) {
  Input_settings settings;
  settings.limits = limits;
  return std::make_shared<const Input_settings>(std::move(settings));
}

// In the dialect of zlib that `window` names.
inline std::string deflated(const std::string& bytes, int level, int window) {
  z_stream stream{};
  deflateInit2(&stream, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}
// One gzip member.
inline std::string gzipped(const std::string& bytes, int level = 6) { return deflated(bytes, level, 15 + 16); }
inline std::string zlibbed(const std::string& bytes) { return deflated(bytes, 6, 15); }
// "deflate" as some servers take it.
inline std::string bare_deflated(const std::string& bytes) { return deflated(bytes, 6, -15); }

// A stream of brotli whose blocks are stored as they are.
inline std::string stored_brotli(std::string_view bytes) {
  constexpr std::size_t largest = std::size_t{1} << 16;
  std::string packed;
  for (std::size_t at = 0; at < bytes.size(); at += largest) {
    const std::string_view block = bytes.substr(at, largest);
    // The first block follows four bits of the window's size: no last one, four nibbles of length, stored.
    const std::size_t bits = at == 0 ? (block.size() - 1) << 7 | 0x80000B : (block.size() - 1) << 3 | 0x80000;
    for (int i = 0; i < 3; ++i) packed += static_cast<char>(bits >> 8 * i & 0xFF);
    packed += block;
  }
  return packed + '\x03';
}

// As one chunk.
inline std::string chunked(const std::string& body) {
  std::array<char, 20> size{};
  std::snprintf(size.data(), size.size(), "%zx", body.size());
  return size.data() + std::string("\r\n") + body + "\r\n0\r\n\r\n";
}

struct All_records {
  std::vector<Article> articles;
  std::vector<Position> positions;  // of the articles
  std::vector<Refusal> left_out;
  std::vector<Refusal> passed_over;
};

inline All_records received_from(Record_source& source) {
  All_records all;
  while (auto next = source.next()) {
    Received received =
        std::holds_alternative<Refusal>(*next) ? Received(std::get<Refusal>(*next)) : std::get<Record>(*next).read();
    if (auto* refusal = std::get_if<Refusal>(&received)) {
      (refusal->by_nature ? all.passed_over : all.left_out).push_back(std::move(*refusal));
    } else {
      all.articles.push_back(std::move(std::get<Article>(received)));
      all.positions.push_back(std::get<Record>(*next).position);
    }
  }
  return all;
}

// An input of these bytes under this name; what cannot be opened is one that is left out.
inline All_records received_from(const std::string& name, std::string bytes,
                                 const Settings& settings = settings_with()) {
  auto source = open_window(name, std::make_unique<Byte_window>(bytes_of(std::move(bytes))), settings, 0);
  if (source) return received_from(*source.value());
  All_records all;
  all.left_out.push_back({Input_format::text, "cannot be opened", source.error().message, false});
  return all;
}

}  // namespace sijill
