package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.credentials.CredentialStatus.EffectiveLimits;
import io.github.kiro4j.api.admin.credentials.CredentialStatus.KnownBalance;
import io.github.kiro4j.api.admin.credentials.CredentialStatus.LastError;
import io.github.kiro4j.server.activity.AttemptFailures;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.credentials.account.StatedBalances;
import io.github.kiro4j.server.credentials.health.RequestLimiter;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import org.jspecify.annotations.Nullable;

/// What the gateway has seen of credentials beside their state.
///
/// @param balances what the provider has stated
/// @param failures what attempts have met
public record Observations(StatedBalances balances, AttemptFailures failures) {

  @Nullable KnownBalance balance(long credential) {
    return balances
        .of(credential)
        .map(known ->
            new KnownBalance(
                known.used(),
                known.limit(),
                known.remaining(),
                known.nextReset().map(AdminTimes::text).orElse(null),
                AdminTimes.text(known.at())))
        .orElse(null);
  }

  @Nullable LastError lastError(long credential) {
    return failures
        .of(credential)
        .map(known -> new LastError(AdminTimes.text(known.at()), known.cause(), known.endpoint()))
        .orElse(null);
  }

  static EffectiveLimits limits(PooledCredential member) {
    RequestLimiter.InEffect known = member.limits();
    return new EffectiveLimits(
        orNull(known.requestsPerMinute()),
        known.requestsPerMinute() == 0 ? null : known.sentThisMinute(),
        orNull(known.maxConcurrency()));
  }

  private static @Nullable Integer orNull(int limit) {
    return limit == 0 ? null : limit;
  }
}
