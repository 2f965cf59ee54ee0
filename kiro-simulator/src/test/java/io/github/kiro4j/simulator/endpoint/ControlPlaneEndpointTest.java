package io.github.kiro4j.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.TestClient;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Plan;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlPlaneEndpointTest {

  private static final String PLACEHOLDER_ARN =
      "arn:aws:codewhisperer:us-east-1:638616132270:profile/AAAACCCCXXXX";

  private KiroSimulator simulator;
  private TestClient client;
  private Account account;
  private String token;

  @BeforeEach
  void start() {
    simulator = KiroSimulator.builder().clock(() -> Instant.parse("2026-12-24T18:00:00Z")).start();
    client = new TestClient(simulator);
    account =
        simulator.accounts().addIdc("client", "secret", simulator.accounts().newRefreshToken());
    token = simulator.accounts().issueAccessToken(account);
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void modelsAreListedInBothProtocols() throws Exception {
    JsonNode rest = ok(get("/ListAvailableModels?origin=AI_EDITOR"));
    JsonNode json = ok(target("ListAvailableModels", "{\"origin\":\"AI_EDITOR\"}"));

    assertThat(json).isEqualTo(rest);
    assertThat(rest.at("/defaultModel/modelId").asText()).isEqualTo("auto");
    assertThat(ids(rest)).contains("claude-sonnet-4.5", "claude-opus-4.8", "gpt-5.6-sol");
    assertThat(rest.has("nextToken")).isFalse();
  }

  @Test
  void aModelStatesWhichFieldsItAccepts() throws Exception {
    JsonNode models = ok(get("/ListAvailableModels?origin=AI_EDITOR")).path("models");

    assertThat(levels(models, "claude-opus-4.8", "output_config"))
        .isEqualTo("[\"low\",\"medium\",\"high\",\"xhigh\",\"max\"]");
    assertThat(levels(models, "claude-opus-4.6", "output_config"))
        .isEqualTo("[\"low\",\"medium\",\"high\",\"max\"]");
    assertThat(levels(models, "gpt-5.6-luna", "reasoning"))
        .isEqualTo("[\"none\",\"low\",\"medium\",\"high\",\"xhigh\",\"max\"]");
    assertThat(levels(models, "claude-sonnet-4.5", "output_config")).isEmpty();
  }

  private static String levels(JsonNode models, String id, String member) {
    return models
        .valueStream()
        .filter(model -> model.path("modelId").asText().equals(id))
        .map(model ->
            model.at(
                "/additionalModelRequestFieldsSchema/properties/"
                    + member
                    + "/properties/effort/enum"))
        .map(JsonNode::toString)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void modelsAreListedInPagesOnRequest() throws Exception {
    List<String> all = ids(ok(get("/ListAvailableModels?origin=AI_EDITOR")));
    List<String> paged = new ArrayList<>();
    String next = "0";
    while (!next.isEmpty()) {
      JsonNode page =
          ok(get("/ListAvailableModels?origin=AI_EDITOR&maxResults=7&nextToken=" + next));
      assertThat(page.path("models")).hasSizeLessThanOrEqualTo(7);
      paged.addAll(ids(page));
      next = page.path("nextToken").asText();
    }

    assertThat(paged).isEqualTo(all).hasSizeGreaterThan(14);
  }

  @Test
  void modelsThatTheAccountLacksAreNotListed() throws Exception {
    account.withoutModels("claude-opus-4.8");

    assertThat(ids(ok(get("/ListAvailableModels?origin=AI_EDITOR"))))
        .doesNotContain("claude-opus-4.8")
        .contains("claude-opus-4.7");
  }

  @Test
  void modelsNeedAnOriginAndAValidPage() throws Exception {
    assertThat(get("/ListAvailableModels").statusCode()).isEqualTo(400);
    assertThat(get("/ListAvailableModels?origin=AI_EDITOR&maxResults=101").statusCode())
        .isEqualTo(400);
    assertThat(get("/ListAvailableModels?origin=AI_EDITOR&nextToken=x").statusCode())
        .isEqualTo(400);
  }

  @Test
  void profilesAreListedForOrganisationsOnly() throws Exception {
    assertThat(
            ok(post("/ListAvailableProfiles", "{\"maxResults\":10}"))
                .at("/profiles/0/arn")
                .asText())
        .isEqualTo(account.profileArn().orElseThrow());
    assertThat(ok(target("ListAvailableProfiles", "{}")).path("profiles")).hasSize(1);

    token =
        simulator
            .accounts()
            .issueAccessToken(
                simulator.accounts().addSocial(simulator.accounts().newRefreshToken()));
    assertThat(ok(post("/ListAvailableProfiles", "{}")).path("profiles")).isEmpty();
  }

  @Test
  void usageStatesThePlanAndTheUsedCredits() throws Exception {
    account.subscribe(Plan.PRO_PLUS).charge(12.34);

    JsonNode usage =
        ok(
            get(
                "/getUsageLimits?origin=AI_EDITOR&resourceType=AGENTIC_REQUEST&profileArn="
                    + ownArn()));

    assertThat(usage.at("/subscriptionInfo/subscriptionTitle").asText()).isEqualTo("KIRO PRO+");
    JsonNode breakdown = usage.at("/usageBreakdownList/0");
    assertThat(breakdown.path("currentUsage").toString()).isEqualTo("12");
    assertThat(breakdown.path("currentUsageWithPrecision").doubleValue()).isEqualTo(12.34);
    assertThat(breakdown.path("usageLimit").toString()).isEqualTo("2000");
    assertThat(breakdown.path("usageLimitWithPrecision").doubleValue()).isEqualTo(2000.0);
    assertThat(usage.path("nextDateReset").longValue())
        .isEqualTo(Instant.parse("2027-01-01T00:00:00Z").getEpochSecond());
    assertThat(usage.path("daysUntilReset").intValue()).isEqualTo(8);
    assertThat(ok(target("GetUsageLimits", "{}"))).isEqualTo(usage);
  }

  @Test
  void usageCanBeScripted() throws Exception {
    account.usageLimits(Samples.parse("{\"usageBreakdownList\":[]}"));

    assertThat(ok(get("/getUsageLimits"))).isEqualTo(Samples.parse("{\"usageBreakdownList\":[]}"));
  }

  @Test
  void thePlaceholderProfileIsAnInvalidToken() throws Exception {
    HttpResponse<byte[]> response =
        get(
            "/getUsageLimits?profileArn="
                + URLEncoder.encode(PLACEHOLDER_ARN, StandardCharsets.UTF_8));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(TestClient.json(response).path("message").asText()).isEqualTo("Invalid token");
  }

  @Test
  void aThrottledAccountStillAnswersAndASuspendedOneDoesNot() throws Exception {
    account.throttle();
    assertThat(get("/getUsageLimits").statusCode()).isEqualTo(200);
    account.suspend();
    assertThat(get("/getUsageLimits").statusCode()).isEqualTo(403);
  }

  @Test
  void theJsonProtocolStatesErrorsInTheBody() throws Exception {
    HttpResponse<byte[]> response = target("ListAvailableModels", "{}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestClient.json(response).path("__type").asText())
        .isEqualTo("com.amazon.aws.codewhisperer#ValidationException");
    assertThat(target("DeleteEverything", "{}").statusCode()).isEqualTo(404);
  }

  private String ownArn() {
    return URLEncoder.encode(account.profileArn().orElseThrow(), StandardCharsets.UTF_8);
  }

  private static List<String> ids(JsonNode answer) {
    return answer
        .path("models")
        .valueStream()
        .map(model -> model.path("modelId").asText())
        .toList();
  }

  private static JsonNode ok(HttpResponse<byte[]> response) throws Exception {
    assertThat(response.statusCode()).isEqualTo(200);
    return TestClient.json(response);
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return client.get(path, "Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> post(String path, String body) throws Exception {
    return client.post(path, Samples.parse(body), "Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> target(String operation, String body) throws Exception {
    return client.post(
        "/",
        Samples.parse(body),
        "Authorization",
        "Bearer " + token,
        "Content-Type",
        "application/x-amz-json-1.0",
        "x-amz-target",
        "AmazonCodeWhispererService." + operation);
  }
}
