package io.github.kiro4j.server.clients.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.server.clients.ClientKey;
import io.github.kiro4j.server.clients.ClientKey.Label;
import io.github.kiro4j.server.clients.ClientKey.Validity;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.clients.KeyLimit;
import io.github.kiro4j.server.clients.KeyLimits;
import io.github.kiro4j.server.clients.KeyPermit;
import io.github.kiro4j.server.clients.KeyRing;
import io.github.kiro4j.server.clients.KeyRing.Found;
import io.github.kiro4j.server.clients.KeyScope;
import io.github.kiro4j.server.clients.KeyTexts;
import io.github.kiro4j.server.clients.KeyUsage;
import io.github.kiro4j.server.clients.KeyUsage.Decision;
import io.github.kiro4j.server.clients.store.KeyAdministration.Issued;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.testing.TestClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What client keys and their counters have to do in every database.
abstract class KeyStoreContract {

  private static final KeyScope SCOPE =
      new KeyScope(
          List.of("claude-sonnet-*", "auto"),
          new CredentialScope(Set.of(3L, 12L), Set.of("eu", "team-a")));

  private final TestClock clock = new TestClock();
  private RecordDatabase database;
  private Gateway one;
  private Gateway other;

  /// A migrated database without rows.
  abstract RecordDatabase open() throws Exception;

  /// The migrations of that database.
  abstract Migrations migrations() throws Exception;

  /// One run of a gateway.
  private final class Gateway {

    final KeyRing ring = new KeyRing(clock);
    final KeyUsage usage = new KeyUsage(clock);
    final KeySynchronizer synchronizer;
    final KeyAdministration keys;

    Gateway() throws UnusableDatabaseException {
      KeyTable table = new KeyTable(database);
      KeyUsageTable counts = new KeyUsageTable(database, UUID.randomUUID().toString());
      synchronizer = KeySynchronizer.shared(table, counts, ring, usage, clock);
      keys = new KeyAdministration(table, synchronizer, new KeyTexts(new SecureRandom()), clock);
      synchronizer.open();
    }

    KeyIdentity caller(Issued issued) {
      assertThat(ring.find(issued.text().value())).isInstanceOf(Found.Accepted.class);
      return ((Found.Accepted) ring.find(issued.text().value())).caller();
    }

    KeyPermit begin(Issued issued) {
      Decision decision = usage.begin(caller(issued));
      assertThat(decision).isInstanceOf(Decision.Admitted.class);
      return ((Decision.Admitted) decision).permit();
    }

    void assertRefused(Issued issued, KeyLimit limit) {
      Decision decision = usage.begin(caller(issued));
      assertThat(decision).isInstanceOf(Decision.Refused.class);
      assertThat(((Decision.Refused) decision).limit().limit()).isEqualTo(limit);
    }
  }

  @BeforeEach
  void start() throws Exception {
    database = open();
    one = new Gateway();
    other = new Gateway();
  }

  @AfterEach
  void stop() throws Exception {
    database.stop();
  }

  @Test
  void aKeyIsReadAsItWasWritten() throws Exception {
    Issued plain = one.keys.create(named("plain"));
    clock.advance(Duration.ofSeconds(1));
    Issued full =
        one.keys.create(key ->
            new ClientKey(
                key.id(),
                new Label("Äl ice", "two\nlines"),
                key.texts().rotated(key.texts().current(), clock.instant().plusSeconds(60)),
                new Validity(clock.instant(), clock.instant().plusSeconds(99), true),
                SCOPE,
                new KeyLimits(
                    Map.of(
                        KeyLimit.REQUESTS_PER_MINUTE, 1L,
                        KeyLimit.MAX_CONCURRENCY, 2L,
                        KeyLimit.TOKENS_PER_DAY, 3L,
                        KeyLimit.TOKENS_PER_MONTH, 4_000_000_000_000L,
                        KeyLimit.CREDITS_PER_MONTH, 5L))));

    assertThat(other.keys.all()).containsExactly(plain.key(), full.key());
    assertThat(other.keys.find(full.key().id())).contains(full.key());
    assertThat(other.keys.find("key_nobody")).isEmpty();
  }

  @Test
  void theTextOfAKeyIsNowhereInTheDatabase() throws Exception {
    Issued issued = one.keys.create(named("alice"));

    String row =
        database.use(handle ->
            handle
                .createQuery("SELECT * FROM \"" + database.tables().keys() + '"')
                .mapToMap()
                .one()
                .toString());

    assertThat(row)
        .contains(issued.key().texts().current().sha256())
        .doesNotContain(issued.text().value())
        .doesNotContain(issued.text().value().substring(20));
  }

