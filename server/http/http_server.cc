#include "server/http/http_server.hh"

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <set>
#include <utility>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

#include "catalogue/error.hh"
#include "server/http/workers.hh"

namespace rosebud::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using Tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;

class Session;

// What the sessions of one server share. Touched by the thread of `io` alone, but for `io` itself.
struct Shared {
  HttpConfig config;
  std::set<Session*> sessions;
  bool stopping = false;
  asio::io_context io{1};
  std::optional<Workers> workers;
};

using Message = http::response<http::string_body>;

void set_common_headers(Message& message) {
  message.set(http::field::server, "rosebud");
  message.set(http::field::date, http_date(std::chrono::system_clock::now()));
  message.set("X-Content-Type-Options", "nosniff");
  message.set("Referrer-Policy", "strict-origin-when-cross-origin");
  message.set(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
      "frame-ancestors 'none'");
}

// What a malformed request is told; nothing when its sender has gone or been let go.
std::optional<HttpResponse> refusal(const error_code& error) {
  if (error.category() != http::make_error_code(http::error::end_of_stream).category()) return std::nullopt;
  if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    return plain_response(431, "The request's line and headers are too long.");
  }
  if (error == http::error::body_limit) return plain_response(413, "The request's body is too long.");
  return plain_response(400, fmt::format("The request is not HTTP: {}.", error.message()));
}

// One connection: a request at a time, each answered before the next is read.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Shared& shared, Tcp::socket socket) : shared_(shared), stream_(std::move(socket)) {
    shared_.sessions.insert(this);
    error_code ignored;
    client_ = stream_.socket().remote_endpoint(ignored).address().to_string();
    stream_.socket().set_option(Tcp::no_delay(true), ignored);
    buffer_.max_size(shared_.config.limits.header_bytes + shared_.config.limits.body_bytes);
  }
  ~Session() { shared_.sessions.erase(this); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void read();
  void refuse(HttpResponse response);
  void stop();
  void close();

 private:
  void on_header(const error_code& error);
  void on_request(const error_code& error);
  void submit();
  void respond(HttpResponse response);
  void on_written(const error_code& error);
  void log_access() const;
  void linger();
  std::optional<HttpResponse> bad_host() const;

  Shared& shared_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  Message message_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  std::string client_;
  Clock::time_point since_;
  std::array<char, 4096> discarded_{};
  std::size_t discarded_bytes_ = 0;
  bool awaiting_request_ = false;
  bool keep_alive_ = false;
};

void Session::read() {
  awaiting_request_ = true;
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(shared_.config.limits.header_bytes));
  parser_->body_limit(shared_.config.limits.body_bytes);
  // Set once for the header and the body, so that no trickle of bytes prolongs it.
  stream_.expires_after(shared_.config.limits.deadline);
  http::async_read_header(
      stream_, buffer_, *parser_,
      [self = shared_from_this()](const error_code& error, std::size_t) { self->on_header(error); });
}

void Session::on_header(const error_code& error) {
  since_ = Clock::now();
  if (error || parser_->is_done()) {
    on_request(error);
    return;
  }
  if (!parser_->get()[http::field::expect].empty()) {
    // Whoever asks before sending a body is answered without it; the connection cannot go on after that.
    awaiting_request_ = false;
    keep_alive_ = false;
    submit();
    return;
  }
  http::async_read(
      stream_, buffer_, *parser_,
      [self = shared_from_this()](const error_code& failure, std::size_t) { self->on_request(failure); });
}

void Session::on_request(const error_code& error) {
  awaiting_request_ = false;
  if (error) {
    if (auto response = refusal(error)) {
      refuse(std::move(*response));
    } else {
      close();
    }
    return;
  }
  keep_alive_ = parser_->keep_alive();
  submit();
}

// RFC 9112, section 3.2: exactly one Host, which HTTP/1.0 may leave out.
std::optional<HttpResponse> Session::bad_host() const {
  const auto& request = parser_->get();
  const auto count = request.count(http::field::host);
  if (count == 1 || (count == 0 && request.version() < 11)) return std::nullopt;
  return plain_response(400,
                        count == 0 ? "The Host header is missing." : "There is more than one Host header.");
}

