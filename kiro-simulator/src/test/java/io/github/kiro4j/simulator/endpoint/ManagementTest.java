package io.github.kiro4j.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.HostClient;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.TestClient;
import io.github.kiro4j.simulator.Verdicts;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.account.Plan;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.service.Profiles;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The control plane of current clients, as captured from Kiro IDE 1.1.70 and kiro-cli (kiro-lb
/// 0.2.7, 2026-09-30; kiro2claude and KiroCrew, autumn 2026).
class ManagementTest {

  private static final String INVALID_TOKEN = "400 #AccessDeniedException: Invalid token";
  private static final String INVALID_ARN = "400 #ValidationException: Invalid profileArn.";
  private static final String MODELS = "KiroControlPlaneBearerService.ListAvailableModels";
  private static final String PROFILES = "AmazonCodeWhispererService.ListAvailableProfiles";
  private static final String PROFILE = "AmazonCodeWhispererService.GetProfile";

  private KiroSimulator simulator;
  private Accounts accounts;
  private Account idc;
  private HostClient client;

  @BeforeEach
  void start() {
    simulator = KiroSimulator.start();
    accounts = simulator.accounts();
    idc = accounts.addIdc("client", "secret", accounts.newRefreshToken());
    client = HostClient.of(simulator, idc);
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {MODELS, "AmazonCodeWhispererService.ListAvailableModels"})
  void modelsAreListedByBothTargets(String target) throws Exception {
    JsonNode models = ok(call(target, idc.profileArn().orElseThrow()));

    assertThat(model(models, "gpt-5.6-sol").at("/tokenLimits/maxInputTokens").asInt())
        .isEqualTo(1_000_000);
    assertThat(model(models, "deepseek-3.2").at("/tokenLimits/maxInputTokens").asInt())
        .isEqualTo(164_000);
    assertThat(model(models, "claude-opus-5").at("/refusalFallbackModels/0/modelId").asText())
        .isEqualTo("claude-opus-4.8");
    assertThat(model(models, "claude-opus-5").has("additionalModelRequestFieldsSchema")).isTrue();
    assertThat(models.at("/defaultModel/modelId").asText()).isEqualTo("auto");
  }

  @Test
  void modelsDependOnThePlan() throws Exception {
    Account free = accounts.addSocial(accounts.newRefreshToken()).subscribe(Plan.FREE);
    Account pro = accounts.addSocial(accounts.newRefreshToken()).subscribe(Plan.PRO);

    assertThat(ids(free))
        .containsExactlyInAnyOrder(
            "auto",
            "claude-sonnet-4.5",
            "claude-sonnet-4",
            "claude-haiku-4.5",
            "deepseek-3.2",
            "minimax-m2.5",
            "minimax-m2.1",
            "glm-5",
            "qwen3-coder-next");
    assertThat(ids(pro)).contains("claude-opus-5.5").doesNotContain("claude-fable-5.1");
    assertThat(ids(idc)).contains("claude-fable-5.1");
    assertThat(ids(idc.withProfilesIn("eu-central-1"))).doesNotContain("claude-fable-5.1");
  }

  private List<String> ids(Account account) throws Exception {
    try (HostClient own = HostClient.of(simulator, account)) {
      JsonNode body = named(account.profileArn().orElseThrow());
      return ok(own.target(Host.MANAGEMENT, MODELS, body))
          .path("models")
          .valueStream()
          .map(model -> model.path("modelId").asText())
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          own     | 200
          none    | 400 ValidationException: Invalid profileArn.
          service | 400 ValidationException: Invalid profileArn.
          foreign | 400 ValidationException: Invalid profileArn.
          """)
  void usageNeedsTheAccountsOwnArn(String arn, String verdict) throws Exception {
    String query = arn.equals("none") ? "" : "&profileArn=" + arn(arn);

    assertThat(Verdicts.of(client.get(Host.MANAGEMENT, "/getUsageLimits?origin=AI_EDITOR" + query)))
        .isEqualTo(verdict);
  }

  @Test
  void modelsAndProfileNeedTheAccountsOwnArn() throws Exception {
    for (String target : List.of(MODELS, PROFILE)) {
      assertThat(Verdicts.of(call(target, null))).isEqualTo(INVALID_ARN);
      assertThat(Verdicts.of(call(target, Profiles.SERVICE))).isEqualTo(INVALID_ARN);
      assertThat(Verdicts.of(call(target, arn("own")))).isEqualTo("200");
    }
  }

  @Test
  void builderIdNamesTheSharedProfile() throws Exception {
    client =
        HostClient.of(simulator, accounts.addBuilderId("b", "secret", accounts.newRefreshToken()));

    assertThat(Verdicts.of(call(MODELS, null))).isEqualTo(INVALID_ARN);
    assertThat(Verdicts.of(call(MODELS, Profiles.SERVICE))).isEqualTo("200");
    assertThat(Verdicts.of(usage(Profiles.SERVICE))).isEqualTo("200");
    assertThat(ok(call(PROFILE, Profiles.SERVICE)).at("/profile/arn").asText())
        .isEqualTo(Profiles.SERVICE);
  }

  @Test
  void socialSignInNamesTheProfileOfAllSocialSignIns() throws Exception {
    client = HostClient.of(simulator, accounts.addSocial(accounts.newRefreshToken()));

    assertThat(Verdicts.of(usage(Profiles.SOCIAL))).isEqualTo("200");
    assertThat(ok(call(PROFILES, null)).path("profiles")).isEmpty();
  }

  @Test
  void usageOfABuilderIdOnARestHostNeedsTheSharedProfile() throws Exception {
    client =
        HostClient.of(simulator, accounts.addBuilderId("b", "secret", accounts.newRefreshToken()));

    assertThat(Verdicts.of(client.get(Host.Q, "/getUsageLimits")))
        .isEqualTo("403 AccessDeniedException: User is not authorized to make this call.");
    assertThat(Verdicts.of(client.get(Host.Q, "/getUsageLimits?profileArn=" + Profiles.SERVICE)))
        .isEqualTo("200");
  }

  @Test
  void builderIdAndApiKeyMayNotListProfiles() throws Exception {
    Account builderId = accounts.addBuilderId("b", "secret", accounts.newRefreshToken());
    accounts.addApiKey("ksk_fake");

    client = HostClient.of(simulator, builderId);
    assertThat(Verdicts.of(call(PROFILES, null)))
        .isEqualTo(
            "403 #AccessDeniedException: AWS Builder ID is not supported for this operation.");
    client = new HostClient(simulator, AccountKind.API_KEY, "ksk_fake");
    assertThat(Verdicts.of(call(PROFILES, null)))
        .isEqualTo(
            "403 #AccessDeniedException: API key authentication is not supported for this"
                + " operation.");
  }

  @Test
  void profilesAreListedInTheRegionThatIsAsked() throws Exception {
    idc.withProfilesIn("us-east-1", "eu-central-1", "us-east-1");
    List<String> arns = idc.profileArns();

    assertThat(profiles("us-east-1")).containsExactly(arns.get(0), arns.get(2));
    assertThat(profiles("eu-central-1")).containsExactly(arns.get(1));
    assertThat(arns).doesNotHaveDuplicates();
  }

  @Test
  void profilesComeInPages() throws Exception {
    idc.withProfilesIn("us-east-1", "us-east-1", "us-east-1");

    JsonNode first = ok(post(PROFILES, "{\"maxResults\": 2}"));
    JsonNode second = ok(post(PROFILES, "{\"maxResults\": 2, \"nextToken\": \"2\"}"));

    assertThat(first.path("profiles")).hasSize(2);
    assertThat(first.path("nextToken").asText()).isEqualTo("2");
    assertThat(second.path("profiles")).hasSize(1);
    assertThat(second.has("nextToken")).isFalse();
  }

  @Test
  void apiKeyLearnsItsRegionFromItsProfile() throws Exception {
    accounts.addApiKey("ksk_fake").withProfilesIn("eu-central-1");
    client = new HostClient(simulator, AccountKind.API_KEY, "ksk_fake");

    client.in("us-east-1");
    assertThat(Verdicts.of(call(PROFILE, null))).isEqualTo(INVALID_ARN);
    client.in("eu-central-1");
    assertThat(ok(call(PROFILE, null)).at("/profile/arn").asText()).contains("eu-central-1");
    assertThat(Verdicts.of(call(MODELS, null))).isEqualTo("200");
  }

  @Test
  void profileOfAnotherRegionIsInvalid() throws Exception {
    idc.withProfilesIn("eu-central-1");

    assertThat(Verdicts.of(client.in("us-east-1").target(Host.MANAGEMENT, MODELS, ownNamed())))
        .isEqualTo(INVALID_ARN);
    assertThat(Verdicts.of(client.in("eu-central-1").target(Host.MANAGEMENT, MODELS, ownNamed())))
        .isEqualTo("200");
  }

  @Test
  void badTokenIsABadRequest() throws Exception {
    accounts.revokeAccess(idc);
    assertThat(Verdicts.of(call(MODELS, arn("own")))).isEqualTo(INVALID_TOKEN);
    assertThat(Verdicts.of(usage(arn("own")))).isEqualTo(INVALID_TOKEN.replace("#", ""));

    Account external = accounts.addExternalIdp();
    client = HostClient.of(simulator, external).without("tokentype");
    assertThat(Verdicts.of(call(MODELS, external.profileArn().orElseThrow())))
        .isEqualTo(INVALID_TOKEN);
  }

  @Test
  void restPathsAreUnknownButForUsage() throws Exception {
    String unknown = "404 UnknownOperationException: Unknown operation.";

    assertThat(
            Verdicts.of(
                client.post(Host.MANAGEMENT, "/GetProfile", ownNamed(), "application/json")))
        .isEqualTo(unknown);
    assertThat(Verdicts.of(client.get(Host.MANAGEMENT, "/ListAvailableModels?origin=AI_EDITOR")))
        .isEqualTo(unknown);
    assertThat(
            Verdicts.of(
                client.post(
                    Host.MANAGEMENT, "/generateAssistantResponse", ownNamed(), "application/json")))
        .isEqualTo(unknown);
  }

  private List<String> profiles(String region) throws Exception {
    return ok(client.in(region).target(Host.MANAGEMENT, PROFILES, Samples.parse("{}")))
        .path("profiles")
        .valueStream()
        .map(profile -> profile.path("arn").asText())
        .toList();
  }

  private HttpResponse<byte[]> call(String target, @Nullable String arn) throws Exception {
    return client.target(
        Host.MANAGEMENT,
        target,
        arn == null ? Samples.parse("{\"origin\": \"AI_EDITOR\"}") : named(arn));
  }

  private HttpResponse<byte[]> post(String target, String body) throws Exception {
    return client.target(Host.MANAGEMENT, target, Samples.parse(body));
  }

  private HttpResponse<byte[]> usage(String arn) throws Exception {
    return client.get(Host.MANAGEMENT, "/getUsageLimits?profileArn=" + arn);
  }

  private JsonNode ownNamed() {
    return named(arn("own"));
  }

  private static JsonNode named(String arn) {
    return Samples.parse("{\"origin\": \"AI_EDITOR\", \"profileArn\": \"" + arn + "\"}");
  }

  private String arn(String name) {
    return switch (name) {
      case "own" -> idc.profileArn().orElseThrow();
      case "service" -> Profiles.SERVICE;
      case "foreign" -> "arn:aws:codewhisperer:us-east-1:999999999999:profile/ANOTHERONE00";
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static JsonNode model(JsonNode answer, String id) {
    return answer
        .path("models")
        .valueStream()
        .filter(model -> model.path("modelId").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode ok(HttpResponse<byte[]> response) throws Exception {
    assertThat(Verdicts.of(response)).isEqualTo("200");
    return TestClient.json(response);
  }
}
