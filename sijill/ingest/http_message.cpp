#include "sijill/ingest/http_message.h"

#include <brotli/decode.h>

#include <algorithm>
#include <charconv>

#include "sijill/core/ascii.h"
#include "sijill/ingest/gzip_bytes.h"

namespace sijill {
namespace {

// The chunks joined; false where the bytes are none, which they often are in spite of their header.
bool join_chunks(std::string_view bytes, std::string& joined) {
  joined.clear();
  while (true) {
    const std::size_t line = bytes.find('\n');
    if (line == std::string_view::npos || line > 64) return false;
    const std::string_view size_text = ascii_trimmed(bytes.substr(0, line));
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(size_text.data(), size_text.data() + size_text.size(), size, 16);
    const bool ends_well = end == size_text.data() + size_text.size() || *end == ';' || *end == ' ';
    if (error != std::errc() || !ends_well) return false;
    bytes.remove_prefix(line + 1);
    if (size == 0) return true;
    if (size > bytes.size()) {  // the archive cut the body
      joined.append(bytes);
      return true;
    }
    joined.append(bytes.substr(0, size));
    bytes.remove_prefix(size);
    if (bytes.starts_with("\r\n")) {
      bytes.remove_prefix(2);
    } else if (bytes.starts_with('\n')) {
      bytes.remove_prefix(1);
    } else {
      return bytes.empty();
    }
    if (bytes.empty()) return true;
  }
}

// Whether a body that its header calls packed was kept as it reads: markup, JSON, or words without controls.
bool looks_plain(std::string_view body) {
  constexpr std::size_t seen = 256;
  const std::string_view head = ascii_trimmed(body.substr(0, seen));
  return !head.empty() && std::ranges::none_of(head, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  });
}

Result<std::string> unbrotli(std::string_view packed, const Limits& limits, Body_part part) {
  BrotliDecoderState* state = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
  if (state == nullptr) return Error{"found no memory to unpack with"};
  std::string bytes;
  std::string piece(std::size_t{1} << 16, '\0');
  const auto* in = reinterpret_cast<const std::uint8_t*>(packed.data());
  std::size_t in_size = packed.size();
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  const std::uint64_t most = part == Body_part::beginning ? beginning_bytes : limits.document_bytes;
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && bytes.size() <= most) {
    std::size_t out_size = piece.size();
    auto* out = reinterpret_cast<std::uint8_t*>(piece.data());
    result = BrotliDecoderDecompressStream(state, &in_size, &in, &out_size, &out, nullptr);
    bytes.append(piece, 0, piece.size() - out_size);
  }
  BrotliDecoderDestroyInstance(state);
  if (part != Body_part::beginning && bytes.size() > limits.document_bytes) {
    return Error{"found more than " + std::to_string(limits.document_bytes) +
                 " bytes unpacked, wanted at most that of one document; --limit document=N allows more"};
  }
  const bool ended_early =
      result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT || result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  if (result != BROTLI_DECODER_RESULT_SUCCESS && (part == Body_part::whole || !ended_early || bytes.empty()))
    return Error{"found a body that is no brotli, wanted what its header says"};
  return bytes;
}

Result<std::string> unpacked(std::string body, std::string_view encodings, const Limits& limits, Body_part part) {
  // The encoding that was laid on last is taken off first.
  std::string all = ascii_lower(encodings);
  for (int layers = 0; !ascii_trimmed(all).empty(); ++layers) {
    const std::size_t comma = all.rfind(',');
    const std::string encoding(
        ascii_trimmed(comma == std::string::npos ? all : std::string_view(all).substr(comma + 1)));
    all.resize(comma == std::string::npos ? 0 : comma);
    if (layers == 4) return Error{"found more than four encodings of one body, wanted fewer"};
    if (encoding == "identity" || encoding.empty() || body.empty()) continue;
    if (encoding == "gzip" || encoding == "x-gzip") {
      if (!looks_gzipped(body)) continue;  // kept plain
      Result<std::string> plain = inflate_body(body, limits, part);
      if (!plain) return plain;
      body = std::move(plain).value();
    } else if (encoding == "deflate" || encoding == "br") {
      Result<std::string> plain = encoding == "br" ? unbrotli(body, limits, part) : inflate_body(body, limits, part);
      if (!plain && looks_plain(body)) continue;  // kept plain
      if (!plain) return plain;
      body = std::move(plain).value();
    } else if (!looks_plain(body)) {
      return Error{"found a body with the encoding \"" + encoding.substr(0, 20) +
                   "\", wanted gzip, deflate or br; an archive that keeps its bodies unpacked can be read"};
    }
  }
  return body;
}

}  // namespace

