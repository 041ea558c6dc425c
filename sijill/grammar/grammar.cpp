#include "sijill/grammar/grammar.h"

#include <utility>

#include "sijill/grammar/analyzer.h"

namespace sijill {

struct Grammar::Model {
  grammar::Model_file file;
  grammar::Analyzer analyzer;

  explicit Model(grammar::Model_file opened) : file(std::move(opened)), analyzer(file) {}
};

Grammar::Grammar(std::unique_ptr<const Model> model) : model_(std::move(model)) {}
Grammar::Grammar(Grammar&&) noexcept = default;
Grammar& Grammar::operator=(Grammar&&) noexcept = default;
Grammar::~Grammar() = default;

Result<Grammar> Grammar::open(const std::string& model_path) {
  auto file = grammar::Model_file::open(model_path);
  if (!file) return file.error();
  return Grammar(std::make_unique<const Model>(std::move(file).value()));
}

std::string_view Grammar::version() const { return model_->file.name(); }

Words Grammar::analyze(const Document& document, const Lexicon& lexicon) const {
  return model_->analyzer.analyze(document, &lexicon);
}

}  // namespace sijill
