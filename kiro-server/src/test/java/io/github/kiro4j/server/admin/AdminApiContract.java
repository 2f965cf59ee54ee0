package io.github.kiro4j.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.CredentialDetail;
import io.github.kiro4j.api.admin.credentials.CredentialProfiles;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.credentials.MaskedEntry;
import io.github.kiro4j.api.admin.operations.GatewayStatus;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.account.Plan;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every route promises over HTTP, whichever store the credentials live in.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdminApiContract {

  /// A refresh token as it was, and the account that it belongs to.
  record SignIn(Account account, String refreshToken) {}

  private TestGateway gateway;
  private AdminClient client;

  /// YAML that names an empty store.
  abstract String storage() throws Exception;

  @BeforeAll
  void start() throws Exception {
    gateway = TestGateway.startEmptyWithAdmin(storage());
    client = gateway.adminClient();
  }

  @AfterEach
  void empty() throws Exception {
    for (CredentialStatus credential : client.credentials().credentials()) {
      removeIfThere(credential.id());
    }
    client.settings().setLoadBalancing("priority");
  }

  private void removeIfThere(long id) throws Exception {
    try {
      client.setDisabled(id, true);
      client.remove(id);
    } catch (AdminException.NotFound _) {
      // Tests may have removed it behind the gateway's back.
    }
  }

  @AfterAll
  void stop() {
    client.close();
    gateway.close();
  }

  final TestGateway gateway() {
    return gateway;
  }

  final AdminClient client() {
    return client;
  }

  final SignIn social() {
    String token = gateway.upstream().accounts().newRefreshToken();
    return new SignIn(gateway.upstream().accounts().addSocial(token), token);
  }

  final long add(SignIn signIn) throws Exception {
    return client.add(fields(signIn)).credentialId();
  }

  final long addWithoutValidation(SignIn signIn) throws Exception {
    return client.addWithoutValidation(fields(signIn)).credentialId();
  }

  static CredentialFields fields(SignIn signIn) {
    return CredentialFields.none().with(CredentialField.REFRESH_TOKEN, signIn.refreshToken());
  }

  final HttpResponse<String> call(String method, String path, @Nullable String body)
      throws Exception {
    HttpRequest.BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return gateway.send(gateway.adminRequest(path).method(method, publisher));
  }

  final JsonNode json(String method, String path, @Nullable String body) throws Exception {
    HttpResponse<String> answer = call(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.MAPPER.readTree(answer.body());
  }

  final void assertProblem(
      String method, String path, @Nullable String body, AdminErrorCode code, String... field)
      throws Exception {
    HttpResponse<String> answer = call(method, path, body);
    JsonNode error = Json.MAPPER.readTree(answer.body()).path("error");
    assertThat(error.path("code").asText()).as(answer.body()).isEqualTo(code.wireName());
    assertThat(answer.statusCode()).isEqualTo(code.status());
    assertThat(error.path("type").asText()).isEqualTo(code.type());
    assertThat(error.path("message").asText()).isNotBlank();
    assertThat(Optional.ofNullable(error.get("field")).map(JsonNode::asText))
        .isEqualTo(field.length == 0 ? Optional.empty() : Optional.of(field[0]));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private CredentialStatus status(long id) throws Exception {
    return client.credential(id).status();
  }

  // list

  @Test
  final void anEmptyListHasNoCurrentCredential() throws Exception {
    assertThat(call("GET", "/credentials", null).body())
        .isEqualTo("{\"total\":0,\"available\":0,\"currentId\":0,\"credentials\":[]}");
  }

  @Test
  final void aListedCredentialHasKiroRsMembersAndThenItsOwn() throws Exception {
    SignIn signIn = social();
    addWithoutValidation(signIn);

    JsonNode listed = json("GET", "/credentials", null).path("credentials").get(0);

    assertThat(names(listed).subList(0, 17))
        .containsExactly(
            "id",
            "priority",
            "disabled",
            "failureCount",
            "isCurrent",
            "expiresAt",
            "authMethod",
            "hasProfileArn",
            "refreshTokenHash",
            "apiKeyHash",
            "maskedApiKey",
            "email",
            "successCount",
            "lastUsedAt",
            "hasProxy",
            "refreshFailureCount",
            "endpoint");
    assertThat(names(listed).subList(17, names(listed).size()))
        .containsExactly(
            "subscriptionTitle",
            "failureTotal",
            "inFlight",
            "health",
            "refreshFailing",
            "limits",
            "sameAccount");
    assertThat(listed.path("refreshTokenHash").asText())
        .isEqualTo(Fingerprint.sha256(signIn.refreshToken()));
    assertThat(listed.path("apiKeyHash").isNull()).isTrue();
    assertThat(listed.path("lastUsedAt").isNull()).isTrue();
    assertThat(listed.path("authMethod").asText()).isEqualTo("social");
    assertThat(listed.path("endpoint").asText()).isEqualTo("ide");
    assertThat(listed.path("isCurrent").asBoolean()).isTrue();
    assertThat(listed.path("health").path("state").asText()).isEqualTo("ready");
  }

  @Test
  final void anApiKeyIsListedWithItsHashAndItsEnds() throws Exception {
    gateway.upstream().accounts().addApiKey("ksk_fake_0123456789_fake_wxyz");
    long id =
        client
            .add(
                CredentialFields.none()
                    .with(CredentialField.KIRO_API_KEY, "ksk_fake_0123456789_fake_wxyz"))
            .credentialId();

    CredentialStatus listed = status(id);

    assertThat(listed.authMethod()).isEqualTo("api_key");
    assertThat(listed.maskedApiKey()).isEqualTo("ksk_...wxyz");
    assertThat(listed.apiKeyHash()).isEqualTo(Fingerprint.sha256("ksk_fake_0123456789_fake_wxyz"));
    assertThat(listed.refreshTokenHash()).isNull();
    assertThat(listed.expiresAt()).isNull();
  }

  @Test
  final void theListIsSortedByPriorityAndNamesTheOneThatIsNext() throws Exception {
    long first = addWithoutValidation(social());
    long second = addWithoutValidation(social());
    client.setPriority(first, 5);

    JsonNode list = json("GET", "/credentials", null);

    assertThat(list.path("credentials").findValuesAsText("id"))
        .containsExactly(String.valueOf(second), String.valueOf(first));
    assertThat(list.path("currentId").asLong()).isEqualTo(second);
    assertThat(list.path("total").asInt()).isEqualTo(2);
    assertThat(list.path("available").asInt()).isEqualTo(2);
  }

  // add

  @Test
  final void aNewSignInIsTriedOnceAndItsNewTokensAreKept() throws Exception {
    SignIn signIn = social();

    JsonNode added =
        json("POST", "/credentials", "{\"refreshToken\": \"" + signIn.refreshToken() + "\"}");
    long id = added.path("credentialId").asLong();

    assertThat(names(added)).containsExactly("success", "message", "credentialId", "email");
    assertThat(added.path("success").asBoolean()).isTrue();
    assertThat(added.path("message").asText()).contains("#" + id);
    assertThat(signIn.account().refreshes()).isEqualTo(1);
    assertThat(status(id).disabled()).isFalse();
    assertThat(status(id).refreshTokenHash())
        .isNotEqualTo(Fingerprint.sha256(signIn.refreshToken()));
    assertThat(client.refresh(id).success()).isTrue();
    assertThat(signIn.account().refreshes()).isEqualTo(2);
    assertThat(gateway.postMessages(MESSAGE).statusCode()).isEqualTo(200);
  }

  static final String MESSAGE =
      """
      {"model": "claude-sonnet-4-5", "max_tokens": 100,
       "messages": [{"role": "user", "content": "Hello"}]}
      """;

  @Test
  final void thePlanOfANewCredentialIsLearned() throws Exception {
    SignIn signIn = social();
    signIn.account().subscribe(Plan.PRO_PLUS);

    long id = add(signIn);

    assertThat(status(id).subscriptionTitle()).isEqualTo(Plan.PRO_PLUS.title());
    assertThat(status(id).email()).isEqualTo(signIn.account().name() + "@example.com");
  }

  @Test
  final void aPlanThatCannotBeLearnedKeepsNothingFromBeingAdded() throws Exception {
    SignIn signIn = social();
    signIn.account().answerEverywhere(KnownErrors.unavailable());

    long id = add(signIn);

    assertThat(status(id).subscriptionTitle()).isNull();
    assertThat(status(id).disabled()).isFalse();
  }

  @Test
  final void aSignInThatIsRefusedIsNotAdded() throws Exception {
    SignIn signIn = social();
    signIn.account().refuseRefreshes();

    assertProblem(
        "POST", "/credentials", body(signIn.refreshToken()), AdminErrorCode.SIGN_IN_REFUSED);

    assertThat(client.credentials().total()).isZero();
    assertThat(client.exportCredentials().credentials()).isEmpty();
  }

  @Test
  final void aSignInThatNobodyCanTryIsNotAdded() throws Exception {
    SignIn signIn = social();
    signIn.account().failRefreshes(503);

    assertProblem(
        "POST",
        "/credentials",
        body(signIn.refreshToken()),
        AdminErrorCode.AUTH_SERVICE_UNAVAILABLE);

    assertThat(client.exportCredentials().credentials()).isEmpty();
  }

  @Test
  final void aSignInThatIsPresentIsNotEvenTried() throws Exception {
    SignIn signIn = social();
    addWithoutValidation(signIn);

    assertProblem(
        "POST", "/credentials", body(signIn.refreshToken()), AdminErrorCode.DUPLICATE_CREDENTIAL);

    assertThat(signIn.account().refreshes()).isZero();
    assertThat(client.credentials().total()).isEqualTo(1);
  }

  @Test
  final void aSignInThatWasTradedInIsNotTriedAgain() throws Exception {
    SignIn signIn = social();
    add(signIn);

    assertProblem(
        "POST", "/credentials", body(signIn.refreshToken()), AdminErrorCode.DUPLICATE_CREDENTIAL);
  }

  @Test
  final void withoutValidationNobodyIsAsked() throws Exception {
    SignIn signIn = social();
    signIn.account().refuseRefreshes();
    gateway.upstream().forgetRequests();

    addWithoutValidation(signIn);

    assertThat(gateway.upstream().requests()).isEmpty();
    assertThat(client.credentials().available()).isEqualTo(1);
  }

  @Test
  final void whatIsGivenIsKept() throws Exception {
    SignIn signIn = social();
    CredentialFields fields =
        fields(signIn)
            .with(CredentialField.PRIORITY, 7)
            .with(CredentialField.DISABLED, true)
            .with(CredentialField.EMAIL, "a@b.example")
            .with(CredentialField.AUTH_REGION, "eu-west-1")
            .with(CredentialField.API_REGION, "eu-central-1")
            .with(CredentialField.MACHINE_ID, "b".repeat(64))
            .with(CredentialField.ENDPOINT, "ide");

    long id = client.addWithoutValidation(fields).credentialId();

    MaskedEntry settings = client.credential(id).settings();
    assertThat(settings.priority()).isEqualTo(7);
    assertThat(settings.disabled()).isTrue();
    assertThat(settings.text(CredentialField.EMAIL)).contains("a@b.example");
    assertThat(settings.text(CredentialField.AUTH_REGION)).contains("eu-west-1");
    assertThat(settings.text(CredentialField.API_REGION)).contains("eu-central-1");
    assertThat(settings.text(CredentialField.MACHINE_ID)).contains("b".repeat(64));
    assertThat(settings.secrets()).containsExactly("refreshToken");
    assertThat(status(id).disabledReason()).isEqualTo("Manual");
  }

  @Test
  final void aDisabledCredentialStaysDisabledAfterItWasTried() throws Exception {
    SignIn signIn = social();

    long id = client.add(fields(signIn).with(CredentialField.DISABLED, true)).credentialId();

    assertThat(signIn.account().refreshes()).isEqualTo(1);
    assertThat(status(id).disabledReason()).isEqualTo("Manual");
  }

  @Test
  final void anIdcSignInIsRecognisedByItsClient() throws Exception {
    String token = gateway.upstream().accounts().newRefreshToken();
    gateway.upstream().accounts().addIdc("fake-client-id-0123456789", "fake-client-secret", token);

    long id =
        client
            .add(
                CredentialFields.none()
                    .with(CredentialField.REFRESH_TOKEN, token)
                    .with(CredentialField.CLIENT_ID, "fake-client-id-0123456789")
                    .with(CredentialField.CLIENT_SECRET, "fake-client-secret"))
            .credentialId();

    assertThat(status(id).authMethod()).isEqualTo("idc");
    assertThat(client.credential(id).settings().text(CredentialField.CLIENT_ID))
        .contains("fake...6789");
  }

  @Test
  final void aWrongNewCredentialIsRefusedAndTheMemberNamed() throws Exception {
    String token = social().refreshToken();
    assertProblem("POST", "/credentials", "{}", AdminErrorCode.MISSING_VALUE, "refreshToken");
    assertProblem(
        "POST",
        "/credentials",
        "{\"refreshToken\": \"short\"}",
        AdminErrorCode.INVALID_VALUE,
        "refreshToken");
    assertProblem(
        "POST",
        "/credentials",
        body(token, "\"region\": \"evil.example/\""),
        AdminErrorCode.INVALID_VALUE,
        "region");
    assertProblem(
        "POST",
        "/credentials",
        body(token, "\"endpoint\": \"cli\""),
        AdminErrorCode.INVALID_VALUE,
        "endpoint");
    assertProblem(
        "POST",
        "/credentials",
        body(token, "\"authMethod\": \"magic\""),
        AdminErrorCode.INVALID_VALUE,
        "authMethod");
    assertProblem(
        "POST",
        "/credentials",
        body(token, "\"authMethod\": \"idc\", \"clientId\": \"c\""),
        AdminErrorCode.CREDENTIAL_INCOMPLETE);
    assertProblem(
        "POST",
        "/credentials",
        body(token, "\"proxyUrl\": \"gopher://proxy\""),
        AdminErrorCode.INVALID_VALUE,
        "proxyUrl");
    assertProblem(
        "POST",
        "/credentials",
        body(token, "\"refreshTokn\": 1"),
        AdminErrorCode.UNKNOWN_MEMBER,
        "refreshTokn");
    assertProblem(
        "POST",
        "/credentials",
        body(token, "\"priority\": \"1\""),
        AdminErrorCode.INVALID_VALUE,
        "priority");
    assertProblem(
        "POST",
        "/credentials?validate=perhaps",
        body(token),
        AdminErrorCode.INVALID_PARAMETER,
        "validate");
    assertThat(client.exportCredentials().credentials()).isEmpty();
  }

  private static String body(String refreshToken, String... members) {
    String more = members.length == 0 ? "" : ", " + members[0];
    return "{\"refreshToken\": \"" + refreshToken + "\"" + more + "}";
  }

  // bodies and paths

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "3", "null", "\"text\"", "{\"a\":1,\"a\":2", "\0\0\1\0"})
  final void aBodyThatIsNoObjectIsRefused(String body) throws Exception {
    long id = addWithoutValidation(social());
    for (String path : List.of("/credentials", "/credentials/" + id + "/disabled")) {
      assertProblem("POST", path, body, AdminErrorCode.MALFORMED_BODY);
    }
    assertProblem("PUT", "/config/load-balancing", body, AdminErrorCode.MALFORMED_BODY);
    assertProblem("PATCH", "/credentials/" + id, body, AdminErrorCode.MALFORMED_BODY);
  }

  @Test
  final void nothingMayFollowABody() throws Exception {
    long id = addWithoutValidation(social());
    String path = "/credentials/" + id + "/disabled";

    assertProblem("POST", path, "{\"disabled\": true} {}", AdminErrorCode.MALFORMED_BODY);
    assertThat(status(id).disabled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST  | /disabled | {}                              | INVALID_VALUE  | disabled",
        "POST  | /disabled | {\"disabled\": \"yes\"}         | INVALID_VALUE  | disabled",
        "POST  | /disabled | {\"disabled\": null}            | INVALID_VALUE  | disabled",
        "POST  | /disabled | {\"disabled\": true, \"x\": 1}  | UNKNOWN_MEMBER | x",
        "POST  | /priority | {}                              | INVALID_VALUE  | priority",
        "POST  | /priority | {\"priority\": \"1\"}           | INVALID_VALUE  | priority",
        "POST  | /priority | {\"priority\": 1.5}             | INVALID_VALUE  | priority",
        "POST  | /priority | {\"priority\": -1}              | INVALID_VALUE  | priority",
        "POST  | /priority | {\"priority\": 4294967295}      | INVALID_VALUE  | priority",
        "PATCH | ''        | {\"priority\": -1}              | INVALID_VALUE  | priority",
        "PATCH | ''        | {\"disabled\": 1}               | INVALID_VALUE  | disabled",
        "PATCH | ''        | {\"email\": 1}                  | INVALID_VALUE  | email",
        "PATCH | ''        | {\"id\": 9}                     | UNKNOWN_MEMBER | id",
        "PATCH | ''        | {\"apiRegion\": \"nowhere\"}    | INVALID_VALUE  | apiRegion",
        "PATCH | ''        | {\"refreshToken\": \"short\"}   | INVALID_VALUE  | refreshToken",
        "PATCH | ''        | {\"endpoint\": \"cli\"}         | INVALID_VALUE  | endpoint",
      })
  final void wrongMembersAreNamed(
      String method, String path, String body, AdminErrorCode code, String field) throws Exception {
    long id = addWithoutValidation(social());

    assertProblem(method, "/credentials/" + id + path, body, code, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | ''        | ''",
        "PATCH  | ''        | {}",
        "DELETE | ''        | ''",
        "POST   | /disabled | {\"disabled\": true}",
        "POST   | /disabled | {\"disabled\": false}",
        "POST   | /priority | {\"priority\": 1}",
        "POST   | /reset    | ''",
        "POST   | /refresh  | ''",
        "POST   | /test     | ''",
        "GET    | /balance  | ''",
        "GET    | /profiles | ''",
        "POST   | /profile  | '{\"profile\": \"0123456789abcdef\"}'",
      })
  final void anUnknownIdIsNotFoundAndAnImpossibleOneRefused(String method, String path, String body)
      throws Exception {
    String sent = body.isEmpty() ? null : body;
    assertProblem(method, "/credentials/4711" + path, sent, AdminErrorCode.UNKNOWN_CREDENTIAL);
    assertProblem(method, "/credentials/one" + path, sent, AdminErrorCode.INVALID_PARAMETER, "id");
    assertProblem(method, "/credentials/-1" + path, sent, AdminErrorCode.INVALID_PARAMETER, "id");
  }

  @Test
  final void anUnknownRouteIsNotFoundAndAWrongMethodNotAllowed() throws Exception {
    assertProblem("GET", "/nowhere", null, AdminErrorCode.UNKNOWN_ROUTE);
    assertProblem("PUT", "/credentials", "{}", AdminErrorCode.METHOD_NOT_ALLOWED);
    assertProblem("GET", "/credentials/1/reset", null, AdminErrorCode.METHOD_NOT_ALLOWED);
  }

  @Test
  final void anotherFormThanJsonIsNotToBeHad() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.adminRequest("/credentials").header("accept", "image/png"));

    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(answer.body()).contains("\"code\":\"not_acceptable\"");
  }

  @Test
  final void anotherContentTypeIsRefused() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .adminRequest("/credentials")
                .setHeader("content-type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("unsupported_media_type");
  }

  @Test
  final void aBodyThatIsTooLargeIsRefused() throws Exception {
    String body = "{\"email\": \"" + "x".repeat(300_000) + "\"}";

    assertProblem("POST", "/credentials", body, AdminErrorCode.BODY_TOO_LARGE);
  }

  // change

  @Test
  final void aCredentialIsDisabledAndEnabled() throws Exception {
    long id = addWithoutValidation(social());
    String path = "/credentials/" + id + "/disabled";

    JsonNode done = json("POST", path, "{\"disabled\": true}");

    assertThat(names(done)).containsExactly("success", "message");
    assertThat(done.path("message").asText()).contains("#" + id);
    assertThat(status(id).disabled()).isTrue();
    assertThat(client.credentials().currentId()).isZero();
    json("POST", path, "{\"disabled\": false}");
    assertThat(status(id).disabled()).isFalse();
    assertThat(status(id).disabledReason()).isNull();
  }

  @Test
  final void aResetBringsASuspendedCredentialBack() throws Exception {
    SignIn signIn = social();
    long id = add(signIn);
    signIn.account().suspend();
    gateway.postMessages(MESSAGE);
    assertThat(status(id).disabledReason()).isEqualTo("Suspended");
    signIn.account().heal();

    json("POST", "/credentials/" + id + "/reset", null);

    assertThat(status(id).disabled()).isFalse();
    assertThat(gateway.postMessages(MESSAGE).statusCode()).isEqualTo(200);
    assertThat(status(id).successCount()).isEqualTo(1);
    assertThat(status(id).lastUsedAt()).isNotNull();
  }

  @Test
  final void onlyADisabledCredentialIsRemoved() throws Exception {
    long id = addWithoutValidation(social());

    assertProblem("DELETE", "/credentials/" + id, null, AdminErrorCode.CREDENTIAL_ENABLED);
    client.setDisabled(id, true);
    json("DELETE", "/credentials/" + id, null);

    assertProblem("GET", "/credentials/" + id, null, AdminErrorCode.UNKNOWN_CREDENTIAL);
    assertThat(client.exportCredentials().credentials()).isEmpty();
  }

  @Test
  final void aRefreshThatFailsSaysWhose() throws Exception {
    SignIn signIn = social();
    long id = addWithoutValidation(signIn);
    signIn.account().failRefreshes(503);
    String path = "/credentials/" + id + "/refresh";

    assertProblem("POST", path, null, AdminErrorCode.AUTH_SERVICE_UNAVAILABLE);
    assertThat(status(id).refreshFailureCount()).isEqualTo(1);
    signIn.account().refuseRefreshes();
    assertProblem("POST", path, null, AdminErrorCode.AUTH_SERVICE_REFUSED);
    assertThat(status(id).disabledReason()).isEqualTo("InvalidRefreshToken");
  }

  @Test
  final void aRefreshThatWorksMendsAMissingToken() throws Exception {
    SignIn signIn = social();
    long id = addWithoutValidation(signIn);
    signIn.account().failRefreshes(503);
    assertProblem(
        "POST", "/credentials/" + id + "/refresh", null, AdminErrorCode.AUTH_SERVICE_UNAVAILABLE);
    signIn.account().heal();

    json("POST", "/credentials/" + id + "/refresh", null);

    assertThat(status(id).refreshFailureCount()).isZero();
    assertThat(status(id).health().state()).isEqualTo("ready");
  }

  @Test
  final void anApiKeyIsNotRefreshed() throws Exception {
    gateway.upstream().accounts().addApiKey("ksk_fake_refresh_0123456789");
    long id =
        client
            .addWithoutValidation(
                CredentialFields.none()
                    .with(CredentialField.KIRO_API_KEY, "ksk_fake_refresh_0123456789"))
            .credentialId();

    assertProblem("POST", "/credentials/" + id + "/refresh", null, AdminErrorCode.NOT_REFRESHABLE);
  }

  @Test
  final void singleMembersAreEditedAndRemoved() throws Exception {
    long id = addWithoutValidation(social());

    JsonNode edited =
        json(
            "PATCH",
            "/credentials/" + id,
            "{\"email\": \"a@b.example\", \"priority\": 4,"
                + " \"proxyUrl\": \"socks5://somebody:fakepassword@proxy.example:1080\"}");

    assertThat(edited.path("status").path("priority").asInt()).isEqualTo(4);
    assertThat(edited.path("settings").path("email").asText()).isEqualTo("a@b.example");
    assertThat(edited.path("status").path("proxyUrl").asText())
        .isEqualTo("socks5://***:***@proxy.example:1080");
    assertThat(edited.path("status").path("hasProxy").asBoolean()).isTrue();
    json("PATCH", "/credentials/" + id, "{\"email\": null, \"proxyUrl\": null}");
    assertThat(client.credential(id).settings().text(CredentialField.EMAIL)).isEmpty();
    assertThat(client.credential(id).settings().text(CredentialField.PROXY_URL)).isEmpty();
    assertThat(client.credential(id).settings().priority()).isEqualTo(4);
  }

  @Test
  final void anEditThatNamesNothingChangesNothing() throws Exception {
    long id = addWithoutValidation(social());
    CredentialDetail before = client.credential(id);

    assertThat(client.edit(id, CredentialFields.none())).isEqualTo(before);
  }

  @Test
  final void anEditGivesACredentialAnotherSignIn() throws Exception {
    long id = add(social());
    SignIn other = social();

    client.edit(id, fields(other));

    assertThat(status(id).refreshTokenHash()).isEqualTo(Fingerprint.sha256(other.refreshToken()));
    assertThat(status(id).expiresAt()).isNull();
    client.refresh(id);
    assertThat(other.account().refreshes()).isEqualTo(1);
  }

  @Test
  final void anEditCannotMakeADuplicateOrAnIncompleteCredential() throws Exception {
    SignIn one = social();
    addWithoutValidation(one);
    long other = addWithoutValidation(social());

    assertProblem(
        "PATCH",
        "/credentials/" + other,
        body(one.refreshToken()),
        AdminErrorCode.DUPLICATE_CREDENTIAL);
    assertProblem(
        "PATCH",
        "/credentials/" + other,
        "{\"refreshToken\": null}",
        AdminErrorCode.CREDENTIAL_INCOMPLETE);
    assertProblem(
        "PATCH",
        "/credentials/" + other,
        "{\"authMethod\": \"idc\"}",
        AdminErrorCode.CREDENTIAL_INCOMPLETE);
  }

  // profiles

  @Test
  final void anOrganisationsProfilesAreListedWithoutTheirArnsAndOneIsChosen() throws Exception {
    Account account = organisation("us-east-1", "eu-central-1");
    long id = client.credentials().credentials().getLast().id();

    List<CredentialProfiles.Profile> listed = client.profiles(id).profiles();

    assertThat(listed)
        .extracting(profile -> profile.name() + " " + profile.region() + " " + profile.current())
        .containsExactly(
            account.name() + "-1 us-east-1 true", account.name() + "-2 eu-central-1 false");
    assertThat(listed).extracting(CredentialProfiles.Profile::active).containsOnly(true);
    assertThat(Json.MAPPER.writeValueAsString(listed)).doesNotContain("arn:");

    String second = listed.getLast().id();
    assertThat(client.chooseProfile(id, second).message())
        .isEqualTo("Credential #" + id + " uses the profile " + second + ".");

    assertThat(client.profiles(id).profiles())
        .filteredOn(CredentialProfiles.Profile::current)
        .extracting(CredentialProfiles.Profile::id)
        .containsExactly(second);
    gateway.upstream().forgetRequests();
    client.balance(id, false);
    assertThat(gateway.upstream().requests(Operation.USAGE_LIMITS).getLast().profileArn())
        .hasValue(account.profileArns().getLast());
  }

  @Test
  final void onlyAProfileOfTheAccountCanBeChosen() throws Exception {
    organisation("us-east-1");
    long organisation = client.credentials().credentials().getLast().id();
    long social = add(social());

    assertThat(client.profiles(social).profiles()).isEmpty();
    for (long id : List.of(organisation, social)) {
      assertProblem(
          "POST",
          "/credentials/" + id + "/profile",
          "{\"profile\": \"0123456789abcdef\"}",
          AdminErrorCode.UNKNOWN_PROFILE);
    }
    assertProblem(
        "POST",
        "/credentials/" + organisation + "/profile",
        "{}",
        AdminErrorCode.MISSING_VALUE,
        "profile");
  }

  /// An account of IAM Identity Center with a credential, which is the last one.
  private Account organisation(String... regions) throws Exception {
    String token = gateway.upstream().accounts().newRefreshToken();
    Account account = gateway.upstream().accounts().addIdc("c", "s", token).withProfilesIn(regions);
    client.add(
        fields(new SignIn(account, token))
            .with(CredentialField.PROVIDER, "Enterprise")
            .with(CredentialField.CLIENT_ID, "c")
            .with(CredentialField.CLIENT_SECRET, "s")
            .with(CredentialField.PRIORITY, 9));
    return account;
  }

  // test and balance

  @Test
  final void aTestAsksTheUpstreamAndCountsNowhere() throws Exception {
    SignIn signIn = social();
    long id = add(signIn);
    gateway.upstream().forgetRequests();

    JsonNode tested = json("POST", "/credentials/" + id + "/test", null);

    assertThat(tested.path("success").asBoolean()).isTrue();
    assertThat(tested.path("model").asText()).contains("haiku");
    assertThat(tested.path("durationMs").isIntegralNumber()).isTrue();
    assertThat(gateway.upstream().requests(Operation.GENERATE)).hasSize(1);
    assertThat(status(id).successCount()).isZero();
    assertThat(status(id).lastUsedAt()).isNull();
  }

  @Test
  final void aTestThatFailsSaysAtWhatAndChangesNothing() throws Exception {
    SignIn signIn = social();
    long id = add(signIn);
    String path = "/credentials/" + id + "/test";
    signIn.account().suspend();
    assertProblem("POST", path, null, AdminErrorCode.UPSTREAM_REFUSED);
    assertThat(status(id).health().state()).isEqualTo("ready");
    signIn.account().answerChats(KnownErrors.unavailable());
    assertProblem("POST", path, null, AdminErrorCode.UPSTREAM_UNAVAILABLE);

    SignIn refused = social();
    refused.account().refuseRefreshes();
    assertProblem(
        "POST",
        "/credentials/" + addWithoutValidation(refused) + "/test",
        null,
        AdminErrorCode.AUTH_SERVICE_REFUSED);
    SignIn unreachable = social();
    unreachable.account().failRefreshes(500);
    assertProblem(
        "POST",
        "/credentials/" + addWithoutValidation(unreachable) + "/test",
        null,
        AdminErrorCode.AUTH_SERVICE_UNAVAILABLE);
  }

  @Test
  final void aBalanceHasKiroRsMembersAndIsKeptForAWhile() throws Exception {
    SignIn signIn = social();
    long id = addWithoutValidation(signIn);
    signIn.account().usageLimits(Json.MAPPER.readTree(USAGE));
    gateway.upstream().forgetRequests();

    JsonNode balance = json("GET", "/credentials/" + id + "/balance", null);
    json("GET", "/credentials/" + id + "/balance", null);

    assertThat(balance)
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"id": %d, "subscriptionTitle": "KIRO PRO+", "currentUsage": 16.84,
                 "usageLimit": 2000.0, "remaining": 1983.16, "usagePercentage": 0.8420000000000001,
                 "nextResetAt": 1769817600.0}
                """
                    .formatted(id)));
    assertThat(gateway.upstream().requests(Operation.USAGE_LIMITS)).hasSize(1);
    json("GET", "/credentials/" + id + "/balance?fresh=true", null);
    assertThat(gateway.upstream().requests(Operation.USAGE_LIMITS)).hasSize(2);
    assertThat(status(id).subscriptionTitle()).isEqualTo("KIRO PRO+");
  }

  /// A trial that is active, one bonus that is and one that is not.
  private static final String USAGE =
      """
      {"nextDateReset": 1769817600.0,
       "subscriptionInfo": {"subscriptionTitle": "KIRO PRO+"},
       "usageBreakdownList": [{
         "currentUsage": 12, "currentUsageWithPrecision": 12.34,
         "usageLimit": 1000, "usageLimitWithPrecision": 1000.0,
         "bonuses": [{"currentUsage": 1.0, "usageLimit": 500.0, "status": "ACTIVE"},
                     {"currentUsage": 9.0, "usageLimit": 9.0, "status": "EXPIRED"}],
         "freeTrialInfo": {"currentUsage": 3, "currentUsageWithPrecision": 3.5,
                           "usageLimit": 500, "freeTrialStatus": "ACTIVE"}}]}
      """;

  @Test
  final void aBalanceThatNobodyTellsIsAnErrorWithACode() throws Exception {
    SignIn signIn = social();
    long id = add(signIn);
    String path = "/credentials/" + id + "/balance?fresh=true";

    signIn.account().answerEverywhere(KnownErrors.notAuthorized());
    assertProblem("GET", path, null, AdminErrorCode.UPSTREAM_REFUSED);
    signIn.account().answerEverywhere(KnownErrors.unavailable());
    assertProblem("GET", path, null, AdminErrorCode.UPSTREAM_UNAVAILABLE);
    assertProblem(
        "GET",
        "/credentials/" + id + "/balance?fresh=yes",
        null,
        AdminErrorCode.INVALID_PARAMETER,
        "fresh");
  }

  // the rest

  @Test
  final void theModeIsChangedAtOnce() throws Exception {
    assertThat(json("GET", "/config/load-balancing", null).toString())
        .isEqualTo("{\"mode\":\"priority\"}");

    json("PUT", "/config/load-balancing", "{\"mode\": \"balanced\"}");

    assertThat(client.settings().loadBalancing().mode()).isEqualTo("balanced");
    assertThat(client.status().loadBalancingMode()).isEqualTo("balanced");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                              | INVALID_VALUE  | mode",
        "{\"mode\": null}                | INVALID_VALUE  | mode",
        "{\"mode\": \"random\"}          | INVALID_VALUE  | mode",
        "{\"mode\": 1}                   | INVALID_VALUE  | mode",
        "{\"mode\": \"priority\", \"x\": 1} | UNKNOWN_MEMBER | x",
      })
  final void anotherModeIsRefused(String body, AdminErrorCode code, String field) throws Exception {
    assertProblem("PUT", "/config/load-balancing", body, code, field);
    assertThat(client.settings().loadBalancing().mode()).isEqualTo("priority");
  }

  @Test
  final void theStatusCountsTheCredentials() throws Exception {
    assertThat(client.status().health().ok()).isFalse();
    client.setDisabled(addWithoutValidation(social()), true);
    addWithoutValidation(social());

    GatewayStatus status = client.status();

    assertThat(status.health().ok()).isTrue();
    assertThat(status.credentials().total()).isEqualTo(2);
    assertThat(status.credentials().available()).isEqualTo(1);
    assertThat(status.storage().available()).isTrue();
    assertThat(status.uptimeSeconds()).isNotNegative();
    assertThat(status.javaVersion()).startsWith("25");
    assertThat(status.time()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
  }

  @Test
  final void theModelsAreThoseOfTheCatalogueNewestFirst() throws Exception {
    addWithoutValidation(social());

    JsonNode models = json("GET", "/models", null).path("models");

    assertThat(models.findValuesAsText("upstreamId")).contains("claude-sonnet-4.5");
    assertThat(models.findValuesAsText("createdAt")).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(models.findValues("usable")).allMatch(JsonNode::asBoolean);
    JsonNode opus = model(models, "claude-opus-5");
    assertThat(opus.path("rateMultiplier").asDouble()).isEqualTo(2.2);
    assertThat(opus.path("inputTypes")).isEmpty();
    assertThat(opus.path("refusalFallbacks").path(0).asText()).isEqualTo("claude-opus-4-8");
    assertThat(model(models, "claude-opus-5.5").has("rateMultiplier")).isFalse();
  }

  private static JsonNode model(JsonNode models, String upstreamId) {
    return models
        .valueStream()
        .filter(model -> model.path("upstreamId").asText().equals(upstreamId))
        .findFirst()
        .orElseThrow();
  }

  @Test
  final void anExportHasEveryCredentialAndNoSecret() throws Exception {
    SignIn signIn = social();
    long id = add(signIn);

    JsonNode export = json("GET", "/credentials/export", null);

    assertThat(export.path("credentials").findValuesAsText("id"))
        .containsExactly(String.valueOf(id));
    assertThat(
            StreamSupport.stream(
                    export.path("credentials").get(0).path("secrets").spliterator(), false)
                .map(JsonNode::asText))
        .containsExactly("refreshToken", "accessToken", "profileArn");
    assertThat(export.toString()).doesNotContain(signIn.refreshToken());
  }

  @Test
  final void noAnswerIsKeptByACacheOrReadByAnotherSite() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.adminRequest("/credentials").header("Origin", "https://evil.example"));

    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control-"));
  }

  @Test
  final void aSessionWithKiroRsReplays() throws Exception {
    Accounts accounts = gateway.upstream().accounts();
    String idcToken = accounts.newRefreshToken();
    accounts.addIdc("fake-client", "fake-client-secret", idcToken);
    accounts.addApiKey("ksk_fake_session_0123456789_wxyz");
    Map<String, String> values =
        Map.of(
            "tokenA",
            social().refreshToken(),
            "tokenB",
            idcToken,
            "tokenC",
            social().refreshToken(),
            "clientId",
            "fake-client",
            "clientSecret",
            "fake-client-secret",
            "apiKey",
            "ksk_fake_session_0123456789_wxyz");

    RecordedSession.of("kiro-rs-session.txt", values).replay(this::call);
  }
}
