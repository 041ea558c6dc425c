#include "sijill/ingest/warc_source.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <string_view>
#include <utility>

#include "sijill/core/ascii.h"
#include "sijill/ingest/feed_source.h"
#include "sijill/ingest/http_message.h"
#include "sijill/ingest/leaf.h"
#include "sijill/ingest/sniff.h"

namespace sijill {
namespace {

constexpr std::size_t largest_header = std::size_t{1} << 16;
constexpr std::string_view beginning = "WARC/";

using Next = std::optional<std::variant<Record, Refusal>>;

std::string_view without_brackets(std::string_view address) {
  if (address.starts_with('<') && address.ends_with('>')) return address.substr(1, address.size() - 2);
  return address;
}

// What a body is: by the type that it was sent with, else by its bytes. Absent where it is no news by nature.
std::optional<Input_format> format_of(std::string_view type, std::string_view body) {
  if (type == "text/html" || type == "application/xhtml+xml") return Input_format::html;
  if (type == "text/plain")
    return sniff(body.substr(0, 4096), {}) == Input_format::html ? Input_format::html : Input_format::text;
  if (type == "application/pdf") return Input_format::pdf;
  if (!type.empty() && type != "application/octet-stream" && type != "unk" && type != "no-type") return std::nullopt;
  if (is_media(body)) return std::nullopt;
  const Input_format told = sniff(body.substr(0, 4096), {});
  if (told == Input_format::html || told == Input_format::pdf) return told;
  return std::nullopt;
}

// Whether the body of an answer is packed, as its header or its first bytes say.
bool is_packed(std::string_view header, std::string_view body) {
  constexpr std::size_t most_of_chunk_line = 64;
  if (body.substr(0, most_of_chunk_line).find("\x1f\x8b\x08") != std::string_view::npos) return true;
  return ascii_lower(header).find("\ncontent-encoding:") != std::string::npos;
}

// Whether bytes, or an answer with them as its body, may be a feed; told without unpacking more than the beginning.
// Servers send feeds as pages and as any kind of XML.
bool may_be_feed(std::string_view block, bool is_answer, std::string_view type_line) {
  std::string_view header = type_line, body = block;
  std::string unpacked;
  if (is_answer) {
    const std::size_t end = block.substr(0, largest_header).find("\r\n\r\n");
    if (end == std::string_view::npos) return false;
    header = block.substr(0, end);
    body = block.substr(end + 4);
    if (is_packed(header, body)) {
      // Packed bytes that give the few that are looked at.
      constexpr std::size_t enough = std::size_t{1} << 14;
      if (auto answer = read_http(block.substr(0, end + 4 + enough), {}, Body_part::beginning)) {
        unpacked = std::move(answer).value().body;
        body = unpacked;
      }
    }
  }
  constexpr std::size_t most_of_chunk_line = 64;
  const std::size_t first = body.substr(0, most_of_chunk_line).find_first_of("<{");
  if (first != std::string_view::npos) {
    body.remove_prefix(first);
    for (const std::string_view opening :
         {"<?xml", "<rss", "<rdf", "<RDF", "<feed", "<atom", "<channel", "<urlset", "<sitemapindex", "<!--", "{"}) {
      if (body.starts_with(opening) && is_feed(body)) return true;
    }
  }
  for (const std::string_view type : {"rss+xml", "atom+xml", "rdf+xml", "feed+json"}) {
    if (header.find(type) != std::string_view::npos) return true;
  }
  return false;
}

Received read_document(std::string bytes, std::string_view type_line, std::string address, const Position& position,
                       const Settings& settings) {
  const std::string type = media_type(type_line);
  const auto format = format_of(type, bytes);
  if (!format) return pass_over(Input_format::warc, type.empty() ? "no page" : type.substr(0, 60));
  if (bytes.empty()) return pass_over(Input_format::warc, "empty body");
  Leaf leaf;
  leaf.format = *format;
  leaf.name = address.empty() ? position.input + "@" + to_string(position.place) : address;
  leaf.bytes = std::move(bytes);
  leaf.charset = parameter(type_line, "charset");
  leaf.address = std::move(address);
  Received received = read_leaf(std::move(leaf), position, settings);
  if (auto* refusal = std::get_if<Refusal>(&received)) refusal->format = Input_format::warc;
  return received;
}

Received read_answer(std::string_view block, Body_part part, std::string address, const Position& position,
                     const Settings& settings) {
  Result<Http_answer> answer = read_http(block, settings->limits, part);
  if (!answer) return refuse(Input_format::warc, position, "no readable answer", answer.error().message);
  Http_answer http = std::move(answer).value();
  if (http.status < 200 || http.status > 299)
    return pass_over(Input_format::warc, "status " + std::to_string(http.status));
  const std::string type(http.header["content-type"]);
  return read_document(std::move(http.body), type, std::move(address), position, settings);
}

class Warc_source : public Record_source {
 public:
  Warc_source(std::string name, std::unique_ptr<Byte_window> window, Settings settings)
      : name_(std::move(name)),
        window_(std::move(window)),
        settings_(std::move(settings)),
        number_(settings_->records_before) {}

