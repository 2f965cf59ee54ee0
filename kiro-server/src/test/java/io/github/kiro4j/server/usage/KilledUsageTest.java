package io.github.kiro4j.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.RunsBesideOthers;
import io.github.kiro4j.server.testing.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a killed gateway has written.
@RunsBesideOthers
@Timeout(120)
class KilledUsageTest {

  private static final Duration STARTED = Duration.ofSeconds(60);

  /// Long enough for several writes.
  private static final long SENDING = TimeUnit.SECONDS.toNanos(4);

  private static final long LOST = TimeUnit.SECONDS.toNanos(1);

  @TempDir Path folder;

  /// The requests name no known model, so that nothing goes upstream.
  @Test
  void aKilledGatewayLosesAtMostTheRowsOfItsLastSecond() throws Exception {
    Files.writeString(folder.resolve("credentials.json"), "[]");
    List<Long> answered = new ArrayList<>();
    long killed;
    try (ServerProcess gateway = ServerProcess.start(folder, "http://127.0.0.1:9", STARTED)) {
      long end = System.nanoTime() + SENDING;
      while (System.nanoTime() < end) {
        assertThat(gateway.postMessages("{\"model\":\"no-such-model\"}")).isBetween(400, 404);
        answered.add(System.nanoTime());
      }
      killed = System.nanoTime();
      gateway.process().toHandle().destroyForcibly();
      assertThat(gateway.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    long kept = answered.stream().filter(time -> time < killed - LOST).count();
    assertThat(kept).isPositive();
    assertThat(rows()).isBetween(kept, (long) answered.size());
    assertThat(sum()).isEqualTo(rows());
  }

  private long rows() throws Exception {
    return number("SELECT count(*) FROM gateway_requests");
  }

  private long sum() throws Exception {
    return number("SELECT sum(requests) FROM gateway_usage_hours");
  }

  private long number(String sql) throws Exception {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("kiro4j-records.sqlite3"));
        Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getLong(1);
    }
  }
}
