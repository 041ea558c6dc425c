#include "training/grammar/work_folder.h"

#include <boost/json.hpp>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

#include "sijill/text/fold.h"

namespace sijill::training {

Section_bytes::Section_bytes(const std::string& bytes) : words_((bytes.size() + 7) / 8), size_(bytes.size()) {
  std::memcpy(words_.data(), bytes.data(), bytes.size());
}

std::string_view Section_bytes::view() const { return {reinterpret_cast<const char*>(words_.data()), size_}; }

Section_bytes load_section(const Settings& settings, const std::string& name) {
  std::ifstream in(settings.work + "/" + name + ".section", std::ios::binary);
  return Section_bytes(std::string(std::istreambuf_iterator<char>(in), {}));
}

void save_section(const Settings& settings, const std::string& name, const std::string& bytes) {
  std::ofstream(settings.work + "/" + name + ".section", std::ios::binary) << bytes;
  std::cout << name << ": " << bytes.size() << " bytes" << std::endl;
}

void for_each_article(const std::string& path, const std::function<void(const std::string&)>& use) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    boost::system::error_code error;
    const auto value = boost::json::parse(line, error);
    if (error || !value.is_object()) continue;
    std::string text;
    for (const char* key : {"title", "content"}) {
      const auto* field = value.as_object().if_contains(key);
      if (field != nullptr && field->is_string()) text += std::string(field->as_string()) + "\n";
    }
    use(plain(text));
  }
}

std::vector<std::string_view> rough_tokens(std::string_view text) {
  const auto is_letter = [&](std::size_t i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (i + 1 >= text.size() || lead < 0xD8 || lead > 0xD9) return false;
    const auto code = ((lead & 0x1FU) << 6) | (static_cast<unsigned char>(text[i + 1]) & 0x3FU);
    return code >= 0x0621 && code <= 0x064A;
  };
  std::vector<std::string_view> tokens;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && is_letter(i)) i += 2;
    if (i == begin) {
      const auto lead = static_cast<unsigned char>(text[i]);
      i += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      i = std::min(i, text.size());
      if (text[begin] == ' ' || text[begin] == '\t') continue;
    }
    tokens.push_back(text.substr(begin, i - begin));
  }
  return tokens;
}

}  // namespace sijill::training
