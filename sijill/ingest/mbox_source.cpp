#include "sijill/ingest/mbox_source.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "sijill/ingest/leaf.h"
#include "sijill/ingest/row_article.h"

namespace sijill {
namespace {

using Next = std::optional<std::variant<Record, Refusal>>;

// Lines of a mail that begin with "From " are kept as ">From ".
std::string without_marks(std::string_view bytes) {
  std::string mail;
  mail.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    std::string_view line = bytes.substr(0, end);
    const std::size_t marks = line.find_first_not_of('>');
    if (marks != std::string_view::npos && marks > 0 && line.substr(marks).starts_with("From "))
      line.remove_prefix(1);
    mail.append(line);
    bytes.remove_prefix(end);
  }
  return mail;
}

class Mbox_source : public Record_source {
 public:
  Mbox_source(std::string name, std::unique_ptr<Byte_window> window, Settings settings)
      : name_(std::move(name)),
        window_(std::move(window)),
        settings_(std::move(settings)),
        number_(settings_->records_before) {}

  Next next() override {
    if (window_->at_end()) return end();
    const Position position{name_, window_->place(), ++number_};
    const std::size_t limit = settings_->limits.document_bytes;
    const std::size_t found = window_->find("\nFrom ", 0, limit);
    std::size_t size = found == std::string_view::npos ? window_->ahead().size() : found + 1;
    if (found == std::string_view::npos && size > limit) {
      if (window_->drop_past("\nFrom ")) number_of_cut_ = number_;
      return refuse(Input_format::mbox, position, "too large",
                    "found a mail of more than " + std::to_string(limit) + " bytes; --limit document=N allows more");
    }
    std::string_view mail = window_->ahead().substr(0, size);
    if (mail.starts_with("From ") || std::exchange(number_of_cut_, 0) != 0)
      mail.remove_prefix(std::min(mail.find('\n'), mail.size() - 1) + 1);
    Leaf leaf;
    leaf.format = Input_format::mail;
    leaf.name = record_name(position);
    leaf.bytes = without_marks(mail);
    window_->drop(size);
    return Record{Input_format::mbox, position, [leaf = std::move(leaf), position, settings = settings_]() mutable {
                    Received received = read_leaf(std::move(leaf), position, settings);
                    if (auto* refusal = std::get_if<Refusal>(&received)) refusal->format = Input_format::mbox;
                    return received;
                  }};
  }
  [[nodiscard]] std::uint64_t taken() const override { return window_->taken(); }

 private:
  Next end() {
    const std::string fault = window_->fault();
    if (fault.empty() || std::exchange(ended_, true)) return std::nullopt;
    return refuse(Input_format::mbox, {name_, {}, 0}, "broken", fault);
  }

  std::string name_;
  std::unique_ptr<Byte_window> window_;
  Settings settings_;
  std::uint64_t number_;
  std::uint64_t number_of_cut_ = 0;  // the mail before was skipped up to behind the next "From "
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Record_source> open_mbox(std::string name, std::unique_ptr<Byte_window> window, Settings settings) {
  return std::make_unique<Mbox_source>(std::move(name), std::move(window), std::move(settings));
}

}  // namespace sijill
