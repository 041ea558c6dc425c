// A mail as it is kept (RFC 5322, MIME): who sent it, when, and its words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/ingest/limits.h"

namespace sijill {

struct Mail {
  std::string subject;
  std::string from;     // the name of the sender, else the address
  std::string address;  // where it can be read on the web, if it says so
  std::optional<Timestamp> date;
  std::string plain;  // UTF-8
  std::string html;   // bytes in `html_charset`, which is empty where it is not said
  std::string html_charset;
  std::vector<std::string> relayed_from;  // whose mail it forwards, the nearest first
  std::size_t attachments = 0;            // not looked into
};

// Never fails: what is no mail has no words. Parts nested deeper than the limits allow are left out.
[[nodiscard]] Mail read_mail(std::string_view bytes, const Limits& limits);

// =?utf-8?B?2K7YqNix?= -> خبر (RFC 2047).
[[nodiscard]] std::string decoded_words(std::string_view header);

}  // namespace sijill
