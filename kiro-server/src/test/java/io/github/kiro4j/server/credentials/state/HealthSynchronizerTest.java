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

/// Two gateways that share what is known of one credential.
class HealthSynchronizerTest {

  private static final String SIGN_IN = "present";
  private static final String EARLIER = "traded in";

  private final TestClock clock = new TestClock();
  private final SharedStates states = new SharedStates();
  private final Gateway one = new Gateway();
  private final Gateway two = new Gateway();

  private final class Gateway {
    final HealthTracker health =
        new HealthTracker(
            new Ready(clock.instant()), new CoolDowns(new Random(1)), clock, (_, _) -> {});
    final HealthSynchronizer keeper =
        new HealthSynchronizer(1, health, new Generations(), StoredHealth.NONE);

    void tell() throws Exception {
      keeper.keep(states, SIGN_IN);
    }

    void look() {
      keeper.read(states.kept, clock.instant());
    }
  }

  private static final class Generations implements HealthSynchronizer.SignIns {
    @Override
    public boolean isPresent(String fingerprint) {
      return fingerprint.equals(SIGN_IN);
    }

    @Override
    public boolean isSame(String fingerprint) {
      return isPresent(fingerprint) || fingerprint.equals(EARLIER);
    }
  }

  private static final class SharedStates implements RuntimeStates {
    private StoredHealth kept = StoredHealth.NONE;

    @Override
    public Map<Long, RuntimeState> load() {
      return Map.of(1L, new RuntimeState(kept, UsageCounts.NONE));
    }

    @Override
    public StoredHealth keep(long id, StoredHealth next) {
      if (next.version() == kept.version()) {
        kept = new StoredHealth(next.signIn(), next.health(), next.version() + 1);
      }
      return kept;
    }

    @Override
    public void add(Map<Long, UsageCounts> uses) {}
  }

  @Test
  void whatOneLearnsTheOtherTakesOver() throws Exception {
    one.health.coolDown(Cause.QUOTA, null);
    one.tell();
    two.look();

    assertThat(two.health.current()).isEqualTo(one.health.current());
  }

  @Test
  void nothingIsWrittenThatSaysNothingNew() throws Exception {
    one.tell();
    assertThat(states.kept).isEqualTo(StoredHealth.NONE);

    one.health.coolDown(Cause.RATE_LIMIT, null);
    one.tell();
    two.look();
    two.tell();
    one.tell();
    assertThat(states.kept.version()).isEqualTo(1);
  }

  @Test
  void whereTwoLearnDifferentThingsAtOnceTheWorseNewsCount() throws Exception {
    one.health.coolDown(Cause.RATE_LIMIT, null);
    two.health.disable(Reason.SUSPENDED);
    one.tell();
    two.tell();
    one.look();

    assertThat(one.health.current()).isInstanceOf(Disabled.class);
    assertThat(states.kept.health()).isEqualTo(one.health.current());
  }

  @Test
  void theBetterNewsGiveWay() throws Exception {
    two.health.disable(Reason.SUSPENDED);
    two.tell();
    one.health.coolDown(Cause.RATE_LIMIT, null);
    one.tell();

    assertThat(one.health.current()).isEqualTo(two.health.current());
    assertThat(states.kept.version()).isEqualTo(1);
  }

  @Test
  void aProbeIsOnesOwnAndItsSuccessIsForAll() throws Exception {
    one.health.coolDown(Cause.RATE_LIMIT, null);
    one.tell();
    two.look();
    clock.advance(Duration.ofMinutes(2));
    two.health.begin();
    two.tell();
    assertThat(states.kept.health()).isInstanceOf(CoolingDown.class);
    two.look();
    assertThat(two.health.current()).isInstanceOf(Probing.class);

    two.health.succeeded();
    two.tell();
    one.look();
    assertThat(one.health.current()).isInstanceOf(Ready.class);
  }

  @Test
  void whatIsKeptAboutAnotherSignInSaysNothing() {
    one.health.coolDown(Cause.QUOTA, null);
    states.kept = new StoredHealth("former", new Disabled(Reason.SUSPENDED, clock.instant()), 5);
    one.look();

    assertThat(one.health.current()).isInstanceOf(CoolingDown.class);
  }

  @Test
  void whatWasLearntOfAnEarlierGenerationGoesOnUnlessItWasAboutItsTokens() {
    HealthState locked = new Disabled(Reason.SUSPENDED, clock.instant());
    states.kept = new StoredHealth(EARLIER, new Disabled(Reason.SIGN_IN_VOID, clock.instant()), 1);
    one.look();
    assertThat(one.health.current()).isInstanceOf(Ready.class);

    states.kept = new StoredHealth(EARLIER, locked, 2);
    one.look();
    assertThat(one.health.current()).isEqualTo(locked);
  }

  @Test
  void whoeverForgetsItForAllBringsItBack() throws Exception {
    one.health.disable(Reason.SUSPENDED);
    one.tell();
    states.kept = new StoredHealth("", null, 2);
    one.look();

    assertThat(one.health.current()).isInstanceOf(Ready.class);
  }

  @Test
  void whatTheSettingsSayIsNotPassedOn() throws Exception {
    one.health.disable(Reason.OPERATOR);
    one.tell();

    assertThat(states.kept).isEqualTo(StoredHealth.NONE);
  }
}
