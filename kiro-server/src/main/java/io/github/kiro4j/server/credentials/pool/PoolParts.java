package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.auth.TokenService;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a pool is made of.
///
/// @param environmentKey an API key that stands in no store
/// @param background runs what no request waits for
public record PoolParts(
    CredentialStore store,
    RuntimeStates states,
    TokenService service,
    AccountService accounts,
    @Nullable Secret environmentKey,
    LoadBalancing mode,
    InstantSource clock,
    RandomGenerator random,
    Executor background) {}
