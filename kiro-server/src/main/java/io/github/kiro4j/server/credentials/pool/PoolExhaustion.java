package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.AtLimit;
import io.github.kiro4j.protocol.failure.UpstreamFailure.DailyQuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ModelNotAllowed;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoCredential;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoCredential.Obstacle;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoToken;
import io.github.kiro4j.protocol.failure.UpstreamFailure.QuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RateLimited;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RiskThrottled;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Suspended;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TokenExpired;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Probing;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import io.github.kiro4j.server.credentials.health.RequestLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Explains why no credential can be used: with the cool-down or the limit that ends first, or else
/// with the reasons for which the credentials are disabled.
final class PoolExhaustion {

  /// How long a probe, or another request with a credential at its limit, is expected to take; also
  /// the shortest wait that clients are asked for.
  private static final Duration PROBE = Duration.ofSeconds(1);

  /// A credential can be used again after that time.
  private record Recovery(Duration in, UpstreamFailure failure) {}

  private PoolExhaustion() {}

  /// @param all every credential of the pool
  /// @param serving those that may get requests for the model, none of which can be used now
  static UpstreamFailure explain(
      List<PooledCredential> all, List<PooledCredential> serving, Instant now) {
    if (serving.isEmpty() && !all.isEmpty()) {
      return new ModelNotAllowed(evidence(null));
    }
    Optional<Recovery> first =
        serving.stream()
            .flatMap(credential -> recovery(credential, now))
            .min(Comparator.comparing(Recovery::in));
    return first.map(Recovery::failure).orElseGet(() -> disabled(serving));
  }

  private static Stream<Recovery> recovery(PooledCredential credential, Instant now) {
    return credential.isHealthy()
        ? credential.reachedLimit().map(limit -> recovery(limit, now)).stream()
        : recovery(credential.health(), credential.tokenObstacle(), now);
  }

  private static Recovery recovery(RequestLimiter.Reached limit, Instant now) {
    Duration in =
        limit.until() == null ? PROBE : atLeastASecond(Duration.between(now, limit.until()));
    return new Recovery(in, new AtLimit(in));
  }

  private static Stream<Recovery> recovery(
      HealthState health, Optional<NoToken.Blocker> noToken, Instant now) {
    return switch (health) {
      case CoolingDown(Cause cause, _, Instant until, _) ->
          Stream.of(recovery(cause, noToken, atLeastASecond(Duration.between(now, until))));
      case Probing(CoolingDown after, _) -> Stream.of(recovery(after.cause(), noToken, PROBE));
      case Ready _, Disabled _ -> Stream.empty();
    };
  }

  private static Duration atLeastASecond(Duration wait) {
    return wait.compareTo(PROBE) < 0 ? PROBE : Duration.ofSeconds(wait.plusMillis(999).toSeconds());
  }

  private static Recovery recovery(Cause cause, Optional<NoToken.Blocker> noToken, Duration in) {
    UpstreamFailure failure =
        noToken
            .filter(_ -> cause == Cause.NO_TOKEN)
            .<UpstreamFailure>map(obstacle -> new NoToken(obstacle, in))
            .orElseGet(() -> failure(cause, evidence(in)));
    return new Recovery(in, failure);
  }

  private static UpstreamFailure failure(Cause cause, Evidence evidence) {
    return switch (cause) {
      case RATE_LIMIT -> new RateLimited(evidence);
      case RISK_THROTTLE -> new RiskThrottled(evidence);
      case QUOTA -> new QuotaExhausted(evidence);
      case DAILY_QUOTA -> new DailyQuotaExhausted(evidence);
      case REFUSED, NO_TOKEN -> new TokenExpired(evidence);
    };
  }

  private static UpstreamFailure disabled(List<PooledCredential> serving) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    for (PooledCredential credential : serving) {
      if (credential.health() instanceof Disabled(Reason reason, _)) {
        reasons.add(reason);
      }
    }
    if (reasons.contains(Reason.SUSPENDED)) {
      return new Suspended(evidence(null));
    }
    if (reasons.contains(Reason.SIGN_IN_VOID)) {
      return new TokenExpired(evidence(null));
    }
    return new NoCredential(obstacle(reasons));
  }

  private static Obstacle obstacle(Set<Reason> reasons) {
    if (reasons.isEmpty()) {
      return Obstacle.NONE_ADDED;
    }
    return reasons.contains(Reason.INCOMPLETE) ? Obstacle.INCOMPLETE : Obstacle.DISABLED;
  }

  private static Evidence evidence(@Nullable Duration retryAfter) {
    return new Evidence(null, null, null, null, retryAfter);
  }
}
