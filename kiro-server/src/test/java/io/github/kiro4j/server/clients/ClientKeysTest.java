package io.github.kiro4j.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.client.KeyClient;
import io.github.kiro4j.api.admin.keys.ClientKeyDetail;
import io.github.kiro4j.api.admin.keys.ClientKeyDetail.State;
import io.github.kiro4j.api.admin.keys.ClientKeyLimits;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import io.github.kiro4j.api.admin.keys.NewClientKey;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Client keys over HTTP: what operators do with them, and what clients get.
class ClientKeysTest {

  private TestGateway gateway;
  private AdminClient admin;
  private KeyClient keys;

  @BeforeEach
  void start() throws Exception {
    KiroSimulator upstream = KiroSimulator.start();
    String first = upstream.accounts().newRefreshToken();
    String second = upstream.accounts().newRefreshToken();
    upstream.accounts().addSocial(first);
    upstream.accounts().addSocial(second);
    gateway =
        TestGateway.start(
            upstream,
            """
            [{"id": 1, "authMethod": "social", "refreshToken": "%s"},
             {"id": 2, "authMethod": "social", "refreshToken": "%s", "priority": 5}]
            """
                .formatted(first, second),
            "adminApiKey: " + TestGateway.ADMIN_KEY + "\n");
    admin = gateway.adminClient();
    keys = admin.keys();
  }

  @AfterEach
  void stop() {
    admin.close();
    gateway.close();
  }

  @Test
  void aNewKeyIsShownOnceAndServed() throws Exception {
    NewClientKey issued = keys.create(named("alice"));

    assertThat(issued.key()).matches("sk-kiro4j-[A-Za-z0-9]{32}");
    assertThat(issued.detail().prefix()).isEqualTo(issued.key().substring(0, 18));
    assertThat(send(issued.key(), "claude-sonnet-4-5").statusCode()).isEqualTo(200);
    assertThat(bearer(issued.key()).statusCode()).isEqualTo(200);
    assertThat(gateway.send(gateway.adminRequest("/keys")).body())
        .contains(issued.detail().prefix())
        .doesNotContain(issued.key());
  }

  @Test
  void whatAKeyHasUsedIsListed() throws Exception {
    NewClientKey issued = keys.create(named("alice"));
    send(issued.key(), "claude-sonnet-4-5");

    Eventually.await(
        Duration.ofSeconds(10), () -> keys.get(issued.detail().id()).usage().tokensThisMonth() > 0);

    ClientKeyDetail.Used usage = keys.list().keys().getFirst().usage();
    assertThat(usage.tokensToday()).isEqualTo(usage.tokensThisMonth());
    assertThat(usage.creditsThisMonth()).isPositive();
    assertThat(usage.inFlight()).isZero();
  }

  @Test
  void aDisabledKeyIsRefusedAtOnceWithTheReason() throws Exception {
    NewClientKey issued = keys.create(named("alice"));
    String id = issued.detail().id();

    assertThat(keys.edit(id, ClientKeySettings.onlyDisabled(true)).state())
        .isEqualTo(State.DISABLED);

    for (int i = 0; i < 20; i++) {
      HttpResponse<String> refused = send(issued.key(), "claude-sonnet-4-5");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("authentication_error").contains("is disabled");
      assertThat(refused.headers().firstValue("x-should-retry")).contains("false");
    }
    keys.edit(id, ClientKeySettings.onlyDisabled(false));
    assertThat(send(issued.key(), "claude-sonnet-4-5").statusCode()).isEqualTo(200);
  }

  @Test
  void anExpiredKeyIsRefusedWithTheReason() throws Exception {
    NewClientKey issued =
        keys.create(
            new ClientKeySettings(
                "alice", null, "2020-01-01T00:00:00Z", null, null, null, null, null));

    HttpResponse<String> refused = send(issued.key(), "claude-sonnet-4-5");

    assertThat(issued.detail().state()).isEqualTo(State.EXPIRED);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("authentication_error").contains("has expired");
  }

  @Test
  void aRotatedKeyHasAnOverlapAndADeletedOneNone() throws Exception {
    NewClientKey old = keys.create(named("alice"));
    NewClientKey next = keys.rotate(old.detail().id(), Duration.ofHours(1));

    assertThat(next.detail().previousUntil()).isNotNull();
    assertThat(models(old.key()).statusCode()).isEqualTo(200);
    assertThat(models(next.key()).statusCode()).isEqualTo(200);
    NewClientKey last = keys.rotate(old.detail().id(), Duration.ZERO);
    assertThat(models(old.key()).statusCode()).isEqualTo(401);
    assertThat(models(next.key()).statusCode()).isEqualTo(401);
    assertThat(models(last.key()).statusCode()).isEqualTo(200);
    keys.delete(old.detail().id());
    assertThat(models(last.key()).statusCode()).isEqualTo(401);
    assertThat(keys.list().keys()).isEmpty();
  }

