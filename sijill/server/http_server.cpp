#include "sijill/server/http_server.h"

#include <boost/asio/signal_set.hpp>
#include <boost/asio/strand.hpp>
#include <csignal>
#include <thread>
#include <utility>
#include <vector>

#include "sijill/server/session.h"

namespace sijill {
namespace {

namespace asio = boost::asio;
using Error_code = boost::system::error_code;

}  // namespace

struct Http_server::State {
  State(Http_options options, Service& service)
      : connections(std::move(options), service), acceptor(io), signals(io), ticker(io) {}

  // Declared first, so that it goes last: sessions that its handlers hold tell `connections` that they are gone.
  Connections connections;
  asio::io_context io;
  asio::ip::tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer ticker;
  std::uint64_t told = 0;  // the change that streams know of
  int ticks = 0;
  std::chrono::steady_clock::time_point stopping;

  void accept() {
    acceptor.async_accept(asio::make_strand(io), [this](Error_code error, asio::ip::tcp::socket socket) {
      if (connections.is_stopping) return;
      if (!error) {
        const bool is_full = connections.count() >= connections.options.most_connections;
        const auto session = std::make_shared<Session>(std::move(socket), connections);
        if (is_full) {
          session->refuse();
        } else {
          session->start();
        }
        return accept();
      }
      // No descriptor is left, most likely: wait for one instead of turning round.
      auto wait = std::make_shared<asio::steady_timer>(io, std::chrono::milliseconds(100));
      wait->async_wait([this, wait](Error_code) { accept(); });
    });
  }

  void tick() {
    ticker.expires_after(std::chrono::seconds(1));
    ticker.async_wait([this](Error_code error) {
      if (error) return;
      if (connections.is_stopping) {
        const bool is_late = std::chrono::steady_clock::now() - stopping > connections.options.stop_time;
        if (connections.count() == 0 || is_late) return io.stop();
        return tick_soon();
      }
      connections.service.refresh();
      const std::uint64_t change = connections.service.change();
      if (change != told && change != 0) {
        told = change;
        if (connections.service.metrics().streams > 0) {
          asio::post(connections.queries, [this] {
            const std::string event = connections.service.change_event();
            if (!event.empty()) connections.tell(event);
          });
        }
      } else if (++ticks % 15 == 0) {
        connections.tell("");
      }
      tick();
    });
  }

  void tick_soon() {
    ticker.expires_after(std::chrono::milliseconds(50));
    ticker.async_wait([this](Error_code error) {
      if (error) return;
      const bool is_late = std::chrono::steady_clock::now() - stopping > connections.options.stop_time;
      if (connections.count() == 0 || is_late) return io.stop();
      tick_soon();
    });
  }

  void wait_for_signal() {
    signals.async_wait([this](Error_code error, int) {
      if (error) return;
      if (connections.is_stopping) return io.stop();
      stopping = std::chrono::steady_clock::now();
      Error_code ignored;
      acceptor.close(ignored);
      connections.stop();
      tick_soon();
      wait_for_signal();
    });
  }
};

Http_server::Http_server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Http_server::~Http_server() {
  if (!state_) return;
  state_->connections.queries.stop();
  state_->connections.heavy.stop();
  state_->connections.queries.join();
  state_->connections.heavy.join();
}

Result<std::unique_ptr<Http_server>> Http_server::listen(Http_options options, Service& service) {
  Error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) {
    return Error{"--address: found \"" + options.address + "\", wanted an IP address such as 127.0.0.1 or ::1"};
  }
  const asio::ip::tcp::endpoint endpoint(address, options.port);
  auto state = std::make_unique<State>(std::move(options), service);
  const auto failed = [&](const char* what) {
    return Error{state->connections.options.address + ":" + std::to_string(endpoint.port()) + ": " + what + ": " +
                 error.message() + "; name another with --port, or --port 0 for any free one"};
  };
  state->acceptor.open(endpoint.protocol(), error);
  if (error) return failed("cannot be opened");
  state->acceptor.set_option(asio::socket_base::reuse_address(true), error);
  state->acceptor.bind(endpoint, error);
  if (error) return failed("cannot be bound");
  state->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return failed("cannot be listened on");
  state->signals.add(SIGINT, error);
  state->signals.add(SIGTERM, error);
  return std::make_unique<Http_server>(std::move(state));
}

unsigned short Http_server::port() const {
  Error_code ignored;
  return state_->acceptor.local_endpoint(ignored).port();
}

void Http_server::run() {
  State& state = *state_;
  state.accept();
  state.tick();
  state.wait_for_signal();
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < state.connections.options.io_threads; ++i) threads.emplace_back([&] { state.io.run(); });
  state.io.run();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace sijill