  Next next() override {
    if (!waiting_.empty()) return take_waiting();
    skip_line_ends();
    if (window_->at_end()) return end();
    const Position position{name_, window_->place(), ++number_};
    window_->fill(beginning.size());
    if (!window_->ahead().starts_with(beginning)) {
      return lost(position, "no record",
                  "found bytes that begin no record, wanted \"WARC/1.0\"; the next record is looked for");
    }
    const std::size_t header_size = find_header_end();
    if (header_size == std::string_view::npos) {
      return lost(position, window_->ahead().size() > largest_header ? "no record" : "truncated",
                  "found no end of the record's header within " +
                      std::to_string(std::min(window_->ahead().size(), largest_header)) + " bytes");
    }
    const std::size_t first_line = window_->ahead().find('\n') + 1;
    const Header_fields header = Header_fields::read(window_->ahead().substr(first_line, header_size - first_line));
    const std::string_view length_text = header["content-length"];
    std::uint64_t length = 0;
    const auto [parsed, error] = std::from_chars(length_text.data(), length_text.data() + length_text.size(), length);
    if (error != std::errc() || parsed != length_text.data() + length_text.size()) {
      return lost(
          position, "no length",
          "found the Content-Length \"" + std::string(length_text.substr(0, 40)) + "\", wanted a number of bytes");
    }
    if (length > settings_->limits.document_bytes) return too_large(position, header, header_size, length);
    if (!window_->fill(header_size + length)) return cut(position, header_size, length);
    Next record = take(position, header, window_->ahead().substr(header_size, length));
    window_->drop(header_size + length);
    return record;
  }
  [[nodiscard]] std::uint64_t taken() const override { return window_->taken(); }

 private:
  void skip_line_ends() {
    while (!window_->at_end()) {
      const std::size_t first = window_->ahead().find_first_not_of("\r\n");
      window_->drop(std::min(first, window_->ahead().size()));
      if (first != std::string_view::npos) return;
    }
  }

  // Bytes up to the block; npos where the header does not end.
  std::size_t find_header_end() {
    const std::size_t strict = window_->find("\r\n\r\n", 0, largest_header);
    const std::size_t bare = window_->ahead().substr(0, strict).find("\n\n");  // written by hand
    if (bare != std::string_view::npos) return bare + 2;
    return strict == std::string_view::npos ? strict : strict + 4;
  }

  static bool is_of_page(std::string_view type) {
    return type == "response" || type == "resource" || type == "conversion";
  }

  // A crawler that stops at a size or a time keeps the beginning of a page.
  static Received with_note(Received received, std::string_view why_cut) {
    auto* article = std::get_if<Article>(&received);
    if (article != nullptr && !why_cut.empty()) {
      article->notes.push_back("The archive kept only the beginning of the page (WARC-Truncated: " +
                               std::string(why_cut.substr(0, 20)) + ").");
    }
    return received;
  }

  Next take(const Position& position, const Header_fields& header, std::string_view block) {
    std::string type(header["warc-type"]);
    if (!is_of_page(type)) return pass_over(Input_format::warc, type.empty() ? "no type" : type.substr(0, 20));
    std::string address(without_brackets(header["warc-target-uri"]));
    if (address.starts_with("dns:") || address.starts_with("metadata:"))
      return pass_over(Input_format::warc, "no page");
    std::string type_line(header["content-type"]);
    // An archive of an answer, or of the document alone.
    const bool is_answer =
        media_type(type_line) == "application/http" || (type == "response" && block.starts_with("HTTP/"));
    std::string why_cut(header["warc-truncated"]);
    const Body_part part = why_cut.empty() ? Body_part::whole : Body_part::cut;
    if (may_be_feed(block, is_answer, type_line) && take_feed(position, block, part, is_answer, type_line, address)) {
      return take_waiting();
    }
    return Record{Input_format::warc, position,
                  [block = std::string(block), address = std::move(address), type_line = std::move(type_line),
                   why_cut = std::move(why_cut), part, is_answer, position, settings = settings_]() mutable {
                    return with_note(is_answer ? read_answer(block, part, std::move(address), position, settings)
                                               : read_document(std::move(block), type_line, std::move(address),
                                                               position, settings),
                                     why_cut);
                  }};
  }

