package io.github.kiro4j.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.database.RecordDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHistoryTest {

  private static final Instant NOW = Instant.parse("2026-11-19T12:34:56Z");

  @TempDir Path folder;

  @Test
  void everyClientHasUsedTheGatewayForWeeksAndNobodyInTheFuture() throws Exception {
    List<String> keys = List.of("key_night", "key_laptop", "key_ci");

    new DemoHistory(new Random(1), NOW).write(folder, keys);

    RecordDatabase database = RecordDatabase.embedded(folder, new MetricRegistry());
    List<Instant> ends =
        database.use(handle ->
            handle
                .createQuery("SELECT ended_at FROM gateway_requests ORDER BY ended_at")
                .mapTo(Long.class)
                .map(Instant::ofEpochMilli)
                .list());
    List<String> clients =
        database.use(handle ->
            handle
                .createQuery("SELECT DISTINCT client_key FROM gateway_requests")
                .mapTo(String.class)
                .list());
    database.stop();

    assertThat(clients).containsExactlyInAnyOrder("key_night", "key_laptop", "key_ci");
    assertThat(ends.getLast()).isBefore(NOW).isAfter(NOW.minus(Duration.ofHours(2)));
    assertThat(ends.getFirst()).isBefore(NOW.minus(Duration.ofDays(DemoHistory.DAYS - 2)));
  }
}