void Session::submit() {
  stream_.expires_never();
  if (auto response = bad_host()) {
    refuse(std::move(*response));
    return;
  }
  const auto& sent = parser_->get();
  const bool head = sent.method() == http::verb::head;
  HttpRequest request{head ? "GET" : std::string(sent.method_string()), std::string(sent.target()),
                      std::string(sent[http::field::host]), std::string(sent[http::field::if_none_match])};
  // The guard keeps the I/O thread waiting for the answer; the session goes back to that thread to be let go.
  auto done = [self = shared_from_this(),
               guard = asio::make_work_guard(shared_.io)](HttpResponse response) mutable {
    asio::io_context& io = self->shared_.io;
    asio::post(io, [self = std::move(self), guard = std::move(guard),
                    response = std::move(response)]() mutable { self->respond(std::move(response)); });
  };
  shared_.workers->submit(std::move(request), std::move(done));
}

// Answers and then closes the connection, whatever else the client sends.
void Session::refuse(HttpResponse response) {
  keep_alive_ = false;
  respond(std::move(response));
}

void Session::respond(HttpResponse response) {
  const bool parsed = parser_ && parser_->is_header_done();
  const bool head = parsed && parser_->get().method() == http::verb::head;
  if (shared_.stopping) keep_alive_ = false;
  message_ = Message(static_cast<http::status>(response.status), parsed ? parser_->get().version() : 11);
  message_.reason(std::string(reason_phrase(response.status)));
  set_common_headers(message_);
  if (!response.content_type.empty()) message_.set(http::field::content_type, response.content_type);
  for (const auto& [name, value] : response.headers) message_.set(name, value);
  message_.keep_alive(keep_alive_);
  if (response.status != 304) message_.content_length(response.body.size());
  if (!head) message_.body() = std::move(response.body);
  serializer_.emplace(message_);
  stream_.expires_after(shared_.config.limits.deadline);
  auto written = [self = shared_from_this()](const error_code& error, std::size_t) {
    self->on_written(error);
  };
  if (head) {
    http::async_write_header(stream_, *serializer_, std::move(written));
  } else {
    http::async_write(stream_, *serializer_, std::move(written));
  }
}

void Session::on_written(const error_code& error) {
  if (shared_.config.log_access) log_access();
  if (error) {
    close();
  } else if (keep_alive_ && !shared_.stopping) {
    read();
  } else {
    linger();
  }
}

void Session::log_access() const {
  const bool parsed = parser_ && parser_->is_header_done();
  const std::string asked = parsed ? fmt::format("{} {}", std::string(parser_->get().method_string()),
                                                 std::string(parser_->get().target()))
                                   : "-";
  const auto bytes = message_[http::field::content_length];
  const std::chrono::duration<double, std::milli> taken = Clock::now() - since_;
  shared_.config.log(fmt::format("{} {} \"{}\" {} {} {:.1f}ms", http_date(std::chrono::system_clock::now()),
                                 client_, asked, message_.result_int(),
                                 bytes.empty() ? "-" : std::string(bytes), taken.count()));
}

// Waits for the client to close, so that bytes it is still sending do not make the kernel throw away the
// answer.
void Session::linger() {
  constexpr std::size_t patience_bytes = 1UL << 20U;
  if (discarded_bytes_ == 0) {
    error_code ignored;
    stream_.socket().shutdown(Tcp::socket::shutdown_send, ignored);
    stream_.expires_after(
        std::min<std::chrono::milliseconds>(shared_.config.limits.deadline, std::chrono::seconds(1)));
  }
  stream_.async_read_some(asio::buffer(discarded_),
                          [self = shared_from_this()](const error_code& error, std::size_t bytes) {
                            self->discarded_bytes_ += bytes;
                            if (error || self->discarded_bytes_ > patience_bytes) {
                              self->close();
                            } else {
                              self->linger();
                            }
                          });
}

void Session::close() {
  stream_.close();
}

void Session::stop() {
  if (awaiting_request_) close();
}

}  // namespace

class HttpServer::Impl {
 public:
  Impl(HttpConfig config, MakeHandler make_handler);

  std::uint16_t port() const { return port_; }
  void run();
  void request_stop() {
    asio::post(shared_.io, [this] { stop(); });
  }

 private:
  void bind();
  [[noreturn]] void throw_unbound(const error_code& error) const;
  void accept();
  void on_accept(const error_code& error, Tcp::socket socket);
  void wait_for_descriptors(const error_code& error);
  void stop();
  void await_sessions();

  Shared shared_;
  MakeHandler make_handler_;
  Tcp::acceptor acceptor_{shared_.io};
  asio::signal_set signals_{shared_.io};
  asio::steady_timer pause_{shared_.io};
  std::uint16_t port_ = 0;
  bool out_of_descriptors_ = false;
  Clock::time_point end_of_grace_;
};

