// Where the server listens, which names it answers to, and its entity tags.
#include <chrono>
#include <cstdint>
#include <string>

#include "catalogue/error.hh"
#include "server/entity_tag.hh"
#include "server/hosts.hh"
#include "server/http/message.hh"
#include "server/listen.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::server;

TEST_CASE("an address to listen on is read in all its usual forms") {
  const auto [text, address, port] = GENERATE(table<std::string, std::string, int>({
      {"127.0.0.1:8080", "127.0.0.1", 8080},
      {"0.0.0.0:80", "0.0.0.0", 80},
      {":9000", "127.0.0.1", 9000},
      {"9000", "127.0.0.1", 9000},
      {"0", "127.0.0.1", 0},
      {"localhost", "127.0.0.1", 8080},
      {"localhost:81", "127.0.0.1", 81},
      {"10.0.0.7", "10.0.0.7", 8080},
      {"[::1]:81", "::1", 81},
      {"[::]", "::", 8080},
      {"::1", "::1", 8080},
  }));
  CAPTURE(text);
  CHECK(parse_listen(text) == ListenAddress{address, static_cast<std::uint16_t>(port)});
}

TEST_CASE("what is no address to listen on is refused with a hint") {
  for (const char* text : {"", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:http", "example.org:80", "[::1",
                           "[::1]80", "1.2.3.4:80:90", "-1", "127.0.0.1:-1", "300.0.0.1:80", "65536"}) {
    CAPTURE(text);
    try {
      parse_listen(text);
      FAIL("was accepted");
    } catch (const Error& error) {
      CHECK_FALSE(error.hint().empty());
    }
  }
}

TEST_CASE("the URL of an IPv6 address has brackets") {
  CHECK(url_of({"::1", 81}) == "http://[::1]:81/");
  CHECK(url_of({"127.0.0.1", 8080}) == "http://127.0.0.1:8080/");
}

TEST_CASE("a server of this machine answers to this machine's names only") {
  const HostPolicy policy("127.0.0.1", {});
  for (const char* host :
       {"", "localhost", "localhost:8080", "LOCALHOST", "127.0.0.1:8080", "[::1]:8080", "localhost."}) {
    CAPTURE(host);
    CHECK(policy.allows(host));
  }
  for (const char* host : {"evil.example", "evil.example:8080", "localhost.evil.example",
                           "127.0.0.1.evil.example", "[evil.example]", "[::1", "a b"}) {
    CAPTURE(host);
    CHECK_FALSE(policy.allows(host));
  }
}

TEST_CASE("names behind a reverse proxy are allowed one by one or as a domain") {
  const HostPolicy policy("127.0.0.1", {"Archive.example.org", ".films.example"});
  CHECK(policy.allows("archive.example.org"));
  CHECK(policy.allows("ARCHIVE.example.org:443"));
  CHECK(policy.allows("films.example"));
  CHECK(policy.allows("search.films.example"));
  CHECK(policy.allows("localhost"));
  CHECK_FALSE(policy.allows("example.org"));
  CHECK_FALSE(policy.allows("evilfilms.example"));
}

TEST_CASE("a server of a network answers to every name until some are allowed") {
  CHECK(HostPolicy("0.0.0.0", {}).allows("anything.example"));
  CHECK(HostPolicy("::", {}).allows("anything.example"));
  const HostPolicy policy("0.0.0.0", {"archive.example.org"});
  CHECK(policy.allows("archive.example.org"));
  CHECK(policy.allows("10.0.0.7:8080"));
  CHECK_FALSE(policy.allows("anything.example"));
}

TEST_CASE("loopback addresses are told from others") {
  CHECK(is_loopback("127.0.0.1"));
  CHECK(is_loopback("127.9.9.9"));
  CHECK(is_loopback("::1"));
  CHECK_FALSE(is_loopback("0.0.0.0"));
  CHECK_FALSE(is_loopback("::"));
  CHECK_FALSE(is_loopback("192.168.0.1"));
}

TEST_CASE("an entity tag changes with the database, the target and the server") {
  const std::string tag = entity_tag("uuid 1", "/?q=a", "1.0");
  CHECK(tag == entity_tag("uuid 1", "/?q=a", "1.0"));
  CHECK(tag != entity_tag("uuid 2", "/?q=a", "1.0"));
  CHECK(tag != entity_tag("uuid 1", "/?q=b", "1.0"));
  CHECK(tag != entity_tag("uuid 1", "/?q=a", "1.1"));
  CHECK(entity_tag("a", "bc", "d") != entity_tag("ab", "c", "d"));
  CHECK(entity_tag("a", "b", "cd") != entity_tag("a", "bc", "d"));
}

TEST_CASE("If-None-Match is a list of tags, weak or strong, or a star") {
  CHECK(matches_tag("W/\"a\"", "W/\"a\""));
  CHECK(matches_tag("\"a\"", "W/\"a\""));
  CHECK(matches_tag("\"b\", W/\"a\"", "W/\"a\""));
  CHECK(matches_tag(" * ", "W/\"a\""));
  CHECK_FALSE(matches_tag("", "W/\"a\""));
  CHECK_FALSE(matches_tag("W/\"b\"", "W/\"a\""));
  CHECK_FALSE(matches_tag("a", "W/\"a\""));
  CHECK_FALSE(matches_tag(",,,", "W/\"a\""));
}

TEST_CASE("a date in a header is as RFC 9110 writes it") {
  using namespace std::chrono;
  CHECK(http_date(sys_seconds(seconds(784111777))) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(http_date(sys_seconds(seconds(0))) == "Thu, 01 Jan 1970 00:00:00 GMT");
}
