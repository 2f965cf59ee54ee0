package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Fingerprint;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.auth.RefreshFailedException;
import io.github.kiro4j.server.credentials.auth.RefreshFailure;
import io.github.kiro4j.server.credentials.auth.TokenService;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one credential's tokens fresh. At most one refresh runs at a time, and whoever needs one
/// while it runs shares its outcome. New tokens are in the store before anybody uses them.
///
/// Safe for use by many threads; the monitor is never held during I/O.
final class TokenKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(TokenKeeper.class);

  /// What the clocks here and there may differ, and a request may take to get there.
  private static final Duration SKEW = Duration.ofSeconds(10);

  /// How long before its end a token is replaced in the background.
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private static final Duration MOST_JITTER = Duration.ofSeconds(90);

  /// Between two refreshes in the background, whatever lifetime the tokens have.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /// After a failure nobody tries again for so long.
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

  private final CredentialStore store;
  private final TokenService service;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Set<String> tradedIn = new HashSet<>();
  private Credential current;
  private Duration jitter;
  private Instant notBefore = Instant.MIN;
  private @Nullable RefreshFailedException lastFailure;
  private @Nullable CompletableFuture<Credential> running;

  /// Received, but not yet durable: the refresh token that they replace is already void. Touched
  /// only by the refresh that runs.
  private @Nullable Unsaved unsaved;

  private record Unsaved(Credential traded, IssuedTokens tokens) {}

  TokenKeeper(
      Credential credential,
      CredentialStore store,
      TokenService service,
      InstantSource clock,
      RandomGenerator random) {
    this.current = credential;
    this.store = store;
    this.service = service;
    this.clock = clock;
    this.random = random;
    this.jitter = nextJitter();
  }

  synchronized Credential current() {
    return current;
  }

  /// The credential with a token that works; waits only when the present one does not.
  Credential fresh() throws RefreshFailedException {
    Credential seen = current();
    return works(seen) ? seen : refreshed(seen);
  }

  /// The credential after the upstream refused its token, or after that has ended. Does nothing
  /// when the token has changed meanwhile.
  Credential refreshed(Credential refused) throws RefreshFailedException {
    CompletableFuture<Credential> flight;
    boolean mine;
    synchronized (this) {
      if (works(current) && !bearer(current).equals(bearer(refused))) {
        return current;
      }
      if (lastFailure != null && clock.instant().isBefore(notBefore)) {
        throw lastFailure;
      }
      flight = running;
      mine = flight == null;
      if (flight == null) {
        flight = new CompletableFuture<>();
        running = flight;
      }
    }
    return mine ? run(flight) : join(flight);
  }

  /// Replaces the tokens whether they work or not, and soon after a failure too.
  Credential refreshNow() throws RefreshFailedException {
    synchronized (this) {
      lastFailure = null;
    }
    return refreshed(current());
  }

  private Credential run(CompletableFuture<Credential> flight) throws RefreshFailedException {
    try {
      Credential fresh = trade();
      settle(null);
      flight.complete(fresh);
      return fresh;
    } catch (RefreshFailedException e) {
      settle(e);
      flight.completeExceptionally(e);
      throw e;
    } catch (RuntimeException | Error e) {
      settle(null);
      flight.completeExceptionally(e);
      throw e;
    }
  }

  private synchronized void settle(@Nullable RefreshFailedException failure) {
    running = null;
    lastFailure = failure;
    notBefore = clock.instant().plus(failure == null ? PAUSE : pauseAfter(failure.failure()));
    jitter = nextJitter();
  }

  private static Duration pauseAfter(RefreshFailure failure) {
    return failure instanceof RefreshFailure.Unavailable busy && busy.retryAfter() != null
        ? busy.retryAfter()
        : PAUSE_AFTER_FAILURE;
  }

  private static Credential join(CompletableFuture<Credential> flight)
      throws RefreshFailedException {
    try {
      return flight.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RefreshFailedException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /// Somebody else may have put a sign-in into the store that has no access token yet, so there may
  /// be two rounds.
  private Credential trade() throws RefreshFailedException {
    Credential outcome = tradeOnce();
    return works(outcome) ? outcome : tradeOnce();
  }

  /// Tokens that could not be stored before come first.
  private Credential tradeOnce() throws RefreshFailedException {
    Credential stale = current();
    if (unsaved == null) {
      Optional<IssuedTokens> issued = issue(stale);
      if (issued.isEmpty()) {
        return current();
      }
      unsaved = new Unsaved(current(), issued.get());
    }
    return save(unsaved);
  }

  /// @return empty when the store had a newer sign-in, which is the present one now
  private Optional<IssuedTokens> issue(Credential stale) throws RefreshFailedException {
    try {
      return Optional.of(service.refresh(stale));
    } catch (RefreshFailedException e) {
      if (e.failure() instanceof RefreshFailure.Rejected && takeNewerFromStore(stale)) {
        return works(current()) ? Optional.empty() : Optional.of(service.refresh(current()));
      }
      throw e;
    }
  }

  /// Another program may have traded the token in, and stored what it got.
  private boolean takeNewerFromStore(Credential stale) {
    try {
      Optional<Credential> stored =
          store.load().stream().filter(other -> other.id() == stale.id()).findFirst();
      stored.ifPresent(this::update);
      return !current().identity().equals(stale.identity());
    } catch (IOException e) {
      LOG.warn("{}: the store cannot be read: {}", stale.label(), e.getMessage());
      return false;
    }
  }

  private Credential save(Unsaved received) throws RefreshFailedException {
    try {
      Credential saved = store.saveTokens(received.traded(), received.tokens());
      unsaved = null;
      adopt(saved, received.traded());
      return saved;
    } catch (IOException e) {
      throw new RefreshFailedException(
          new RefreshFailure.NotSaved(e.getClass().getSimpleName()), e);
    }
  }

  private synchronized void adopt(Credential saved, Credential traded) {
    current = saved;
    traded
        .refreshToken()
        .filter(token -> !saved.refreshToken().equals(Optional.of(token)))
        .ifPresent(token -> tradedIn.add(Fingerprint.of(token)));
    LOG.info("{}: new tokens, good until {}", saved.label(), endOf(saved));
  }

  /// Takes over what the store says, but no token that was traded in here, and no older access
  /// token of the same sign-in: what was read may be older than what was written since.
  ///
  /// @return whether somebody gave the credential another sign-in
  synchronized boolean update(Credential stored) {
    boolean old = stored.refreshToken().map(Fingerprint::of).filter(tradedIn::contains).isPresent();
    boolean sameSignIn = stored.identity().equals(current.identity());
    boolean keepTokens = old || (sameSignIn && endOf(current).isAfter(endOf(stored)));
    current = keepTokens ? stored.withTokensOf(current) : stored;
    boolean changed = !old && !sameSignIn;
    if (changed) {
      lastFailure = null;
    }
    return changed;
  }

  /// Keeps a profile that was found.
  synchronized void profile(Secret arn) {
    current = current.withProfileArn(arn);
  }

  /// Whether a refresh in the background is due.
  synchronized boolean isDue() {
    Instant now = clock.instant();
    return current.refreshToken().isPresent()
        && !now.isBefore(notBefore)
        && !now.plus(AHEAD).plus(jitter).isBefore(endOf(current));
  }

  /// Replaces a token that still works.
  void refreshAhead() throws RefreshFailedException {
    refreshed(current());
  }

  private boolean works(Credential credential) {
    return credential.worksAt(clock.instant().plus(SKEW));
  }

  private Duration nextJitter() {
    return Duration.ofMillis(random.nextLong(MOST_JITTER.toMillis()));
  }

  private static Instant endOf(Credential credential) {
    return Optional.ofNullable(credential.access()).map(AccessToken::expiresAt).orElse(Instant.MIN);
  }

  private static Optional<Secret> bearer(Credential credential) {
    return Optional.ofNullable(credential.access()).map(AccessToken::value);
  }
}
