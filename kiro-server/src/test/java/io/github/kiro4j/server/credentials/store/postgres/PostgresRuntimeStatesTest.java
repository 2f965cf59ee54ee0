package io.github.kiro4j.server.credentials.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import io.github.kiro4j.server.credentials.health.StoredHealth;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.state.UsageCounts;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeStates;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.NeedsPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsPostgres
@Timeout(60)
class PostgresRuntimeStatesTest {

  private static final Instant NOW = Instant.parse("2026-03-14T10:00:00.123456789Z");
  private static final String FIRST = Fingerprint.of(new Secret("first"));
  private static final HealthState SUSPENDED = new Disabled(Reason.SUSPENDED, NOW);
  private static final HealthState QUOTA_USED_UP =
      new CoolingDown(Cause.QUOTA, NOW, Instant.parse("2026-04-01T00:00:00Z"), 1);

  private static TestCredentialTable rig;

  @TempDir Path folder;

  private RuntimeStates states;

  @BeforeAll
  static void open() {
    rig = new TestCredentialTable();
  }

  @AfterAll
  static void close() throws Exception {
    rig.close();
  }

  @BeforeEach
  void insert() throws Exception {
    rig.empty();
    rig.sql("INSERT INTO %s (refresh_token) VALUES ('first')");
    states = new PostgresRuntimeStates(rig.shared(), new FileRuntimeStates(StateFile.in(folder)));
  }

  private RuntimeState state(long id) throws IOException {
    return states.load().getOrDefault(id, RuntimeState.NONE);
  }

  @Test
  void theHealthIsStoredWithTheFingerprintOfItsLoginOnly() throws Exception {
    StoredHealth stored = states.save(1, new StoredHealth(FIRST, QUOTA_USED_UP, 0));

    assertThat(stored).isEqualTo(new StoredHealth(FIRST, QUOTA_USED_UP, 1));
    assertThat(state(1).health()).isEqualTo(stored);
    assertThat(rig.value("health ->> 'state'")).isEqualTo("cooling_down");
    assertThat(rig.value("health ->> 'until'")).isEqualTo("2026-04-01T00:00:00Z");
    assertThat(rig.value("health::text")).doesNotContain("first");
  }

  @Test
  void aHealthThatAnotherGatewaySavedMeanwhileIsNotOverwritten() throws Exception {
    states.save(1, new StoredHealth(FIRST, SUSPENDED, 0));

    StoredHealth returned = states.save(1, new StoredHealth(FIRST, QUOTA_USED_UP, 0));

    assertThat(returned).isEqualTo(new StoredHealth(FIRST, SUSPENDED, 1));
    assertThat(state(1).health()).isEqualTo(returned);
  }

  @Test
  void theUsageOfAllGatewaysIsAdded() throws Exception {
    states.add(Map.of(1L, new UsageCounts(3, 1, NOW)));
    states.add(
        Map.of(1L, new UsageCounts(2, 0, NOW.minusSeconds(60)), 99L, new UsageCounts(1, 0, NOW)));
    states.add(Map.of(1L, new UsageCounts(0, 1, null)));

    UsageCounts usage = state(1).usage();
    assertThat(usage.successes()).isEqualTo(5);
    assertThat(usage.failures()).isEqualTo(2);
    assertThat(usage.last()).isBetween(NOW.minusMillis(1), NOW.plusMillis(1));
    assertThat(rig.value("version")).as("no gateway has to read the row again").isEqualTo("0");
  }

  @Test
  void theStateOfThisMachinesEnvironmentKeyIsStoredOnThisMachine() throws Exception {
    StoredHealth stored =
        states.save(Credential.FROM_ENVIRONMENT, new StoredHealth("key", QUOTA_USED_UP, 0));
    states.add(Map.of(Credential.FROM_ENVIRONMENT, new UsageCounts(1, 0, NOW)));

    assertThat(state(Credential.FROM_ENVIRONMENT).health()).isEqualTo(stored);
    assertThat(state(Credential.FROM_ENVIRONMENT).usage().successes()).isEqualTo(1);
    assertThat(rig.value("health")).isEqualTo("null");
  }

