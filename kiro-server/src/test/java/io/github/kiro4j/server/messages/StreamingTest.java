package io.github.kiro4j.server.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.Step.Cut;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class StreamingTest {

  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,"stream":true,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void aCompleteAnswerIsAValidEventStream() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello").text(" there."));

    HttpResponse<InputStream> response = gateway.stream(QUESTION);
    List<String> lines = lines(response);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("text/event-stream;charset=utf-8");
    assertThat(response.headers().firstValue("cache-control")).hasValue("no-cache");
    assertThat(response.headers().firstValue("x-accel-buffering")).hasValue("no");
    assertThat(response.headers().firstValue("content-encoding")).isEmpty();
    assertThat(response.headers().firstValue("request-id")).isPresent();
    assertThat(events(lines))
        .containsExactly(
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop");
  }

  /// The upstream sends the second event only when the client has received the first one: a gateway
  /// that waits for the second event would never finish.
  @Test
  void theFirstEventDoesNotWaitForTheSecond() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("first").silence());

    try (BufferedReader reader = reader(gateway.stream(QUESTION))) {
      assertThat(reader.lines().filter(line -> line.contains("text_delta")).findFirst())
          .hasValueSatisfying(line -> assertThat(line).contains("\"first\""));
    }
  }

  /// Measures when the client receives an event while the upstream pauses before the next one.
  @Test
  void eventsAreSentAsTheyArrive() throws Exception {
    Duration pause = Duration.ofMillis(400);
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().text("one").pause(pause).text("two").pause(pause).text("three"));
    List<Long> arrivals = new ArrayList<>();

    try (BufferedReader reader = reader(gateway.stream(QUESTION))) {
      reader
          .lines()
          .filter(line -> line.contains("text_delta"))
          .forEach(_ -> arrivals.add(System.nanoTime()));
    }

    assertThat(arrivals).hasSize(3);
    assertThat(Duration.ofNanos(arrivals.get(1) - arrivals.get(0)))
        .as("gap between the first and the second event")
        .isGreaterThan(pause.dividedBy(2));
    assertThat(Duration.ofNanos(arrivals.get(2) - arrivals.get(1)))
        .as("gap between the second and the third event")
        .isGreaterThan(pause.dividedBy(2));
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void anAnswerThatBreaksOffEndsInAnErrorEvent(Cut cut) throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hel").cutInsideFrame(cut));

    assertBrokenOff(lines(gateway.stream(QUESTION)), "api_error");
  }

  @Test
  void aResetConnectionEndsInAnErrorEvent() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hel").resetConnection());

    assertBrokenOff(lines(gateway.stream(QUESTION)), "api_error");
  }

  @Test
  void aDamagedFrameEndsInAnErrorEvent() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hel").damageCrc().text("lo"));

    assertBrokenOff(lines(gateway.stream(QUESTION)), "api_error");
  }

  @Test
  void anExceptionInMidStreamEndsInAnErrorEvent() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .text("Hel")
                .exception("ThrottlingException", "Too many requests", null));

    assertBrokenOff(lines(gateway.stream(QUESTION)), "rate_limit_error");
  }

  @Test
  void bytesThatArriveOneByOneYieldTheSameAnswer() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .text("Grüße")
                .text(" 🎈")
                .deliveredBy(delivery -> delivery.withSliceBytes(1)));

    assertThat(String.join("\n", lines(gateway.stream(QUESTION))))
        .contains("\"Grüße\"", "\" 🎈\"", "message_stop");
  }

  private static void assertBrokenOff(List<String> lines, String errorType) {
    assertThat(events(lines)).endsWith("error").doesNotContain("message_delta", "message_stop");
    assertThat(lines.stream().filter(line -> line.startsWith("data: ")).toList().getLast())
        .contains("\"type\":\"" + errorType + "\"", "\"request_id\":\"req_");
  }

  private static List<String> events(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("event: "))
        .map(line -> line.substring("event: ".length()))
        .toList();
  }

  private static List<String> lines(HttpResponse<InputStream> response) throws Exception {
    try (BufferedReader reader = reader(response)) {
      return reader.lines().toList();
    }
  }

  private static BufferedReader reader(HttpResponse<InputStream> response) {
    return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
  }
}
