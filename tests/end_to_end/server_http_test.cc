// The HTTP layer against clients of every kind, over real sockets.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include "catalogue/error.hh"
#include "support/catch.hh"
#include "support/cpu_time.hh"
#include "support/http_client.hh"
#include "support/running_server.hh"

using namespace rosebud;
using namespace rosebud::server;
using namespace rosebud::testing;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

MakeHandler handle_with(const Handler& handler) {
  return [handler] { return handler; };
}

// Says what it was asked.
HttpResponse echo(const HttpRequest& request) {
  return {200, "text/plain", request.method + " " + request.target + " for " + request.host, {}};
}

HttpConfig quick_config() {
  HttpConfig config;
  config.threads = 2;
  config.limits.deadline = 400ms;
  config.limits.grace = 500ms;
  return config;
}

// A handler that does not answer until it is let.
class Gate {
 public:
  HttpResponse wait() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
    return {200, "text/plain", "at last", {}};
  }
  void await_arrivals(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ >= count; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

// All file descriptors but one taken, as on a busy machine; given back at the end.
class NoDescriptorsLeft {
 public:
  NoDescriptorsLeft() {
    ::getrlimit(RLIMIT_NOFILE, &before_);
    rlimit small = before_;
    small.rlim_cur = 128;
    ::setrlimit(RLIMIT_NOFILE, &small);
    for (int descriptor = ::open("/dev/null", O_RDONLY); descriptor >= 0; descriptor = ::dup(descriptor)) {
      taken_.push_back(descriptor);
    }
  }
  NoDescriptorsLeft(const NoDescriptorsLeft&) = delete;
  NoDescriptorsLeft& operator=(const NoDescriptorsLeft&) = delete;
  ~NoDescriptorsLeft() {
    while (!taken_.empty()) give_one_back();
    ::setrlimit(RLIMIT_NOFILE, &before_);
  }
  void give_one_back() {
    ::close(taken_.back());
    taken_.pop_back();
  }

 private:
  rlimit before_{};
  std::vector<int> taken_;
};

}  // namespace

TEST_CASE("a connection answers one request after another") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  HttpConnection connection(server.port());
  for (int i = 0; i < 3; ++i) {
    connection.send(http_request("GET", fmt::format("/{}", i)));
    const auto reply = connection.read_reply();
    REQUIRE(reply);
    CHECK(reply->status == 200);
    CHECK(reply->body == fmt::format("GET /{} for localhost", i));
    CHECK_FALSE(reply->header("date").empty());
  }
}

TEST_CASE("requests sent in one go are answered in their order") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  HttpConnection connection(server.port());
  std::string requests;
  for (int i = 0; i < 20; ++i) requests += http_request(i % 2 == 0 ? "GET" : "HEAD", fmt::format("/{}", i));
  connection.send(requests);
  for (int i = 0; i < 20; ++i) {
    const auto reply = connection.read_reply(i % 2 == 1);
    REQUIRE(reply);
    CHECK(reply->body == (i % 2 == 0 ? fmt::format("GET /{} for localhost", i) : ""));
  }
}

TEST_CASE("a HEAD request is answered as GET, with the length but without the body") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  const HttpReply get = http_get(server.port(), "/a");
  HttpConnection connection(server.port());
  connection.send(http_request("HEAD", "/a", "Connection: close\r\n"));
  const std::string all = connection.read_to_end();
  CHECK(all.ends_with("\r\n\r\n"));
  CHECK(all.find(fmt::format("Content-Length: {}\r\n", get.body.size())) != std::string::npos);
}

TEST_CASE("a connection is closed after an answer when the client says so") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  HttpConnection closing(server.port());
  closing.send(http_request("GET", "/", "Connection: close\r\n"));
  CHECK(closing.ends_within(300ms));
  HttpConnection old(server.port());
  old.send("GET /old HTTP/1.0\r\n\r\n");
  CHECK(old.read_to_end(300ms).ends_with("GET /old for "));
}

