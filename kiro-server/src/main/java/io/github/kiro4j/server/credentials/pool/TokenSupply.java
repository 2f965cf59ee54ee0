package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.protocol.failure.UpstreamFailure.NoToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import io.github.kiro4j.server.credentials.health.HealthTracker;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.RefreshFailure;
import io.github.kiro4j.server.credentials.refresh.TokenRefresher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tokens of a pooled credential, and what a failed refresh means for its health. Safe for use
/// by many threads.
final class TokenSupply {

  private static final Logger LOG = LoggerFactory.getLogger(TokenSupply.class);

  private final TokenRefresher tokens;
  private final HealthTracker health;
  private final InstantSource clock;

  /// Gets the credential with a token.
  @FunctionalInterface
  private interface Source {
    Credential get() throws RefreshFailedException;
  }

  TokenSupply(TokenRefresher tokens, HealthTracker health, InstantSource clock) {
    this.tokens = tokens;
    this.health = health;
    this.clock = clock;
  }

  /// The credential with a valid token.
  ///
  /// @throws RefreshFailedException if there is none; the credential is cooled down or disabled
  ///   then
  Credential fresh() throws RefreshFailedException {
    return from(tokens::fresh);
  }

  /// The credential with another token than the one that the upstream refused.
  ///
  /// @throws RefreshFailedException if there is none; the credential is cooled down or disabled
  ///   then
  Credential refreshed(Credential refused) throws RefreshFailedException {
    return from(() -> tokens.refreshed(refused));
  }

  /// Refreshes the tokens whether they have expired or not. New tokens end a cool-down for a failed
  /// refresh, and no other.
  ///
  /// @throws RefreshFailedException if the refresh fails; the credential is cooled down or disabled
  ///   then
  void refreshNow() throws RefreshFailedException {
    from(() -> {
      tokens.refreshNow();
      return tokens.current();
    });
    health.recovered(Cause.NO_TOKEN);
  }

  /// Refreshes a token before it expires. A failure matters only once the token has expired.
  void refreshAhead() {
    try {
      tokens.refreshAhead();
      health.recovered(Cause.NO_TOKEN);
    } catch (RefreshFailedException e) {
      if (isFinal(e.failure()) || !tokens.current().worksAt(clock.instant())) {
        handle(e);
      } else {
        LOG.warn(
            "{}: the refresh failed and will be retried: {}",
            tokens.current().label(),
            e.getMessage());
      }
    }
  }

  private Credential from(Source source) throws RefreshFailedException {
    try {
      return source.get();
    } catch (RefreshFailedException e) {
      handle(e);
      throw e;
    }
  }

  private void handle(RefreshFailedException e) {
    LOG.warn("{}: {}", tokens.current().label(), e.getMessage());
    switch (e.failure()) {
      case RefreshFailure.Rejected _ -> health.disable(Reason.SIGN_IN_VOID);
      case RefreshFailure.Unusable _ -> health.disable(Reason.INCOMPLETE);
      case RefreshFailure.Unavailable busy -> health.coolDown(Cause.NO_TOKEN, busy.pause());
      case RefreshFailure.NoDurablePlace _ ->
          health.coolDown(Cause.NO_TOKEN, Duration.ofSeconds(1));
      case RefreshFailure.Refused _,
          RefreshFailure.NotSaved _,
          RefreshFailure.Unconfirmed _,
          RefreshFailure.StoreUnavailable _ ->
          health.coolDown(Cause.NO_TOKEN, null);
    }
  }

  /// What a failed refresh has against a token, unless the failure is about the account.
  static Optional<NoToken.Blocker> obstacle(RefreshFailure failure, Login login) {
    return switch (failure) {
      case RefreshFailure.Unavailable _ -> authService(login);
      case RefreshFailure.NoDurablePlace _, RefreshFailure.NotSaved _ ->
          Optional.of(NoToken.Blocker.DISK);
      case RefreshFailure.Rejected _,
          RefreshFailure.Unusable _,
          RefreshFailure.Refused _,
          RefreshFailure.Unconfirmed _,
          RefreshFailure.StoreUnavailable _ ->
          Optional.empty();
    };
  }

  private static Optional<NoToken.Blocker> authService(Login login) {
    return switch (login) {
      case Login.Social _ -> Optional.of(NoToken.Blocker.KIRO_AUTH);
      case Login.Idc _ -> Optional.of(NoToken.Blocker.AWS_AUTH);
      case Login.ExternalIdp _ -> Optional.of(NoToken.Blocker.IDENTITY_PROVIDER);
      case Login.ApiKey _, Login.Incomplete _ -> Optional.empty();
    };
  }

  private static boolean isFinal(RefreshFailure failure) {
    return failure instanceof RefreshFailure.Rejected || failure instanceof RefreshFailure.Unusable;
  }
}
