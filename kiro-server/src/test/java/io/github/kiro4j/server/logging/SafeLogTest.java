package io.github.kiro4j.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SafeLogTest {

  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("test");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final PatternLayout layout = new PatternLayout();

  @BeforeEach
  void start() {
    log.setContext(context);
    log.start();
    layout.setContext(context);
    layout.setPattern("%-5level %msg%n%ex{1}");
    layout.start();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void valuesFromOutsideForgeNoLineAndReachNoTerminal() {
    protect();

    logger.info("the model {} is unknown", "a\nINFO  all is well\r\t\u001b[2J\u009b\u2028\u202e!");

    assertThat(lines())
        .containsExactly(
            "INFO  the model a\\nINFO  all is well\\r\\t\\u001b[2J\\u009b\\u2028\\u202e! is unknown");
  }

  @Test
  void listsAndOtherObjectsAreValuesToo() {
    protect();

    logger.info("tools {} and {}", List.of("a\nb", "c"), 7);

    assertThat(lines()).containsExactly("INFO  tools [a\\nb, c] and 7");
  }

  @Test
  void messagesOfExceptionsAreOnOneLine() {
    protect();

    logger.warn(
        "failed", new IllegalStateException("a\nb", new IllegalArgumentException("c\u001bd")));

    assertThat(lines().get(1)).isEqualTo("java.lang.IllegalStateException: a\\nb");
    assertThat(lines()).anyMatch(line -> line.endsWith("IllegalArgumentException: c\\u001bd"));
  }

  @Test
  void longValuesAreCut() {
    protect();

    logger.info("{}.", "x".repeat(5_000));

    assertThat(lines()).containsExactly("INFO  " + "x".repeat(2_000) + "… (3000 more characters).");
  }

  @Test
  void theProgramsOwnTextMayHaveLines() {
    protect();

    logger.info("routes:\n  GET /");
    logger.info("one\ntwo {}", "three");

    assertThat(lines()).containsExactly("INFO  routes:", "  GET /", "INFO  one", "two three");
  }

  @Test
  void eventsWithoutSuchValuesPassUnchanged() {
    protect();

    logger.info("in {} language", "这个");

    assertThat(log.list).noneMatch(SafeEvent.class::isInstance);
    assertThat(lines()).containsExactly("INFO  in 这个 language");
  }

  @Test
  void dropwizardStillFindsAnAsynchronousAppenderAndItsQueue() {
    AsyncAppender async = new AsyncAppender();
    async.setContext(context);
    async.addAppender(log);
    async.start();
    logger.addAppender(async);
    SafeLog.protect(logger);
    SafeLog.protect(logger);

    logger.info("a {}", "b\nc");
    Appender<ILoggingEvent> outer = logger.iteratorForAppenders().next();
    outer.stop();

    assertThat(outer).isInstanceOf(AsyncAppender.class);
    assertThat(((AsyncAppender) outer).getNumberOfElementsInQueue()).isZero();
    assertThat(lines()).containsExactly("INFO  a b\\nc");
  }

  private void protect() {
    logger.addAppender(log);
    SafeLog.protect(logger);
  }

  private List<String> lines() {
    return log.list.stream().map(layout::doLayout).flatMap(String::lines).toList();
  }
}
