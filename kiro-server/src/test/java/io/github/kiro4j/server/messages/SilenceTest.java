package io.github.kiro4j.server.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Delivery;
import io.github.kiro4j.simulator.script.Script;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An upstream that sends nothing. The configured timeouts are shortened for the test.
@Timeout(60)
class SilenceTest {

  private static final String PLAIN =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;
  private static final String STREAMED = PLAIN.replace("{\"model\"", "{\"stream\":true,\"model\"");

  private static final String IDLE_SECOND =
      """
        applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0, idleTimeout: 1s}]
      """;

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = startWithShortTimeouts();
  }

  private static TestGateway startWithShortTimeouts() throws Exception {
    return TestGateway.startWith(
        """
          holdFirstEvent: 300ms
          firstEventTimeout: 2s
          idleTimeout: 2s
        """,
        """
          applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0, idleTimeout: 20s}]
        """);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void anUpstreamThatNeverAnswersIsATimeout() throws Exception {
    gateway.upstream().scripts().next(Script.answer().silence());

    HttpResponse<String> response = gateway.postMessages(PLAIN);

    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(response.body()).contains("\"type\":\"timeout_error\"");
  }

  @Test
  void aStreamStartsBeforeTheFirstEventAndReportsTheTimeout() throws Exception {
    gateway.upstream().scripts().next(Script.answer().silence());

    HttpResponse<String> response = gateway.postMessages(STREAMED);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .startsWith("event: message_start")
        .contains("event: error", "\"type\":\"timeout_error\"")
        .doesNotContain("message_stop");
  }

  @ParameterizedTest
  @CsvSource({"/v1/messages, message_start", "/cc/v1/messages, ping"})
  void aStreamBeginsAfterTheHoldAndThePingFollowsWithinThreeSeconds(String path, String first)
      throws Exception {
    try (TestGateway patient = TestGateway.startWith("  holdFirstEvent: 1s\n", "")) {
      patient.upstream().scripts().next(Script.answer().silence());
      Instant asked = Instant.now();

      try (InputStream body = patient.stream(patient.request(path), STREAMED).body();
          BufferedReader lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
        assertThat(lines.readLine()).isEqualTo("event: " + first);
        Instant begun = Instant.now();
        assertThat(Duration.between(asked, begun))
            .isBetween(Duration.ofMillis(900), Duration.ofMillis(5500));

        assertThat(lines.lines().anyMatch("event: ping"::equals)).isTrue();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMillis(4500));
      }
    }
  }

  @Test
  void anUpstreamThatFallsSilentIsATimeout() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hel").silence());

    HttpResponse<String> response = gateway.postMessages(STREAMED);

    assertThat(response.body())
        .contains("Hel", "event: error", "\"type\":\"timeout_error\"")
        .doesNotContain("message_stop");
    assertThat(
            gateway
                .upstream()
                .requests(Operation.GENERATE)
                .getLast()
                .awaitEnding(Duration.ofSeconds(10))
                .kind())
        .isEqualTo(Ending.Kind.CLIENT_LEFT);
  }

  @Test
  void aSilenceWithinTheLimitIsNotAFailure() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().text("a").pause(Duration.ofMillis(500)).text("b"));

    HttpResponse<String> response = gateway.postMessages(PLAIN);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"ab\"");
  }

  /// Has a gateway of its own, because the rate limit starts a cool-down of the only credential.
  @Test
  void aRefusalAfterTheStreamHasStartedIsAnErrorEvent() throws Exception {
    try (TestGateway limited = startWithShortTimeouts()) {
      limited
          .upstream()
          .scripts()
          .next(
              Script.answer()
                  .exception("ThrottlingException", "Too many requests", null)
                  .deliveredBy(Delivery.PROMPT.withHeaderDelay(Duration.ofMillis(600))));

      HttpResponse<String> response = limited.postMessages(STREAMED);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body())
          .startsWith("event: message_start")
          .contains("event: error", "\"type\":\"rate_limit_error\"");
    }
  }

  /// Jetty closes idle connections; a connection that waits for its response has no traffic either.
  @Test
  void aRequestWithoutStreamingMayExceedTheIdleTimeout() throws Exception {
    try (TestGateway impatient = TestGateway.startWith("", IDLE_SECOND)) {
      impatient
          .upstream()
          .scripts()
          .next(Script.answer().text("a").pause(Duration.ofMillis(1500)).text("b"));

      assertThat(impatient.postMessages(PLAIN).body()).contains("\"ab\"");
    }
  }
}
