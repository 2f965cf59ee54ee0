package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.kiro4j.server.activity.RequestLog;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/// The lines of the log that a request causes, on whatever thread.
@Isolated("reads output or log lines, or measures memory, of the whole JVM")
class LinesOfRequestsTest {

  private static final String BODY =
      """
      {"model": "claude-sonnet-4-5", "max_tokens": 100, %s
       "messages": [{"role": "user", "content": "Hello"}]}
      """;

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.kiro4j.server");
  private final Lines lines = new Lines();
  private TestGateway gateway;

  /// A line with the id of its request; empty without one.
  private record Line(String logger, String message, String request) {}

  private static final class Lines extends AppenderBase<ILoggingEvent> {

    private final List<Line> all = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      all.add(
          new Line(
              event.getLoggerName(),
              event.getFormattedMessage(),
              event.getMDCPropertyMap().getOrDefault("request", "")));
    }
  }

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.start();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(lines);
    lines.start();
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    logger.setLevel(null);
    gateway.close();
  }

  @Test
  void refreshAttemptsAndRetryOfARequestHaveItsId() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.status(401, "ExpiredTokenException", "Expired", null))
        .next(Script.status(500, "InternalServerException", "Broken", null))
        .next(Script.answer().text("Hello"));

    HttpResponse<String> answer = gateway.postMessages(BODY.formatted(""));

    assertThat(answer.statusCode()).isEqualTo(200);
    String id = answer.headers().firstValue("request-id").orElseThrow();
    assertThat(of(id))
        .anyMatch(line -> line.message().contains("new tokens, valid until"))
        .anyMatch(line -> line.message().contains(" failed: "))
        .anyMatch(line -> line.message().contains(" was answered"));
    assertThat(lines.all).allMatch(line -> line.request().equals(id));
  }

  @Test
  void everyRequestEndsWithOneLine() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello"));
    String streamed =
        gateway
            .postMessages(BODY.formatted("\"stream\": true,"))
            .headers()
            .firstValue("request-id")
            .orElseThrow();
    String refused =
        gateway.postMessages("{\"model\": \"x\"}").headers().firstValue("request-id").orElseThrow();

    Eventually.await(Duration.ofSeconds(5), () -> ends().size() == 2);

    assertThat(ends())
        .satisfiesExactly(
            first -> {
              assertThat(first.request()).isEqualTo(streamed);
              assertThat(first.message())
                  .contains("model=claude-sonnet-4.5", "outcome=succeeded", "stopReason=end_turn");
            },
            second -> {
              assertThat(second.request()).isEqualTo(refused);
              assertThat(second.message()).contains("outcome=refused status=400");
            });
  }

  private List<Line> ends() {
    return lines.all.stream()
        .filter(line -> line.logger().equals(RequestLog.class.getName()))
        .toList();
  }

  private List<Line> of(String id) {
    return lines.all.stream().filter(line -> line.request().equals(id)).toList();
  }
}
