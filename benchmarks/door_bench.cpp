// How fast records come out of the door, before anything is read of them: megabytes unpacked a second of one core.
//
// usage: sijill_door_bench FILE...   (tests/cli/cc_news.py makes an archive such as CC-NEWS has)
//
// Counts processor time of taking the records out, the unpacking with it. Ends with exit code 1 where a file gives no
// record or one that is left out, so that nothing fast and wrong is measured.
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <variant>

#include "sijill/ingest/gzip_bytes.h"
#include "sijill/ingest/open_source.h"

namespace {

using namespace sijill;

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::uint64_t unpacked_bytes(const std::string& path) {
  auto bytes = open_bytes(path);
  if (!bytes) return 0;
  auto window = std::make_unique<Byte_window>(std::move(bytes).value());
  window->fill(16);
  if (looks_gzipped(window->ahead())) window = std::make_unique<Byte_window>(unpack_gzip(std::move(window), {}));
  while (!window->at_end()) window->drop(window->ahead().size());
  return window->dropped();
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::uint64_t bytes = unpacked_bytes(argv[i]);
    const double began = processor_seconds();
    auto source = open_source(argv[i], std::make_shared<const Input_settings>());
    if (!source) {
      std::fprintf(stderr, "%s\n", source.error().message.c_str());
      return 1;
    }
    std::size_t records = 0, passed_over = 0;
    while (auto next = source.value()->next()) {
      if (const auto* refusal = std::get_if<Refusal>(&*next)) {
        if (!refusal->by_nature) {
          std::fprintf(stderr, "%s\n", refusal->message.c_str());
          return 1;
        }
        ++passed_over;
      } else {
        ++records;
      }
    }
    const double seconds = processor_seconds() - began;
    if (records == 0) {
      std::fprintf(stderr, "%s: found no record\n", argv[i]);
      return 1;
    }
    std::printf("%s: %zu records, %zu passed over, %.1f MB unpacked, %.2f s, %.0f MB/s\n", argv[i], records,
                passed_over, static_cast<double>(bytes) / 1e6, seconds, static_cast<double>(bytes) / 1e6 / seconds);
  }
  return 0;
}
