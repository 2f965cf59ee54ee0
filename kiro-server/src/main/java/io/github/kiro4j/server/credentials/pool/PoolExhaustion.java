package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.DailyQuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ModelNotAllowed;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a request is told when no credential can be used: the trouble of the one that comes back
/// first, with the time until then.
final class PoolExhaustion {

  /// A probe under way decides soon.
  private static final Duration PROBE = Duration.ofSeconds(1);

  private record Return(Cause cause, Duration in) {}

  private PoolExhaustion() {}

  /// @param all every credential of the pool, none of which can be used for the model now
  static UpstreamFailure explain(List<PooledCredential> all, String model, Instant now) {
    List<HealthState> serving =
        all.stream()
            .filter(credential -> !credential.lacks(model))
            .map(PooledCredential::health)
            .toList();
    if (serving.isEmpty() && !all.isEmpty()) {
      return new ModelNotAllowed(evidence(null));
    }
    Optional<Return> first =
        serving.stream()
            .flatMap(health -> comingBack(health, now))
            .min(Comparator.comparing(Return::in));
    return first.map(PoolExhaustion::failure).orElseGet(() -> outOfUse(serving));
  }

  private static Stream<Return> comingBack(HealthState health, Instant now) {
    return switch (health) {
      case CoolingDown(Cause cause, _, Instant until, _) ->
          Stream.of(new Return(cause, atLeastASecond(Duration.between(now, until))));
      case Probing(CoolingDown after, _) -> Stream.of(new Return(after.cause(), PROBE));
      case Ready _, Disabled _ -> Stream.empty();
    };
  }

  private static Duration atLeastASecond(Duration wait) {
    return wait.compareTo(PROBE) < 0 ? PROBE : Duration.ofSeconds(wait.plusMillis(999).toSeconds());
  }

  private static UpstreamFailure failure(Return soonest) {
    Evidence evidence = evidence(soonest.in());
    return switch (soonest.cause()) {
      case RATE_LIMIT -> new RateLimited(evidence);
      case RISK_THROTTLE -> new RiskThrottled(evidence);
      case QUOTA -> new QuotaExhausted(evidence);
      case DAILY_QUOTA -> new DailyQuotaExhausted(evidence);
      case REFUSED, NO_TOKEN -> new TokenExpired(evidence);
    };
  }

  private static UpstreamFailure outOfUse(List<HealthState> serving) {
    boolean suspended =
        serving.stream()
            .anyMatch(health ->
                health instanceof Disabled(Reason reason, _) && reason == Reason.SUSPENDED);
    return suspended ? new Suspended(evidence(null)) : new TokenExpired(evidence(null));
  }

  private static Evidence evidence(@Nullable Duration retryAfter) {
    return new Evidence(null, null, null, null, retryAfter);
  }
}
