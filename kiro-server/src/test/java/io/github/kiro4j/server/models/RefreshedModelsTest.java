package io.github.kiro4j.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.account.Plan;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The catalogue of a running gateway follows the upstream's list.
@Timeout(60)
class RefreshedModelsTest {

  /// More than one page of the upstream's list.
  private static final int MODELS = 130;

  private static final String REFRESH = "models: {refresh: true}\n";

  @Test
  void aModelThatOnlyTheUpstreamListsIsListedAndServed() throws Exception {
    try (KiroSimulator upstream = KiroSimulator.builder().models(manyModels()).start();
        TestGateway gateway = social(upstream)) {
      String last = "nova-" + (MODELS - 1);
      awaitModel(gateway, last);

      String body =
          """
          {"model":"%s","max_tokens":10,"messages":[{"role":"user","content":"Hi"}]}\
          """
              .formatted(last);
      assertThat(gateway.postMessages(body).statusCode()).isEqualTo(200);
      assertThat(
              upstream
                  .requests(Operation.GENERATE)
                  .getLast()
                  .json()
                  .at("/conversationState/currentMessage/userInputMessage/modelId")
                  .textValue())
          .isEqualTo(last);

      List<RecordedRequest> pages = upstream.requests(Operation.LIST_MODELS);
      assertThat(pages).hasSize(2);
      assertThat(pages.getFirst().host()).isEqualTo(Host.MANAGEMENT);
      assertThat(pages.getFirst().json().path("origin").textValue()).isEqualTo("AI_EDITOR");
      assertThat(pages.getFirst().profileArn())
          .isEqualTo(upstream.accounts().all().getFirst().profileArn());
      assertThat(pages.getFirst().header("user-agent"))
          .hasValueSatisfying(agent -> assertThat(agent).contains("api/kirocontrolplanebearer#"));
      assertThat(pages.getLast().json().path("nextToken").isTextual()).isTrue();
    }
  }

  @Test
  void anApiKeyListsModelsToo() throws Exception {
    try (KiroSimulator upstream = KiroSimulator.builder().models(manyModels()).start()) {
      upstream.accounts().addApiKey("ksk_not_a_real_key");
      String credentials = "[{\"kiroApiKey\": \"ksk_not_a_real_key\"}]";
      try (TestGateway gateway = TestGateway.start(upstream, credentials, REFRESH)) {
        awaitModel(gateway, "nova-0");

        RecordedRequest request = upstream.requests(Operation.LIST_MODELS).getFirst();
        assertThat(request.header("tokentype")).hasValue("API_KEY");
        assertThat(request.profileArn()).isEmpty();
      }
    }
  }

  @Test
  void theAdminApiShowsWhichCredentialsListAModel() throws Exception {
    try (KiroSimulator upstream = KiroSimulator.start()) {
      upstream.accounts().addApiKey("ksk_not_a_real_key_1").subscribe(Plan.FREE);
      upstream.accounts().addApiKey("ksk_not_a_real_key_2");
      String credentials =
          """
          [{"id": 1, "kiroApiKey": "ksk_not_a_real_key_1"},
           {"id": 2, "kiroApiKey": "ksk_not_a_real_key_2"}]
          """;
      String adminApi = "adminApiKey: " + TestGateway.ADMIN_KEY + "\n";
      try (TestGateway gateway = TestGateway.start(upstream, credentials, REFRESH + adminApi);
          AdminClient admin = gateway.adminClient()) {
        Eventually.await(() -> listing(admin, "claude-sonnet-4.5").equals(List.of(1L, 2L)));

        assertThat(listing(admin, "claude-sonnet-5")).containsExactly(2L);
      }
    }
  }

  private static List<Long> listing(AdminClient admin, String model) throws Exception {
    return admin.models().models().stream()
        .filter(each -> each.upstreamId().equals(model))
        .findFirst()
        .orElseThrow()
        .credentials();
  }

  @Test
  void theGatewayWorksIfTheUpstreamDoesNotListItsModels() throws Exception {
    try (KiroSimulator upstream = KiroSimulator.start()) {
      upstream
          .refusals()
          .when(
              request -> request.operation() == Operation.LIST_MODELS,
              new ServiceError(403, "AccessDeniedException", "no", null));
      try (TestGateway gateway = social(upstream)) {
        upstream.awaitRequest(
            request -> request.operation() == Operation.LIST_MODELS, Duration.ofSeconds(20));

        String body =
            """
            {"model":"claude-opus-5","max_tokens":10,"messages":[{"role":"user","content":"Hi"}]}\
            """;
        assertThat(gateway.postMessages(body).statusCode()).isEqualTo(200);
        assertThat(gateway.send(gateway.request("/v1/models/claude-opus-5")).statusCode())
            .isEqualTo(200);
        assertThat(gateway.send(gateway.request("/readyz")).statusCode()).isEqualTo(200);
      }
    }
  }

  private static void awaitModel(TestGateway gateway, String id) {
    Eventually.await(() -> gateway.send(gateway.request("/v1/models/" + id)).statusCode() == 200);
  }

  private static TestGateway social(KiroSimulator upstream) throws Exception {
    String refreshToken = upstream.accounts().newRefreshToken();
    upstream.accounts().addSocial(refreshToken);
    String credentials =
        """
        [{"id": 1, "authMethod": "social", "refreshToken": "%s"}]
        """
            .formatted(refreshToken);
    return TestGateway.start(upstream, credentials, REFRESH);
  }

  private static SimulatedModels manyModels() {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode models = answer.putArray("models");
    for (int i = 0; i < MODELS; i++) {
      models
          .addObject()
          .put("modelId", "nova-" + i)
          .putObject("tokenLimits")
          .put("maxInputTokens", 100_000)
          .put("maxOutputTokens", 10_000);
    }
    answer.set("defaultModel", models.get(0));
    return SimulatedModels.of(answer);
  }
}
