package io.github.kiro4j.server.credentials.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.pool.Health.Cause;
import io.github.kiro4j.server.credentials.pool.Health.CoolingDown;
import io.github.kiro4j.server.credentials.pool.Health.Disabled;
import io.github.kiro4j.server.credentials.pool.Health.Probing;
import io.github.kiro4j.server.credentials.pool.Health.Ready;
import io.github.kiro4j.server.credentials.pool.Health.Reason;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Two gateways that share what is known of one credential.
class StateKeeperTest {

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
    final StateKeeper keeper = new StateKeeper(1, health, new Generations(), KeptHealth.NONE);

    void tell() throws Exception {
      keeper.keep(states, SIGN_IN);
    }

    void look() {
      keeper.read(states.kept, clock.instant());
    }
  }

  private static final class Generations implements StateKeeper.SignIns {
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
    private KeptHealth kept = KeptHealth.NONE;

    @Override
    public Map<Long, RuntimeState> load() {
      return Map.of(1L, new RuntimeState(kept, Use.NONE));
    }

    @Override
    public KeptHealth keep(long id, KeptHealth next) {
      if (next.version() == kept.version()) {
        kept = new KeptHealth(next.signIn(), next.health(), next.version() + 1);
      }
      return kept;
    }

    @Override
    public void add(Map<Long, Use> uses) {}
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
    assertThat(states.kept).isEqualTo(KeptHealth.NONE);

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
    states.kept = new KeptHealth("former", new Disabled(Reason.SUSPENDED, clock.instant()), 5);
    one.look();

    assertThat(one.health.current()).isInstanceOf(CoolingDown.class);
  }

  @Test
  void whatWasLearntOfAnEarlierGenerationGoesOnUnlessItWasAboutItsTokens() {
    Health locked = new Disabled(Reason.SUSPENDED, clock.instant());
    states.kept = new KeptHealth(EARLIER, new Disabled(Reason.SIGN_IN_VOID, clock.instant()), 1);
    one.look();
    assertThat(one.health.current()).isInstanceOf(Ready.class);

    states.kept = new KeptHealth(EARLIER, locked, 2);
    one.look();
    assertThat(one.health.current()).isEqualTo(locked);
  }

  @Test
  void whoeverForgetsItForAllBringsItBack() throws Exception {
    one.health.disable(Reason.SUSPENDED);
    one.tell();
    states.kept = new KeptHealth("", null, 2);
    one.look();

    assertThat(one.health.current()).isInstanceOf(Ready.class);
  }

  @Test
  void whatTheSettingsSayIsNotPassedOn() throws Exception {
    one.health.disable(Reason.OPERATOR);
    one.tell();

    assertThat(states.kept).isEqualTo(KeptHealth.NONE);
  }
}
