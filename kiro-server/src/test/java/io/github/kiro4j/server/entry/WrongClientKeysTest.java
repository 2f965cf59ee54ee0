package io.github.kiro4j.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.RawConnection;
import io.github.kiro4j.server.testing.RawConnection.Answer;
import io.github.kiro4j.server.testing.TestGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody who guesses keys of clients.
class WrongClientKeysTest {

  private TestGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.start("trustedProxies: [127.0.0.1]\n");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void afterTenWrongKeysAnAddressIsAnsweredWith429AndARightKeyIsServed() throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      for (int i = 0; i < 10; i++) {
        assertThat(models(connection, "x-api-key: guess-" + i).status()).isEqualTo(401);
      }

      Answer refused = models(connection, "Authorization: Bearer guess");

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.body()).contains("\"type\":\"rate_limit_error\"");
      assertThat(refused.headers()).containsEntry("x-should-retry", "false");
      assertThat(Integer.parseInt(refused.headers().get("retry-after"))).isBetween(1, 6);
      assertThat(models(connection, "x-api-key: " + TestGateway.KEY).status()).isEqualTo(200);
      assertThat(models(connection, "x-other: none").status()).isEqualTo(401);
    }
  }

  @Test
  void anotherAddressBehindATrustedProxyHasAttemptsOfItsOwn() throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      for (int i = 0; i < 11; i++) {
        models(connection, "X-Forwarded-For: 192.0.2.1\nx-api-key: guess");
      }

      assertThat(models(connection, "X-Forwarded-For: 192.0.2.1\nx-api-key: guess").status())
          .isEqualTo(429);
      assertThat(models(connection, "X-Forwarded-For: 192.0.2.2\nx-api-key: guess").status())
          .isEqualTo(401);
    }
  }

  private static Answer models(RawConnection connection, String headers) throws Exception {
    return connection
        .send("GET /v1/models HTTP/1.1\nHost: localhost\n" + headers + "\n\n")
        .answer();
  }
}
