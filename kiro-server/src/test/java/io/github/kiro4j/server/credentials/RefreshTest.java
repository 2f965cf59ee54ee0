package io.github.kiro4j.server.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RefreshTest {

  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  @Test
  void aRefreshedTokenIsInTheFileBesideWhatTheUserWroteThere() throws Exception {
    try (KiroSimulator upstream = KiroSimulator.start()) {
      String refreshToken = upstream.accounts().newRefreshToken();
      upstream.accounts().addSocial(refreshToken);
      String credentials =
          """
          {"refreshToken": "%s", "authMethod": "social", "provider": "Google", "note": [1, null]}
          """
              .formatted(refreshToken);
      try (TestGateway gateway = TestGateway.start(upstream, credentials, "")) {
        assertThat(gateway.postMessages(QUESTION).statusCode()).isEqualTo(200);

        Eventually.await(() -> Files.readString(gateway.credentialsFile()).contains("accessToken"));
        JsonNode stored = Json.MAPPER.readTree(gateway.credentialsFile().toFile());
        assertThat(stored.path("accessToken").textValue()).isNotBlank();
        assertThat(stored.path("refreshToken").textValue()).isNotEqualTo(refreshToken);
        assertThat(stored.path("profileArn").textValue()).startsWith("arn:aws:codewhisperer:");
        assertThat(Instant.parse(stored.path("expiresAt").textValue()))
            .isAfter(Instant.now().plus(Duration.ofMinutes(30)));
        assertThat(stored.path("provider").textValue()).isEqualTo("Google");
        assertThat(stored.path("note")).hasSize(2);
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(gateway.credentialsFile())))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void manyRequestsAtExpiryMakeOneRefresh() throws Exception {
    try (TestGateway gateway = TestGateway.start();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(clients.submit(() -> gateway.postMessages(QUESTION)));
      }
      for (Future<HttpResponse<String>> answer : answers) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
      }

      assertThat(gateway.upstream().requests(Operation.REFRESH_SOCIAL)).hasSize(1);
    }
  }

  @Test
  void aTokenThatTheUpstreamRevokedIsRefreshedAndTheRequestRetried() throws Exception {
    try (TestGateway gateway = TestGateway.start()) {
      assertThat(gateway.postMessages(QUESTION).statusCode()).isEqualTo(200);
      Account account = gateway.upstream().accounts().all().getFirst();
      gateway.upstream().accounts().revokeAccess(account);

      assertThat(gateway.postMessages(QUESTION).statusCode()).isEqualTo(200);
      assertThat(account.refreshes()).isEqualTo(2);
    }
  }

  @Test
  void anIdcLoginIsRefreshedAtOidcWithItsRegistration() throws Exception {
    try (KiroSimulator upstream = KiroSimulator.start()) {
      String refreshToken = upstream.accounts().newRefreshToken();
      upstream.accounts().addIdc("client-id", "client-secret", refreshToken);
      String credentials =
          """
          [{"id": 7, "refreshToken": "%s", "authMethod": "IdC", "clientId": "client-id",
            "clientSecret": "client-secret"}]
          """
              .formatted(refreshToken);
      try (TestGateway gateway = TestGateway.start(upstream, credentials, "")) {
        assertThat(gateway.postMessages(QUESTION).statusCode()).isEqualTo(200);

        RecordedRequest refresh = upstream.requests(Operation.REFRESH_OIDC).getFirst();
        assertThat(refresh.json().path("grantType").textValue()).isEqualTo("refresh_token");
        assertThat(refresh.header("user-agent"))
            .hasValueSatisfying(agent -> assertThat(agent).contains("api/sso-oidc#"));
      }
    }
  }

  @Test
  void anApiKeyIsSentAsItIs() throws Exception {
    try (KiroSimulator upstream = KiroSimulator.start()) {
      upstream.accounts().addApiKey("ksk_not_a_real_key");
      String credentials =
          """
          [{"kiroApiKey": "ksk_not_a_real_key"}]
          """;
      try (TestGateway gateway = TestGateway.start(upstream, credentials, "")) {
        assertThat(gateway.postMessages(QUESTION).statusCode()).isEqualTo(200);

        RecordedRequest request = upstream.requests(Operation.GENERATE).getFirst();
        assertThat(request.header("tokentype")).hasValue("API_KEY");
        assertThat(request.json().has("profileArn")).isFalse();
      }
    }
  }

  @Test
  void aCredentialThatCannotBeRefreshedIsReportedAsUnavailable() throws Exception {
    try (TestGateway gateway = TestGateway.start()) {
      gateway.upstream().accounts().all().getFirst().refuseRefreshes();

      HttpResponse<String> answer = gateway.postMessages(QUESTION);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"type\":\"api_error\"").doesNotContain("invalid_grant");
      assertThat(gateway.send(gateway.request("/readyz")).statusCode()).isEqualTo(503);
      assertThat(gateway.send(gateway.request("/healthz")).statusCode()).isEqualTo(200);
    }
  }
}