  @Test
  void aChangeCountsAtOnceWhereItIsMadeAndAfterAReloadElsewhere() throws Exception {
    Issued issued = one.keys.create(named("alice"));
    one.caller(issued);
    assertThat(other.ring.find(issued.text().value())).isInstanceOf(Found.Nothing.class);
    other.synchronizer.reload();
    other.caller(issued);

    one.keys.change(issued.key().id(), disabled(true));

    assertThat(one.ring.find(issued.text().value())).isInstanceOf(Found.Refused.class);
    other.caller(issued);
    other.synchronizer.synchronize();
    assertThat(other.ring.find(issued.text().value())).isInstanceOf(Found.Refused.class);
  }

  @Test
  void aRotatedKeyHasBothTextsUntilTheOverlapEnds() throws Exception {
    Issued old = one.keys.create(named("alice"));
    Issued next = one.keys.rotate(old.key().id(), Duration.ofMinutes(5)).orElseThrow();

    assertThat(next.key().id()).isEqualTo(old.key().id());
    assertThat(one.caller(next)).isEqualTo(one.caller(old));
    clock.advance(Duration.ofMinutes(5));
    assertThat(one.ring.find(old.text().value())).isInstanceOf(Found.Nothing.class);
    one.caller(next);
    assertThat(one.keys.rotate("key_nobody", Duration.ZERO)).isEmpty();
  }

  @Test
  void aRemovedKeyIsGone() throws Exception {
    Issued issued = one.keys.create(named("alice"));

    assertThat(one.keys.remove(issued.key().id())).isTrue();

    assertThat(one.ring.find(issued.text().value())).isInstanceOf(Found.Nothing.class);
    assertThat(one.keys.remove(issued.key().id())).isFalse();
    assertThat(one.keys.change(issued.key().id(), disabled(true))).isEmpty();
  }

  @Test
  void changesOfTwoGatewaysAtOnceAreBothKept() throws Exception {
    String id = one.keys.create(named("")).key().id();
    List<Gateway> gateways = Arrays.asList(one, other);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> changes =
          gateways.stream()
              .<Future<?>>map(each -> threads.submit(() -> lengthen(each, id)))
              .toList();
      for (Future<?> change : changes) {
        change.get();
      }
    }

