package io.github.kiro4j.server.credentials.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.health.CoolDowns;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Probing;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import io.github.kiro4j.server.credentials.health.HealthTracker;
import io.github.kiro4j.server.credentials.health.StoredHealth;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Two gateways that share the stored health of one credential.
class HealthSynchronizerTest {

  private static final String LOGIN = "present";
  private static final String PAST = "past";

  private final TestClock clock = new TestClock();
  private final SharedStates states = new SharedStates();
  private final Gateway one = new Gateway();
  private final Gateway two = new Gateway();

  private final class Gateway {
    final HealthTracker health =
        new HealthTracker(
            new Ready(clock.instant()), new CoolDowns(new Random(1)), clock, (_, _) -> {});
    final HealthSynchronizer synchronizer =
        new HealthSynchronizer(1, health, new Logins(), StoredHealth.NONE);

    void save() throws Exception {
      synchronizer.save(states, LOGIN);
    }

    void read() {
      synchronizer.read(states.stored, clock.instant());
    }
  }

  private static final class Logins implements HealthSynchronizer.Logins {
    @Override
    public boolean isPresent(String fingerprint) {
      return fingerprint.equals(LOGIN);
    }

    @Override
    public boolean isSame(String fingerprint) {
      return isPresent(fingerprint) || fingerprint.equals(PAST);
    }
  }

  private static final class SharedStates implements RuntimeStates {
    private StoredHealth stored = StoredHealth.NONE;

    @Override
    public Map<Long, RuntimeState> load() {
      return Map.of(1L, new RuntimeState(stored, UsageCounts.NONE, null));
    }

    @Override
    public StoredHealth save(long id, StoredHealth next) {
      if (next.version() == stored.version()) {
        stored = new StoredHealth(next.login(), next.health(), next.version() + 1);
      }
      return stored;
    }

    @Override
    public void save(long id, RouteMemory.StoredRoute route) {}

    @Override
    public void add(Map<Long, UsageCounts> counts) {}
  }

  @Test
  void aHealthThatOneGatewaySavesTheOtherTakesOver() throws Exception {
    one.health.coolDown(Cause.QUOTA, null);
    one.save();
    two.read();

    assertThat(two.health.current()).isEqualTo(one.health.current());
  }

  @Test
  void aHealthThatIsStoredAlreadyIsNotSavedAgain() throws Exception {
    one.save();
    assertThat(states.stored).isEqualTo(StoredHealth.NONE);

    one.health.coolDown(Cause.RATE_LIMIT, null);
    one.save();
    two.read();
    two.save();
    one.save();
    assertThat(states.stored.version()).isEqualTo(1);
  }

  @Test
  void ofTwoHealthsSavedAtOnceTheWorseWins() throws Exception {
    one.health.coolDown(Cause.RATE_LIMIT, null);
    two.health.disable(Reason.SUSPENDED);
    one.save();
    two.save();
    one.read();

    assertThat(one.health.current()).isInstanceOf(Disabled.class);
    assertThat(states.stored.health()).isEqualTo(one.health.current());
  }

  @Test
  void theBetterHealthGivesWay() throws Exception {
    two.health.disable(Reason.SUSPENDED);
    two.save();
    one.health.coolDown(Cause.RATE_LIMIT, null);
    one.save();

    assertThat(one.health.current()).isEqualTo(two.health.current());
    assertThat(states.stored.version()).isEqualTo(1);
  }

  @Test
  void aProbeIsNotSharedButItsSuccessIs() throws Exception {
    one.health.coolDown(Cause.RATE_LIMIT, null);
    one.save();
    two.read();
    clock.advance(Duration.ofMinutes(2));
    two.health.begin();
    two.save();
    assertThat(states.stored.health()).isInstanceOf(CoolingDown.class);
    two.read();
    assertThat(two.health.current()).isInstanceOf(Probing.class);

    two.health.succeeded();
    two.save();
    one.read();
    assertThat(one.health.current()).isInstanceOf(Ready.class);
  }

  @Test
  void aStoredHealthOfAnotherLoginIsIgnored() {
    one.health.coolDown(Cause.QUOTA, null);
    states.stored = new StoredHealth("former", new Disabled(Reason.SUSPENDED, clock.instant()), 5);
    one.read();

    assertThat(one.health.current()).isInstanceOf(CoolingDown.class);
  }

  @Test
  void aStoredHealthOfAPastTokenAppliesUnlessItIsAboutTokens() {
    HealthState suspended = new Disabled(Reason.SUSPENDED, clock.instant());
    states.stored = new StoredHealth(PAST, new Disabled(Reason.SIGN_IN_VOID, clock.instant()), 1);
    one.read();
    assertThat(one.health.current()).isInstanceOf(Ready.class);

    states.stored = new StoredHealth(PAST, suspended, 2);
    one.read();
    assertThat(one.health.current()).isEqualTo(suspended);
  }

  @Test
  void clearingTheStoredHealthMakesTheCredentialReady() throws Exception {
    one.health.disable(Reason.SUSPENDED);
    one.save();
    states.stored = new StoredHealth("", null, 2);
    one.read();

    assertThat(one.health.current()).isInstanceOf(Ready.class);
  }

  @Test
  void aHealthThatFollowsFromTheSettingsIsNotSaved() throws Exception {
    one.health.disable(Reason.OPERATOR);
    one.save();

    assertThat(states.stored).isEqualTo(StoredHealth.NONE);
  }
}
