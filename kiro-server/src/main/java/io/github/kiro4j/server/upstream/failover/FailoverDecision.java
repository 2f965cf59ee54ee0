package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.server.credentials.health.HealthState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What follows when a send has failed.
sealed interface FailoverDecision {

  /// What happens to the credential.
  Penalty penalty();

  /// The request is sent with the same credential again.
  ///
  /// @param remedy what is done first
  record AgainHere(Remedy remedy, Patience patience) implements FailoverDecision {
    @Override
    public Penalty penalty() {
      return new Penalty.None();
    }
  }

  /// The request is sent with another credential, if there is one that can be used.
  record OtherCredential(Penalty penalty, Patience patience) implements FailoverDecision {}

  /// The client is told.
  record Stop(Penalty penalty) implements FailoverDecision {}

  /// What is done before the same credential is used again.
  enum Remedy {
    NONE,
    REFRESH_TOKEN,
    FIND_PROFILE
  }

  /// How long to wait before the next send.
  enum Patience {
    /// Not at all: the next send is another matter than this one.
    NONE,
    /// The service has trouble, which may pass.
    SHORT,
    /// The model has no room, which takes longer.
    LONG
  }

  /// What happens to a credential.
  sealed interface Penalty {

    /// It is not to blame.
    record None() implements Penalty {}

    /// It is left alone for a while.
    ///
    /// @param asked how long the upstream wants that; null leaves it to the cause
    record CoolDown(HealthState.Cause cause, @Nullable Duration asked) implements Penalty {}

    /// It is out of use until the operator acts.
    record Disable(HealthState.Reason reason) implements Penalty {}

    /// It is not used for this model.
    record LacksModel() implements Penalty {}
  }
}
