package io.github.kiro4j.server.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.credentials.CredentialStatus.KnownBalance;
import io.github.kiro4j.api.admin.credentials.CredentialStatus.LastError;
import io.github.kiro4j.api.admin.overview.HealthVerdict.Level;
import io.github.kiro4j.api.admin.overview.HealthVerdict.Problem;
import io.github.kiro4j.api.admin.overview.Overview;
import io.github.kiro4j.api.admin.overview.Overview.StateCount;
import io.github.kiro4j.api.admin.overview.Quota.CredentialQuota;
import io.github.kiro4j.api.admin.overview.TrafficMinute;
import io.github.kiro4j.api.admin.overview.Upcoming;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.io.InputStream;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the overview says about a gateway in front of a simulated upstream.
@Timeout(60)
class OverviewApiTest {

  private static final String PLAIN =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  private TestGateway gateway;
  private AdminClient client;

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
            [{"id": 1, "refreshToken": "%s", "email": "mei@acme.example"},
             {"id": 2, "refreshToken": "%s", "priority": 1}]
            """
                .formatted(first, second),
            "adminApiKey: " + TestGateway.ADMIN_KEY + "\n");
    client = gateway.adminClient();
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  private Overview overviewAfter(int requests) throws Exception {
    Eventually.await(() -> client.overview().lastHour().requests() == requests);
    return client.overview();
  }

  @Test
  void trafficOfTheLastHourIsCounted() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().text("Hello").tokenUsage(12, 34, 56, 7).metering(0.25));
    gateway.postMessages(PLAIN);
    gateway.postMessages("{}");

    Overview overview = overviewAfter(2);

    assertThat(overview.lastHour().succeeded()).isEqualTo(1);
    assertThat(overview.lastHour().refused()).isEqualTo(1);
    assertThat(overview.lastHour().outputTokens()).isEqualTo(7);
    assertThat(overview.lastHour().credits()).isEqualTo(0.25);
    assertThat(overview.lastHour().firstEvent().p50()).isNotNull();
    assertThat(overview.minutes()).hasSize(60);
    assertThat(overview.minutes().stream().mapToLong(TrafficMinute::succeeded).sum()).isOne();
  }

  @Test
  void aHealthyGatewayHasNoProblem() throws Exception {
    Overview overview = client.overview();

    assertThat(overview.verdict().level()).isEqualTo(Level.OK);
    assertThat(overview.verdict().problems()).isEmpty();
    assertThat(overview.credentials().total()).isEqualTo(2);
    assertThat(overview.credentials().usable()).isEqualTo(2);
    assertThat(overview.credentials().states()).containsExactly(new StateCount("ready", null, 2));
    assertThat(overview.open().requests()).isZero();
    assertThat(overview.open().maxStreams()).isPositive();
    assertThat(overview.load().refusing()).isFalse();
    assertThat(overview.upcoming()).isEmpty();
    assertThat(overview.startedAt()).isLessThanOrEqualTo(overview.time());
  }

  @Test
  void aSuspendedAccountNeedsTheOperatorAndNoneLeftIsAFailure() throws Exception {
    gateway.upstream().scripts().next(Script.refuse(KnownErrors.suspended()));
    gateway.postMessages(PLAIN);

    Overview one = client.overview();
    assertThat(one.verdict().level()).isEqualTo(Level.ATTENTION);
    assertThat(one.verdict().problems())
        .singleElement()
        .extracting(Problem::code, Problem::credentialId, Problem::name)
        .containsExactly("suspended", 1L, "mei@acme.example");
    assertThat(one.credentials().needOperator()).isEqualTo(1);
    assertThat(one.credentials().usable()).isEqualTo(1);

    client.setDisabled(2, true);
    Overview none = client.overview();
    assertThat(none.verdict().level()).isEqualTo(Level.FAILING);
    assertThat(none.verdict().problems())
        .extracting(Problem::code)
        .containsExactly("no_usable_credential", "suspended");
    assertThat(none.credentials().needOperator()).isEqualTo(1);
  }

  @Test
  void theEndOfASignInIsUpcoming() throws Exception {
    String entry =
        """
        [{"authMethod": "idc", "refreshToken": "%s", "clientId": "not-a-client",
          "clientSecret": "not-a-secret", "clientSecretExpiresAt": "2099-01-01T00:00:00Z"}]
        """
            .formatted("not-a-real-refresh-token-".repeat(8));
    try (TestGateway other =
            TestGateway.start(
                KiroSimulator.start(), entry, "adminApiKey: " + TestGateway.ADMIN_KEY + "\n");
        AdminClient operator = other.adminClient()) {
      assertThat(operator.overview().upcoming())
          .containsExactly(
              new Upcoming("sign_in_ends", "2099-01-01T00:00:00+00:00", 1L, null, null));
    }
  }

  @Test
  void aCoolDownIsUpcoming() throws Exception {
    gateway.upstream().scripts().next(Script.refuse(KnownErrors.throttled()));
    gateway.postMessages(PLAIN);

    assertThat(client.overview().upcoming())
        .singleElement()
        .extracting(Upcoming::kind, Upcoming::credentialId)
        .containsExactly("cool_down_ends", 1L);
    CredentialStatus throttled = client.credential(1).status();
    assertThat(throttled.lastError())
        .isNotNull()
        .extracting(LastError::cause, LastError::endpoint)
        .containsExactly("RateLimited", "runtime");
  }

  @Test
  void theQuotaIsWhatTheProviderStatedAndWhatRequestsUsedSince() throws Exception {
    assertThat(client.overview().quota().unknown()).isEqualTo(2);
    double stated = client.balance(1, true).remaining();
    int questions = gateway.upstream().requests(Operation.USAGE_LIMITS).size();
    gateway.upstream().scripts().next(Script.answer().text("Hello").metering(0.25));
    gateway.postMessages(PLAIN);

    Overview overview = overviewAfter(1);

    assertThat(overview.quota().unknown()).isEqualTo(1);
    assertThat(overview.quota().remaining()).isEqualTo(stated - 0.25);
    assertThat(overview.quota().credentials())
        .singleElement()
        .extracting(CredentialQuota::credentialId, CredentialQuota::serves)
        .containsExactly(1L, true);
    assertThat(client.credential(1).status().balance())
        .extracting(KnownBalance::remaining)
        .isEqualTo(stated - 0.25);
    assertThat(gateway.upstream().requests(Operation.USAGE_LIMITS)).hasSize(questions);
  }

  @Test
  void theQuotaOfADisabledCredentialIsLocked() throws Exception {
    double stated = client.balance(1, true).remaining();

    client.setDisabled(1, true);

    assertThat(client.overview().quota().remaining()).isZero();
    assertThat(client.overview().quota().locked()).isEqualTo(stated);
  }

  @Test
  void aRunningRequestIsOpen() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello there").silence());
    String streamed = PLAIN.replace("{\"model\"", "{\"stream\":true,\"model\"");

    HttpResponse<InputStream> answer = gateway.stream(streamed);
    try (InputStream body = answer.body()) {
      assertThat(body.read()).isPositive();

      Overview overview = client.overview();
      assertThat(overview.open().requests()).isEqualTo(1);
      assertThat(overview.open().streams()).isEqualTo(1);
      assertThat(overview.open().oldestMs()).isNotNegative();
      assertThat(overview.credentials().inFlight()).isEqualTo(1);
      client.cancel(String.valueOf(overview.open().oldestId()));
    }
  }
}
