package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.protocol.dialect.route.RouteFault;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.AtLimit;
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
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoToken;
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
import io.github.kiro4j.server.upstream.failover.FailoverDecision.OtherCredential;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Patience;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Penalty;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Penalty.CoolDown;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Remedy;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.SameCredential;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Stop;

/// The one place that decides what a failure means for the credential and for the request: the
/// table in docs/operate.md. Pure; [RetryRules] limits number, time and budget of the retries.
final class FailurePolicy {

  private static final Penalty NO_PENALTY = new Penalty.None();

  private FailurePolicy() {}

  /// What follows the failure of an attempt.
  ///
  /// @param history attempts with the same credential, the failed one included
  static FailoverDecision decide(UpstreamFailure failure, AttemptHistory history) {
    return switch (failure) {
      case BadRequest refused -> formRefused(refused, history);
      case ContextOverflow _,
          ThinkingSignatureInvalid _,
          NoCredential _,
          NoToken _,
          AtLimit _,
          TimedOut _ ->
          new Stop(NO_PENALTY);
      case ModelNotAllowed _ -> new OtherCredential(new Penalty.LacksModel(), Patience.NONE);
      case TokenExpired _ -> after(Remedy.REFRESH_TOKEN, history.refreshed(), history);
      case NotAuthorized _ -> after(Remedy.LOOK_UP_PROFILE, history.profileLookedUp(), history);
      case Suspended _ -> new OtherCredential(new Penalty.Disable(Reason.SUSPENDED), Patience.NONE);
      case RiskThrottled(Evidence evidence) -> coolDown(Cause.RISK_THROTTLE, evidence);
      case RateLimited(Evidence evidence) -> coolDown(Cause.RATE_LIMIT, evidence);
      case QuotaExhausted(Evidence evidence) -> coolDown(Cause.QUOTA, evidence);
      case DailyQuotaExhausted(Evidence evidence) -> coolDown(Cause.DAILY_QUOTA, evidence);
      case Capacity _ -> new OtherCredential(NO_PENALTY, Patience.LONG);
      case Transient _, Network _ -> retry(Remedy.NONE, Patience.SHORT, history);
      case BrokenStream(Damage damage) -> broken(damage, history);
      case Unexpected(Evidence evidence) -> unexpected(evidence);
    };
  }

  /// What follows when the remedy for the failure failed. If the token cannot be refreshed, the
  /// pool has already taken the credential out of use.
  static FailoverDecision afterFailed(Remedy remedy, UpstreamFailure failure) {
    return switch (remedy) {
      case REFRESH_TOKEN -> new OtherCredential(NO_PENALTY, Patience.NONE);
      case LOOK_UP_PROFILE, NONE ->
          failure instanceof BadRequest ? new Stop(NO_PENALTY) : refused();
    };
  }

  /// The service refuses a profile ARN of another account in the words of a malformed request. If
  /// the credential has no other profile, the request is to blame.
  private static FailoverDecision formRefused(BadRequest failure, AttemptHistory history) {
    boolean mayBeProfile = RouteFault.isRefusedForm(failure) && !history.profileLookedUp();
    return mayBeProfile && !history.exhausted()
        ? new SameCredential(Remedy.LOOK_UP_PROFILE, Patience.NONE)
        : new Stop(NO_PENALTY);
  }

  /// Each remedy is tried once per request and credential. After the last attempt with the
  /// credential, the remedy is left to the next request.
  private static FailoverDecision after(Remedy remedy, boolean tried, AttemptHistory history) {
    return tried || !history.refreshable() ? refused() : retry(remedy, Patience.NONE, history);
  }

  private static FailoverDecision refused() {
    return new OtherCredential(new CoolDown(Cause.REFUSED, null), Patience.NONE);
  }

  private static FailoverDecision coolDown(Cause cause, Evidence evidence) {
    return new OtherCredential(new CoolDown(cause, evidence.retryAfter()), Patience.NONE);
  }

  private static FailoverDecision retry(Remedy remedy, Patience patience, AttemptHistory history) {
    return history.exhausted()
        ? new OtherCredential(NO_PENALTY, patience)
        : new SameCredential(remedy, patience);
  }

  /// A retry helps against damage by the network, but not against what the model produced.
  private static FailoverDecision broken(Damage damage, AttemptHistory history) {
    return switch (damage) {
      case CHECKSUM, MALFORMED_FRAME, CUT, TRUNCATED -> retry(Remedy.NONE, Patience.SHORT, history);
      case MALFORMED_EVENT,
          UNCLOSED_TOOL_CALL,
          MALFORMED_TOOL_CALL,
          MALFORMED_OUTPUT,
          EMPTY,
          NO_END_EVIDENCE,
          TOO_LARGE ->
          new Stop(NO_PENALTY);
    };
  }

  /// A 403 refuses the account in unknown words; any other status says nothing about the account.
  private static FailoverDecision unexpected(Evidence evidence) {
    return evidence.hasStatus(403) ? refused() : new Stop(NO_PENALTY);
  }
}
