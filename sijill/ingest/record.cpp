#include "sijill/ingest/record.h"

#include <array>
#include <utility>

namespace sijill {
namespace {

constexpr auto names = std::to_array<std::pair<Input_format, std::string_view>>({
    {Input_format::text, "text"},
    {Input_format::html, "html"},
    {Input_format::json, "json"},
    {Input_format::csv, "csv"},
    {Input_format::warc, "warc"},
    {Input_format::telegram, "telegram"},
    {Input_format::zip, "zip"},
    {Input_format::mail, "mail"},
    {Input_format::mbox, "mbox"},
    {Input_format::pdf, "pdf"},
    {Input_format::docx, "docx"},
    {Input_format::feed, "feed"},
});

}  // namespace

std::string_view name(Input_format format) {
  for (const auto& [known, text] : names) {
    if (known == format) return text;
  }
  return "";
}

std::optional<Input_format> input_format_of(std::string_view name) {
  for (const auto& [format, text] : names) {
    if (text == name) return format;
  }
  return std::nullopt;
}

std::string to_string(const Position& position) {
  if (position.number == 0) return position.input;
  return position.input + ", record " + std::to_string(position.number) + " at byte " + to_string(position.place);
}

Refusal refuse(Input_format format, const Position& position, std::string reason, std::string_view found) {
  return {format, std::move(reason), to_string(position) + ": " + std::string(found), false};
}

Refusal pass_over(Input_format format, std::string reason) { return {format, std::move(reason), {}, true}; }

}  // namespace sijill
