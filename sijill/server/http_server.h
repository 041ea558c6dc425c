// The network: connections in, requests to the service, answers out. No thread ever waits for a client.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "sijill/core/result.h"
#include "sijill/server/service.h"

namespace sijill {

struct Http_options {
  std::string address = "127.0.0.1";
  unsigned short port = 8765;  // 0: any free one
  unsigned io_threads = 2;     // move bytes
  unsigned query_threads = 4;  // ask the ledger
  unsigned heavy_threads = 2;  // export and read; so many more may wait, then 429
  std::size_t most_connections = 1'024;
  std::size_t most_streams = 128;
  std::chrono::milliseconds header_time{5'000}, idle_time{30'000}, stop_time{5'000};
  std::size_t most_header = 16'384, most_body = 16U << 20U;  // bytes
};

class Http_server {
  struct State;

 public:
  explicit Http_server(std::unique_ptr<State> state);
  // Listens already when it returns. `service` must outlive it.
  [[nodiscard]] static Result<std::unique_ptr<Http_server>> listen(Http_options options, Service& service);
  ~Http_server();

  [[nodiscard]] unsigned short port() const;
  // Serves until SIGINT or SIGTERM; requests that have begun are answered, for as long as stop_time; a second signal
  // ends at once.
  void run();

 private:
  std::unique_ptr<State> state_;
};

}  // namespace sijill
