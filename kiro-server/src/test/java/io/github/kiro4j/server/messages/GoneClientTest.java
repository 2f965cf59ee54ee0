package io.github.kiro4j.server.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class GoneClientTest {

  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":64000,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  @Test
  void aClientThatLeavesIsNotLoggedAsAnError() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    try (TestGateway gateway = TestGateway.start()) {
      root.addAppender(log);
      log.start();
      leaveBeforeTheAnswer(gateway);
    } finally {
      root.detachAppender(log);
    }

    assertThat(log.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
  }

  private static void leaveBeforeTheAnswer(TestGateway gateway) throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .textInPieces("word ".repeat(400_000), 10_000)
                .deliveredBy(delivery -> delivery.withPace(Duration.ofMillis(5))));
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), gateway.uri().getPort())) {
      client.setSoLinger(true, 0);
      client.getOutputStream().write(request().getBytes(UTF_8));
      gateway
          .upstream()
          .awaitRequest(sent -> sent.operation() == Operation.GENERATE, Duration.ofSeconds(20));
    }
    gateway.upstream().requests(Operation.GENERATE).getLast().awaitEnding(Duration.ofSeconds(20));
  }

  private static String request() {
    return """
    POST /v1/messages HTTP/1.1
    Host: localhost
    Content-Type: application/json
    x-api-key: %s
    Content-Length: %d

    %s\
    """
        .formatted(TestGateway.KEY, QUESTION.length(), QUESTION)
        .replace("\n", "\r\n")
        .replace(QUESTION.replace("\n", "\r\n"), QUESTION);
  }
}
