#include "sijill/ingest/open_input.h"

#include <memory>
#include <utility>
#include <variant>

#include "sijill/ingest/open_source.h"

namespace sijill {

Result<std::vector<Article>> open_input(const std::string& path, const Input_options& options) {
  Input_settings settings;
  settings.facts = options;
  Result<std::unique_ptr<Record_source>> source =
      open_source(path, std::make_shared<const Input_settings>(std::move(settings)));
  if (!source) return source.error();
  std::vector<Article> articles;
  while (auto next = source.value()->next()) {
    auto* record = std::get_if<Record>(&*next);
    Received received = record == nullptr ? Received(std::get<Refusal>(std::move(*next))) : record->read();
    if (auto* article = std::get_if<Article>(&received)) {
      articles.push_back(std::move(*article));
    } else if (const Refusal& refusal = std::get<Refusal>(received); !refusal.by_nature) {
      return Error{refusal.message};
    }
  }
  return articles;
}

}  // namespace sijill