  // The entries of a feed come one after the other; false where it is none.
  bool take_feed(const Position& position, std::string_view block, Body_part part, bool is_answer,
                 std::string type_line, const std::string& address) {
    std::string body;
    if (is_answer) {
      Result<Http_answer> answer = read_http(block, settings_->limits, part);
      if (!answer || answer.value().status < 200 || answer.value().status > 299) return false;
      type_line = answer.value().header["content-type"];
      body = std::move(answer.value().body);
    } else {
      body = block;
    }
    if (sniff(std::string_view(body).substr(0, 4096), {}) != Input_format::feed) return false;
    const Feed_source source{address, parameter(type_line, "charset")};
    for (std::variant<Record, Refusal>& item : records_of_feed(std::move(body), source, position, settings_)) {
      const auto* refusal = std::get_if<Refusal>(&item);
      // An archive of a site has these by nature.
      if (refusal != nullptr && (refusal->reason == "sitemap" || refusal->reason == "no entries")) {
        item = pass_over(Input_format::feed, refusal->reason);
      }
      waiting_.push_back(std::move(item));
    }
    return !waiting_.empty();
  }

  Next take_waiting() {
    Next item = std::move(waiting_.front());
    waiting_.pop_front();
    return item;
  }

  // A picture or film may be as large as it likes; it is not looked into.
  Next too_large(const Position& position, const Header_fields& header, std::size_t header_size,
                 std::uint64_t length) {
    const bool matters = is_of_page(header["warc-type"]);
    std::string type(header["warc-type"]);
    window_->drop(header_size);
    // A length that lies would swallow the records after it: they are looked for on the way.
    std::uint64_t left = length;
    while (left > 0 && !window_->at_end()) {
      const std::string_view ahead = window_->ahead();
      const std::size_t next = ahead.substr(0, std::min<std::uint64_t>(left, ahead.size())).find("\r\n\r\nWARC/1.");
      const bool is_last = left <= ahead.size();
      const std::size_t keep = is_last ? 0 : std::min<std::size_t>(ahead.size(), 16);
      const std::uint64_t count =
          next != std::string_view::npos ? next : std::min<std::uint64_t>(left, ahead.size() - keep);
      if (count == 0 && next == std::string_view::npos && !window_->grow()) break;
      window_->drop(count);
      left -= count;
      if (next != std::string_view::npos) break;
    }
    if (!matters) return pass_over(Input_format::warc, type.empty() ? "no type" : type.substr(0, 20));
    return refuse(Input_format::warc, position, "too large",
                  "found a record of " + std::to_string(length) + " bytes, wanted at most " +
                      std::to_string(settings_->limits.document_bytes) + "; --limit document=N allows more");
  }

  // The end, or a broken member, within a record.
  Next cut(const Position& position, std::size_t header_size, std::uint64_t length) {
    const std::string fault = window_->fault();
    const std::size_t there = window_->ahead().size() - header_size;
    Refusal refusal = refuse(Input_format::warc, position, fault.empty() ? "truncated" : "broken",
                             "found " + std::to_string(there) + " of the " + std::to_string(length) +
                                 " bytes of the record" + (fault.empty() ? ", wanted all of them" : "; " + fault));
    // A length that lies may have swallowed records.
    const std::size_t next = window_->ahead().find("\r\n\r\nWARC/1.", header_size);
    if (next != std::string_view::npos) {
      window_->drop(next + 4);
    } else {
      window_->drop(window_->ahead().size());
      told_ = fault;
      if (!fault.empty()) window_->recover();
    }
    return refusal;
  }

  Next lost(const Position& position, std::string reason, const std::string& found) {
    Refusal refusal = refuse(Input_format::warc, position, std::move(reason), found);
    window_->drop(1);
    while (true) {
      const std::size_t next = window_->find("\nWARC/", 0, std::size_t{1} << 20);
      if (next != std::string_view::npos) {
        window_->drop(next + 1);
        break;
      }
      const std::size_t size = window_->ahead().size();
      if (size > 8) window_->drop(size - 8);
      if (window_->grow()) continue;
      window_->drop(window_->ahead().size());
      break;
    }
    return refusal;
  }

  Next end() {
    const std::string fault = window_->fault();
    if (fault.empty() || ended_) return std::nullopt;
    const bool is_told = fault == told_;
    told_ = fault;
    ended_ = !window_->recover();
    if (is_told) return ended_ ? std::nullopt : next();
    return refuse(Input_format::warc, {name_, {}, 0}, "broken", fault);
  }

  std::string name_;
  std::unique_ptr<Byte_window> window_;
  Settings settings_;
  std::uint64_t number_;
  std::deque<std::variant<Record, Refusal>> waiting_;  // entries of the feed in the record before
  std::string told_;                                   // the fault that was told last
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Record_source> open_warc(std::string name, std::unique_ptr<Byte_window> window, Settings settings) {
  return std::make_unique<Warc_source>(std::move(name), std::move(window), std::move(settings));
}

}  // namespace sijill
