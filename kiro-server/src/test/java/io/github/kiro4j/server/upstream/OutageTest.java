package io.github.kiro4j.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RateLimited;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.server.upstream.call.PendingAnswer;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class OutageTest {

  private static final int FLOOR = 10;

  @TempDir Path folder;

  /// Ten requests a second for a minute, with three credentials.
  @Test
  void aMinuteWithoutTheServiceIsMultipliedByOneFifthAndTheFloorAtMost() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(3).retryFloor(FLOOR).open()) {
      rig.simulator
          .accounts()
          .all()
          .forEach(account -> account.answerChats(KnownErrors.unavailable()));
      Instant end = rig.clock.instant().plus(Duration.ofMinutes(1));
      int requests = 0;
      while (rig.clock.instant().isBefore(end)) {
        rig.ask();
        requests++;
        rig.clock.advance(Duration.ofMillis(100));
      }

      assertThat(requests).isGreaterThan(300);
      assertThat(rig.asked().size())
          .isGreaterThan(requests)
          .isLessThanOrEqualTo((int) (1.2 * requests) + FLOOR);
    }
  }

  @Test
  void whileAllCredentialsCoolDownNothingIsSentAndTheSoonestReturnIsTold() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(2).open()) {
      throttle(rig.simulator.accounts().all().get(0), 30);
      throttle(rig.simulator.accounts().all().get(1), 7);
      rig.ask();
      rig.simulator.forgetRequests();
      rig.clock.advance(Duration.ofSeconds(2));

      Optional<UpstreamFailure> failure = rig.ask();

      assertThat(rig.simulator.requests()).isEmpty();
      assertThat(failure)
          .hasValueSatisfying(told ->
              assertThat(((RateLimited) told).evidence().retryAfter())
                  .isEqualTo(Duration.ofSeconds(5)));
    }
  }

  @Test
  void afterItsCoolDownACredentialIsTriedByOneRequestAndThenByAll() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      Account account = rig.simulator.accounts().all().getFirst();
      throttle(account, 7);
      rig.ask();
      account.heal();
      rig.simulator.scripts().next(Script.answer().silence());
      rig.clock.advance(Duration.ofSeconds(8));
      rig.simulator.forgetRequests();

      try (PendingAnswer _ = rig.call("probe", UpstreamRig.MODEL)) {
        rig.simulator.awaitRequest(
            request -> request.path().endsWith("Response"), Duration.ofSeconds(20));
        assertThat(rig.ask()).isPresent();
        assertThat(rig.asked()).hasSize(1);
      }
      Eventually.await(() -> rig.credential(1).inFlight() == 0);

      assertThat(rig.ask()).isEmpty();
      assertThat(rig.health(1)).isInstanceOf(Ready.class);
    }
  }

  @Test
  void aCredentialThatIsStillThrottledCoolsDownForLonger() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      rig.simulator.accounts().all().getFirst().answerChats(KnownErrors.suspiciousActivity());
      Duration before = Duration.ZERO;
      for (int failure = 1; failure <= 4; failure++) {
        rig.ask();
        CoolingDown cooling = (CoolingDown) rig.health(1);
        Duration wait = Duration.between(rig.clock.instant(), cooling.until());
        assertThat(wait).isGreaterThan(before.multipliedBy(3).dividedBy(2));
        assertThat(cooling.failures()).isEqualTo(failure);
        before = wait;
        rig.clock.set(cooling.until());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1774137600000", "\"2026-03-22T00:00:00Z\"", "\"1774137600\""})
  void theDayOfTheNextQuotaIsReadInEveryForm(String written) throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      assertThat(endOfQuota(rig, written)).isEqualTo(Instant.parse("2026-03-22T00:00:00Z"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7258118399", "\"2199-12-31T00:00:00Z\""})
  void noAnswerMakesAQuotaLastForYears(String written) throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      assertThat(endOfQuota(rig, written)).isEqualTo(rig.clock.instant().plus(Duration.ofDays(62)));
    }
  }

  /// The end of the cool-down of an account whose quota is used up.
  ///
  /// @param nextReset the JSON value of `nextDateReset`
  private static Instant endOfQuota(UpstreamRig rig, String nextReset) throws Exception {
    Account account = rig.simulator.accounts().all().getFirst();
    account.exhaustQuota();
    account.usageLimits(Json.MAPPER.readTree("{\"nextDateReset\": " + nextReset + "}"));
    rig.ask();
    return ((CoolingDown) rig.health(1)).until();
  }

  @Test
  void aUsedUpQuotaLastsUntilTheDayThatTheProviderNames() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      Account account = rig.simulator.accounts().all().getFirst();
      account.exhaustQuota();
      account.usageLimits(Json.MAPPER.readTree("{\"nextDateReset\": 1.7741376E9}"));

      rig.ask();

      assertThat(((CoolingDown) rig.health(1)).until())
          .isEqualTo(Instant.ofEpochSecond(1_774_137_600));
    }
  }

  @Test
  void aUsedUpQuotaLastsUntilNextMonthWhereNobodySays() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      Account account = rig.simulator.accounts().all().getFirst();
      account.answerEverywhere(KnownErrors.monthlyQuotaExhausted());

      rig.ask();

      assertThat(((CoolingDown) rig.health(1)).until())
          .isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    }
  }

  @Test
  void aSilentUpstreamIsNotAskedAgain() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder, Duration.ofMillis(300)).withSocial(2).open()) {
      rig.simulator.scripts().otherwise(Script.answer().silence());

      assertThat(rig.ask()).get().isInstanceOf(TimedOut.class);
      assertThat(rig.asked()).containsExactly("social-1");
    }
  }

  @Test
  void anUpstreamThatIsGoneIsTriedAgainAfterGrowingWaits() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      rig.ask();
      rig.simulator.close();

      assertThat(rig.ask()).get().isInstanceOf(Network.class);
      assertThat(rig.clock.sleeps()).hasSize(2);
      assertThat(rig.clock.sleeps().get(0))
          .isBetween(Duration.ofMillis(200), Duration.ofMillis(250));
      assertThat(rig.clock.sleeps().get(1))
          .isBetween(Duration.ofMillis(400), Duration.ofMillis(500));
      assertThat(rig.health(1)).isInstanceOf(Ready.class);
    }
  }

  private static void throttle(Account account, int seconds) {
    account.answerChats(KnownErrors.throttled().retryAfter(Duration.ofSeconds(seconds)));
  }
}
