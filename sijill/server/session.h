// One connection. Private to server.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "sijill/server/http_server.h"

namespace sijill {

class Session;

// What all connections share.
struct Connections {
  Connections(Http_options given, Service& served)
      : options(std::move(given)), service(served), queries(options.query_threads), heavy(options.heavy_threads) {}

  Http_options options;
  Service& service;
  boost::asio::thread_pool queries, heavy;
  std::atomic<int> waiting_queries{0}, waiting_heavy{0};
  std::atomic<bool> is_stopping{false};

  void add(const std::shared_ptr<Session>& session);
  void remove(Session* session);
  // To each stream of changes; an empty text is a comment that keeps the line open.
  void tell(const std::string& event);
  // Closes those that wait for a request; the others close after their answer.
  void stop();
  [[nodiscard]] std::size_t count();

 private:
  [[nodiscard]] std::vector<std::shared_ptr<Session>> all();
  std::mutex mutex_;
  std::map<Session*, std::weak_ptr<Session>> sessions_;
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(boost::asio::ip::tcp::socket socket, Connections& connections);
  ~Session();

  void start();
  // Answers 429 and closes: there are too many.
  void refuse();
  // From any thread.
  void tell(const std::string& event);
  void stop();
  [[nodiscard]] bool is_stream() const { return is_stream_; }

 private:
  void close();
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  void wait_for_request();
  void read_header();
  void read_body();
  void fail_reading(boost::beast::error_code error);
  void dispatch();
  void send(Response response);
  void write_head(const Response& response, bool has_body);
  void write_rest();
  void read_piece();
  void write_piece();
  void finish_answer();
  void drain();
  void begin_stream();
  void watch_stream();
  void write_event();
  [[nodiscard]] Request taken_request() const;

  Connections& connections_;
  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::string peer_;
  // The answer under way.
  Response response_;
  std::string head_;
  std::size_t sent_ = 0;  // of the body
  std::string piece_;     // of a spool or a file
  bool keeps_alive_ = false, is_head_ = false, is_reading_ = false;
  std::atomic<bool> is_stream_{false};
  std::string events_;  // waiting to be written
  bool is_writing_event_ = false;
};

}  // namespace sijill
