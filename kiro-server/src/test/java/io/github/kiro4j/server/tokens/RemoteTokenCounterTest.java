package io.github.kiro4j.server.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.outbound.TrustedCertificates;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.FakeTokenCountService;
import io.github.kiro4j.server.testing.FakeTokenCountService.Asked;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(30)
class RemoteTokenCounterTest {

  private static final int ESTIMATE = 99;
  private static final Secret KEY = new Secret("not-a-real-key");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration REST = Duration.ofSeconds(30);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Logger logger = (Logger) LoggerFactory.getLogger(RemoteTokenCounter.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final TestClock clock = new TestClock();
  private FakeTokenCountService service;
  private HttpClients http;
  private ApiClient api;

  @BeforeEach
  void start() throws Exception {
    http =
        new HttpClients(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            TrustedCertificates.ofTheJdk(),
            new ProxySettings.Direct());
    api = new ApiClient(http, timer);
    service = new FakeTokenCountService();
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void stop() throws Exception {
    logger.setLevel(null);
    logger.detachAppender(log);
    api.stop();
    http.stop();
    timer.shutdownNow();
    service.close();
  }

  @Test
  void theServiceCountsWhatCostsTokens() throws Exception {
    MessagesRequest request =
        Json.MAPPER.readValue(
            """
            {"model":"claude-sonnet-4.5","max_tokens":5,"stream":true,"metadata":{"user_id":"u"},
             "system":"Be brief.","temperature":1,
             "messages":[{"role":"user","content":"Hi"}],
             "tools":[{"name":"T","description":"d","input_schema":{"type":"object"}}]}
            """,
            MessagesRequest.class);

    assertThat(counter(KEY, CountTokensAuth.X_API_KEY, LONG).count(request)).isEqualTo(4711);

    Asked asked = service.asked().getFirst();
    assertThat(Json.MAPPER.readTree(asked.body()))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"model":"claude-sonnet-4.5",
                 "messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}],
                 "system":[{"type":"text","text":"Be brief."}],
                 "tools":[{"name":"T","description":"d","input_schema":{"type":"object"}}]}
                """));
    assertThat(asked.headers().getFirst("content-type")).startsWith("application/json");
    assertThat(asked.headers().getFirst("x-api-key")).isEqualTo(KEY.value());
    assertThat(asked.headers().containsKey("Authorization")).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = " ")
  void whatIsEmptyIsNotSent(@Nullable String key) throws Exception {
    counter(key == null ? null : new Secret(key), CountTokensAuth.X_API_KEY, LONG)
        .count(question("Hi"));

    Asked asked = service.asked().getFirst();
    assertThat(asked.body()).doesNotContain("system", "tools");
    assertThat(asked.headers().containsKey("x-api-key")).isFalse();
  }

  @Test
  void theKeyIsSentAsABearerWhereThatIsConfigured() throws Exception {
    counter(KEY, CountTokensAuth.BEARER, LONG).count(question("Hi"));

    Asked asked = service.asked().getFirst();
    assertThat(asked.headers().getFirst("Authorization")).isEqualTo("Bearer " + KEY.value());
    assertThat(asked.headers().containsKey("x-api-key")).isFalse();
  }

  @Test
  void equalRequestsAreAskedOnce() throws Exception {
    TokenCounter counter = counter(KEY, CountTokensAuth.X_API_KEY, LONG);
    List<Future<Integer>> counts = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 30; i++) {
        String text = "question " + i % 3;
        counts.add(clients.submit(() -> counter.count(question(text))));
      }
    }

    assertThat(counts).extracting(Future::resultNow).containsOnly(4711);
    assertThat(service.asked()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500 | {"input_tokens":7}       | HTTP 500
          404 | {"input_tokens":7}       | HTTP 404
          302 | {"input_tokens":7}       | HTTP 302
          200 | {"tokens":7}             | the answer has no input_tokens
          200 | {"input_tokens":"seven"} | the answer has no input_tokens
          200 | {"input_tokens":0}       | the answer's input_tokens is below 1
          200 | <html>                   | the answer has no input_tokens
          """)
  void anAnswerThatIsNoCountIsReplacedByTheEstimate(int status, String body, String reason)
      throws Exception {
    service.answers(status, body);

    assertThat(counter(KEY, CountTokensAuth.X_API_KEY, LONG).count(question("secret words")))
        .isEqualTo(ESTIMATE);
    assertThat(messages())
        .containsExactly(
            "countTokensApiUrl: " + reason + ". Tokens are estimated until it answers.");
  }

  @Test
  void aServiceThatKeepsSilentIsGivenUp() throws Exception {
    service.keepsSilent();

    assertThat(
            counter(KEY, CountTokensAuth.X_API_KEY, Duration.ofMillis(100)).count(question("Hi")))
        .isEqualTo(ESTIMATE);
    assertThat(messages())
        .containsExactly(
            "countTokensApiUrl: no answer in time. Tokens are estimated until it answers.");
  }

  @Test
  void aServiceThatIsNotThereIsReplaced() throws Exception {
    TokenCounter counter = counter(KEY, CountTokensAuth.X_API_KEY, LONG);
    service.close();

    assertThat(counter.count(question("Hi"))).isEqualTo(ESTIMATE);
    assertThat(messages()).hasSize(1);
  }

  @Test
  void onlyChangesAreLoggedAndFailuresAreNotRemembered() throws Exception {
    TokenCounter counter = counter(KEY, CountTokensAuth.X_API_KEY, LONG);

    service.answers(500, "");
    assertThat(counter.count(question("Hi"))).isEqualTo(ESTIMATE);
    clock.advance(REST);
    assertThat(counter.count(question("Hi"))).isEqualTo(ESTIMATE);
    service.answers(200, "{\"input_tokens\":7}");
    clock.advance(REST);
    assertThat(counter.count(question("Hi"))).isEqualTo(7);
    assertThat(counter.count(question("Hello"))).isEqualTo(7);

    assertThat(messages())
        .containsExactly(
            "countTokensApiUrl: HTTP 500. Tokens are estimated until it answers.",
            "countTokensApiUrl answers again");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 403, 401})
  void aServiceThatFailedIsLeftAloneForAWhile(int status) throws Exception {
    TokenCounter counter = counter(KEY, CountTokensAuth.X_API_KEY, LONG);
    counter.count(question("counted before"));
    service.answers(status, "");
    counter.count(question("Hi"));
    service.answers(200, "{\"input_tokens\":7}");

    clock.advance(REST.minusMillis(1));
    assertThat(counter.count(question("Hi"))).isEqualTo(ESTIMATE);
    assertThat(counter.count(question("counted before"))).isEqualTo(4711);
    assertThat(service.asked()).hasSize(2);

    clock.advance(Duration.ofMillis(1));
    assertThat(counter.count(question("Hi"))).isEqualTo(7);
    assertThat(counter.count(question("Hello"))).isEqualTo(7);
  }

