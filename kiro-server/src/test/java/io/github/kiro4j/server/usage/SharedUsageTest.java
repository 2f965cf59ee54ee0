package io.github.kiro4j.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.testing.FinishedRequests;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import io.github.kiro4j.server.testing.TestClock;
import io.github.kiro4j.server.testing.TestDatabase;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NeedsPostgres
@RunsBesideOthers
class SharedUsageTest extends UsageContract {

  private final TestDatabase postgres = TestDatabase.fresh();

  @Override
  RecordDatabase open() {
    return RecordDatabase.shared(
        postgres.database(), postgres.migrated("kiro_credentials"), new MetricRegistry());
  }

  @AfterEach
  void drop() {
    postgres.close();
  }

  @Test
  void anUnusableDatabaseKeepsRequestsInTheQueueUntilItCanBeUsed() throws Exception {
    RecordDatabase database = open();
    UsageRecorder recorder =
        new UsageRecorder(
            new UsageTables(database, "g"),
            new UsageRetention(1, 1),
            Executors.newSingleThreadScheduledExecutor(),
            new PrometheusRegistry(),
            new TestClock());
    try {
      postgres.execute("ALTER TABLE kiro_credentials_requests RENAME TO elsewhere");
      recorder.record(FinishedRequests.withId("req_1"));
      recorder.flush();
      assertThat(recorder.problem()).isPresent();

      postgres.execute("ALTER TABLE elsewhere RENAME TO kiro_credentials_requests");
      recorder.flush();
      assertThat(recorder.problem()).isEmpty();
      assertThat(postgres.query("SELECT request_id FROM kiro_credentials_requests"))
          .containsExactly("req_1");
    } finally {
      recorder.stop();
      database.stop();
    }
  }
}
