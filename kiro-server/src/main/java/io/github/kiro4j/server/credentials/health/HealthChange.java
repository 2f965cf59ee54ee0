package io.github.kiro4j.server.credentials.health;

import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Probing;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;

/// A change of a credential's health.
///
/// @param health the new state; never [Probing], which lasts as long as one request
public record HealthChange(HealthState health, Trigger trigger) {

  /// What caused the change.
  public enum Trigger {
    /// The upstream's answer to a request.
    REQUEST,
    /// The outcome of a token refresh.
    REFRESH,
    /// The operator, through the store or the admin API.
    OPERATOR
  }

  /// @param before the old state, probes included
  static HealthChange of(HealthState before, HealthState now) {
    return new HealthChange(now, trigger(before, now));
  }

  private static Trigger trigger(HealthState before, HealthState now) {
    return switch (now) {
      case Ready _ -> recoveredBy(before);
      case CoolingDown cooling -> of(cooling.cause());
      case Probing(CoolingDown after, _) -> of(after.cause());
      case Disabled(Reason reason, _) -> of(reason);
    };
  }

  private static Trigger recoveredBy(HealthState before) {
    return switch (before) {
      case Probing _ -> Trigger.REQUEST;
      case CoolingDown cooling when cooling.cause() == Cause.NO_TOKEN -> Trigger.REFRESH;
      case CoolingDown _, Disabled _, Ready _ -> Trigger.OPERATOR;
    };
  }

  private static Trigger of(Cause cause) {
    return cause == Cause.NO_TOKEN ? Trigger.REFRESH : Trigger.REQUEST;
  }

  private static Trigger of(Reason reason) {
    return switch (reason) {
      case OPERATOR, INCOMPLETE -> Trigger.OPERATOR;
      case SUSPENDED -> Trigger.REQUEST;
      case SIGN_IN_VOID -> Trigger.REFRESH;
    };
  }
}
