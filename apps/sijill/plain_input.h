// Stands in for sijill/ingest until that module is there; to be deleted with the #if in read.cpp.
#pragma once

#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "sijill/core/article.h"
#include "sijill/core/result.h"
#include "sijill/text/decode.h"
#include "sijill/text/digest.h"

namespace sijill {

struct Input_options {
  std::optional<Timestamp> published;
  std::string outlet, url, title;
};

inline Result<std::vector<Article>> open_input(const std::string& path, const Input_options& options) {
  std::ostringstream bytes;
  if (path == "-") {
    bytes << std::cin.rdbuf();
  } else {
    if (std::filesystem::is_directory(path)) return Error{path + ": found a directory, wanted a file"};
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{path + ": cannot be opened"};
    bytes << file.rdbuf();
  }
  Article article;
  article.name = path;
  article.id = sha256_hex(bytes.str());
  Decoded_text decoded = decode(bytes.str());
  article.text = decoded.text;
  article.notes = decoded.notes;
  article.published = options.published;
  article.outlet = options.outlet;
  article.url = options.url;
  article.title = options.title;
  return std::vector<Article>{article};
}

}  // namespace sijill
