package io.github.kiro4j.server.signin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.flow.DeviceFlow.DeviceService;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Polling for a device code, in simulated time.
class DevicePollingTest {

  private static final DeviceCode CODE =
      new DeviceCode(
          new Secret("not-a-real-code"),
          "ABCD",
          "https://example.com",
          Duration.ofMinutes(10),
          Duration.ofSeconds(5));

  private final Deque<PollOutcome> outcomes = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private boolean committed;
  private Instant now = Instant.parse("2026-11-28T00:00:00Z");

  @Test
  void everySlowDownAddsFiveSecondsForGood() throws Exception {
    outcomes.add(new PollOutcome.Pending());
    outcomes.add(new PollOutcome.SlowDown());
    outcomes.add(new PollOutcome.Unreachable());
    outcomes.add(new PollOutcome.SlowDown());
    outcomes.add(new PollOutcome.Approved(CredentialFields.none()));

    run();

    assertThat(pauses).extracting(Duration::toSeconds).containsExactly(5L, 5L, 10L, 10L, 15L);
    assertThat(committed).isTrue();
  }

  @Test
  void pollingEndsWhenTheCodeDoes() {
    assertThatThrownBy(this::run)
        .isInstanceOfSatisfying(
            SignInFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EXPIRED));
    assertThat(pauses).hasSize(119);
  }

  @Test
  void goneNetworkIsTheReasonWhenNothingElseWasHeard() {
    for (int i = 0; i < 200; i++) {
      outcomes.add(new PollOutcome.Unreachable());
    }
    assertThatThrownBy(this::run)
        .isInstanceOfSatisfying(
            SignInFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
  }

  @Test
  void refusalEndsTheFlowAtOnce() {
    outcomes.add(new PollOutcome.Refused("invalid_grant"));
    assertThatThrownBy(this::run)
        .hasMessage("The auth service refused the sign-in with invalid_grant.");
    assertThat(committed).isFalse();
  }

  private void run() throws SignInFailedException {
    DeviceService service =
        new DeviceService() {
          @Override
          public DeviceCode begin() {
            return CODE;
          }

          @Override
          public PollOutcome poll(DeviceCode code) {
            PollOutcome next = outcomes.poll();
            return next == null ? new PollOutcome.Pending() : next;
          }
        };
    new DeviceFlow(service, () -> now).run(new PatientPerson());
  }

  /// Lets time pass.
  private final class PatientPerson implements Person {

    @Override
    public void approve(DeviceCode code, Instant until) {
      assertThat(until).isEqualTo(now.plus(CODE.lifetime()));
    }

    @Override
    public void pause(Duration duration) {
      pauses.add(duration);
      now = now.plus(duration);
    }

    @Override
    public CallbackParameters open(BrowserLeg leg) {
      throw new IllegalStateException("a device code needs no browser");
    }

    @Override
    public void commit() {
      committed = true;
    }
  }
}
