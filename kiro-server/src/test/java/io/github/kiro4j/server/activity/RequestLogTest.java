package io.github.kiro4j.server.activity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.kiro4j.server.testing.FinishedRequests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("reads output or log lines, or measures memory, of the whole JVM")
class RequestLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(RequestLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void start() {
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    lines.start();
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  @Test
  void aCompleteAnswerIsOneLine() {
    new RequestLog().accept(FinishedRequests.completed("claude-sonnet-4.5", 7));

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "request ended: route=/v1/messages requestedModel=sonnet model=claude-sonnet-4.5"
                + " key=primary client=claude-cli credential=7 outcome=succeeded status=200"
                + " attempts=1 firstEventMs=500 durationMs=2000 inputTokens=10 cacheReadTokens=3"
                + " cacheWriteTokens=1 outputTokens=5 credits=0.25 stopReason=end_turn");
  }

  @Test
  void aRefusedRequestHasOnlyWhatIsKnown() {
    new RequestLog().accept(FinishedRequests.refused());

    assertThat(lines.list.getFirst().getFormattedMessage())
        .contains("outcome=refused status=502 attempts=0 durationMs=2000")
        .doesNotContain("credential=", "model=claude", "firstEventMs", "stopReason");
  }

  @Test
  void whatAClientWritesForgesNoField() {
    new RequestLog()
        .accept(FinishedRequests.asking("x\" outcome=succeeded status=200 \\", "odd=client"));

    assertThat(lines.list.getFirst().getFormattedMessage())
        .contains("requestedModel=\"x\\\" outcome=succeeded status=200 \\\\\" model=")
        .contains("client=\"odd=client\" ");
  }
}