  @Test
  void aHealthThatCannotBeUnderstoodIsIgnored() throws Exception {
    rig.sql("UPDATE %s SET health = '{\"state\": \"confused\"}', health_version = 4");

    assertThat(state(1).health()).isEqualTo(new StoredHealth("", null, 4));
  }

  @Test
  void enablingResetsTheHealthEvenIfNothingWasDisabled() throws Exception {
    states.save(1, new StoredHealth(FIRST, SUSPENDED, 0));

    rig.sql("UPDATE %s SET disabled = false");

    assertThat(state(1).health()).isEqualTo(new StoredHealth("", null, 2));
  }

  @Test
  void otherEditsDoNotChangeTheHealth() throws Exception {
    StoredHealth stored = states.save(1, new StoredHealth(FIRST, SUSPENDED, 0));

    rig.sql("UPDATE %s SET priority = 3, email = 'a@b.example'");

    assertThat(state(1).health()).isEqualTo(stored);
  }

  @Test
  void theHealthOfALoginOutlivesARefresh() throws Exception {
    states.save(1, new StoredHealth(FIRST, QUOTA_USED_UP, 0));
    PostgresCredentialStore store = rig.store("one");

    store.saveTokens(TestCredentialTable.first(store), TestCredentialTable.tokens("second"));

    StoredHealth stored = state(1).health();
    assertThat(stored.health()).isEqualTo(QUOTA_USED_UP);
    assertThat(stored.login()).isEqualTo(Fingerprint.of(new Secret("second")));
  }

  @Test
  void newTokensEndAHealthThatIsAboutTheOldOnes() throws Exception {
    states.save(1, new StoredHealth(FIRST, new Disabled(Reason.SIGN_IN_VOID, NOW), 0));
    PostgresCredentialStore store = rig.store("one");

    store.saveTokens(TestCredentialTable.first(store), TestCredentialTable.tokens("second"));

    assertThat(state(1).health().health()).isNull();
  }

  @Test
  void theFirstGatewaysOperatingSystemIsEveryGateways() throws Exception {
    PostgresRuntimeSettings first = new PostgresRuntimeSettings(rig.shared());
    PostgresRuntimeSettings second = new PostgresRuntimeSettings(rig.shared());

    assertThat(first.system("linux#6.1.0")).isEqualTo("linux#6.1.0");
    assertThat(second.system("darwin#25.6.0")).isEqualTo("linux#6.1.0");
  }

  @Test
  void endedSessionsAreSharedUntilTheirOwnEnd() throws Exception {
    PostgresRuntimeSettings settings = new PostgresRuntimeSettings(rig.shared());
    Instant now = Instant.parse("2026-03-14T10:00:00Z");
    assertThat(settings.isSessionEnded("one")).isFalse();

    settings.endSession("one", now.plusSeconds(60), now);
    settings.endSession("two", now.plusSeconds(600), now);
    assertThat(settings.isSessionEnded("one")).isTrue();
    assertThat(new PostgresRuntimeSettings(rig.shared()).isSessionEnded("two")).isTrue();

    settings.endSession("three", now.plusSeconds(900), now.plusSeconds(60));
    assertThat(settings.isSessionEnded("one")).isFalse();
    assertThat(settings.isSessionEnded("two")).isTrue();
    assertThat(settings.isSessionEnded("three")).isTrue();
  }

  @Test
  void settingsAreStoredAndAnUnknownValueIsIgnored() throws Exception {
    PostgresRuntimeSettings settings = new PostgresRuntimeSettings(rig.shared());
    assertThat(settings.mode()).isEmpty();

    settings.mode(LoadBalancing.BALANCED);
    assertThat(settings.mode()).contains(LoadBalancing.BALANCED);
    settings.mode(LoadBalancing.PRIORITY);
    assertThat(settings.mode()).contains(LoadBalancing.PRIORITY);
    rig.sql("UPDATE %s_settings SET value = '\"random\"'");
    assertThat(settings.mode()).isEmpty();
  }
}