HttpServer::Impl::Impl(HttpConfig config, MakeHandler make_handler) : make_handler_(std::move(make_handler)) {
  shared_.config = std::move(config);
  bind();
  // From here on, so that a signal between binding and run() is not lost to its default.
  signals_.add(SIGTERM);
  signals_.add(SIGINT);
}

void HttpServer::Impl::bind() {
  error_code error;
  const auto address = asio::ip::make_address(shared_.config.address, error);
  if (error) {
    throw Error(fmt::format("{} is not an IP address", shared_.config.address),
                "Name one of this machine's, such as 127.0.0.1, or 0.0.0.0 for all of them.");
  }
  const Tcp::endpoint endpoint(address, shared_.config.port);
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(Tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) throw_unbound(error);
  port_ = acceptor_.local_endpoint().port();
}

void HttpServer::Impl::throw_unbound(const error_code& error) const {
  const HttpConfig& config = shared_.config;
  if (error.value() == EADDRINUSE) {
    throw Error(fmt::format("port {} of {} is in use", config.port, config.address),
                "Another server runs there; name another port, or port 0 for any that is free.");
  }
  if (error.value() == EACCES) {
    throw Error(fmt::format("no right to listen on port {}", config.port),
                "Ports below 1024 are for root; name one above, and let a reverse proxy pass requests on.");
  }
  if (error.value() == EADDRNOTAVAIL) {
    throw Error(fmt::format("{} is not an address of this machine", config.address),
                "Use 127.0.0.1 for this machine only, or 0.0.0.0 for every network it is on.");
  }
  throw system_error(fmt::format("cannot listen on {} port {}", config.address, config.port), error.value());
}

void HttpServer::Impl::run() {
  shared_.workers.emplace(
      Workers::Config{shared_.config.threads, shared_.config.limits.deadline, shared_.config.log},
      make_handler_);
  signals_.async_wait([this](const error_code& error, int) {
    if (!error) stop();
  });
  accept();
  shared_.io.run();
  shared_.workers.reset();
}

void HttpServer::Impl::accept() {
  acceptor_.async_accept(
      [this](const error_code& error, Tcp::socket socket) { on_accept(error, std::move(socket)); });
}

void HttpServer::Impl::on_accept(const error_code& error, Tcp::socket socket) {
  // A few more than the limit are told so; a flood is not.
  constexpr std::size_t told = 32;
  if (shared_.stopping) return;
  if (error) {
    wait_for_descriptors(error);
    return;
  }
  out_of_descriptors_ = false;
  const std::size_t open = shared_.sessions.size();
  const std::size_t limit = shared_.config.limits.connections;
  if (open < limit) {
    std::make_shared<Session>(shared_, std::move(socket))->read();
  } else if (open < limit + told) {
    std::make_shared<Session>(shared_, std::move(socket))
        ->refuse(plain_response(503, "There are too many connections."));
  }
  accept();
}

// Without a free descriptor accept() fails at once, again and again, for as long as a client waits.
void HttpServer::Impl::wait_for_descriptors(const error_code& error) {
  const int number = error.value();
  if (number != EMFILE && number != ENFILE && number != ENOBUFS && number != ENOMEM) {
    accept();
    return;
  }
  if (!out_of_descriptors_)
    shared_.config.log(fmt::format("error: cannot accept connections: {}", error.message()));
  out_of_descriptors_ = true;
  pause_.expires_after(std::chrono::milliseconds(100));
  pause_.async_wait([this](const error_code&) {
    if (!shared_.stopping) accept();
  });
}

void HttpServer::Impl::stop() {
  if (shared_.stopping) return;
  shared_.stopping = true;
  error_code ignored;
  acceptor_.close(ignored);
  signals_.clear(ignored);
  signals_.cancel(ignored);
  pause_.cancel();
  for (Session* session : shared_.sessions) session->stop();
  end_of_grace_ = Clock::now() + shared_.config.limits.grace;
  await_sessions();
}

void HttpServer::Impl::await_sessions() {
  if (shared_.sessions.empty()) return;
  if (Clock::now() >= end_of_grace_) {
    shared_.workers->cancel_waiting();
    for (Session* session : shared_.sessions) session->close();
    return;
  }
  pause_.expires_after(std::chrono::milliseconds(10));
  pause_.async_wait([this](const error_code&) { await_sessions(); });
}

HttpServer::HttpServer(HttpConfig config, MakeHandler make_handler)
    : impl_(std::make_unique<Impl>(std::move(config), std::move(make_handler))) {}
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const {
  return impl_->port();
}
void HttpServer::run() {
  impl_->run();
}
void HttpServer::stop() {
  impl_->request_stop();
}

}  // namespace rosebud::server
