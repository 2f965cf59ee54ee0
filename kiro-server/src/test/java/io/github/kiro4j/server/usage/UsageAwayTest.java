package io.github.kiro4j.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.GatewayFleet;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.RestartablePostgres;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import io.github.kiro4j.server.testing.TestDatabase;
import io.github.kiro4j.server.testing.TestGateway;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Usage while its PostgreSQL is stopped.
@RunsBesideOthers
@NeedsPostgres
@Timeout(180)
class UsageAwayTest {

  private static final Duration NOTICED = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void noRequestFailsAndTheirRowsAreWrittenAfterwards() throws Exception {
    try (RestartablePostgres server = RestartablePostgres.start(folder.resolve("data"));
        TestDatabase database = server.database();
        GatewayFleet fleet = new GatewayFleet(1, database, 1)) {
      assertThat(fleet.ask(0).statusCode()).isEqualTo(200);
      Eventually.await(NOTICED, () -> rows(database).equals("1"));

      server.stop();
      for (int request = 0; request < 5; request++) {
        assertThat(fleet.ask(0).statusCode()).isEqualTo(200);
      }
      Eventually.await(NOTICED, () -> fleet.readiness(0).body().contains("\"usage\""));
      assertThat(fleet.readiness(0).statusCode()).isEqualTo(200);
      assertThat(fleet.ask(0).statusCode()).isEqualTo(200);
      Eventually.await(NOTICED, () -> waiting(fleet.gateways.getFirst()) >= 1);

      server.restart();
      Eventually.await(NOTICED, () -> rows(database).equals("7"));
      Eventually.await(NOTICED, () -> !fleet.readiness(0).body().contains("\"usage\""));
      assertThat(waiting(fleet.gateways.getFirst())).isZero();
    }
  }

  private static String rows(TestDatabase database) {
    return database.query("SELECT count(*) FROM " + GatewayFleet.TABLE + "_requests").getFirst();
  }

  /// The gauge among the metrics for operators.
  private static int waiting(TestGateway gateway) throws Exception {
    URI metrics = gateway.operatorUri().resolve("/metrics");
    return gateway
        .send(HttpRequest.newBuilder(metrics))
        .body()
        .lines()
        .filter(line -> line.startsWith("kiro4j_usage_waiting "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElse(-1);
  }
}
