package io.github.kiro4j.simulator.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The refresh endpoints of both sign-ins, over HTTP.
class RefreshTest {

  private static final String INVALID_GRANT =
      "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid refresh token provided\"}";

  private KiroSimulator simulator;
  private TestClient client;
  private String refreshToken;

  @BeforeEach
  void start() {
    simulator = KiroSimulator.builder().accessTokenLifetime(Duration.ofMinutes(10)).start();
    client = new TestClient(simulator);
    refreshToken = simulator.accounts().newRefreshToken();
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void socialRefreshReturnsTokensAndTheProfile() throws Exception {
    Account account = simulator.accounts().addSocial(refreshToken);

    JsonNode tokens = TestClient.json(client.refreshSocial(refreshToken));

    assertThat(tokens.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("accessToken", "refreshToken", "expiresIn", "profileArn");
    assertThat(tokens.get("expiresIn").asInt()).isEqualTo(600);
    assertThat(tokens.get("profileArn").asText()).isEqualTo(account.profileArn().orElseThrow());
    assertThat(tokens.get("refreshToken").asText()).hasSizeGreaterThanOrEqualTo(100);
    assertThat(accepts(tokens.get("accessToken").asText())).isTrue();
  }

  @Test
  void anOldRefreshTokenIsAnInvalidGrant() throws Exception {
    Account account = simulator.accounts().addSocial(refreshToken);
    JsonNode tokens = TestClient.json(client.refreshSocial(refreshToken));

    HttpResponse<byte[]> again = client.refreshSocial(refreshToken);
    HttpResponse<byte[]> rotated = client.refreshSocial(tokens.get("refreshToken").asText());

    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(TestClient.json(again)).isEqualTo(Samples.parse(INVALID_GRANT));
    assertThat(rotated.statusCode()).isEqualTo(200);
    assertThat(account.refreshes()).isEqualTo(2);
  }

  @Test
  void ofConcurrentRefreshesWithOneTokenOneSucceeds() throws Exception {
    simulator.accounts().addSocial(refreshToken);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> refresh = () -> client.refreshSocial(refreshToken).statusCode();
      assertThat(threads.invokeAll(Stream.generate(() -> refresh).limit(8).toList()))
          .extracting(Future::get)
          .containsOnlyOnce(200)
          .containsOnly(200, 400);
    }
  }

  @Test
  void anEarlierAccessTokenStaysValidAfterARefresh() throws Exception {
    simulator.accounts().addSocial(refreshToken);
    JsonNode first = TestClient.json(client.refreshSocial(refreshToken));
    client.refreshSocial(first.get("refreshToken").asText());

    assertThat(accepts(first.get("accessToken").asText())).isTrue();
  }

  @Test
  void oidcRefreshReturnsTokensWithoutAProfile() throws Exception {
    simulator.accounts().addIdc("client", "secret", refreshToken);

    JsonNode tokens = TestClient.json(client.refreshOidc("client", "secret", refreshToken));

    assertThat(tokens.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("accessToken", "refreshToken", "expiresIn", "tokenType");
    assertThat(accepts(tokens.get("accessToken").asText())).isTrue();
  }

  @Test
  void oidcRefreshIsBoundToTheClient() throws Exception {
    simulator.accounts().addIdc("client", "secret", refreshToken);
    simulator.accounts().addIdc("other", "secret", simulator.accounts().newRefreshToken());

    assertThat(client.refreshOidc("client", "wrong", refreshToken).statusCode()).isEqualTo(400);
    assertThat(TestClient.json(client.refreshOidc("other", "secret", refreshToken)))
        .isEqualTo(Samples.parse(INVALID_GRANT));
    assertThat(client.refreshOidc("unknown", "secret", refreshToken).statusCode()).isEqualTo(401);
    assertThat(client.refreshSocial(refreshToken).statusCode()).isEqualTo(400);
    assertThat(client.refreshOidc("client", "secret", refreshToken).statusCode()).isEqualTo(200);
  }

  @Test
  void oidcRefreshOfABuilderIdWorksAndMayBeThrottledAsABadRequest() throws Exception {
    Account account = simulator.accounts().addBuilderId("client", "secret", refreshToken);
    account.throttleRefreshes();

    HttpResponse<byte[]> throttled = client.refreshOidc("client", "secret", refreshToken);
    assertThat(error(throttled)).isEqualTo("slow_down");
    account.heal();
    assertThat(client.refreshOidc("client", "secret", refreshToken).statusCode()).isEqualTo(200);
  }

  @Test
  void malformedRefreshesAreInvalidRequests() throws Exception {
    byte[] noJson = "refreshToken=x".getBytes(StandardCharsets.UTF_8);

    assertThat(error(client.post("/refreshToken", noJson))).isEqualTo("invalid_request");
    assertThat(error(client.post("/refreshToken", Samples.parse("{}"))))
        .isEqualTo("invalid_request");
    assertThat(error(client.post("/token", Samples.parse("{\"grantType\":\"password\"}"))))
        .isEqualTo("unsupported_grant_type");
  }

  @Test
  void aFailedRefreshConsumesNoToken() throws Exception {
    Account account = simulator.accounts().addSocial(refreshToken);

    account.failRefreshes(429);
    assertThat(client.refreshSocial(refreshToken).statusCode()).isEqualTo(429);
    account.failRefreshes(500);
    assertThat(client.refreshSocial(refreshToken).statusCode()).isEqualTo(500);
    account.refuseRefreshes();
    assertThat(TestClient.json(client.refreshSocial(refreshToken)))
        .isEqualTo(Samples.parse(INVALID_GRANT));
    account.heal();
    assertThat(client.refreshSocial(refreshToken).statusCode()).isEqualTo(200);
    assertThat(account.refreshes()).isEqualTo(1);
  }

  @Test
  void aSlowRefreshRotatesBeforeItAnswers() throws Exception {
    Account account = simulator.accounts().addSocial(refreshToken);
    account.slowRefreshes(Duration.ofHours(1));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> waiting = threads.submit(() -> client.refreshSocial(refreshToken));
      await().until(() -> account.refreshes() > 0);
      account.heal();

      assertThat(client.refreshSocial(refreshToken).statusCode()).isEqualTo(400);
      assertThat(waiting.isDone()).isFalse();
      simulator.close();
      assertThatThrownBy(waiting::get).hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void aRefreshTokenCanBeKept() throws Exception {
    simulator.accounts().addSocial(refreshToken).keepRefreshToken();

    assertThat(TestClient.json(client.refreshSocial(refreshToken)).has("refreshToken")).isFalse();
    assertThat(client.refreshSocial(refreshToken).statusCode()).isEqualTo(200);
  }

  @Test
  void aRevokedRefreshTokenIsInvalid() throws Exception {
    Account account = simulator.accounts().addSocial(refreshToken);
    simulator.accounts().revokeRefreshToken(account);

    assertThat(client.refreshSocial(refreshToken).statusCode()).isEqualTo(400);
  }

  @Test
  void tokensNeverRepeat() {
    assertThat(IntStream.range(0, 100).mapToObj(_ -> simulator.accounts().newRefreshToken()))
        .doesNotHaveDuplicates()
        .allMatch(token -> token.length() >= 100);
  }

  @Test
  void aRefreshTokenThatIsTooShortIsRefused() {
    assertThatThrownBy(() -> simulator.accounts().addSocial("short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short");
  }

  private boolean accepts(String accessToken) throws Exception {
    return client.chat(accessToken, Samples.ask("Hello")).statusCode() == 200;
  }

  private static String error(HttpResponse<byte[]> response) throws Exception {
    assertThat(response.statusCode()).isEqualTo(400);
    return TestClient.json(response).path("error").asText();
  }
}
