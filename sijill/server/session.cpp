#include "sijill/server/session.h"

#include <array>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <utility>

namespace sijill {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Error_code = beast::error_code;

// page.md, 1: nothing from elsewhere, no script in the text, no frame around us.
constexpr std::string_view common_headers =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src "
    "'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action "
    "'none'\r\n"
    "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\nX-Frame-Options: DENY\r\n";

constexpr std::size_t piece_bytes = 65'536;
constexpr std::size_t most_events_waiting = 65'536;  // bytes; a stream that does not read loses what is older

// What of a header cannot be sent becomes "?": it may repeat what was received.
std::string header_safe(std::string_view value) {
  std::string out(value);
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte > 0x7E) c = '?';
  }
  return out;
}

std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

std::uint64_t size_of(const Response& response) {
  return response.part.file ? response.part.size : response.spool ? response.spool->size() : response.body->size();
}

}  // namespace

Session::Session(asio::ip::tcp::socket socket, Connections& connections)
    : connections_(connections), stream_(std::move(socket)) {
  Error_code ignored;
  const auto peer = stream_.socket().remote_endpoint(ignored);
  if (!ignored) peer_ = peer.address().to_string();
  stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
}

Session::~Session() { connections_.remove(this); }

void Session::start() {
  connections_.add(shared_from_this());
  asio::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->wait_for_request(); });
}

void Session::refuse() {
  connections_.add(shared_from_this());
  ++connections_.service.metrics().refused;
  keeps_alive_ = false;
  asio::dispatch(stream_.get_executor(), [self = shared_from_this()] {
    self->send(problem_response({429, "this server has as many connections as it takes; try again", "", 1}));
  });
}

void Session::wait_for_request() {
  if (connections_.is_stopping) return close();
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(connections_.options.most_header));
  parser_->body_limit(connections_.options.most_body);
  is_reading_ = true;
  if (buffer_.size() > 0) return read_header();  // the next request came with the last
  stream_.expires_after(connections_.options.idle_time);
  stream_.async_read_some(buffer_.prepare(4'096), [self = shared_from_this()](Error_code error, std::size_t bytes) {
    if (error) return self->close();  // nothing was asked
    self->buffer_.commit(bytes);
    self->read_header();
  });
}

void Session::read_header() {
  stream_.expires_after(connections_.options.header_time);
  http::async_read_header(stream_, buffer_, *parser_, [self = shared_from_this()](Error_code error, std::size_t) {
    if (error) return self->fail_reading(error);
    const auto& message = self->parser_->get();
    if (message.version() != 11 && message.version() != 10) return self->fail_reading(http::error::bad_version);
    if (beast::iequals(message[http::field::expect], "100-continue") && !self->parser_->is_done()) {
      self->head_ = "HTTP/1.1 100 Continue\r\n\r\n";
      asio::async_write(self->stream_, asio::buffer(self->head_), [self](Error_code wrong, std::size_t) {
        if (wrong) return self->close();
        self->read_body();
      });
      return;
    }
    self->read_body();
  });
}

void Session::read_body() {
  if (parser_->is_done()) return dispatch();
  stream_.expires_after(connections_.options.idle_time);
  http::async_read_some(stream_, buffer_, *parser_, [self = shared_from_this()](Error_code error, std::size_t) {
    if (error) return self->fail_reading(error);
    self->read_body();
  });
}

void Session::fail_reading(Error_code error) {
  is_reading_ = false;
  keeps_alive_ = false;
  if (error == beast::error::timeout) {
    // The stream has closed the socket with it: there is nobody to tell.
    return close();
  }
  if (error == http::error::end_of_stream || error == asio::error::connection_reset ||
      error == asio::error::operation_aborted || error == http::error::partial_message) {
    return close();
  }
  if (error == http::error::header_limit) {
    return send(
        problem_response({431, "the header is over " + std::to_string(connections_.options.most_header) + " bytes"}));
  }
  if (error == http::error::body_limit) {
    return send(
        problem_response({413, "the body is over " + std::to_string(connections_.options.most_body) + " bytes"}));
  }
  if (error.category() == make_error_code(http::error::bad_method).category()) {
    return send(problem_response({400, "this is no HTTP/1.1 request (" + error.message() + ")"}));
  }
  close();
}

