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
  private static final HealthState LOCKED = new Disabled(Reason.SUSPENDED, NOW);
  private static final HealthState SPENT =
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
  void healthIsKeptWithTheSignInThatItIsAboutAndWithoutIt() throws Exception {
    StoredHealth kept = states.keep(1, new StoredHealth(FIRST, SPENT, 0));

    assertThat(kept).isEqualTo(new StoredHealth(FIRST, SPENT, 1));
    assertThat(state(1).health()).isEqualTo(kept);
    assertThat(rig.value("health ->> 'state'")).isEqualTo("cooling_down");
    assertThat(rig.value("health ->> 'until'")).isEqualTo("2026-04-01T00:00:00Z");
    assertThat(rig.value("health::text")).doesNotContain("first");
  }

  @Test
  void whatAnotherGatewayHasLearntMeanwhileIsNotOverwritten() throws Exception {
    states.keep(1, new StoredHealth(FIRST, LOCKED, 0));

    StoredHealth told = states.keep(1, new StoredHealth(FIRST, SPENT, 0));

    assertThat(told).isEqualTo(new StoredHealth(FIRST, LOCKED, 1));
    assertThat(state(1).health()).isEqualTo(told);
  }

  @Test
  void usesOfAllGatewaysAreAdded() throws Exception {
    states.add(Map.of(1L, new UsageCounts(3, 1, NOW)));
    states.add(
        Map.of(1L, new UsageCounts(2, 0, NOW.minusSeconds(60)), 99L, new UsageCounts(1, 0, NOW)));
    states.add(Map.of(1L, new UsageCounts(0, 1, null)));

    UsageCounts use = state(1).use();
    assertThat(use.successes()).isEqualTo(5);
    assertThat(use.failures()).isEqualTo(2);
    assertThat(use.last()).isBetween(NOW.minusMillis(1), NOW.plusMillis(1));
    assertThat(rig.value("version")).as("nobody has to read that").isEqualTo("0");
  }

  @Test
  void theCredentialOfThisMachinesEnvironmentIsKeptOnThisMachine() throws Exception {
    StoredHealth kept = states.keep(Credential.FROM_ENVIRONMENT, new StoredHealth("key", SPENT, 0));
    states.add(Map.of(Credential.FROM_ENVIRONMENT, new UsageCounts(1, 0, NOW)));

    assertThat(state(Credential.FROM_ENVIRONMENT).health()).isEqualTo(kept);
    assertThat(state(Credential.FROM_ENVIRONMENT).use().successes()).isEqualTo(1);
    assertThat(rig.value("health")).isEqualTo("null");
  }

  @Test
  void whatMakesNoSenseCountsAsNothing() throws Exception {
    rig.sql("UPDATE %s SET health = '{\"state\": \"confused\"}', health_version = 4");

    assertThat(state(1).health()).isEqualTo(new StoredHealth("", null, 4));
  }

  @Test
  void enablingForgetsHealthEvenIfNothingWasDisabled() throws Exception {
    states.keep(1, new StoredHealth(FIRST, LOCKED, 0));

    rig.sql("UPDATE %s SET disabled = false");

    assertThat(state(1).health()).isEqualTo(new StoredHealth("", null, 2));
  }

  @Test
  void otherEditsLeaveHealthAlone() throws Exception {
    StoredHealth kept = states.keep(1, new StoredHealth(FIRST, LOCKED, 0));

    rig.sql("UPDATE %s SET priority = 3, email = 'a@b.example'");

    assertThat(state(1).health()).isEqualTo(kept);
  }

  @Test
  void healthGoesOnWithTheNextGenerationOfTokens() throws Exception {
    states.keep(1, new StoredHealth(FIRST, SPENT, 0));
    PostgresCredentialStore store = rig.store("one");

    store.saveTokens(TestCredentialTable.first(store), TestCredentialTable.tokens("second"));

    StoredHealth kept = state(1).health();
    assertThat(kept.health()).isEqualTo(SPENT);
    assertThat(kept.signIn()).isEqualTo(Fingerprint.of(new Secret("second")));
  }

  @Test
  void newTokensEndWhatTheOldOnesWereToBlameFor() throws Exception {
    states.keep(1, new StoredHealth(FIRST, new Disabled(Reason.SIGN_IN_VOID, NOW), 0));
    PostgresCredentialStore store = rig.store("one");

    store.saveTokens(TestCredentialTable.first(store), TestCredentialTable.tokens("second"));

    assertThat(state(1).health().health()).isNull();
  }

  @Test
  void settingsAreKeptAndOneThatMakesNoSenseIsNone() throws Exception {
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
