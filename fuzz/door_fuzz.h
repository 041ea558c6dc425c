// What the fuzzers of the formats share: bytes through the door as one format, under limits that keep an input cheap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "sijill/ingest/open_source.h"

namespace sijill {

inline int read_as(Input_format format, const std::uint8_t* data, std::size_t size) {
  static const Settings settings = [format] {
    Input_settings all;
    all.from = format;
    all.limits.document_bytes = 1 << 20;
    all.limits.text_bytes = 1 << 20;
    all.limits.total_bytes = 64 << 20;
    all.limits.records = 1000;
    return std::make_shared<const Input_settings>(std::move(all));
  }();
  std::string bytes(reinterpret_cast<const char*>(data), size);
  auto source = open_window("x", std::make_unique<Byte_window>(bytes_of(std::move(bytes))), settings, 0);
  if (!source) return 0;
  for (int records = 0; records < 1000; ++records) {
    auto next = source.value()->next();
    if (!next) break;
    if (auto* record = std::get_if<Record>(&*next)) static_cast<void>(record->read());
  }
  return 0;
}

}  // namespace sijill
