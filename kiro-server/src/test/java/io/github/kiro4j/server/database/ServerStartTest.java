package io.github.kiro4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.RestartablePostgres;
import io.github.kiro4j.server.testing.TestClock;
import io.github.kiro4j.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPostgres
class ServerStartTest {

  private final TestClock clock = new TestClock();

  @TempDir Path folder;

  @Test
  void awaitReturnsWhenTheServerHasStarted() throws Exception {
    try (RestartablePostgres server = RestartablePostgres.start(folder.resolve("data"))) {
      Database database = server.database().database();
      server.stop();

      start(
              () -> {
                if (clock.sleeps().size() == 3) {
                  server.restart();
                }
              })
          .await(database);

      assertThat(clock.sleeps()).hasSize(3);
    }
  }

  @Test
  void awaitTimesOut() throws Exception {
    try (RestartablePostgres server = RestartablePostgres.start(folder.resolve("data"))) {
      Database database = server.database().database();
      server.stop();

      assertThatThrownBy(() -> start(() -> {}).await(database))
          .isInstanceOf(UnusableDatabaseException.class)
          .hasMessage("the database %s cannot be reached: nothing answers there", database.place());
      assertThat(clock.sleeps()).hasSize(20);
      server.restart();
    }
  }

  @Test
  void aPermanentErrorFailsAtOnce() {
    Database missing = new Database(DatabaseUrl.parse(urlOfMissing()), 5);

    assertThatThrownBy(() -> start(() -> {}).await(missing))
        .hasMessageContaining("does not exist on that server");
    assertThat(clock.sleeps()).isEmpty();
  }

  private static String urlOfMissing() {
    try (TestDatabase gone = TestDatabase.fresh()) {
      return gone.url();
    }
  }

  private ServerStart start(Runnable atPause) {
    return new ServerStart(
        Duration.ofSeconds(10),
        clock,
        pause -> {
          clock.sleep(pause);
          atPause.run();
        });
  }
}