Request Session::taken_request() const {
  const auto& message = parser_->get();
  const auto header = [&](auto field) { return text_of(message[field]); };
  return {.method = text_of(message.method_string()),
          .target = text_of(message.target()),
          .peer = peer_,
          .host = header(http::field::host),
          .accept = header(http::field::accept),
          .accept_encoding = header(http::field::accept_encoding),
          .authorization = header(http::field::authorization),
          .origin = header(http::field::origin),
          .content_type = header(http::field::content_type),
          .if_none_match = header(http::field::if_none_match),
          .x_sijill = header("X-Sijill"),
          .fetch_site = header("Sec-Fetch-Site"),
          .fetch_mode = header("Sec-Fetch-Mode"),
          .range = header(http::field::range),
          .if_range = header(http::field::if_range),
          .body = message.body()};
}

void Session::dispatch() {
  is_reading_ = false;
  stream_.expires_never();
  const auto& message = parser_->get();
  keeps_alive_ = message.keep_alive() && !connections_.is_stopping;
  is_head_ = message.method() == http::verb::head;
  auto request = std::make_shared<const Request>(taken_request());
  // Two names for one server are how a request is smuggled past a gate.
  if (message.count(http::field::host) > 1) {
    keeps_alive_ = false;
    return send(problem_response({400, "Host: found twice, wanted once"}));
  }
  Service& service = connections_.service;
  if (auto response = service.answer_at_once(*request)) return send(std::move(*response));

  const bool is_heavy = Service::work_of(*request) == Work::heavy;
  std::atomic<int>& waiting = is_heavy ? connections_.waiting_heavy : connections_.waiting_queries;
  const int most = is_heavy ? static_cast<int>(2 * connections_.options.heavy_threads) : 512;
  if (waiting >= most) {
    ++service.metrics().refused;
    return send(
        problem_response({429, "this server has as much to do as it takes; try again", "", is_heavy ? 5 : 1}));
  }
  ++waiting;
  asio::post(is_heavy ? connections_.heavy : connections_.queries, [self = shared_from_this(), request, &waiting] {
    auto response = std::make_shared<Response>(self->connections_.service.answer(*request));
    --waiting;
    asio::post(self->stream_.get_executor(), [self, response] { self->send(std::move(*response)); });
  });
}

void Session::write_head(const Response& response, bool has_body) {
  head_ = "HTTP/1.1 " + std::to_string(response.status) + " " + reason_phrase(response.status) + "\r\n";
  head_ += common_headers;
  if (!response.content_type.empty()) head_ += "Content-Type: " + header_safe(response.content_type) + "\r\n";
  for (const auto& [name, value] : response.headers) head_ += name + ": " + header_safe(value) + "\r\n";
  if (has_body) head_ += "Content-Length: " + std::to_string(size_of(response)) + "\r\n";
  head_ += keeps_alive_ ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
}

void Session::send(Response response) {
  response_ = std::move(response);
  sent_ = 0;
  if (response_.streams_changes && response_.status == 200 && !is_head_) return begin_stream();
  write_head(response_, response_.status != 304);
  if (is_head_ || response_.status == 304) {
    response_.body = std::make_shared<const std::string>();
    response_.spool = nullptr;
    response_.part = {};
  }
  stream_.expires_after(connections_.options.idle_time);
  const std::size_t first = response_.spool ? 0 : std::min(response_.body->size(), piece_bytes);
  sent_ = first;
  const std::array<asio::const_buffer, 2> buffers = {asio::buffer(head_),
                                                     asio::buffer(response_.body->data(), first)};
  asio::async_write(stream_, buffers, [self = shared_from_this()](Error_code error, std::size_t) {
    if (error) return self->close();
    self->write_rest();
  });
}

// Piece by piece, so that a slow client is only given up when it takes nothing for the idle time.
void Session::write_rest() {
  if (response_.part.file) return read_piece();
  asio::const_buffer next;
  if (response_.spool) {
    piece_ = response_.spool->read(sent_, piece_bytes);
    if (piece_.empty()) return sent_ < response_.spool->size() ? close() : finish_answer();
    next = asio::buffer(piece_);
  } else {
    if (sent_ >= response_.body->size()) return finish_answer();
    next = asio::buffer(response_.body->data() + sent_, std::min(piece_bytes, response_.body->size() - sent_));
  }
  sent_ += next.size();
  stream_.expires_after(connections_.options.idle_time);
  asio::async_write(stream_, next, [self = shared_from_this()](Error_code error, std::size_t) {
    if (error) return self->close();
    self->write_rest();
  });
}