    assertThat(one.keys.find(id).orElseThrow().label().name()).hasSize(20);
  }

  private static Void lengthen(Gateway gateway, String id) throws UnusableDatabaseException {
    for (int i = 0; i < 10; i++) {
      gateway.keys.change(
          id, key -> with(key, new Label(key.label().name() + "x", ""), key.validity()));
    }
    return null;
  }

  @Test
  void countersOfOtherGatewaysAddUp() throws Exception {
    Issued issued = one.keys.create(limited(KeyLimit.REQUESTS_PER_MINUTE, 3));
    other.synchronizer.reload();
    one.begin(issued).end(10, 0.5);
    one.begin(issued);
    other.begin(issued);
    one.synchronizer.synchronize();
    other.synchronizer.synchronize();

    other.assertRefused(issued, KeyLimit.REQUESTS_PER_MINUTE);
    one.synchronizer.synchronize();
    one.assertRefused(issued, KeyLimit.REQUESTS_PER_MINUTE);
    String id = issued.key().id();
    for (Gateway gateway : List.of(one, other)) {
      assertThat(gateway.usage.used(id, KeyLimit.REQUESTS_PER_MINUTE)).isEqualTo(3);
      assertThat(gateway.usage.used(id, KeyLimit.MAX_CONCURRENCY)).isEqualTo(2);
      assertThat(gateway.usage.used(id, KeyLimit.TOKENS_PER_DAY)).isEqualTo(10);
      assertThat(gateway.usage.used(id, KeyLimit.CREDITS_PER_MONTH)).isEqualTo(500_000);
    }
    clock.advance(Duration.ofMinutes(1));
    one.begin(issued);
  }

  @Test
  void writingCountersTwiceCountsThemOnce() throws Exception {
    Issued issued = one.keys.create(limited(KeyLimit.MAX_CONCURRENCY, 9));
    one.begin(issued);
    one.synchronizer.synchronize();
    one.synchronizer.synchronize();
    other.synchronizer.synchronize();

    assertThat(other.usage.used(issued.key().id(), KeyLimit.MAX_CONCURRENCY)).isEqualTo(1);
  }

  @Test
  void countersSurviveARestart() throws Exception {
    Issued issued = one.keys.create(limited(KeyLimit.TOKENS_PER_DAY, 100));
    one.begin(issued).end(60, 0);
    one.synchronizer.stop();

    Gateway second = new Gateway();
    second.begin(issued).end(40, 0);
    second.assertRefused(issued, KeyLimit.TOKENS_PER_DAY);
    second.synchronizer.stop();

    new Gateway().assertRefused(issued, KeyLimit.TOKENS_PER_DAY);
    clock.set(TestClock.START.plus(Duration.ofDays(1)));
    Gateway nextDay = new Gateway();
    nextDay.begin(issued);
    assertThat(nextDay.usage.used(issued.key().id(), KeyLimit.TOKENS_PER_MONTH)).isEqualTo(100);
  }

  @Test
  void requestsOfAGatewayThatWasKilledStopBeingUnderWay() throws Exception {
    Issued issued = one.keys.create(limited(KeyLimit.MAX_CONCURRENCY, 1));
    other.synchronizer.reload();
    one.begin(issued);
    one.synchronizer.synchronize();
    other.synchronizer.synchronize();
    other.assertRefused(issued, KeyLimit.MAX_CONCURRENCY);

    clock.advance(Duration.ofSeconds(9));
    other.synchronizer.synchronize();
    other.assertRefused(issued, KeyLimit.MAX_CONCURRENCY);
    clock.advance(Duration.ofSeconds(1));
    other.synchronizer.synchronize();
    other.begin(issued);
  }

  @Test
  void aGatewayWithRequestsUnderWayShowsThatItLives() throws Exception {
    Issued issued = one.keys.create(limited(KeyLimit.MAX_CONCURRENCY, 1));
    other.synchronizer.reload();
    one.begin(issued);
    for (int i = 0; i < 30; i++) {
      clock.advance(Duration.ofSeconds(1));
      one.synchronizer.synchronize();
    }
    other.synchronizer.synchronize();

    other.assertRefused(issued, KeyLimit.MAX_CONCURRENCY);
  }

  @Test
  void oldCountersAreRemoved() throws Exception {
    Issued issued = one.keys.create(named("alice"));
    one.begin(issued).end(1, 0);
    one.synchronizer.synchronize();
    assertThat(rowsOfUsage()).isEqualTo(1);

    clock.advance(Duration.ofDays(33));
    new Gateway();

    assertThat(rowsOfUsage()).isEqualTo(0);
  }

  private int rowsOfUsage() throws UnusableDatabaseException {
    return database.use(handle ->
        handle
            .createQuery("SELECT count(*) FROM \"" + database.tables().keyUsage() + '"')
            .mapTo(Integer.class)
            .one());
  }

  @Test
  void migrationsGoDownAndUpOnTablesWithRows() throws Exception {
    Issued issued = one.keys.create(limited(KeyLimit.MAX_CONCURRENCY, 1));
    one.begin(issued);
    one.synchronizer.synchronize();
    Migrations migrations = migrations();
    String tables = database.tables().keys();

    while (hasKeys(tables)) {
      assertThat(migrations.rollback(1)).hasSize(1);
    }
    migrations.migrate();

    migrations.requireUpToDate();
    assertThat(new Gateway().keys.all()).isEmpty();
  }

  private boolean hasKeys(String table) {
    try {
      database.<Integer>use(handle -> handle.execute("SELECT 1 FROM \"" + table + '"'));
      return true;
    } catch (UnusableDatabaseException _) {
      return false;
    }
  }

  @Test
  void withoutTheTablesKeysGoOnWithWhatWasReadLast() throws Exception {
    Issued issued = one.keys.create(limited(KeyLimit.REQUESTS_PER_MINUTE, 2));
    database.<Integer>use(
        handle -> handle.execute("DROP TABLE \"" + database.tables().keys() + '"'));

    one.synchronizer.synchronize();
    one.synchronizer.changed();

    one.begin(issued);
    one.begin(issued);
    one.assertRefused(issued, KeyLimit.REQUESTS_PER_MINUTE);
    assertThatThrownBy(() -> one.keys.remove(issued.key().id()))
        .isInstanceOf(UnusableDatabaseException.class);
  }

  private static UnaryOperator<ClientKey> named(String name) {
    return key -> with(key, new Label(name, ""), key.validity());
  }

  private static UnaryOperator<ClientKey> disabled(boolean disabled) {
    return key ->
        with(
            key,
            key.label(),
            new Validity(key.validity().created(), key.validity().expires(), disabled));
  }

  private static UnaryOperator<ClientKey> limited(KeyLimit limit, long max) {
    return key ->
        new ClientKey(
            key.id(),
            key.label(),
            key.texts(),
            key.validity(),
            key.scope(),
            new KeyLimits(Map.of(limit, max)));
  }

  private static ClientKey with(ClientKey key, Label label, Validity validity) {
    return new ClientKey(key.id(), label, key.texts(), validity, key.scope(), key.limits());
  }
}
