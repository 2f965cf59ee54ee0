package io.github.kiro4j.server.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import io.github.kiro4j.server.testing.TestClock;
import io.github.kiro4j.server.testing.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NeedsPostgres
@RunsBesideOthers
class SharedResponseStoreTest extends ResponseStoreContract {

  private final TestDatabase postgres = TestDatabase.fresh();
  private final RecordDatabase records =
      RecordDatabase.shared(
          postgres.database(), postgres.migrated("kiro_credentials"), new MetricRegistry());

  @Override
  ResponseStore open(InstantSource clock, long max) {
    return new SharedResponseStore(records, clock, max);
  }

  @AfterEach
  void drop() throws Exception {
    records.stop();
    postgres.close();
  }

  @Test
  void anotherGatewayFindsAResponseAndExpiredOnesAreDeleted() {
    TestClock clock = new TestClock();
    open(clock, 10_000).put("owner", List.of(), response("1"));
    clock.advance(ResponseStore.KEPT);

    open(clock, 10_000).put("owner", List.of(), response("2"));

    assertThat(open(clock, 10_000).of("owner").conversation("resp_" + key("2"))).isPresent();
    assertThat(postgres.query("SELECT count(*) FROM kiro_credentials_responses"))
        .containsExactly("1");
  }

  @Test
  void aDatabaseThatCannotBeUsedKeepsAndFindsNothing() {
    postgres.execute("DROP TABLE kiro_credentials_responses");
    ResponseStore store = open(new TestClock(), 10_000);

    store.put("owner", List.of(), response("1"));

    assertThat(store.of("owner").conversation("resp_" + key("1"))).isEmpty();
  }
}
