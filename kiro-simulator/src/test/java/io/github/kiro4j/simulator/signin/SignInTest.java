package io.github.kiro4j.simulator.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.TestClient;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.service.AccountKind;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The services that sign accounts in, over HTTP, with what each of them refuses.
class SignInTest {

  private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

  /// SHA-256 of `simulated-verifier` in base64url.
  private static final String VERIFIER = "simulated-verifier";

  private static final String PORTAL_REDIRECT =
      "http://localhost:3128/oauth/callback?login_option=google";

  private Instant now = Instant.parse("2026-11-28T00:00:00Z");
  private KiroSimulator simulator;
  private TestClient client;
  private HttpClient browser;

  @BeforeEach
  void start() {
    simulator =
        KiroSimulator.builder().clock(() -> Clock.fixed(now, ZoneOffset.UTC).instant()).start();
    client = new TestClient(simulator);
    browser = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    browser.close();
    client.close();
    simulator.close();
  }

  @Test
  void deviceCodeIsPendingUntilItIsApprovedAndIsThenSpent() throws Exception {
    ObjectNode poll = deviceCode(register("{\"grantTypes\":[\"" + DEVICE + "\"]}"), builderId());
    String code = simulator.signIns().waiting().getFirst();
    assertThat(error(poll)).isEqualTo("authorization_pending");
    assertThat(error(poll)).isEqualTo("slow_down");
    simulator.signIns().approve(code, simulator.accounts().addSignedOut(AccountKind.BUILDER_ID));
    now = now.plusSeconds(5);
    JsonNode tokens = TestClient.json(client.post("/token", poll));
    assertThat(tokens.get("refreshToken").asText()).hasSizeGreaterThan(100);
    assertThat(error(poll)).isEqualTo("invalid_grant");

    ObjectNode refresh = poll.deepCopy().put("grantType", "refresh_token");
    refresh.set("refreshToken", tokens.get("refreshToken"));
    assertThat(client.post("/token", refresh).statusCode()).isEqualTo(200);
  }

  @Test
  void deviceCodeCanBeDeniedAndExpires() throws Exception {
    ObjectNode denied = deviceCode(register("{}"), builderId());
    simulator.signIns().deny(simulator.signIns().waiting().getFirst());
    assertThat(error(denied)).isEqualTo("access_denied");
    ObjectNode late = deviceCode(register("{}"), builderId());
    now = now.plus(Duration.ofMinutes(10));
    assertThat(error(late)).isEqualTo("expired_token");
  }

  @Test
  void errorsCanBeStatedInTheHeader() throws Exception {
    simulator.signIns().statingErrorsInHeader();
    HttpResponse<byte[]> answer = client.post("/token", deviceCode(register("{}"), builderId()));
    assertThat(answer.headers().firstValue("x-amzn-errortype"))
        .contains("AuthorizationPendingException");
    assertThat(TestClient.json(answer)).isEmpty();
  }

  @Test
  void clientsAreRegisteredWithWhatTheirGrantsNeed() throws Exception {
    ObjectNode client = registration("{\"grantTypes\":[\"authorization_code\"]}");
    assertThat(this.client.post("/client/register", client).statusCode()).isEqualTo(400);
    ObjectNode withoutScopes = registration("{}");
    withoutScopes.remove("scopes");
    assertThat(error("/client/register", withoutScopes)).isEqualTo("invalid_scope");
    ObjectNode poll = deviceCode(register("{}"), builderId());
    assertThat(error(poll.deepCopy().put("clientSecret", "other"))).isEqualTo("invalid_client");
  }

