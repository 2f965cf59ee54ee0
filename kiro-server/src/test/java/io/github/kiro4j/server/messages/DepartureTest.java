package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.DepartingClient;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Script;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that close their connection in the middle of an answer, or do not read the answer.
@Timeout(60)
class DepartureTest {

  private static final String IDLE_SECOND =
      """
        applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0, idleTimeout: 1s}]
      """;

  /// Tool input is not truncated at the token limit, unlike text.
  private static final JsonNode LONG_INPUT =
      Json.MAPPER.createObjectNode().put("text", "x".repeat(20_000_000));

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
  void theUpstreamCallEndsAtOnceWhileEventsArrive() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .textInPieces("word ".repeat(20_000), 5)
                .deliveredBy(delivery -> delivery.withPace(Duration.ofMillis(20))));

    assertThat(timeFromLeavingToEnding()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void theUpstreamCallEndsAtOnceWhileTheUpstreamIsSilent() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("word").silence());

    assertThat(timeFromLeavingToEnding()).isLessThan(Duration.ofSeconds(3));
  }

  /// The client takes nothing and is cut; until then the upstream has sent as fast as it could. Of
  /// what was sent, the buffers of the upstream and of the client, 16 KiB each, are not ours; Linux
  /// doubles the size of all of them.
  @Test
  void aClientThatDoesNotReadTakesLittleMemory() throws Exception {
    KiroSimulator fast = KiroSimulator.builder().sendBufferBytes(16 * 1024).start();
    fast.scripts().next(Script.answer().toolCall("t1", "Write", LONG_INPUT, 20_000));
    try (TestGateway impatient = TestGateway.startWith(fast, "", IDLE_SECOND);
        DepartingClient client = new DepartingClient(impatient)) {
      client.ask(DepartingClient.STREAMED);

      RecordedRequest request =
          fast.awaitRequest(sent -> sent.operation() == Operation.GENERATE, Duration.ofSeconds(20));
      assertThat(request.awaitEnding(Duration.ofSeconds(30)).kind())
          .isEqualTo(Ending.Kind.CLIENT_LEFT);
      assertThat(request.sentBytes()).isLessThan(256 * 1024);
    }
  }

  private static Duration timeFromLeavingToEnding() throws Exception {
    try (DepartingClient client = new DepartingClient(gateway)) {
      client.ask(DepartingClient.STREAMED);
      client.readUntil("content_block_delta");
    }
    Instant left = Instant.now();
    Ending ending =
        gateway
            .upstream()
            .requests(Operation.GENERATE)
            .getLast()
            .awaitEnding(Duration.ofSeconds(40));
    assertThat(ending.kind()).isEqualTo(Ending.Kind.CLIENT_LEFT);
    return Duration.between(left, ending.at());
  }
}
