package io.github.kiro4j.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.RawConnection;
import io.github.kiro4j.server.testing.TestGateway;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that send so slowly that they only hold a connection.
@Timeout(60)
class SlowClientsTest {

  private static final String MODELS =
      "GET /v1/models HTTP/1.1\nHost: localhost\nx-api-key: " + TestGateway.KEY + "\n";

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start("overload: {headerTimeout: 2s}\n");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void aHeaderThatDripsIsCut() throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      assertCutWhile(connection, "a");
    }
  }

  @Test
  void theHeaderOfASecondRequestIsCutToo() throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      assertThat(connection.send(MODELS + "\n").answer().status()).isEqualTo(200);
      connection.send("GET /v1/mod");

      assertCutWhile(connection, "e");
    }
  }

  @Test
  void aConnectionOnWhichNothingIsSentIsCut() throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      assertThat(connection.isClosed()).isTrue();
    }
  }

  @Test
  void aConnectionMayKeepStillBetweenTwoRequests() throws Exception {
    try (RawConnection still = new RawConnection(gateway.uri().getPort());
        RawConnection slow = new RawConnection(gateway.uri().getPort())) {
      assertThat(still.send(MODELS + "\n").answer().status()).isEqualTo(200);
      assertCutWhile(slow, "a");

      assertThat(still.send(MODELS + "\n").answer().status()).isEqualTo(200);
    }
  }

  @Test
  void aBodyThatDripsIsCut() throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      connection.send(
          MODELS.replace("GET /v1/models", "POST /v1/messages")
              + "Content-Type: application/json\nContent-Length: 100000\n\n{");

      try (ScheduledExecutorService drip = drip(connection, " ")) {
        assertThat(connection.answer().status()).isEqualTo(408);
        drip.shutdownNow();
      }
    }
  }

  /// Expects the end of the connection within 6 s, while bytes go on.
  private static void assertCutWhile(RawConnection connection, String text) throws Exception {
    long from = System.nanoTime();
    try (ScheduledExecutorService drip = drip(connection, text)) {
      assertThat(connection.isClosed()).isTrue();
      drip.shutdownNow();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(10));
  }

  private static ScheduledExecutorService drip(RawConnection connection, String text) {
    ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
    Future<?> _ =
        drip.scheduleAtFixedRate(
            () -> {
              try {
                connection.send(text);
              } catch (IOException _) {
                drip.shutdown();
              }
            },
            0,
            200,
            TimeUnit.MILLISECONDS);
    return drip;
  }
}
