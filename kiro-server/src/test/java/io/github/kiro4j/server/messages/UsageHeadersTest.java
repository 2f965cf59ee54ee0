package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The serving credential and the credits in headers: `exposeUsageHeaders`.
@Timeout(60)
class UsageHeadersTest {

  private static final String CREDENTIAL = "x-kiro4j-credential";
  private static final String CREDITS = "x-kiro4j-credits";

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = gateway("exposeUsageHeaders: true\n");
  }

  private static TestGateway gateway(String more) throws Exception {
    KiroSimulator upstream = KiroSimulator.start();
    String first = upstream.accounts().newRefreshToken();
    String second = upstream.accounts().newRefreshToken();
    upstream.accounts().addSocial(first);
    upstream.accounts().addSocial(second);
    return TestGateway.start(
        upstream,
        """
        [{"id": 3, "priority": 0, "refreshToken": "%s"}, {"id": 8, "priority": 1, "refreshToken": "%s"}]
        """
            .formatted(first, second),
        more);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({"/v1/messages", "/cc/v1/messages", "/v1/chat/completions", "/v1/responses"})
  void aWholeAnswerHasCredentialAndCredits(String route) throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello").metering(0.0125));

    HttpResponse<String> answer = ask(gateway, route, false);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().allValues(CREDENTIAL)).containsExactly("3");
    assertThat(answer.headers().allValues(CREDITS)).containsExactly("0.0125");
  }

  @ParameterizedTest
  @CsvSource({"/v1/messages", "/v1/chat/completions", "/v1/responses"})
  void aStreamHasTheCredentialThatServesIt(String route) throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello").metering(0.5));

    HttpResponse<String> answer = ask(gateway, route, true);

    assertThat(answer.headers().allValues(CREDENTIAL)).containsExactly("3");
    assertThat(answer.headers().map()).doesNotContainKey(CREDITS);
  }

  @Test
  void aStreamThatBeginsBeforeTheFirstEventHasNone() throws Exception {
    try (TestGateway own =
        TestGateway.startWith("  holdFirstEvent: 100ms\nexposeUsageHeaders: true\n", "")) {
      Script slow =
          Script.answer()
              .text("Hello")
              .deliveredBy(delivery -> delivery.withHeaderDelay(Duration.ofMillis(900)));
      own.upstream().scripts().next(slow);

      HttpResponse<String> answer = ask(own, "/v1/messages", true);

      assertThat(answer.body()).contains("message_stop");
      assertThat(answer.headers().map()).doesNotContainKey(CREDENTIAL);
    }
  }

  @Test
  void afterAFailOverTheCredentialIsTheOneThatServes() throws Exception {
    try (TestGateway own = gateway("exposeUsageHeaders: true\n")) {
      own.upstream()
          .scripts()
          .next(Script.refuse(KnownErrors.suspended()))
          .next(Script.answer().text("Hello"));

      assertThat(ask(own, "/v1/messages", false).headers().allValues(CREDENTIAL))
          .containsExactly("8");
    }
  }

  @Test
  void withoutTheSettingAnAnswerHasNeither() throws Exception {
    try (TestGateway usual = gateway("")) {
      usual.upstream().scripts().next(Script.answer().text("Hello").metering(0.5));

      assertThat(ask(usual, "/v1/messages", false).headers().map())
          .doesNotContainKeys(CREDENTIAL, CREDITS);
    }
  }

  private static HttpResponse<String> ask(TestGateway to, String route, boolean stream)
      throws Exception {
    String question =
        route.endsWith("/responses")
            ? "\"input\":\"Hi\""
            : "\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
    String body = "{\"model\":\"claude-sonnet-4-5\",\"stream\":%s,%s}".formatted(stream, question);
    return to.send(to.request(route).POST(BodyPublishers.ofString(body)));
  }
}
