package io.github.kiro4j.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.RawConnection;
import io.github.kiro4j.server.testing.RawConnection.Answer;
import io.github.kiro4j.server.testing.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies whose end a proxy and the gateway could read differently.
class SmuggledRequestTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /// CVE-2026-2332: a line break inside a quoted chunk extension ended the chunk's header, so that
  /// the rest was read as another request.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2;a=\"\n{}\n0\n\nGET /v1/models HTTP/1.1\nHost: x\nx-api-key: KEY\n\n\"\n{}\n0\n\n",
        "2;a=\"b\n{}\n0\n\n",
        "2;a=\"b\\\n{}\n0\n\n",
        "-2\n{}\n0\n\n",
        "2 x\n{}\n0\n\n",
      })
  void aMalformedChunkIsOne400AndTheEndOfTheConnection(String chunks) throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      connection
          .send(
              """
              POST /v1/messages HTTP/1.1
              Host: localhost
              Content-Type: application/json
              x-api-key: %s
              Transfer-Encoding: chunked

              """
                  .formatted(TestGateway.KEY))
          .send(chunks.replace("KEY", TestGateway.KEY));

      Answer answer = connection.answer();

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(connection.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 2\nTransfer-Encoding: chunked", "Content-Length: 2, 3"})
  void twoLengthsAreOne400AndTheEndOfTheConnection(String headers) throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      connection.send(
          "POST /v1/messages HTTP/1.1\nHost: localhost\nx-api-key: %s\n%s\n\n2\n{}\n0\n\n"
              .formatted(TestGateway.KEY, headers));

      assertThat(connection.answer().status()).isEqualTo(400);
      assertThat(connection.isClosed()).isTrue();
    }
  }
}
