package io.github.kiro4j.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.SeenFrame;
import io.github.kiro4j.simulator.TestClient;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.validation.ValidationSettings;
import io.github.kiro4j.simulator.wire.Reply;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Authorization and validation of chat requests.
class ChatEndpointTest {

  private static final String INVALID_TOKEN =
      "The bearer token included in the request is invalid.";
  private static final String PLACEHOLDER_ARN =
      "arn:aws:codewhisperer:us-east-1:638616132270:profile/AAAACCCCXXXX";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
  private KiroSimulator simulator;
  private TestClient client;
  private Accounts accounts;
  private Account account;
  private String token;

  @BeforeEach
  void start() {
    simulator = KiroSimulator.builder().clock(now::get).start();
    client = new TestClient(simulator);
    accounts = simulator.accounts();
    account = accounts.addSocial(accounts.newRefreshToken());
    token = accounts.issueAccessToken(account);
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void aValidRequestWithAValidTokenIsAnswered() throws Exception {
    assertThat(SeenFrame.text(client.events(token, Samples.ask("How are you?"))))
        .contains("How are you?");
  }

  @Test
  void anExpiredTokenIsInvalid() throws Exception {
    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(60)).minusMillis(1));
    assertThat(chat().statusCode()).isEqualTo(200);

    now.updateAndGet(instant -> instant.plusMillis(1));
    assertRefused(chat(), 403, INVALID_TOKEN);
  }

  @Test
  void aRevokedTokenIsInvalidAndANewOneIsNot() throws Exception {
    accounts.revokeAccess(account);
    assertRefused(chat(), 403, INVALID_TOKEN);

    token = accounts.issueAccessToken(account);
    assertThat(chat().statusCode()).isEqualTo(200);
  }

  @Test
  void anUnknownTokenAndAMissingTokenAreInvalid() throws Exception {
    token = "made-up";
    assertRefused(chat(), 403, INVALID_TOKEN);
    assertRefused(
        client.post("/generateAssistantResponse", Samples.ask("Hello")), 403, INVALID_TOKEN);
  }

  @Test
  void anApiKeyNeedsItsTokenType() throws Exception {
    Account keyed = accounts.addApiKey("ksk_test");

    assertRefused(withKey("ksk_test", "x", "y"), 403, INVALID_TOKEN);
    assertRefused(withKey("ksk_other", "tokentype", "API_KEY"), 403, INVALID_TOKEN);
    assertThat(withKey("ksk_test", "tokentype", "API_KEY").statusCode()).isEqualTo(200);
    accounts.revokeAccess(keyed);
    assertRefused(withKey("ksk_test", "TokenType", "API_KEY"), 401, INVALID_TOKEN);
  }

  private HttpResponse<byte[]> withKey(String key, String header, String value) throws Exception {
    return client.post(
        "/generateAssistantResponse",
        Samples.ask("Hello"),
        "Authorization",
        "Bearer " + key,
        header,
        value);
  }

  @Test
  void failingAccountsAnswerTheirError() throws Exception {
    account.suspend();
    assertThat(reason(chat(), 403)).isEqualTo("TEMPORARILY_SUSPENDED");
    account.exhaustQuota();
    assertThat(reason(chat(), 402)).isEqualTo("MONTHLY_REQUEST_COUNT");
    account.throttle();
    assertRefused(chat(), 429, "Too many requests, please wait before trying again.");
    account.heal();
    assertThat(chat().statusCode()).isEqualTo(200);
  }

  @Test
  void aModelThatTheAccountLacksIsInvalid() throws Exception {
    account.withoutModels("claude-sonnet-4.5");

    assertThat(reason(chat(), 400)).isEqualTo("INVALID_MODEL_ID");
  }

  @Test
  void aRefusalStatesTheViolatedRuleInAHeaderOnly() throws Exception {
    ObjectNode body = Samples.ask("Hello").put("systemPrompt", "x");

    HttpResponse<byte[]> response = client.chat(token, body);

    assertThat(response.headers().firstValue(Reply.DETAIL_HEADER))
        .contains("body holds an unknown member");
    assertThat(TestClient.json(response))
        .isEqualTo(
            Samples.parse(
                "{\"message\":\"Improperly formed request.\",\"reason\":\"REQUEST_BODY_INVALID\"}"));
  }

  @Test
  void aRefusedRequestConsumesNoScript() throws Exception {
    simulator.scripts().next(Script.answer().text("scripted"));
    client.chat("made-up", Samples.ask("Hello"));
    client.chat(token, Samples.ask(""));

    assertThat(SeenFrame.text(client.events(token, Samples.ask("Hello")))).isEqualTo("scripted");
  }

  @Test
  void scriptsCanDependOnTheAccount() throws Exception {
    Account other = accounts.addSocial(accounts.newRefreshToken());
    simulator
        .scripts()
        .when(
            request -> request.account().filter(account.name()::equals).isPresent(),
            Script.answer().text("for the first"))
        .otherwise(Script.answer().text("for the rest"));

    assertThat(SeenFrame.text(client.events(token, Samples.ask("Hello"))))
        .isEqualTo("for the first");
    assertThat(
            SeenFrame.text(client.events(accounts.issueAccessToken(other), Samples.ask("Hello"))))
        .isEqualTo("for the rest");
  }

  @Test
  void theProfileMustBeTheAccountsOwn() throws Exception {
    String own = account.profileArn().orElseThrow();

    assertThat(chatFor(own).statusCode()).isEqualTo(200);
    assertRefused(
        chatFor("arn:aws:codewhisperer:us-east-1:999999999999:profile/ANOTHERONE00"),
        403,
        "User is not authorized to make this call.");
    assertRefused(chatFor(PLACEHOLDER_ARN), 403, "User is not authorized to make this call.");
  }

  @Test
  void anAccountWithoutAProfileUsesTheSharedOne() throws Exception {
    account = accounts.addBuilderId("client", "secret", accounts.newRefreshToken());
    token = accounts.issueAccessToken(account);

    assertThat(account.profileArn()).isEmpty();
    assertThat(chatFor(PLACEHOLDER_ARN).statusCode()).isEqualTo(200);
  }

  @Test
  void aProfileCanBeRequiredByTheAccount() throws Exception {
    account.requireProfileArn();

    assertRefused(chat(), 400, "profileArn is required for this request.");
    assertThat(chatFor(account.profileArn().orElseThrow()).statusCode()).isEqualTo(200);
  }

  @Test
  void aProfileCanBeRequiredOfAllButApiKeys() throws Exception {
    simulator.close();
    simulator =
        KiroSimulator.builder()
            .validation(ValidationSettings.STRICT.withRequiredProfileArn())
            .start();
    client = new TestClient(simulator);
    accounts = simulator.accounts();
    accounts.addApiKey("ksk_test");
    token = accounts.issueAccessToken(accounts.addSocial(accounts.newRefreshToken()));

    assertRefused(chat(), 400, "profileArn is required for this request.");
    assertThat(withKey("ksk_test", "tokentype", "API_KEY").statusCode()).isEqualTo(200);
  }

  @Test
  void answersAreChargedToTheAccount() throws Exception {
    simulator.scripts().next(Script.answer().metering(0.5).metering(0.25));
    chat();

    assertThat(account.usedCredits()).isEqualTo(0.75);
  }

  private HttpResponse<byte[]> chat() throws Exception {
    return client.chat(token, Samples.ask("Hello"));
  }

  private HttpResponse<byte[]> chatFor(String profileArn) throws Exception {
    return client.chat(token, Samples.ask("Hello").put("profileArn", profileArn));
  }

  private static void assertRefused(HttpResponse<byte[]> response, int status, String message)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(TestClient.json(response).path("message").asText()).isEqualTo(message);
  }

  private static String reason(HttpResponse<byte[]> response, int status) throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    JsonNode body = TestClient.json(response);
    return body.path("reason").asText();
  }
}
