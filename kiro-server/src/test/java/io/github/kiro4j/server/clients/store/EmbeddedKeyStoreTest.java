package io.github.kiro4j.server.clients.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.clients.KeyRing;
import io.github.kiro4j.server.clients.KeyRing.Found;
import io.github.kiro4j.server.clients.KeyTexts;
import io.github.kiro4j.server.clients.KeyUsage;
import io.github.kiro4j.server.database.EmbeddedDatabase;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.testing.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKeyStoreTest extends KeyStoreContract {

  @TempDir Path folder;

  @Override
  RecordDatabase open() throws Exception {
    return RecordDatabase.embedded(folder, new MetricRegistry());
  }

  @Override
  Migrations migrations() throws Exception {
    return new Migrations(EmbeddedDatabase.in(folder), EmbeddedDatabase.TABLES);
  }

  @Test
  void keysAreUnreadUntilTheDatabaseIsThere() throws Exception {
    TestClock clock = new TestClock();
    Path state = Files.writeString(folder.resolve("state"), "no folder");
    RecordDatabase database = RecordDatabase.embedded(state, new MetricRegistry());
    KeyRing ring = new KeyRing(clock);
    KeyTable table = new KeyTable(database);
    KeySynchronizer synchronizer =
        new KeySynchronizer(
            table, new KeyUsageTable(database, "gateway"), ring, new KeyUsage(clock), clock);
    String text = new KeyTexts(new SecureRandom()).text().value();
    try {
      synchronizer.open();
      assertThat(ring.find(text)).isInstanceOf(Found.Unread.class);
      assertThat(ring.find("not a client key")).isInstanceOf(Found.Nothing.class);

      Files.delete(state);
      synchronizer.synchronize();

      assertThat(ring.find(text)).isInstanceOf(Found.Nothing.class);
    } finally {
      database.stop();
    }
  }
}
