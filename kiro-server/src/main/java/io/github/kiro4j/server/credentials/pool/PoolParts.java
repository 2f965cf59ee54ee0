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

/// The collaborators and settings of a pool.
///
/// @param settings the settings that operators change at run time
/// @param environmentKey the API key of the environment, which is in no store
/// @param mode the configured load-balancing mode, which `settings` may override
/// @param background runs tasks for which no request waits
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
