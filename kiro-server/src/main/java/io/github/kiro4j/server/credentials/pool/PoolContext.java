package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/// What every credential of a pool works with.
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

  TokenKeeper tokens(Credential credential) {
    return new TokenKeeper(
        credential, parts.store(), parts.service(), parts.clock(), parts.random());
  }

  ProfileKeeper profiles(TokenKeeper tokens) {
    return new ProfileKeeper(parts.accounts(), parts.store(), tokens, parts.clock());
  }

  HealthTracker health(Health health, BiConsumer<Health, Health> listener) {
    return new HealthTracker(health, new CoolDowns(parts.random()), parts.clock(), listener);
  }
}