  @Test
  void aKeyUsesOnlyItsModels() throws Exception {
    NewClientKey issued =
        keys.create(
            new ClientKeySettings(
                "alice", null, null, null, List.of("claude-haiku-*"), null, null, null));

    HttpResponse<String> refused = send(issued.key(), "claude-sonnet-4-5");

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body())
        .contains("\"type\":\"not_found_error\"")
        .contains("model: claude-sonnet-4-5 (this API key may not use it)");
    assertThat(send(issued.key(), "claude-haiku-4-5").statusCode()).isEqualTo(200);
    assertThat(models(issued.key()).body())
        .contains("claude-haiku-4-5")
        .doesNotContain("sonnet")
        .doesNotContain("opus");
    assertThat(get(issued.key(), "/v1/models/claude-sonnet-4-5").statusCode()).isEqualTo(404);
    assertThat(get(issued.key(), "/v1/models/claude-haiku-4-5").statusCode()).isEqualTo(200);
    assertThat(models(TestGateway.KEY).body()).contains("sonnet");
  }

  @Test
  void aKeyUsesOnlyItsCredentials() throws Exception {
    NewClientKey issued =
        keys.create(
            new ClientKeySettings("alice", null, null, null, null, List.of(2L), null, null));

    send(TestGateway.KEY, "claude-sonnet-4-5");
    send(issued.key(), "claude-sonnet-4-5");
    admin.setDisabled(2, true);
    HttpResponse<String> refused = send(issued.key(), "claude-sonnet-4-5");

    assertThat(refused.statusCode()).isEqualTo(503);
    Eventually.await(Duration.ofSeconds(10), () -> admin.requests().recent().size() == 3);
    assertThat(admin.requests().recent())
        .extracting(RequestList.Request::credentialId)
        .containsExactly(null, 2L, 1L);
  }

  @Test
  void aKeyUsesTheCredentialsWithItsTags() throws Exception {
    NewClientKey issued =
        keys.create(
            new ClientKeySettings("alice", null, null, null, null, null, List.of("eu"), null));
    int untagged = send(issued.key(), "claude-sonnet-4-5").statusCode();

    admin.edit(2, CredentialFields.none().with(CredentialField.TAGS, "team-a eu"));

    assertThat(untagged).isEqualTo(503);
    assertThat(send(issued.key(), "claude-sonnet-4-5").statusCode()).isEqualTo(200);
    Eventually.await(Duration.ofSeconds(10), () -> admin.requests().recent().size() == 2);
    assertThat(admin.requests().recent().getFirst().credentialId()).isEqualTo(2L);
    assertThatThrownBy(() ->
            keys.create(
                new ClientKeySettings("bob", null, null, null, null, null, List.of("a b"), null)))
        .hasMessageContaining("credentialTags");
  }

  @Test
  void aKeyWhoseCredentialsAreGoneIsToldSo() throws Exception {
    NewClientKey issued =
        keys.create(
            new ClientKeySettings("alice", null, null, null, null, List.of(2L), null, null));
    admin.setDisabled(2, true);
    admin.remove(2);

    HttpResponse<String> refused = send(issued.key(), "claude-sonnet-4-5");

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("no longer has an account that this API key may use");
  }

  @Test
  void overALimitAKeyIsAnsweredWith429AsAnthropicDoes() throws Exception {
    NewClientKey issued = keys.create(limited(new ClientKeyLimits(null, null, null, 100L, null)));

    HttpResponse<String> served = send(issued.key(), "claude-sonnet-4-5");
    Eventually.await(
        Duration.ofSeconds(10),
        () -> keys.get(issued.detail().id()).usage().tokensThisMonth() > 100);
    HttpResponse<String> refused = send(issued.key(), "claude-sonnet-4-5");

    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(header(served, "anthropic-ratelimit-tokens-limit")).isEqualTo("100");
    assertThat(Instant.parse(header(served, "anthropic-ratelimit-tokens-reset")))
        .isAfter(Instant.now());
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body())
        .contains("\"type\":\"rate_limit_error\"")
        .contains("its limit of 100 tokens per month");
    assertThat(header(refused, "anthropic-ratelimit-tokens-remaining")).isEqualTo("0");
    assertThat(Long.parseLong(header(refused, "retry-after"))).isPositive();
    assertThat(header(models(issued.key()), "anthropic-ratelimit-tokens-remaining")).isEqualTo("0");
    assertThat(models(TestGateway.KEY).headers().map())
        .doesNotContainKey("anthropic-ratelimit-tokens-limit");
  }

  @Test
  void requestsPerMinuteAreCountedInTheHeadersOfStreamsToo() throws Exception {
    NewClientKey issued = keys.create(limited(new ClientKeyLimits(1_000L, null, null, null, null)));

    HttpResponse<String> first = send(issued.key(), "claude-sonnet-4-5");
    HttpResponse<String> stream =
        gateway.send(
            with(issued.key(), "/v1/messages")
                .POST(BodyPublishers.ofString(body("claude-sonnet-4-5", true))));

    assertThat(header(first, "anthropic-ratelimit-requests-limit")).isEqualTo("1000");
    assertThat(header(first, "anthropic-ratelimit-requests-remaining")).startsWith("99");
    assertThat(stream.body()).contains("message_stop");
    assertThat(header(stream, "anthropic-ratelimit-requests-remaining")).startsWith("99");
    assertThat(header(stream, "anthropic-ratelimit-requests-reset")).endsWith("00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                     | missing_value   | name
          {"name": " "}                                          | invalid_value   | name
          {"name": "a", "expires": "tomorrow"}                   | invalid_value   | expires
          {"name": "a", "models": ["a b"]}                       | invalid_value   | models
          {"name": "a", "models": ["\\\\E.*"]}                     | invalid_value   | models
          {"name": "a", "models": [null]}                        | invalid_value   | models
          {"name": "a", "credentials": [7]}                      | invalid_value   | credentials
          {"name": "a", "limits": {"tokensPerDay": -1}}          | invalid_value   | limits.tokensPerDay
          {"name": "a", "limits": {"creditsPerMonth": 1e300}}    | invalid_value   | limits.creditsPerMonth
          {"name": "a", "limit": {}}                             | unknown_member  | limit
          """)
  void aWrongValueIsNamed(String body, String code, String field) throws Exception {
    HttpResponse<String> refused =
        gateway.send(gateway.adminRequest("/keys").POST(BodyPublishers.ofString(body)));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("\"code\":\"" + code + "\"")
        .contains("\"field\":\"" + field + "\"");
    assertThat(keys.list().keys()).isEmpty();
  }

  @Test
  void whatIsNotNamedStaysAndAZeroRemovesALimit() throws Exception {
    NewClientKey issued =
        keys.create(
            new ClientKeySettings(
                "alice",
                "a note",
                "2099-01-01T00:00:00Z",
                null,
                List.of("claude-*"),
                List.of(1L),
                List.of("eu"),
                new ClientKeyLimits(1L, 2L, 3L, 4L, 5.5)));
    String id = issued.detail().id();

    ClientKeyDetail renamed = keys.edit(id, named("bob"));
    assertThat(renamed.note()).isEqualTo("a note");
    assertThat(renamed.expires()).startsWith("2099-01-01T00:00:00");
    assertThat(renamed.models()).containsExactly("claude-*");
    assertThat(renamed.credentials()).containsExactly(1L);
    assertThat(renamed.credentialTags()).containsExactly("eu");
    assertThat(renamed.limits()).isEqualTo(new ClientKeyLimits(1L, 2L, 3L, 4L, 5.5));

    ClientKeyDetail cleared =
        keys.edit(
            id,
            new ClientKeySettings(
                null,
                "",
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                new ClientKeyLimits(0L, null, 0L, 9L, 0.0)));
    assertThat(cleared.name()).isEqualTo("bob");
    assertThat(cleared.note()).isEmpty();
    assertThat(cleared.expires()).isNull();
    assertThat(cleared.models()).isEmpty();
    assertThat(cleared.credentials()).isEmpty();
    assertThat(cleared.credentialTags()).isEmpty();
    assertThat(cleared.limits()).isEqualTo(new ClientKeyLimits(null, 2L, null, 9L, null));
  }

  @Test
  void anUnknownIdIsNotFound() {
    for (String id : List.of("key_nobody", "sk-kiro4j-" + "a".repeat(32))) {
      assertThatThrownBy(() -> keys.get(id))
          .isInstanceOf(AdminException.NotFound.class)
          .hasMessageNotContaining("a".repeat(8));
      assertThatThrownBy(() -> keys.delete(id)).isInstanceOf(AdminException.NotFound.class);
      assertThatThrownBy(() -> keys.rotate(id, Duration.ZERO))
          .isInstanceOf(AdminException.NotFound.class);
      assertThatThrownBy(() -> keys.edit(id, named("x")))
          .isInstanceOf(AdminException.NotFound.class);
    }
  }

  private static ClientKeySettings named(String name) {
    return new ClientKeySettings(name, null, null, null, null, null, null, null);
  }

  private static ClientKeySettings limited(ClientKeyLimits limits) {
    return new ClientKeySettings("alice", null, null, null, null, null, null, limits);
  }

  private HttpResponse<String> send(String key, String model)
      throws IOException, InterruptedException {
    return gateway.send(
        with(key, "/v1/messages").POST(BodyPublishers.ofString(body(model, false))));
  }

  private static String body(String model, boolean stream) {
    return """
    {"model": "%s", "max_tokens": 100, "stream": %s,
     "messages": [{"role": "user", "content": "Hello!"}]}
    """
        .formatted(model, stream);
  }

  private HttpResponse<String> models(String key) throws IOException, InterruptedException {
    return get(key, "/v1/models");
  }

  private HttpResponse<String> get(String key, String path)
      throws IOException, InterruptedException {
    return gateway.send(with(key, path).GET());
  }

  private HttpResponse<String> bearer(String key) throws IOException, InterruptedException {
    return gateway.send(
        HttpRequest.newBuilder(gateway.uri().resolve("/v1/models"))
            .header("authorization", "Bearer " + key)
            .header("x-api-key", "for-another-service"));
  }

  private HttpRequest.Builder with(String key, String path) {
    return HttpRequest.newBuilder(gateway.uri().resolve(path))
        .header("x-api-key", key)
        .header("content-type", "application/json");
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }
}