TEST_CASE("every answer has the headers that keep browsers safe, even one to nonsense") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  for (const std::string& request : {http_request("GET", "/"), std::string("nonsense\r\n\r\n")}) {
    HttpConnection connection(server.port());
    connection.send(request);
    const auto reply = connection.read_reply();
    REQUIRE(reply);
    CHECK(reply->header("x-content-type-options") == "nosniff");
    CHECK(reply->header("referrer-policy") == "strict-origin-when-cross-origin");
    CHECK(reply->header("content-security-policy") ==
          "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
          "frame-ancestors 'none'");
  }
}

TEST_CASE("a request that is not HTTP is answered with its status, and the connection ends") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  const auto [request, status] = GENERATE(table<std::string, int>({
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"hello\r\n\r\n", 400},
      {"GET / HTTP/9.9\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/1.1\nHost: a\n\n", 400},
      {"GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n", 413},
      {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n", 431},
      {"GET /" + std::string(100'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 431},
  }));
  CAPTURE(request.substr(0, 60));
  HttpConnection connection(server.port());
  connection.send(request);
  const auto reply = connection.read_reply();
  REQUIRE(reply);
  CHECK(reply->status == status);
  CHECK(connection.ends_within(1s));
}

TEST_CASE("a header of fifteen kilobytes is still read") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  CHECK(http_get(server.port(), "/", "X: " + std::string(15'000, 'x') + "\r\n").status == 200);
}

TEST_CASE("a body that is too long is refused while it is still being sent, and the answer arrives") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  HttpConnection connection(server.port());
  connection.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "4000\r\n" + std::string(0x4000, 'x') + "\r\n";
  for (int i = 0; i < 8 && connection.send(chunk); ++i) {
  }
  const auto reply = connection.read_reply();
  REQUIRE(reply);
  CHECK(reply->status == 413);
}

TEST_CASE("a body that is allowed is read and the connection goes on") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  HttpConnection connection(server.port());
  connection.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" +
                  http_request("GET", "/b"));
  CHECK(connection.read_reply()->body == "POST /a for a");
  CHECK(connection.read_reply()->body == "GET /b for localhost");
}

TEST_CASE("whoever waits for leave to send a body is answered at once") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  HttpConnection connection(server.port());
  connection.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  const auto reply = connection.read_reply();
  REQUIRE(reply);
  CHECK(reply->body == "POST /a for a");
  CHECK(connection.ends_within(1s));
}

TEST_CASE("a client that says nothing, or one byte at a time, is let go at the deadline") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  HttpConnection silent(server.port());
  HttpConnection slow(server.port());
  HttpConnection slow_body(server.port());
  slow.send("GET / HTTP/1.1\r\nHost: a\r\n");
  slow_body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
  const auto begin = Clock::now();
  bool sent = true;
  while (sent && Clock::now() - begin < 3s) {
    std::this_thread::sleep_for(20ms);
    sent = slow.send("X: y\r\n") && slow_body.send("x");
  }
  const auto taken = Clock::now() - begin;
  CHECK_FALSE(sent);
  CHECK(taken > 300ms);
  CHECK(taken < 2s);
  CHECK(silent.ends_within(1s));
}

TEST_CASE("a client that never reads its answers is let go") {
  const auto large = [](const HttpRequest&) -> HttpResponse {
    return {200, "text/plain", std::string(16U << 20U, 'x'), {}};
  };
  const RunningHttpServer server(quick_config(), handle_with(large));
  HttpConnection connection(server.port());
  connection.send(http_request("GET", "/"));
  std::this_thread::sleep_for(1s);
  // The connection was cut before the whole answer was sent.
  CHECK_FALSE(connection.read_reply());
}

TEST_CASE("a request is answered while a hundred connections stay silent") {
  HttpConfig config = quick_config();
  config.limits.deadline = 5s;
  const RunningHttpServer server(config, handle_with(echo));
  std::deque<HttpConnection> silent;
  for (int i = 0; i < 100; ++i) silent.emplace_back(server.port()).send("GET / HTT");
  const auto begin = Clock::now();
  CHECK(http_get(server.port(), "/").status == 200);
  CHECK(Clock::now() - begin < 1s);
}

