// How well the main text of pages is found: token F1 on the pages of tests/html and on the shared real one. The
// figures are printed; the floors below are what they must not fall under.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "sijill/ingest/html_page.h"
#include "sijill/text/tokens.h"

namespace sijill {
namespace {

namespace fs = std::filesystem;

constexpr double floor_tuned = 0.99, floor_held_out = 0.985, floor_real = 0.95;
constexpr double floor_titles = 35.0 / 36, floor_dates = 1.0;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, int> bag(std::string_view text) {
  std::map<std::string, int> words;
  for (const Token& token : find_tokens(text).tokens) {
    if (token.kind == Token_kind::word || token.kind == Token_kind::number) ++words[token.form];
  }
  return words;
}

double f1(std::string_view found, std::string_view gold) {
  const auto a = bag(found), b = bag(gold);
  double common = 0, size_a = 0, size_b = 0;
  for (const auto& [word, count] : a) {
    size_a += count;
    if (const auto other = b.find(word); other != b.end()) common += std::min(count, other->second);
  }
  for (const auto& [word, count] : b) size_b += count;
  return size_a + size_b > 0 ? 2 * common / (size_a + size_b) : 1;
}

// The text without headline and captions: what a gold text has.
std::string body_of(const Article& article) {
  std::string text = article.text;
  for (auto mark = article.marked.rbegin(); mark != article.marked.rend(); ++mark) {
    if (mark->kind != Marked_line::Kind::byline) text.erase(mark->span.begin, mark->span.size());
  }
  return text;
}

struct Gold {
  std::string title, published, text;
};

Gold gold_of(const fs::path& path) {
  const std::string file = read_file(path);
  Gold gold;
  const std::size_t head = file.find("\n\n");
  const auto field = [&](const std::string& name) {
    const std::size_t at = file.find(name + ": ") + name.size() + 2;
    return file.substr(at, file.find('\n', at) - at);
  };
  gold.title = field("title");
  gold.published = field("published");
  gold.text = file.substr(head + 2);
  return gold;
}

TEST(HtmlQuality, main_text_of_our_own_pages) {
  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator(SIJILL_SOURCE_DIR "/tests/html/pages")) {
    if (entry.path().extension() == ".html") pages.push_back(entry.path());
  }
  std::ranges::sort(pages);
  ASSERT_GE(pages.size(), 30u);
  double sum[2] = {}, count[2] = {}, titles = 0, dates = 0;
  for (const fs::path& path : pages) {
    const Gold gold = gold_of(fs::path(path).replace_extension(".txt"));
    const Article article = read_html(path.filename().string(), read_file(path));
    const double score = f1(body_of(article), gold.text);
    const int tuned = std::stoi(path.filename().string()) % 2;
    sum[tuned] += score;
    ++count[tuned];
    const std::string day = article.published ? to_string(article.published->day) : "none";
    titles += article.title == gold.title;
    dates += day == gold.published.substr(0, 10);
    std::printf("%-28s F1 %.3f%s%s\n", path.stem().c_str(), score,
                article.title == gold.title ? "" : ("  title: " + article.title).c_str(),
                day == gold.published.substr(0, 10) ? "" : ("  date: " + day).c_str());
  }
  const auto all = static_cast<double>(pages.size());
  std::printf(
      "html: mean F1 %.3f on %.0f pages used to tune, %.3f on %.0f held out; %.0f titles, %.0f dates of %.0f\n",
      sum[1] / count[1], count[1], sum[0] / count[0], count[0], titles, dates, all);
  EXPECT_GE(sum[1] / count[1], floor_tuned);
  EXPECT_GE(sum[0] / count[0], floor_held_out);
  EXPECT_GE(titles / all, floor_titles);
  EXPECT_GE(dates / all, floor_dates);
}

TEST(HtmlQuality, main_text_of_a_real_page) {
  const char* shared = std::getenv("SIJILL_SHARED");
  const fs::path folder =
      (shared != nullptr ? fs::path(shared) : fs::path(SIJILL_SOURCE_DIR "/../shared")) / "data" / "html";
  if (!fs::exists(folder)) GTEST_SKIP() << folder << " is absent (set SIJILL_SHARED to the shared folder)";
  std::size_t pages = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    const Article article = read_html(entry.path().string(), read_file(entry.path()));
    const double score = f1(body_of(article), read_file(fs::path(entry.path()).replace_extension(".txt")));
    std::printf("html: F1 %.3f on %s\n", score, entry.path().filename().c_str());
    EXPECT_GE(score, floor_real) << entry.path();
    EXPECT_TRUE(article.published) << entry.path();
    ++pages;
  }
  EXPECT_GT(pages, 0u);
}

}  // namespace
}  // namespace sijill
