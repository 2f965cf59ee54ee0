package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BadRequest;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Capacity;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ContextOverflow;
import io.github.kiro4j.protocol.failure.UpstreamFailure.DailyQuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ModelNotAllowed;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoCredential;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NotAuthorized;
import io.github.kiro4j.protocol.failure.UpstreamFailure.QuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RateLimited;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RiskThrottled;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Suspended;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ThinkingSignatureInvalid;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TokenExpired;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Transient;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Unexpected;
import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.AgainHere;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.OtherCredential;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Patience;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Penalty;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Penalty.CoolDown;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Remedy;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Stop;

/// The one place that decides what a failure means for the credential and for the request: the
/// table in docs/operate.md. Pure; limits of number, time and budget are [FailoverLoop]'s.
final class FailurePolicy {

  /// How often a request may be sent with one credential.
  static final int SENDS_PER_CREDENTIAL = 3;

  private static final Penalty BLAMELESS = new Penalty.None();

  private FailurePolicy() {}

  /// What follows the failure of a send.
  ///
  /// @param tried with the credential that it was sent with, this send included
  static FailoverDecision decide(UpstreamFailure failure, AttemptHistory tried) {
    return switch (failure) {
      case BadRequest _,
          ContextOverflow _,
          ThinkingSignatureInvalid _,
          NoCredential _,
          TimedOut _ ->
          new Stop(BLAMELESS);
      case ModelNotAllowed _ -> new OtherCredential(new Penalty.LacksModel(), Patience.NONE);
      case TokenExpired _ -> after(Remedy.REFRESH_TOKEN, tried.refreshed(), tried);
      case NotAuthorized _ -> after(Remedy.FIND_PROFILE, tried.profileSought(), tried);
      case Suspended _ -> new OtherCredential(new Penalty.Disable(Reason.SUSPENDED), Patience.NONE);
      case RiskThrottled(Evidence evidence) -> leaveAlone(Cause.RISK_THROTTLE, evidence);
      case RateLimited(Evidence evidence) -> leaveAlone(Cause.RATE_LIMIT, evidence);
      case QuotaExhausted(Evidence evidence) -> leaveAlone(Cause.QUOTA, evidence);
      case DailyQuotaExhausted(Evidence evidence) -> leaveAlone(Cause.DAILY_QUOTA, evidence);
      case Capacity _ -> new OtherCredential(BLAMELESS, Patience.LONG);
      case Transient _, Network _ -> passing(tried);
      case BrokenStream(Damage damage) -> broken(damage, tried);
      case Unexpected(Evidence evidence) -> unexpected(evidence);
    };
  }

  /// What follows when the remedy is of no use. Without a token, the pool has already taken the
  /// credential out of use.
  static FailoverDecision withoutRemedy(Remedy remedy) {
    return switch (remedy) {
      case REFRESH_TOKEN -> new OtherCredential(BLAMELESS, Patience.NONE);
      case FIND_PROFILE, NONE -> refused();
    };
  }

  /// Each remedy is tried once; whoever has had all sends leaves it to the next request.
  private static FailoverDecision after(Remedy remedy, boolean done, AttemptHistory tried) {
    if (done || !tried.refreshable()) {
      return refused();
    }
    return tried.sends() < SENDS_PER_CREDENTIAL
        ? new AgainHere(remedy, Patience.NONE)
        : new OtherCredential(BLAMELESS, Patience.NONE);
  }

  private static FailoverDecision refused() {
    return new OtherCredential(new CoolDown(Cause.REFUSED, null), Patience.NONE);
  }

  private static FailoverDecision leaveAlone(Cause cause, Evidence evidence) {
    return new OtherCredential(new CoolDown(cause, evidence.retryAfter()), Patience.NONE);
  }

  private static FailoverDecision passing(AttemptHistory tried) {
    return tried.sends() < SENDS_PER_CREDENTIAL
        ? new AgainHere(Remedy.NONE, Patience.SHORT)
        : new OtherCredential(BLAMELESS, Patience.SHORT);
  }

  /// What the way may have broken can be sent again; what the model produced would come again.
  private static FailoverDecision broken(Damage damage, AttemptHistory tried) {
    return switch (damage) {
      case CHECKSUM, MALFORMED_FRAME, CUT, TRUNCATED -> passing(tried);
      case MALFORMED_EVENT,
          UNCLOSED_TOOL_CALL,
          MALFORMED_TOOL_CALL,
          MALFORMED_OUTPUT,
          EMPTY,
          NO_END_EVIDENCE,
          TOO_LARGE ->
          new Stop(BLAMELESS);
    };
  }

  /// A refusal of the account in words that nobody knows yet; anything else says nothing about it.
  private static FailoverDecision unexpected(Evidence evidence) {
    boolean access = evidence.status() != null && evidence.status() == 403;
    return access ? refused() : new Stop(BLAMELESS);
  }
}
