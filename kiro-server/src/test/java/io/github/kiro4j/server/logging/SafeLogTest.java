package io.github.kiro4j.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeLogTest {

  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("test");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final PatternLayout layout = new PatternLayout();
  private final TestClock clock = new TestClock();
  private final LiveSecrets secrets = new LiveSecrets(clock);

  @BeforeEach
  void start() {
    context.setMDCAdapter(new LogbackMDCAdapter());
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
    SafeLog.apply(context, secrets);
    SafeLog.apply(context, secrets);

    logger.info("a {}", "b\nc");
    Appender<ILoggingEvent> outer = logger.iteratorForAppenders().next();
    outer.stop();

    assertThat(outer).isInstanceOf(AsyncAppender.class);
    assertThat(((AsyncAppender) outer).getNumberOfElementsInQueue()).isZero();
    assertThat(lines()).containsExactly("INFO  a b\\nc");
  }

  @Test
  void secretsAreMaskedWhereverTheyStand() {
    secrets.readFrom(() -> Stream.of(new Secret("a-secret-of-no-form"), new Secret("another one")));
    protect();

    logger.info("message with a-secret-of-no-form");
    logger.info("argument {} and {}", "xa-secret-of-no-formx", List.of("another one"));
    logger.warn("failed", new IOException("a-secret-of-no-form", new Error("another one")));

    assertThat(lines())
        .startsWith("INFO  message with ***", "INFO  argument x***x and [***]", "WARN  failed")
        .noneMatch(line -> line.contains("a-secret") || line.contains("another"));
  }

  @Test
  void newSecretIsMaskedAfterOneSecond() {
    List<Secret> known = new ArrayList<>();
    secrets.readFrom(known::stream);
    protect();

    logger.info("first");
    known.add(new Secret("a-secret-of-no-form"));
    clock.advance(Duration.ofSeconds(2));
    logger.info("a-secret-of-no-form");

    assertThat(lines()).containsExactly("INFO  first", "INFO  ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer not-a-real-token",
        "x-api-key: not-a-real-key",
        "{\"refreshToken\":\"not-a-real-token\"}",
        "client_secret=not-a-real-secret&x=1",
        "aoaNotARealToken0123456789abcdef",
        "ksk_not_a_real_key_0123456789",
        "eyJhbGciOiJub25lIn0.bm90LWEtcmVhbC10b2tlbg.x",
        "arn:aws:codewhisperer:us-east-1:123456789012:profile/ABCDEFGHIJKL",
      })
  void whatLooksLikeASecretIsMasked(String text) {
    protect();

    logger.info("{}", text);

    assertThat(lines()).hasSize(1).allMatch(line -> line.contains("***"));
    assertThat(lines().getFirst()).doesNotContainIgnoringCase("not-a-real", "NotAReal", "profile/");
  }

  @Test
  void ordinaryTextStays() {
    protect();
    String text = "credential #3: the access token: valid; request req_011CfXSwzi4qiFckqyyQF9Pn";

    logger.info(text);

    assertThat(lines()).containsExactly("INFO  " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.hc.client5.http.wire",
        "org.eclipse.jetty.http.HttpParser",
        "a.Library"
      })
  void librariesLogNoDetailsAtAnyLevel(String name) {
    Logger library = context.getLogger(name);
    library.setLevel(Level.TRACE);
    library.addAppender(log);
    protect();
    library.setLevel(Level.TRACE);

    library.trace("x-api-key");
    library.debug("x-api-key");
    library.info("started");

    assertThat(lines()).containsExactly("INFO  started");
  }

  @Test
  void ownDetailsAreLogged() {
    Logger own = context.getLogger("io.github.kiro4j.server.Something");
    own.setLevel(Level.DEBUG);
    own.addAppender(log);
    protect();

    own.debug("a detail");

    assertThat(lines()).containsExactly("DEBUG a detail");
  }

  private void protect() {
    logger.addAppender(log);
    SafeLog.apply(context, secrets);
  }

  private List<String> lines() {
    return log.list.stream().map(layout::doLayout).flatMap(String::lines).toList();
  }
}
