package io.github.kiro4j.server.credentials.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.GatewayFleet;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.RestartablePostgres;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import io.github.kiro4j.server.testing.TestDatabase;
import io.github.kiro4j.simulator.KiroSimulator;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A database that is stopped and started again. `-Dkiro4j.outage=60` makes the outage longer than
/// the usual 5 s.
@RunsBesideOthers
@NeedsPostgres
@Timeout(300)
class DatabaseAwayTest {

  private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("kiro4j.outage", 5));

  /// How long a gateway may take to notice the outage, and to connect again.
  private static final Duration NOTICED = Duration.ofSeconds(20);

  @TempDir static Path folder;

  private static RestartablePostgres server;

  @BeforeAll
  static void start() {
    server = RestartablePostgres.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void noRequestFailsAndNoGatewayMustBeRestarted() throws Exception {
    try (TestDatabase database = server.database();
        GatewayFleet fleet = new GatewayFleet(2, database, 1);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      fleet.ask(0);
      fleet.ask(1);
      Queue<Integer> answers = new ConcurrentLinkedQueue<>();
      AtomicBoolean enough = new AtomicBoolean();
      List<Future<?>> load = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int gateway = i % 2;
        load.add(
            clients.submit(() -> {
              while (!enough.get()) {
                answers.add(fleet.ask(gateway).statusCode());
              }
              return null;
            }));
      }

      server.stop();
      Eventually.await(NOTICED, () -> fleet.isAlone(0) && fleet.isAlone(1));
      int before = answers.size();
      Instant end = Instant.now().plus(OUTAGE);
      Eventually.await(
          OUTAGE.plus(NOTICED), () -> answers.size() > before + 50 && Instant.now().isAfter(end));
      assertThat(fleet.isReady(0)).isTrue();
      server.restart();
      Eventually.await(NOTICED, () -> !fleet.isAlone(0) && !fleet.isAlone(1));
      enough.set(true);
      for (Future<?> client : load) {
        client.get();
      }

      assertThat(answers).containsOnly(200);
      assertThat(fleet.account.refreshes()).isEqualTo(1);
      fleet.sql("UPDATE %s SET disabled = true");
      fleet.awaitReadiness(false, NOTICED);
      Eventually.await(NOTICED, () -> Integer.parseInt(fleet.value("successes")) >= answers.size());
    }
  }

  @Test
  void aTokenThatExpiresMeanwhileIsRefreshedAndStoredAfterwards() throws Exception {
    KiroSimulator shortLived =
        KiroSimulator.builder().accessTokenLifetime(Duration.ofSeconds(12)).start();
    try (TestDatabase database = server.database();
        GatewayFleet fleet = new GatewayFleet(1, database, 1, shortLived)) {
      assertThat(fleet.ask(0).statusCode()).isEqualTo(200);
      String stored = fleet.value("refresh_token");
      int before = fleet.account.refreshes();

      server.stop();
      Eventually.await(NOTICED, () -> fleet.isAlone(0));
      assertThat(fleet.journaled(0)).isEmpty();
      Eventually.await(
          NOTICED,
          () -> {
            HttpResponse<String> answer = fleet.ask(0);
            assertThat(answer.statusCode()).isEqualTo(200);
            return fleet.account.refreshes() > before;
          });
      assertThat(fleet.journaled(0)).contains("refreshToken").doesNotContain(stored);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fleet.journal(0))))
          .isEqualTo("rw-------");

      server.restart();
      Eventually.await(NOTICED, () -> !fleet.isAlone(0) && fleet.journaled(0).isEmpty());
      assertThat(fleet.value("refresh_token")).isNotEqualTo(stored);
      assertThat(fleet.ask(0).statusCode()).isEqualTo(200);
    }
  }

  /// Only the request that needs new tokens waits, until the statement times out.
  @Test
  void aDatabaseThatHangsFailsNoRequestEither() throws Exception {
    KiroSimulator shortLived =
        KiroSimulator.builder().accessTokenLifetime(Duration.ofSeconds(12)).start();
    try (TestDatabase database = server.database();
        GatewayFleet fleet = new GatewayFleet(1, database, 1, shortLived)) {
      assertThat(fleet.ask(0).statusCode()).isEqualTo(200);
      int before = fleet.account.refreshes();

      server.freeze();
      try {
        Eventually.await(
            Duration.ofSeconds(60),
            () -> {
              assertThat(fleet.ask(0).statusCode()).isEqualTo(200);
              return fleet.account.refreshes() > before;
            });
        assertThat(fleet.isAlone(0)).isTrue();
        assertThat(fleet.journaled(0)).isNotEmpty();
      } finally {
        server.thaw();
      }
      Eventually.await(NOTICED, () -> !fleet.isAlone(0) && fleet.journaled(0).isEmpty());
    }
  }
}
