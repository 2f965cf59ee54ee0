package io.github.kiro4j.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.RawConnection;
import io.github.kiro4j.server.testing.RawConnection.Answer;
import io.github.kiro4j.server.testing.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What pages of other sites may make a browser do.
class ForeignPagesTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        TestGateway.start(
            "adminApiKey: " + TestGateway.ADMIN_KEY + "\nallowedHosts: [kiro.example.com]\n");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    // A page that calls another origin.
    "admin, GET /metrics, 127.0.0.1, Sec-Fetch-Site: cross-site, 403",
    "admin, GET /metrics, 127.0.0.1, Origin: http://evil.example, 403",
    "admin, GET /metrics, 127.0.0.1, Origin: null, 403",
    "client, GET /api/admin/status, 127.0.0.1, Origin: http://evil.example, 403",
    "client, GET /api/admin/status, 127.0.0.1, Sec-Fetch-Site: same-site, 403",
    // A page whose name resolves to this machine.
    "admin, GET /metrics, evil.example:8991, Accept: */*, 403",
    "client, GET /api/admin/status, evil.example, Origin: http://evil.example, 403",
    "client, GET /admin/, evil.example, Accept: */*, 403",
    // What has to work.
    "admin, GET /metrics, localhost:8991, Accept: */*, 200",
    "admin, GET /metrics, '[::1]:8991', Accept: */*, 200",
    "admin, GET /metrics, gateway-1, Accept: */*, 200",
    "admin, GET /metrics, kiro.example.com, Accept: */*, 200",
    "client, GET /api/admin/status, KIRO.example.com, Origin: http://kiro.example.com, 200",
    "client, GET /api/admin/status, 127.0.0.1, Sec-Fetch-Site: same-origin, 200",
    "client, GET /v1/models, evil.example, Origin: http://evil.example, 401",
    "client, GET /healthz, evil.example, Sec-Fetch-Site: cross-site, 200",
  })
  void aPageOfAnotherSiteReachesNothingForOperators(
      String connector, String line, String host, String header, int status) throws Exception {
    assertThat(answer(connector, line, host, header).status()).isEqualTo(status);
  }

  @Test
  void aLinkOfAnotherSiteLeadsToThePage() throws Exception {
    assertThat(
            answer(
                    "client",
                    "GET /admin/",
                    "localhost",
                    "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate")
                .status())
        .isNotEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"POST /tasks/log-level", "POST /tasks/gc", "GET /threads", "GET /pprof"})
  void tasksAndDiagnosticsAreOff(String line) throws Exception {
    assertThat(answer("admin", line, "localhost", "Content-Length: 0").status()).isEqualTo(404);
  }

  @Test
  void tasksAndDiagnosticsCanBeTurnedOn() throws Exception {
    try (TestGateway open = TestGateway.start("diagnostics: true\n")) {
      assertThat(
              open.send(open.request(open.operatorUri().resolve("/threads").toString()))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private static Answer answer(String connector, String line, String host, String header)
      throws Exception {
    int port = (connector.equals("admin") ? gateway.operatorUri() : gateway.uri()).getPort();
    try (RawConnection connection = new RawConnection(port)) {
      return connection
          .send(
              line
                  + " HTTP/1.1\nHost: "
                  + host
                  + "\nx-api-key: "
                  + TestGateway.ADMIN_KEY
                  + "\n"
                  + header
                  + "\n\n")
          .answer();
    }
  }
}
