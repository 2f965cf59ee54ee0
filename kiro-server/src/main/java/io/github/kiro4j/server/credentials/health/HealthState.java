package io.github.kiro4j.server.credentials.health;

import java.time.Instant;

/// Whether a credential can be used, and if not, why, since when and until when.
public sealed interface HealthState {

  /// When the state began.
  Instant since();

  /// The credential works, as far as is known.
  record Ready(Instant since) implements HealthState {}

  /// The credential is not used until the cool-down ends. After that, one request at a time probes
  /// it.
  ///
  /// @param failures how often in a row the cause occurred; each time the cool-down gets longer
  record CoolingDown(Cause cause, Instant since, Instant until, int failures)
      implements HealthState {}

  /// The cool-down is over, and one request finds out whether the credential works again.
  record Probing(CoolingDown after, Instant since) implements HealthState {}

  /// The credential is not used until the operator acts.
  record Disabled(Reason reason, Instant since) implements HealthState {}

  /// Why a credential cools down. The names stand in stored states and in the admin API.
  enum Cause {
    RATE_LIMIT("too many requests"),
    RISK_THROTTLE("the provider throttles the account"),
    QUOTA("the quota is used up"),
    DAILY_QUOTA("the daily quota is used up"),
    REFUSED("the provider refused the account"),
    NO_TOKEN("the token could not be refreshed");

    private final String sentence;

    Cause(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  /// Why a credential is disabled. The names stand in stored states and in the admin API.
  enum Reason {
    OPERATOR("by the operator"),
    SUSPENDED("the provider suspended the account"),
    SIGN_IN_VOID("the auth service rejected the refresh token; sign in again"),
    INCOMPLETE("a setting is missing or wrong");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  /// Whether the state follows from the settings alone, and ends with a change of them.
  default boolean isBySettings() {
    return this instanceof Disabled(Reason reason, _)
        && (reason == Reason.OPERATOR || reason == Reason.INCOMPLETE);
  }

  /// Whether new tokens end the state.
  default boolean isAboutTokens() {
    return switch (this) {
      case Ready _ -> false;
      case CoolingDown cooling -> cooling.cause() == Cause.NO_TOKEN;
      case Probing(CoolingDown after, _) -> after.isAboutTokens();
      case Disabled(Reason reason, _) -> reason == Reason.SIGN_IN_VOID;
    };
  }

  /// For the log and for operators; holds no secret.
  default String sentence() {
    return switch (this) {
      case Ready _ -> "ready";
      case CoolingDown(Cause cause, _, Instant until, _) ->
          "cooling down until " + until + ": " + cause.sentence();
      case Probing(CoolingDown after, _) ->
          "probing after a cool-down: " + after.cause().sentence();
      case Disabled(Reason reason, _) -> "disabled: " + reason.sentence();
    };
  }
}