// A file that the user named may lie on a slow disk or a network: the threads that move bytes do not wait for it.
void Session::read_piece() {
  if (sent_ >= response_.part.size) return finish_answer();
  asio::post(connections_.queries, [self = shared_from_this()] {
    const File_part& part = self->response_.part;
    const std::size_t wanted = std::min<std::uint64_t>(piece_bytes, part.size - self->sent_);
    self->piece_ = part.file->read(part.from + self->sent_, wanted);
    asio::post(self->stream_.get_executor(), [self, is_whole = self->piece_.size() == wanted] {
      // What was promised in the header is not there: only a closed connection tells so.
      if (!is_whole) return self->close();
      self->write_piece();
    });
  });
}

void Session::write_piece() {
  sent_ += piece_.size();
  stream_.expires_after(connections_.options.idle_time);
  asio::async_write(stream_, asio::buffer(piece_), [self = shared_from_this()](Error_code error, std::size_t) {
    if (error) return self->close();
    self->read_piece();
  });
}

void Session::finish_answer() {
  response_ = {};
  if (keeps_alive_) return wait_for_request();
  // What the other end still sends must not make our answer be thrown away with a reset.
  Error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  stream_.expires_after(std::chrono::seconds(1));
  drain();
}

void Session::drain() {
  buffer_.consume(buffer_.size());
  stream_.async_read_some(buffer_.prepare(piece_bytes), [self = shared_from_this()](Error_code error, std::size_t) {
    if (error) return self->close();
    self->drain();
  });
}

void Session::begin_stream() {
  keeps_alive_ = false;
  if (connections_.service.metrics().streams >= static_cast<std::int64_t>(connections_.options.most_streams)) {
    return send(problem_response({429, "this server has as many streams of changes as it takes; try again", "", 15}));
  }
  is_stream_ = true;
  ++connections_.service.metrics().streams;
  write_head(response_, false);
  const std::string event = connections_.service.change_event();
  events_ =
      head_ + (event.empty() ? ": the ledger cannot be read now\n\n" : "event: ledger\ndata: " + event + "\n\n");
  watch_stream();
  write_event();
}

// Notices when the other end is gone, and keeps this session alive between two events.
void Session::watch_stream() {
  buffer_.consume(buffer_.size());
  stream_.expires_never();
  stream_.async_read_some(buffer_.prepare(512), [self = shared_from_this()](Error_code error, std::size_t) {
    if (error) return self->close();
    self->watch_stream();
  });
}

void Session::write_event() {
  if (is_writing_event_ || events_.empty()) return;
  is_writing_event_ = true;
  head_ = std::exchange(events_, {});
  stream_.expires_after(connections_.options.idle_time);
  asio::async_write(stream_, asio::buffer(head_), [self = shared_from_this()](Error_code error, std::size_t) {
    self->is_writing_event_ = false;
    if (error) return self->close();
    self->stream_.expires_never();
    self->write_event();
  });
}

void Session::tell(const std::string& event) {
  asio::post(stream_.get_executor(), [self = shared_from_this(), event] {
    if (!self->is_stream_ || self->events_.size() > most_events_waiting) return;
    self->events_ += event.empty() ? std::string(": here\n\n") : "event: ledger\ndata: " + event + "\n\n";
    self->write_event();
  });
}

void Session::stop() {
  asio::post(stream_.get_executor(), [self = shared_from_this()] {
    self->keeps_alive_ = false;
    if (self->is_stream_ || (self->is_reading_ && self->buffer_.size() == 0)) self->close();
  });
}

void Session::close() {
  if (is_stream_.exchange(false)) --connections_.service.metrics().streams;
  Error_code ignored;
  stream_.socket().close(ignored);
}

// ---- Connections.

void Connections::add(const std::shared_ptr<Session>& session) {
  const std::lock_guard lock(mutex_);
  sessions_.emplace(session.get(), session);
  service.metrics().connections = static_cast<std::int64_t>(sessions_.size());
}

void Connections::remove(Session* session) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(session);
  service.metrics().connections = static_cast<std::int64_t>(sessions_.size());
}

std::vector<std::shared_ptr<Session>> Connections::all() {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<Session>> out;
  for (const auto& [session, held] : sessions_) {
    if (auto there = held.lock()) out.push_back(std::move(there));
  }
  return out;
}

void Connections::tell(const std::string& event) {
  for (const auto& session : all()) {
    if (session->is_stream()) session->tell(event);
  }
}

void Connections::stop() {
  is_stopping = true;
  for (const auto& session : all()) session->stop();
}

std::size_t Connections::count() {
  const std::lock_guard lock(mutex_);
  return sessions_.size();
}

}  // namespace sijill
