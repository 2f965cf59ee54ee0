package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.server.credentials.health.HealthState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What follows a failed attempt.
sealed interface FailoverDecision {

  /// What happens to the credential.
  Penalty penalty();

  /// The request is retried with the same credential.
  ///
  /// @param remedy what is done first
  record SameCredential(Remedy remedy, Patience patience) implements FailoverDecision {
    @Override
    public Penalty penalty() {
      return new Penalty.None();
    }
  }

  /// The request is retried with another credential, if there is a usable one.
  record OtherCredential(Penalty penalty, Patience patience) implements FailoverDecision {}

  /// The request fails, and the client gets the failure.
  record Stop(Penalty penalty) implements FailoverDecision {}

  /// What is done before the same credential is used again.
  enum Remedy {
    NONE,
    REFRESH_TOKEN,
    LOOK_UP_PROFILE
  }

  /// How long to wait before the next attempt.
  enum Patience {
    /// Not at all: the cause does not concern the next attempt.
    NONE,
    /// The service has trouble, which may pass.
    SHORT,
    /// The model has no capacity, which takes longer.
    LONG
  }

  /// What happens to a credential.
  sealed interface Penalty {

    /// Nothing: the credential is not to blame.
    record None() implements Penalty {}

    /// The credential cools down.
    ///
    /// @param asked how long the upstream asks for; null leaves the time to the cause
    record CoolDown(HealthState.Cause cause, @Nullable Duration asked) implements Penalty {}

    /// The credential is disabled until the operator acts.
    record Disable(HealthState.Reason reason) implements Penalty {}

    /// The credential is not used for this model.
    record LacksModel() implements Penalty {}
  }
}
