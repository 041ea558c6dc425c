// Pages to articles: the invented pages of tests/html, and the shared real one where it is here. Bytes are those of
// the pages as received, so that markup and scripts count.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "sijill/ingest/html_page.h"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> pages_in(const fs::path& folder) {
  std::vector<std::string> pages;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return pages;
}

void read_pages(benchmark::State& state, const std::vector<std::string>& pages) {
  if (pages.empty()) return state.SkipWithError("no pages here");
  std::int64_t bytes = 0;
  for (const auto _ : state) {
    for (const std::string& page : pages) {
      const sijill::Article article = sijill::read_html("page.html", page);
      bytes += static_cast<std::int64_t>(page.size());
      if (article.text.size() < 100) return state.SkipWithError("a page without text");
    }
  }
  state.SetBytesProcessed(bytes);
}

void html_invented_pages(benchmark::State& state) {
  read_pages(state, pages_in(SIJILL_SOURCE_DIR "/tests/html/pages"));
}
BENCHMARK(html_invented_pages);

void html_real_page(benchmark::State& state) {
  const char* shared = std::getenv("SIJILL_SHARED");
  const fs::path folder = shared != nullptr ? fs::path(shared) : fs::path(SIJILL_SOURCE_DIR "/../shared");
  read_pages(state, pages_in(folder / "data" / "html"));
}
BENCHMARK(html_real_page);

// A page nested 10,000 deep takes what a flat one of its size takes.
void html_nested(benchmark::State& state) {
  std::string page = "<!DOCTYPE html><body>";
  for (int i = 0; i < state.range(0); ++i) page += "<div><b><a href=x>";
  page +=
      "<p>قال قائد ميداني إن قواته دخلت بلدة تل الزيتون صباح اليوم بعد اشتباكات استمرت ساعات مع مسلحين مجهولين.</p>";
  read_pages(state, {page});
}
BENCHMARK(html_nested)->Arg(100)->Arg(10'000)->Arg(100'000);

}  // namespace
