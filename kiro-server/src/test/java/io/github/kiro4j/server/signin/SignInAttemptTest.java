package io.github.kiro4j.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.api.admin.signin.SignIn.State;
import io.github.kiro4j.api.admin.signin.SignInMethod;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.flow.BrowserLeg;
import io.github.kiro4j.server.signin.flow.DeviceCode;
import io.github.kiro4j.server.signin.flow.Pkce;
import io.github.kiro4j.server.signin.flow.SignInFailedException;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import io.github.kiro4j.server.testing.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// The time of a sign-in, and what ends one that nobody finishes.
class SignInAttemptTest {

  private static final DeviceCode CODE =
      new DeviceCode(
          new Secret("fake-device-code"),
          "FAKE-CODE",
          "https://example.com",
          Duration.ofMinutes(20),
          Duration.ofSeconds(5));
  private static final BrowserLeg LEG =
      new BrowserLeg(
          URI.create("https://example.com/signin"),
          "http://localhost:3128/oauth/callback",
          new Pkce(new Secret("fake-verifier"), new Secret("fake-state")));

  private final TestClock clock = new TestClock();
  private final SignInAttempt attempt =
      new SignInAttempt(
          new SignInAttempt.Subject("fake-id", SignInMethod.PORTAL, null, ""),
          SignIns.LIFETIME,
          clock);

  @Test
  void signInThatNobodyFinishesEndsAfterTenMinutesWhateverTheCodeSays() throws Exception {
    attempt.approve(CODE, TestClock.START.plus(CODE.lifetime()));
    clock.advance(Duration.ofMinutes(10));

    assertExpired(() -> attempt.pause(CODE.interval()));
    assertExpired(() -> attempt.open(LEG));
    assertExpired(() -> attempt.choose(List.of()));
    assertExpired(attempt::commit);
  }

  /// Tokens that have been issued are stored however late they come.
  @Test
  void signInWhoseTokensArriveHasNoEnd() throws Exception {
    attempt.commit();
    clock.advance(Duration.ofHours(1));

    attempt.succeed("Credential #1 was added.", List.of());
    assertThat(attempt.view().state()).isEqualTo("succeeded");
  }

  @Test
  void endedSignInIsKeptForItsTimeSoThatTheEndCanBeRead() {
    attempt.fail(Endings.cancelled());
    clock.advance(SignIns.LIFETIME.minusSeconds(1));

    assertThat(attempt.endedBefore(clock.instant())).isFalse();
    clock.advance(Duration.ofSeconds(2));
    assertThat(attempt.endedBefore(clock.instant())).isTrue();
  }

  @Test
  void gatewayThatStopsEndsASignInThatWaits() throws Exception {
    attempt.approve(CODE, TestClock.START.plus(CODE.lifetime()));

    attempt.stop();

    assertThat(attempt.view().message()).isEqualTo("The gateway was stopped. Start a new sign-in.");
    assertThatThrownBy(() -> attempt.pause(CODE.interval()))
        .hasMessage("The gateway was stopped. Start a new sign-in.");
  }

  @Test
  void gatewayThatStopsStoresTokensThatHaveArrived() throws Exception {
    attempt.commit();

    attempt.stop();

    assertThat(attempt.view().is(State.WORKING)).isTrue();
    assertThatThrownBy(attempt::cancel).hasMessageContaining("The tokens are already issued");
  }

  private static void assertExpired(ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            SignInFailedException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.EXPIRED);
              assertThat(e.sentence())
                  .isEqualTo("Nobody finished the sign-in in time. Start a new one.");
            });
  }
}
