package io.github.kiro4j.server.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.keys.ClientKeyLimits;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import io.github.kiro4j.api.admin.keys.NewClientKey;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a client key may do on the routes of OpenAI's APIs.
@Timeout(60)
class OpenAiKeysTest {

  private static final String CHAT = "/v1/chat/completions";
  private static final String RESPONSES = "/v1/responses";

  private static TestGateway gateway;
  private static AdminClient admin;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start("adminApiKey: " + TestGateway.ADMIN_KEY + "\n");
    admin = gateway.adminClient();
  }

  @AfterAll
  static void stop() {
    admin.close();
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({CHAT + ", messages", RESPONSES + ", input"})
  void useIsCountedAndLimited(String route, String member) throws Exception {
    NewClientKey key = key("limited", List.of(), 100L);
    String question = question("claude-haiku-4-5", member, "");

    HttpResponse<String> served = post(key, route, question);
    Eventually.await(
        Duration.ofSeconds(10),
        () -> admin.keys().get(key.detail().id()).usage().tokensThisMonth() > 100);
    HttpResponse<String> refused = post(key, route, question);

    assertThat(served.statusCode()).as(served.body()).isEqualTo(200);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).isPresent();
    JsonNode error = Json.MAPPER.readTree(refused.body()).path("error");
    assertThat(error.path("message").asText()).contains("its limit of 100 tokens per month");
    assertThat(error.path("code").asText()).isEqualTo("insufficient_quota");
  }

  @ParameterizedTest
  @CsvSource({CHAT + ", messages", RESPONSES + ", input"})
  void aKeyUsesOnlyItsModels(String route, String member) throws Exception {
    NewClientKey key = key("haiku", List.of("claude-haiku-*"), null);

    HttpResponse<String> refused = post(key, route, question("claude-sonnet-4-5", member, ""));

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).contains("\"code\":\"model_not_found\"");
    assertThat(post(key, route, question("claude-haiku-4-5", member, "")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void codexSeesOnlyTheModelsOfItsKey() throws Exception {
    NewClientKey key = key("codex", List.of("claude-haiku-*"), null);

    HttpResponse<String> models =
        gateway.send(
            gateway.request("/v1/models?client_version=0.171.0").setHeader("x-api-key", key.key()));

    assertThat(Json.MAPPER.readTree(models.body()).path("models").findValuesAsText("slug"))
        .containsExactly("claude-haiku-4-5");
  }

  @Test
  void noKeyContinuesTheResponseOfAnother() throws Exception {
    NewClientKey key = key("other", List.of(), null);
    String id =
        Json.MAPPER
            .readTree(ResponsesRig.post(gateway, question("claude-haiku-4-5", "input", "")).body())
            .path("id")
            .asText();
    String continued =
        question("claude-haiku-4-5", "input", ",\"previous_response_id\":\"" + id + "\"");

    assertThat(ResponsesRig.post(gateway, continued).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = post(key, RESPONSES, continued);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"code\":\"previous_response_not_found\"");
  }

  private static NewClientKey key(String name, List<String> models, @Nullable Long tokensPerMonth)
      throws Exception {
    ClientKeyLimits limits = new ClientKeyLimits(null, null, null, tokensPerMonth, null);
    return admin
        .keys()
        .create(new ClientKeySettings(name, null, null, null, models, null, null, limits));
  }

  private static String question(String model, String member, String more) {
    return "{\"model\":\"%s\",\"%s\":[{\"role\":\"user\",\"content\":\"Hello\"}]%s}"
        .formatted(model, member, more);
  }

  private static HttpResponse<String> post(NewClientKey key, String route, String body)
      throws Exception {
    return gateway.send(
        gateway
            .request(route)
            .setHeader("x-api-key", key.key())
            .POST(BodyPublishers.ofString(body)));
  }
}
