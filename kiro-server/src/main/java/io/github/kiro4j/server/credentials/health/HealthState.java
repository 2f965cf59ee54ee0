package io.github.kiro4j.server.credentials.health;

import java.time.Instant;

/// Whether a credential can be used, and if not, why, since when and until when.
public sealed interface HealthState {

  /// When it became so.
  Instant since();

  /// It works, as far as is known.
  record Ready(Instant since) implements HealthState {}

  /// It is left alone until then. After that, one request at a time may try it.
  ///
  /// @param strikes how often in a row this happened; the next one lasts longer
  record CoolingDown(Cause cause, Instant since, Instant until, int strikes)
      implements HealthState {}

  /// The time is over, and one request tries whether it works again.
  record Probing(CoolingDown after, Instant since) implements HealthState {}

  /// Out of use until the operator acts.
  record Disabled(Reason reason, Instant since) implements HealthState {}

  /// What time may mend.
  enum Cause {
    RATE_LIMIT("too many requests"),
    RISK_THROTTLE("the provider throttles the account"),
    QUOTA("the quota is used up"),
    DAILY_QUOTA("the daily quota is used up"),
    REFUSED("the provider refuses the account"),
    NO_TOKEN("there is no working token");

    private final String sentence;

    Cause(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  /// What only the operator can mend.
  enum Reason {
    OPERATOR("disabled by the operator"),
    SUSPENDED("the provider has locked the account"),
    SIGN_IN_VOID("its sign-in is void"),
    INCOMPLETE("something is missing or wrong in its settings");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  /// Whether it follows from the settings alone, and ends with a change of them.
  default boolean isBySettings() {
    return this instanceof Disabled(Reason reason, _)
        && (reason == Reason.OPERATOR || reason == Reason.INCOMPLETE);
  }

  /// Whether new tokens end it.
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
          "left alone until " + until + ": " + cause.sentence();
      case Probing(CoolingDown after, _) -> "tried again after: " + after.cause().sentence();
      case Disabled(Reason reason, _) -> "disabled: " + reason.sentence();
    };
  }
}
