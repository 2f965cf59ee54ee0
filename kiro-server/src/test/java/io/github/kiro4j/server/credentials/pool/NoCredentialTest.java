package io.github.kiro4j.server.credentials.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.CredentialDetail;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.recording.Operation;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What clients are told, over HTTP, when no credential can be used and the upstream is not to
/// blame.
@Timeout(60)
class NoCredentialTest {

  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  private static final String TOKEN = "fake-refresh-token-".repeat(8);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{"refreshToken": "%1$s", "disabled": true}, {"kiroApiKey": "ksk_fake", "disabled": true}] | The gateway's operator has disabled every account with the model provider
          [{"refreshToken": "%1$s", "disabled": true}, {"authMethod": "idc", "refreshToken": "%1$s2"}] | The gateway's accounts with the model provider are disabled or lack settings
          """)
  void theClientIsToldThatNoAccountIsEnabledAndNotThatOneWasRefused(
      String credentials, String message) throws Exception {
    try (KiroSimulator upstream = KiroSimulator.start();
        TestGateway gateway =
            TestGateway.start(
                upstream, credentials.formatted(TOKEN), "adminApiKey: " + TestGateway.ADMIN_KEY)) {
      JsonNode error = refusal(gateway);

      assertThat(error.path("type").asText()).isEqualTo("api_error");
      assertThat(error.path("message").asText()).isEqualTo(message);
      assertThat(upstream.requests()).isEmpty();
    }
  }

  @Test
  void theClientIsToldThatThereIsNoAccountYet() throws Exception {
    try (TestGateway gateway = TestGateway.startEmptyWithAdmin("")) {
      assertThat(refusal(gateway).path("message").asText())
          .isEqualTo("The gateway has no account with the model provider yet");
    }
  }

  @Test
  void theClientIsToldWhenAnAccountIsBelowItsLimitAgain() throws Exception {
    try (TestGateway gateway =
        TestGateway.start("requestsPerMinute: 1\nadminApiKey: " + TestGateway.ADMIN_KEY)) {
      assertThat(gateway.postMessages(QUESTION).statusCode()).isEqualTo(200);

      HttpResponse<String> response = gateway.postMessages(QUESTION);

      assertThat(response.statusCode()).isEqualTo(429);
      assertThat(response.headers().firstValueAsLong("retry-after").orElseThrow())
          .isBetween(1L, 60L);
      JsonNode error = Json.MAPPER.readTree(response.body()).path("error");
      assertThat(error.path("type").asText()).isEqualTo("rate_limit_error");
      assertThat(error.path("message").asText())
          .isEqualTo("The gateway's accounts are at the limits that its operator has set");
      assertThat(gateway.send(gateway.request("/readyz")).statusCode()).isEqualTo(200);
      assertThat(gateway.upstream().requests(Operation.GENERATE)).hasSize(1);
    }
  }

  @Test
  void theOperatorSeesALimitAndLiftsIt() throws Exception {
    try (TestGateway gateway =
        TestGateway.start("requestsPerMinute: 1\nadminApiKey: " + TestGateway.ADMIN_KEY)) {
      AdminClient admin = gateway.adminClient();
      gateway.postMessages(QUESTION);

      CredentialStatus limited = admin.credentials().credentials().getFirst();
      assertThat(limited.health().state()).isEqualTo("at_limit");
      assertThat(limited.health().cause()).isEqualTo("requests_per_minute");
      assertThat(limited.health().until()).isNotNull();
      assertThat(limited.health().sentence())
          .startsWith("at its limit until ")
          .endsWith("Z: 1 per minute");
      assertThat(limited.failureTotal()).isZero();

      CredentialFields none = CredentialFields.none();
      admin.edit(1, none.with(CredentialField.REQUESTS_PER_MINUTE, 0));

      CredentialDetail lifted = admin.credential(1);
      assertThat(lifted.status().health().state()).isEqualTo("ready");
      assertThat(lifted.settings().number(CredentialField.REQUESTS_PER_MINUTE)).contains(0);
      assertThat(lifted.settings().number(CredentialField.MAX_CONCURRENCY)).isEmpty();
      assertThat(gateway.postMessages(QUESTION).statusCode()).isEqualTo(200);
    }
  }

  private static JsonNode refusal(TestGateway gateway) throws Exception {
    HttpResponse<String> response = gateway.postMessages(QUESTION);
    assertThat(response.statusCode()).isEqualTo(503);
    return Json.MAPPER.readTree(response.body()).path("error");
  }
}
