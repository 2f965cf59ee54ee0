package io.github.kiro4j.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.testing.FinishedRequests;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import io.github.kiro4j.server.testing.TestClock;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RunsBesideOthers
class EmbeddedUsageTest extends UsageContract {

  @TempDir Path folder;

  @Override
  RecordDatabase open() throws UnusableDatabaseException {
    return RecordDatabase.embedded(folder, new MetricRegistry());
  }

  /// SQLite reports a full disk and a limit of pages in the same way.
  @Test
  void aFullDiskKeepsRequestsInTheQueueUntilThereIsRoom(@TempDir Path small) throws Exception {
    RecordDatabase database = RecordDatabase.embedded(small, new MetricRegistry());
    UsageRecorder recorder =
        new UsageRecorder(
            new UsageTables(database, "g"),
            new UsageRetention(1, 1),
            Executors.newSingleThreadScheduledExecutor(),
            new PrometheusRegistry(),
            new TestClock());
    try {
      limitPages(database, 1);
      for (int n = 0; n < 3_000; n++) {
        recorder.record(FinishedRequests.withId("req_" + n));
      }
      recorder.flush();
      assertThat(recorder.problem())
          .hasValueSatisfying(
              problem -> assertThat(problem).contains("cannot grow, because the disk is full"));

      limitPages(database, 1 << 30);
      recorder.flush();
      assertThat(recorder.problem()).isEmpty();
      assertThat(
              database.<Integer>use(handle ->
                  handle
                      .createQuery("SELECT count(*) FROM gateway_requests")
                      .mapTo(Integer.class)
                      .one()))
          .isEqualTo(3_000);
    } finally {
      recorder.stop();
      database.stop();
    }
  }

  /// The limit belongs to a connection; the pool has one while nothing runs at the same time.
  private static void limitPages(RecordDatabase database, int pages) throws Exception {
    database.<Integer>use(handle ->
        handle.createQuery("PRAGMA max_page_count = " + pages).mapTo(Integer.class).one());
  }
}