TEST_CASE("connections past the limit are told so, and served once others are gone") {
  HttpConfig config = quick_config();
  config.limits.connections = 3;
  config.limits.deadline = 10s;
  const RunningHttpServer server(config, handle_with(echo));
  {
    std::deque<HttpConnection> open;
    for (int i = 0; i < 3; ++i) {
      HttpConnection& connection = open.emplace_back(server.port());
      connection.send(http_request("GET", "/"));
      REQUIRE(connection.read_reply()->status == 200);
    }
    HttpConnection fourth(server.port());
    fourth.send(http_request("GET", "/"));
    const auto reply = fourth.read_reply();
    REQUIRE(reply);
    CHECK(reply->status == 503);
    CHECK(fourth.ends_within(2s));
  }
  int status = 0;
  for (int attempt = 0; attempt < 100 && status != 200; ++attempt) {
    std::this_thread::sleep_for(10ms);
    status = http_get(server.port(), "/").status;
  }
  CHECK(status == 200);
}

TEST_CASE("without file descriptors the server waits instead of spinning, and goes on when there are some") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  auto none = std::make_unique<NoDescriptorsLeft>();
  none->give_one_back();
  // The client takes the last descriptor; the server has none to accept it with.
  HttpConnection connection(server.port());
  connection.send(http_request("GET", "/"));
  const double before = cpu_seconds();
  std::this_thread::sleep_for(500ms);
  const double used = cpu_seconds() - before;
  const std::size_t logged = server.log().count("cannot accept connections");
  // Sanitizers need descriptors for their own checks of what follows.
  none.reset();
  CHECK(used < 0.25);
  CHECK(logged == 1);
  const auto reply = connection.read_reply();
  REQUIRE(reply);
  CHECK(reply->status == 200);
}

TEST_CASE("an exception in a handler is answered with 500, logged in one line, and the server goes on") {
  const auto handler = [](const HttpRequest& request) -> HttpResponse {
    if (request.target == "/throw") throw std::runtime_error("the reel is torn");
    if (request.target == "/odd") throw 7;
    return echo(request);
  };
  const RunningHttpServer server(quick_config(), handle_with(handler));
  HttpConnection connection(server.port());
  for (const char* target : {"/throw", "/odd"}) {
    connection.send(http_request("GET", target));
    const auto reply = connection.read_reply();
    REQUIRE(reply);
    CHECK(reply->status == 500);
    CHECK(reply->body.find("reel") == std::string::npos);
  }
  connection.send(http_request("GET", "/fine"));
  CHECK(connection.read_reply()->status == 200);
  CHECK(server.log().all().size() == 2);
  CHECK(server.log().count("error: GET /throw: the reel is torn") == 1);
}

TEST_CASE("a worker whose handler cannot be made answers 500 and tries again at the next request") {
  auto attempts = std::make_shared<std::atomic<int>>(0);
  HttpConfig config = quick_config();
  config.threads = 1;
  const RunningHttpServer server(config, [attempts]() -> Handler {
    if (++*attempts == 1) throw std::runtime_error("not yet");
    return echo;
  });
  CHECK(http_get(server.port(), "/").status == 500);
  CHECK(http_get(server.port(), "/").status == 200);
}

TEST_CASE("slow answers do not delay the others' timeouts, nor answers from other workers") {
  Gate gate;
  const auto handler = [&](const HttpRequest& request) {
    return request.target == "/slow" ? gate.wait() : echo(request);
  };
  HttpConfig config = quick_config();
  config.limits.deadline = 2s;
  const RunningHttpServer server(config, handle_with(handler));
  HttpConnection slow(server.port());
  slow.send(http_request("GET", "/slow"));
  gate.await_arrivals(1);
  CHECK(http_get(server.port(), "/quick").status == 200);
  gate.open();
  CHECK(slow.read_reply()->body == "at last");
}

TEST_CASE("a request that waited longer than anybody waits is answered with 503 instead") {
  Gate gate;
  HttpConfig config = quick_config();
  config.threads = 1;
  config.limits.deadline = 200ms;
  const RunningHttpServer server(config, handle_with([&](const HttpRequest&) { return gate.wait(); }));
  HttpConnection first(server.port());
  first.send(http_request("GET", "/"));
  gate.await_arrivals(1);
  HttpConnection second(server.port());
  second.send(http_request("GET", "/"));
  std::this_thread::sleep_for(400ms);
  gate.open();
  CHECK(first.read_reply()->status == 200);
  CHECK(second.read_reply()->status == 503);
}

