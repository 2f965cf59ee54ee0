package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.account.ProfileResolver;
import io.github.kiro4j.server.credentials.health.CoolDowns;
import io.github.kiro4j.server.credentials.health.HealthHistories;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.health.HealthTracker;
import io.github.kiro4j.server.credentials.refresh.TokenRefresher;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/// The collaborators of every credential of a pool.
///
/// @param healthChanged called after a credential's health has changed
record PoolContext(PoolParts parts, HealthHistories histories, Runnable healthChanged) {

  InstantSource clock() {
    return parts.clock();
  }

  CredentialStore store() {
    return parts.store();
  }

  AccountService accounts() {
    return parts.accounts();
  }

  Executor background() {
    return parts.background();
  }

  TokenRefresher tokens(Credential credential) {
    return new TokenRefresher(
        credential, parts.store(), parts.service(), parts.clock(), parts.random());
  }

  ProfileResolver profiles(TokenRefresher tokens) {
    return new ProfileResolver(parts.accounts(), parts.store(), tokens, parts.clock());
  }

  HealthTracker health(HealthState health, BiConsumer<HealthState, HealthState> listener) {
    return new HealthTracker(health, new CoolDowns(parts.random()), parts.clock(), listener);
  }
}