Header_fields Header_fields::read(std::string_view bytes) {
  Header_fields header;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = std::min(end + 1, bytes.size());
    if (line.empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !header.fields_.empty()) {
      header.fields_.back().second.append(" ").append(ascii_trimmed(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) continue;
    header.fields_.emplace_back(ascii_lower(ascii_trimmed(line.substr(0, colon))),
                                ascii_trimmed(line.substr(colon + 1)));
  }
  header.size_ = at;
  return header;
}

std::string_view Header_fields::operator[](std::string_view name) const {
  for (const auto& [known, value] : fields_) {
    if (known == name) return value;
  }
  return {};
}

std::string media_type(std::string_view value) {
  return ascii_lower(ascii_trimmed(value.substr(0, value.find(';'))));
}

std::string parameter(std::string_view value, std::string_view name) {
  const std::string low = ascii_lower(value);
  for (std::size_t at = low.find(';'); at != std::string::npos; at = low.find(';', at + 1)) {
    std::size_t begin = low.find_first_not_of(" \t", at + 1);
    if (begin == std::string::npos || low.compare(begin, name.size(), name) != 0) continue;
    begin = low.find_first_not_of(" \t", begin + name.size());
    if (begin == std::string::npos || low[begin] != '=') continue;
    std::string_view rest = ascii_trimmed(value.substr(begin + 1));
    if (rest.starts_with('"')) return std::string(rest.substr(1, rest.find('"', 1) - 1));
    return std::string(ascii_trimmed(rest.substr(0, rest.find(';'))));
  }
  return {};
}

Result<Http_answer> read_http(std::string_view bytes, const Limits& limits, Body_part part) {
  const std::size_t line_end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = ascii_trimmed(bytes.substr(0, std::min<std::size_t>(line_end, 4096)));
  const std::size_t blank = line.find(' ');
  Http_answer answer;
  const std::string_view code = blank == std::string_view::npos ? std::string_view() : line.substr(blank + 1, 3);
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), answer.status);
  if (!line.starts_with("HTTP/") || error != std::errc() || answer.status < 100) {
    return Error{"found no status line, wanted for example HTTP/1.1 200 OK"};
  }
  bytes.remove_prefix(std::min(line_end + 1, bytes.size()));
  answer.header = Header_fields::read(bytes);
  bytes.remove_prefix(answer.header.size());
  if (ascii_lower(answer.header["transfer-encoding"]).find("chunked") == std::string::npos ||
      !join_chunks(bytes, answer.body)) {
    answer.body = bytes;
  }
  Result<std::string> body = unpacked(std::move(answer.body), answer.header["content-encoding"], limits, part);
  if (!body) return body.error();
  answer.body = std::move(body).value();
  // Packed by whoever laid it on the server, as its header does not say: feed.xml.gz sent as XML.
  const std::string type = media_type(answer.header["content-type"]);
  if (looks_gzipped(answer.body) && (type.empty() || type.starts_with("text/") || type.ends_with("xml"))) {
    Result<std::string> inner = inflate_body(answer.body, limits, part);
    if (inner) answer.body = std::move(inner).value();
  }
  return answer;
}

}  // namespace sijill
