package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.account.ProfileResolver;
import io.github.kiro4j.server.credentials.health.CoolDowns;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.health.HealthTracker;
import io.github.kiro4j.server.credentials.health.RequestLimiter;
import io.github.kiro4j.server.credentials.refresh.TokenRefresher;
import io.github.kiro4j.server.credentials.refresh.TokenService;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/// The collaborators of every credential of a pool.
///
/// @param limits of the credentials that have no limits of their own
/// @param background runs work that no request waits for
public record PoolContext(
    CredentialStore store,
    TokenService tokenService,
    AccountService accounts,
    DefaultLimits limits,
    InstantSource clock,
    RandomGenerator random,
    Executor background) {

  TokenRefresher tokens(Credential credential) {
    return new TokenRefresher(credential, store, tokenService, clock, random);
  }

  ProfileResolver profiles(TokenRefresher tokens) {
    return new ProfileResolver(accounts, store, tokens, clock);
  }

  RequestLimiter limiter(TokenRefresher tokens) {
    return new RequestLimiter(
        () -> tokens.current().settings().limits().or(limits.inEffect()), clock);
  }

  HealthTracker health(HealthState health, BiConsumer<HealthState, HealthState> listener) {
    return new HealthTracker(health, new CoolDowns(random), clock, listener);
  }
}
