// The sections of the model on their way: each stage reads the earlier ones from a folder and writes its own there.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sijill::training {

struct Settings {
  std::string data;  // the shared data folder, with treebank/
  std::string news;  // saudinewsnet, unzipped: JSON Lines
  std::string work;  // sections as files
};

// Kept eight-byte aligned: the tables are used where they lie.
class Section_bytes {
 public:
  Section_bytes() = default;
  explicit Section_bytes(const std::string& bytes);
  [[nodiscard]] std::string_view view() const;

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_ = 0;
};

[[nodiscard]] Section_bytes load_section(const Settings& settings, const std::string& name);
void save_section(const Settings& settings, const std::string& name, const std::string& bytes);

// Calls `use` with the plain title and content of each article.
void for_each_article(const std::string& path, const std::function<void(const std::string&)>& use);
// Runs of Arabic letters, and every other mark alone.
[[nodiscard]] std::vector<std::string_view> rough_tokens(std::string_view plain_text);

void train_counts(const Settings& settings);
void train_segmenter(const Settings& settings);
void train_clusters(const Settings& settings);
void train_tagger(const Settings& settings);
void train_morphology(const Settings& settings);
void train_parser(const Settings& settings);
void train_lemmas(const Settings& settings);

}  // namespace sijill::training