  @Test
  void organisationSignsInByCodeOnlyWithItsRedirectAndVerifier() throws Exception {
    String redirect = "http://127.0.0.1:3128/oauth/callback";
    JsonNode app =
        register(
            """
            {"grantTypes": ["authorization_code", "refresh_token"],
             "redirectUris": ["%s"], "issuerUrl": "https://simulated.awsapps.com/start"}
            """
                .formatted(redirect));
    String page =
        "/authorize?response_type=code&client_id=" + app.get("clientId").asText() + pkce(redirect);
    assertThat(status(page.replace("3128", "9"))).isEqualTo(400);
    ObjectNode exchange =
        Json.MAPPER
            .createObjectNode()
            .put("grantType", "authorization_code")
            .put("redirectUri", redirect)
            .put("codeVerifier", VERIFIER);
    exchange.setAll((ObjectNode) app);
    assertThat(error(exchange.deepCopy().put("code", code(page)).put("codeVerifier", "other")))
        .isEqualTo("invalid_grant");
    String code = code(page);
    assertThat(client.post("/token", exchange.put("code", code)).statusCode()).isEqualTo(200);
    assertThat(error(exchange)).isEqualTo("invalid_grant");
  }

  @Test
  void socialDeviceFlowSignsTheOtherDeviceSignInOut() throws Exception {
    JsonNode first = socialDevice();
    JsonNode second = socialDevice();
    assertThat(client.refreshSocial(second.get("refreshToken").asText()).statusCode())
        .isEqualTo(200);
    assertThat(client.refreshSocial(first.get("refreshToken").asText()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void portalTakesFixedPortsOnly() throws Exception {
    assertThat(status(portal("http://localhost:3128"))).isEqualTo(200);
    assertThat(status(portal("http://localhost:8080"))).isEqualTo(400);
    assertThat(status(portal("http://127.0.0.1:3128"))).isEqualTo(400);
    assertThat(status(portal("http://localhost:3128/oauth/callback"))).isEqualTo(400);
  }

  @Test
  void exchangeOfAPortalCodeWithTheBareOriginBurnsTheCode() throws Exception {
    String code = code(portal("http://localhost:3128") + "&login_option=google");
    assertThat(exchange(code, "http://localhost:3128").statusCode()).isEqualTo(500);
    assertThat(exchange(code, PORTAL_REDIRECT).statusCode()).isEqualTo(400);
    String next = code(portal("http://localhost:3128") + "&login_option=google");
    JsonNode tokens = TestClient.json(exchange(next, PORTAL_REDIRECT));
    assertThat(tokens.get("profileArn").asText()).startsWith("arn:");
  }

  @Test
  void portalNamesWhereAnOrganisationSignsIn() throws Exception {
    URI aws = location(portal("http://localhost:3128") + "&login_option=awsidc");
    assertThat(aws.getPath()).isEqualTo("/signin/callback");
    assertThat(parameter(aws, "idc_region")).isEqualTo("us-east-1");
    URI external = location(portal("http://localhost:3128") + "&login_option=external_idp");
    assertThat(parameter(external, "issuer_url")).isEqualTo(simulator.baseUri() + "/idp/tenant");
    assertThat(external.getQuery()).doesNotContain("code=");
  }

  @Test
  void identityProviderIssuesTokensThatOnlyTheirTokenTypeMakesGood() throws Exception {
    String redirect = "http://localhost:3128/oauth/callback";
    String root = "/idp/tenant";
    JsonNode found = TestClient.json(client.get(root + "/.well-known/openid-configuration"));
    assertThat(found.get("token_endpoint").asText())
        .isEqualTo(simulator.baseUri() + root + "/token");
    String page = root + "/authorize?client_id=simulated-entra-client" + pkce(redirect);
    assertThat(status(page + "&scope=openid")).isEqualTo(400);
    String form =
        "grant_type=authorization_code&client_id=simulated-entra-client&code_verifier="
            + VERIFIER
            + "&redirect_uri="
            + encoded(redirect)
            + "&code="
            + code(page + "&scope=openid+offline_access");
    JsonNode tokens = Json.MAPPER.readTree(form(root + "/token", form).body());
    assertThat(form(root + "/token", form).statusCode()).isEqualTo(400);
    String refresh =
        "grant_type=refresh_token&client_id=simulated-entra-client&refresh_token="
            + tokens.get("refresh_token").asText();
    assertThat(form(root + "/token", refresh).statusCode()).isEqualTo(200);
  }

  private static String builderId() {
    return "https://view.awsapps.com/start";
  }

  private static ObjectNode registration(String more) throws IOException {
    ObjectNode body =
        (ObjectNode)
            Json.MAPPER.readTree(
                """
                {"clientName": "Kiro CLI", "clientType": "public",
                 "scopes": ["codewhisperer:completions"]}
                """);
    return body.setAll((ObjectNode) Json.MAPPER.readTree(more));
  }

  /// Id and secret of a new client.
  private JsonNode register(String more) throws Exception {
    ObjectNode answer =
        (ObjectNode) TestClient.json(client.post("/client/register", registration(more)));
    return answer.without("clientSecretExpiresAt");
  }

  /// The body of a poll for a new device code.
  private ObjectNode deviceCode(JsonNode registered, String startUrl) throws Exception {
    ObjectNode body = registered.deepCopy();
    JsonNode grant =
        TestClient.json(
            client.post("/device_authorization", body.deepCopy().put("startUrl", startUrl)));
    assertThat(grant.get("verificationUriComplete").asText())
        .endsWith(grant.get("userCode").asText());
    body.set("deviceCode", grant.get("deviceCode"));
    return body.put("grantType", DEVICE);
  }

  private JsonNode socialDevice() throws Exception {
    ObjectNode start =
        Json.MAPPER.createObjectNode().put("clientId", "Kiro-CLI").put("loginProvider", "Google");
    JsonNode grant = TestClient.json(client.post("/oauth/device/authorization", start));
    Account account = simulator.accounts().addSignedOut(AccountKind.SOCIAL);
    ObjectNode poll = start.deepCopy();
    poll.set("deviceCode", grant.get("deviceCode"));
    assertThat(TestClient.json(client.post("/oauth/device/poll", poll)).get("status").asText())
        .isEqualTo("authorization_pending");
    simulator.signIns().approve(grant.get("userCode").asText(), account);
    now = now.plusSeconds(5);
    return TestClient.json(client.post("/oauth/device/poll", poll));
  }

  private String error(ObjectNode poll) throws Exception {
    return error("/token", poll);
  }

  private String error(String path, ObjectNode body) throws Exception {
    return TestClient.json(client.post(path, body)).path("error").asText();
  }

  private static String portal(String redirect) {
    return "/signin?redirect_from=KiroIDE" + pkce(redirect);
  }

  private static String pkce(String redirect) {
    return "&redirect_uri="
        + encoded(redirect)
        + "&state=simulated-state&code_challenge_method=S256&code_challenge="
        + "ySz2-9JxMEOCzoZSqCKtwGmqABdz6QAX4atCcYOOBEk";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> exchange(String code, String redirect) throws Exception {
    return client.post(
        "/oauth/token",
        Json.MAPPER
            .createObjectNode()
            .put("code", code)
            .put("code_verifier", VERIFIER)
            .put("redirect_uri", redirect));
  }

  /// The code with which a page sends the browser back after a new account has approved.
  private String code(String page) throws Exception {
    assertThat(status(page)).isEqualTo(200);
    URI location = location(page + "&decision=new");
    assertThat(parameter(location, "state")).isEqualTo("simulated-state");
    return parameter(location, "code");
  }

  private URI location(String page) throws Exception {
    return URI.create(get(page).headers().firstValue("location").orElseThrow());
  }

  private int status(String page) throws Exception {
    return get(page).statusCode();
  }

  private HttpResponse<String> get(String page) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(simulator.baseUri() + page)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> form(String path, String body) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(simulator.baseUri() + path))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static String parameter(URI address, String name) {
    return Arrays.stream(address.getRawQuery().split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }
}
