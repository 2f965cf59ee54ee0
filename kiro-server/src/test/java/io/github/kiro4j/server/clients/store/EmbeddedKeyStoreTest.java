package io.github.kiro4j.server.clients.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.clients.KeyRing;
import io.github.kiro4j.server.clients.KeyRing.Found;
import io.github.kiro4j.server.clients.KeyTally;
import io.github.kiro4j.server.clients.KeyTexts;
import io.github.kiro4j.server.clients.KeyUsage;
import io.github.kiro4j.server.database.EmbeddedDatabase;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.testing.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
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
        KeySynchronizer.alone(
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

  @Test
  void aGatewayAloneReadsRarelyAndWritesAtOnce() throws Exception {
    TestClock clock = new TestClock();
    RecordDatabase database = RecordDatabase.embedded(folder, new MetricRegistry());
    KeyTable keys = new KeyTable(database);
    KeyRing ring = new KeyRing(clock);
    KeyUsage usage = new KeyUsage(clock);
    KeySynchronizer alone =
        KeySynchronizer.alone(keys, new KeyUsageTable(database, "alone"), ring, usage, clock);
    KeyRing earlierRing = new KeyRing(clock);
    KeySynchronizer earlier =
        KeySynchronizer.shared(
            keys,
            new KeyUsageTable(database, "earlier run"),
            earlierRing,
            new KeyUsage(clock),
            clock);
    KeyAdministration byHand =
        new KeyAdministration(keys, earlier, new KeyTexts(new SecureRandom()), clock);
    try {
      alone.open();
      alone.synchronize();
      String text = byHand.create(key -> key).text().value();

      clock.advance(Duration.ofSeconds(9));
      alone.synchronize();
      assertThat(ring.find(text)).isInstanceOf(Found.Nothing.class);
      clock.advance(Duration.ofSeconds(1));
      alone.synchronize();
      Found found = ring.find(text);
      assertThat(found).isInstanceOf(Found.Accepted.class);

      String key = ((Found.Accepted) found).caller().key();
      usage.begin(((Found.Accepted) found).caller());
      alone.synchronize();
      assertThat(new KeyUsageTable(database, "next run").elsewhere(clock.instant()).get(key))
          .extracting(KeyTally::inFlight)
          .isEqualTo(1);
    } finally {
      database.stop();
    }
  }
}