  @Test
  void afterARestOnlyOneRequestTriesAServiceThatStillKeepsSilent() throws Exception {
    TokenCounter counter = counter(KEY, CountTokensAuth.X_API_KEY, Duration.ofMillis(100));
    service.keepsSilent();
    counter.count(question("Hi"));
    clock.advance(REST);

    List<Future<Integer>> counts = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 30; i++) {
        String text = "question " + i;
        counts.add(clients.submit(() -> counter.count(question(text))));
      }
    }

    assertThat(counts).extracting(Future::resultNow).containsOnly(ESTIMATE);
    assertThat(service.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 413, 422})
  void aRequestThatCannotBeCountedIsNoFailureOfTheService(int status) throws Exception {
    TokenCounter counter = counter(KEY, CountTokensAuth.X_API_KEY, LONG);
    service.answers(status, "");
    assertThat(counter.count(question("Hi"))).isEqualTo(ESTIMATE);
    service.answers(200, "{\"input_tokens\":7}");

    assertThat(counter.count(question("Hello"))).isEqualTo(7);
  }

  private TokenCounter counter(@Nullable Secret key, CountTokensAuth auth, Duration timeout) {
    return new RemoteTokenCounter(
        api,
        new RemoteTokenCounter.Settings(service.uri(), key, auth, timeout),
        _ -> ESTIMATE,
        clock);
  }

  private static MessagesRequest question(String text) throws Exception {
    return Json.MAPPER.readValue(
        """
        {"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"%s"}]}
        """
            .formatted(text),
        MessagesRequest.class);
  }

  private List<String> messages() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
