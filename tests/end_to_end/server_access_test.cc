// Who is answered under which name, where links lead, and what reaches the log.
#include <string>

#include "catalogue/error.hh"
#include "catalogue/utf8.hh"
#include "support/catch.hh"
#include "support/http_client.hh"
#include "support/running_server.hh"
#include "support/served.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;

TEST_CASE("a foreign host name is not answered, so that no other site can read a local archive") {
  const Served served;
  const auto status = [&](const std::string& request) {
    HttpConnection connection(served.port());
    connection.send(request);
    return connection.read_reply()->status;
  };
  CHECK(status("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n") == 421);
  CHECK(status("GET / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n") == 200);
  CHECK(status("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n") == 200);
  CHECK(status("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n") == 421);
  CHECK(status("GET / HTTP/1.0\r\n\r\n") == 200);
}

TEST_CASE("a name that a reverse proxy passes on is answered once it is allowed") {
  TempArchive archive;
  index_served(add_films(archive));
  server::ServerConfig config = server_config(archive.database());
  config.allowed_hosts = {"archive.example.org"};
  const RunningServer server(config);
  HttpConnection connection(server.port());
  connection.send("GET / HTTP/1.1\r\nHost: archive.example.org\r\n\r\n");
  CHECK(connection.read_reply()->status == 200);
}

TEST_CASE("relative addresses are joined to the site's own") {
  TempArchive archive;
  archive.review("akira.md", ReviewBuilder("Akira").with("url", "/2013/akira/"));
  index_served(archive);
  server::ServerConfig config = server_config(archive.database());
  config.base_url = "https://films.example";
  const RunningServer server(config);
  CHECK(contains(http_get(server.port(), "/").body, "<a href=\"https://films.example/2013/akira/\">"));
}

TEST_CASE("an address of a site that is none is an error with a hint") {
  for (const char* url :
       {"films.example", "ftp://films.example", "javascript:alert(1)", "https:", "https://"}) {
    CAPTURE(url);
    server::ServerConfig config = server_config("/nonexistent");
    config.base_url = url;
    CHECK_THROWS_AS(server::Server(config), Error);
  }
}

TEST_CASE("control characters of a request never reach the log") {
  TempArchive archive;
  index_served(add_films(archive));
  server::ServerConfig config = server_config(archive.database());
  config.log_access = true;
  RunningServer server(config);
  HttpConnection connection(server.port());
  connection.send("GET /?q=\x9b\x31\x6d\xff HTTP/1.1\r\nHost: localhost\r\n\r\n");
  connection.read_reply();
  server.stop();
  server.join();
  REQUIRE(server.log().all().size() == 1);
  CHECK_FALSE(utf8::first_invalid(server.log().all()[0]));
  CHECK_FALSE(contains(server.log().all()[0], "\x9b"));
}
