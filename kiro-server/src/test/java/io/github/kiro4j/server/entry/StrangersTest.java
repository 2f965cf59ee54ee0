package io.github.kiro4j.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.RawConnection;
import io.github.kiro4j.server.testing.RawConnection.Answer;
import io.github.kiro4j.server.testing.TestGateway;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests of callers without a right key.
@Timeout(60)
class StrangersTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start("adminApiKey: " + TestGateway.ADMIN_KEY + "\n");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /// A body that is called gzip and is none would end the connection as soon as it is inflated.
  @ParameterizedTest
  @CsvSource({
    "POST /v1/messages, 401",
    "POST /v1/nothing, 404",
    "POST /api/admin/credentials, 401",
    "POST /api/nothing, 404",
    "GET /healthz, 200",
    "POST /admin/, 405",
  })
  void nothingOfABodyIsInflated(String line, int status) throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      for (int i = 0; i < 2; i++) {
        connection.send(head(line, 9)).send("not gzip!");

        Answer answer = connection.answer();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).doesNotContainKey("connection");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"POST /v1/messages, 401", "POST /api/admin/credentials, 401", "GET /healthz, 200"})
  void theAnswerDoesNotWaitForTheBody(String line, int status) throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      connection.send(head(line, 40_000_000)).send("a few bytes");

      Answer answer = connection.answer();

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers()).containsEntry("connection", "close");
    }
  }

  @Test
  void aRightKeyIsNeededBeforeTheBodyIsAskedFor() throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      connection.send(
          head("POST /v1/messages", 1000).replace("Host:", "Expect: 100-continue\nHost:"));

      Answer answer = connection.answer();

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(connection.isClosed()).isTrue();
    }
  }

  @Test
  void aBodyThatDoesNotEndIsCutSoon() throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      connection.send(head("POST /v1/messages", 1000)).send("a few bytes");

      assertThat(connection.answer().status()).isEqualTo(401);
      long from = System.nanoTime();
      assertThat(connection.isClosed()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aChunkedBodyWithoutAnEndIsAnsweredAndCut() throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      connection
          .send(
              head("POST /v1/messages", 0)
                  .replace("Content-Length: 0", "Transfer-Encoding: chunked"))
          .send("5\nhello\n");

      Answer answer = connection.answer();

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(connection.isClosed()).isTrue();
    }
  }

  /// A client that writes its whole body before it reads has to find the response.
  @Test
  void aLargeBodyDoesNotCostTheClientItsResponse() throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      byte[] body = new byte[3 << 20];
      connection.send(head("POST /v1/messages", body.length)).sendBytes(body);

      assertThat(connection.answer().status()).isEqualTo(401);
    }
  }

  private static String head(String line, int length) {
    return """
    %s HTTP/1.1
    Host: localhost
    Content-Type: application/json
    Content-Encoding: gzip
    Content-Length: %d

    """
        .formatted(line, length);
  }
}