TEST_CASE("stopping closes idle connections at once and lets an answer in the making be sent") {
  Gate gate;
  RunningHttpServer server(quick_config(), handle_with([&](const HttpRequest&) { return gate.wait(); }));
  HttpConnection idle(server.port());
  HttpConnection busy(server.port());
  busy.send(http_request("GET", "/"));
  gate.await_arrivals(1);
  const auto begin = Clock::now();
  server.stop();
  CHECK(idle.ends_within(400ms));
  gate.open();
  const auto reply = busy.read_reply();
  REQUIRE(reply);
  CHECK(reply->body == "at last");
  CHECK(reply->header("connection") == "close");
  server.join();
  CHECK(Clock::now() - begin < 2s);
}

TEST_CASE("stopping does not wait for a client that does not read") {
  const auto large = [](const HttpRequest&) -> HttpResponse {
    return {200, "text/plain", std::string(16U << 20U, 'x'), {}};
  };
  HttpConfig config = quick_config();
  config.limits.deadline = 60s;
  RunningHttpServer server(config, handle_with(large));
  HttpConnection connection(server.port());
  connection.send(http_request("GET", "/"));
  std::this_thread::sleep_for(100ms);
  const auto begin = Clock::now();
  server.stop();
  server.join();
  CHECK(Clock::now() - begin < 1500ms);
}

TEST_CASE("SIGTERM and SIGINT end the server cleanly, connections open or not") {
  for (const int signal : {SIGTERM, SIGINT}) {
    HttpConfig config = quick_config();
    config.limits.deadline = 60s;
    RunningHttpServer server(config, handle_with(echo));
    HttpConnection connection(server.port());
    connection.send(http_request("GET", "/"));
    REQUIRE(connection.read_reply()->status == 200);
    const auto begin = Clock::now();
    ::kill(::getpid(), signal);
    server.join();
    CHECK(Clock::now() - begin < 2s);
    CHECK(connection.ends_within(1s));
  }
}

TEST_CASE("a stopped server gives its port free") {
  std::uint16_t port = 0;
  {
    const RunningHttpServer server(quick_config(), handle_with(echo));
    port = server.port();
    CHECK(http_get(port, "/").status == 200);
  }
  HttpConfig config = quick_config();
  config.port = port;
  const RunningHttpServer again(config, handle_with(echo));
  CHECK(http_get(port, "/").status == 200);
}

TEST_CASE("a port that cannot be had is an error with a hint") {
  const RunningHttpServer server(quick_config(), handle_with(echo));
  HttpConfig taken = quick_config();
  taken.port = server.port();
  HttpConfig foreign = quick_config();
  foreign.address = "192.0.2.1";
  HttpConfig nonsense = quick_config();
  nonsense.address = "somewhere";
  for (const auto& [config, message] :
       {std::pair(taken, fmt::format("port {} of 127.0.0.1 is in use", server.port())),
        std::pair(foreign, std::string("192.0.2.1 is not an address of this machine")),
        std::pair(nonsense, std::string("somewhere is not an IP address"))}) {
    try {
      const HttpServer second(config, handle_with(echo));
      FAIL("was bound");
    } catch (const Error& error) {
      CHECK(error.message() == message);
      CHECK_FALSE(error.hint().empty());
    }
  }
}

TEST_CASE("accesses are logged in one line each when asked for, and not otherwise") {
  {
    HttpConfig config = quick_config();
    config.log_access = true;
    RunningHttpServer server(config, handle_with(echo));
    http_get(server.port(), "/a?b");
    http_head(server.port(), "/c");
    server.stop();
    server.join();
    CHECK(server.log().all().size() == 2);
    CHECK(server.log().count("127.0.0.1 \"GET /a?b\" 200 22 ") == 1);
    CHECK(server.log().count("\"HEAD /c\" 200 ") == 1);
  }
  RunningHttpServer quiet(quick_config(), handle_with(echo));
  http_get(quiet.port(), "/");
  quiet.stop();
  quiet.join();
  CHECK(quiet.log().all().empty());
}
