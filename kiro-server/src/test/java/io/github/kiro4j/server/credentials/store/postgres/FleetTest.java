package io.github.kiro4j.server.credentials.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.GatewayFleet;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.TestDatabase;
import io.github.kiro4j.simulator.recording.Operation;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Three gateways, one database, one credential.
@NeedsPostgres
@Timeout(120)
class FleetTest {

  /// What a change may take to get to every gateway on a busy machine; 2 s are promised. Nobody
  /// polls, so only a notification can have brought it.
  private static final Duration SOON = Duration.ofSeconds(10);

  private static TestDatabase database;
  private static GatewayFleet fleet;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.fresh();
    fleet = new GatewayFleet(3, database, 0);
  }

  @AfterAll
  static void stop() {
    fleet.close();
    database.close();
  }

  @BeforeEach
  void begin() throws Exception {
    fleet.account.heal();
    fleet.sql("UPDATE %s SET disabled = false");
    fleet.awaitReadiness(true, SOON);
  }

  @AfterEach
  void forget() {
    fleet.upstream.forgetRequests();
  }

  @Test
  void threeHundredRequestsAtExpiryMakeOneRefresh() throws Exception {
    try (TestDatabase own = TestDatabase.fresh();
        GatewayFleet expired = new GatewayFleet(3, own, 0)) {
      expired.account.slowRefreshes(Duration.ofMillis(500));

      assertThat(ask(expired, 300)).allMatch(answer -> answer.statusCode() == 200);
      assertThat(expired.account.refreshes()).isEqualTo(1);
      assertThat(expired.value("lease_holder")).isEqualTo("null");
      assertThat(expired.value("cardinality(past_tokens)")).isEqualTo("1");
    }
  }

  @Test
  void aTokenThatTheUpstreamRevokedIsReplacedOnceForAll() throws Exception {
    assertThat(ask(fleet, 3)).allMatch(answer -> answer.statusCode() == 200);
    int before = fleet.account.refreshes();
    fleet.upstream.accounts().revokeAccess(fleet.account);

    assertThat(ask(fleet, 60)).allMatch(answer -> answer.statusCode() == 200);
    assertThat(fleet.account.refreshes() - before).isEqualTo(1);
  }

  private static List<HttpResponse<String>> ask(GatewayFleet asked, int requests) throws Exception {
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < requests; i++) {
        int gateway = i % 3;
        answers.add(clients.submit(() -> asked.ask(gateway)));
      }
    }
    List<HttpResponse<String>> all = new ArrayList<>();
    for (Future<HttpResponse<String>> answer : answers) {
      all.add(answer.get());
    }
    return all;
  }

  @Test
  void withoutNotificationsAnEditIsSeenWithinTheInterval() throws Exception {
    try (TestDatabase own = TestDatabase.fresh();
        GatewayFleet polling = new GatewayFleet(3, own, 2)) {
      polling.sql("ALTER TABLE %s DISABLE TRIGGER ALL");
      polling.sql("UPDATE %s SET disabled = true");

      polling.awaitReadiness(false, Duration.ofSeconds(5));
    }
  }

  @Test
  void anEditBySqlIsSeenByAll() throws Exception {
    fleet.sql("UPDATE %s SET disabled = true");
    fleet.awaitReadiness(false, SOON);

    fleet.sql("UPDATE %s SET disabled = false");
    fleet.awaitReadiness(true, SOON);
  }

  @Test
  void aRowThatIsInsertedIsUsedByAll() throws Exception {
    fleet.sql("UPDATE %s SET disabled = true");
    fleet.awaitReadiness(false, SOON);
    String token = fleet.upstream.accounts().newRefreshToken();
    fleet.upstream.accounts().addSocial(token);

    fleet.sql("INSERT INTO %s (refresh_token) VALUES ('" + token + "')");

    fleet.awaitReadiness(true, SOON);
    assertThat(fleet.ask(2).statusCode()).isEqualTo(200);
    fleet.sql("UPDATE %s SET deleted_at = now() WHERE id > 1");
    fleet.awaitReadiness(false, SOON);
  }

  @Test
  void aRowThatMakesNoSenseDisturbsNoOther() throws Exception {
    fleet.sql("INSERT INTO %s (refresh_token, region) VALUES ('fake', 'evil.example/')");
    fleet.sql("UPDATE %s SET priority = 7 WHERE id = 1");

    assertThat(fleet.ask(1).statusCode()).isEqualTo(200);
    fleet.sql("DELETE FROM %s WHERE refresh_token = 'fake'");
  }

  @Test
  void aLockedAccountIsKnownToAllAndTheOperatorBringsItBack() throws Exception {
    fleet.account.suspend();
    assertThat(fleet.ask(0).statusCode()).isEqualTo(503);

    fleet.awaitReadiness(false, SOON);
    assertThat(fleet.value("health ->> 'reason'")).isEqualTo("SUSPENDED");
    assertThat(fleet.value("disabled")).isEqualTo("f");
    assertThat(fleet.upstream.requests(Operation.GENERATE)).hasSize(1);

    fleet.account.heal();
    fleet.sql("UPDATE %s SET disabled = false");
    fleet.awaitReadiness(true, SOON);
    assertThat(fleet.ask(1).statusCode()).isEqualTo(200);
  }

  @Test
  void aCoolDownIsKnownToAll() throws Exception {
    fleet.account.exhaustQuota();
    assertThat(fleet.ask(2).statusCode()).isEqualTo(429);

    fleet.awaitReadiness(false, SOON);
    assertThat(fleet.value("health ->> 'cause'")).isEqualTo("QUOTA");
  }
}
