package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.refresh.TokenService;
import io.github.kiro4j.server.credentials.state.RuntimeSettings;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.secret.Secret;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a pool is made of.
///
/// @param settings what operators changed at run time, before the rest of this
/// @param environmentKey an API key that stands in no store
/// @param mode how credentials are chosen as long as the settings say nothing
/// @param background runs what no request waits for
public record PoolParts(
    CredentialStore store,
    RuntimeStates states,
    RuntimeSettings settings,
    TokenService service,
    AccountService accounts,
    @Nullable Secret environmentKey,
    LoadBalancing mode,
    InstantSource clock,
    RandomGenerator random,
    Executor background) {}
