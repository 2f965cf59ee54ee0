package io.github.kiro4j.server.credentials.refresh;

import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
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
public final class TokenRefresher {

  private static final Logger LOG = LoggerFactory.getLogger(TokenRefresher.class);

  /// What the clocks here and there may differ, and a request may take to get there.
  private static final Duration SKEW = Duration.ofSeconds(10);

  /// How long before its end a token is replaced in the background.
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private static final Duration MOST_JITTER = Duration.ofSeconds(90);

  /// Between two refreshes in the background, whatever lifetime the tokens have.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /// After a failure nobody tries again for so long.
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

  private static final int MOST_ROUNDS = 2;

  private final CredentialStore store;
  private final TokenService service;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Set<String> tradedIn = new HashSet<>();
  private Credential current;
  private Duration jitter;
  private Instant notBefore = Instant.MIN;
  private @Nullable RefreshFailedException lastFailure;
  private @Nullable Flight running;

  /// Received, but not yet durable: the refresh token that they replace is already void. Touched
  /// only by the refresh that runs.
  private @Nullable Unsaved unsaved;

  /// A refresh that runs.
  ///
  /// @param urgent whether it may not be left for later
  private record Flight(boolean urgent, CompletableFuture<Credential> outcome) {}

  private record Unsaved(Credential traded, IssuedTokens tokens) {}

  public TokenRefresher(
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

  public synchronized Credential current() {
    return current;
  }

  /// The credential with a token that works; waits only when the present one does not.
  public Credential fresh() throws RefreshFailedException {
    Credential seen = current();
    return works(seen) ? seen : refreshed(seen);
  }

  /// The credential after the upstream refused its token, or after that has ended. Does nothing
  /// when the token has changed meanwhile.
  public Credential refreshed(Credential refused) throws RefreshFailedException {
    return refreshed(refused, true);
  }

  private Credential refreshed(Credential refused, boolean urgent) throws RefreshFailedException {
    Flight flight;
    boolean mine;
    synchronized (this) {
      if (replaces(current, refused)) {
        return current;
      }
      if (lastFailure != null && clock.instant().isBefore(notBefore)) {
        throw lastFailure;
      }
      flight = running;
      mine = flight == null;
      if (flight == null) {
        flight = new Flight(urgent, new CompletableFuture<>());
        running = flight;
      }
    }
    if (mine) {
      return run(flight);
    }
    Credential outcome = join(flight.outcome());
    boolean leftForLater = urgent && !flight.urgent() && !replaces(outcome, refused);
    return leftForLater ? refreshed(refused, true) : outcome;
  }

  private boolean replaces(Credential candidate, Credential refused) {
    return works(candidate) && !bearer(candidate).equals(bearer(refused));
  }

  /// Replaces the tokens whether they work or not, and soon after a failure too; but tokens that
  /// work are left alone while the store is away or another gateway is at it.
  public Credential refreshNow() throws RefreshFailedException {
    synchronized (this) {
      lastFailure = null;
    }
    Credential before = current();
    Credential after = refreshed(before, !works(before));
    if (bearer(after).equals(bearer(before))) {
      throw new RefreshFailedException(
          new RefreshFailure.StoreAway("the store is away, or another gateway is refreshing it"));
    }
    return after;
  }

  private Credential run(Flight flight) throws RefreshFailedException {
    try {
      Credential fresh = trade(flight.urgent());
      settle(null);
      flight.outcome().complete(fresh);
      return fresh;
    } catch (RefreshFailedException e) {
      settle(e);
      flight.outcome().completeExceptionally(e);
      throw e;
    } catch (RuntimeException | Error e) {
      settle(null);
      flight.outcome().completeExceptionally(e);
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
  /// be another round, with a turn of its own.
  private Credential trade(boolean urgent) throws RefreshFailedException {
    Credential outcome = tradeOnce(urgent);
    for (int again = 1; again < MOST_ROUNDS && !works(outcome); again++) {
      outcome = tradeOnce(urgent);
    }
    return outcome;
  }

  /// Tokens that could not be stored before come first.
  private Credential tradeOnce(boolean urgent) throws RefreshFailedException {
    if (unsaved != null) {
      return save(unsaved);
    }
    Credential stale = current();
    Optional<RefreshPermit> turn = begin(stale, urgent);
    if (turn.isEmpty()) {
      return stale;
    }
    try (RefreshPermit mine = turn.get()) {
      mine.stored().ifPresent(this::update);
      return replaces(current(), stale) ? current() : tradeNow();
    }
  }

  private Optional<RefreshPermit> begin(Credential stale, boolean urgent)
      throws RefreshFailedException {
    try {
      return store.beginRefresh(stale, urgent);
    } catch (IOException e) {
      throw new RefreshFailedException(
          new RefreshFailure.StoreAway(String.valueOf(e.getMessage())), e);
    }
  }

  private Credential tradeNow() throws RefreshFailedException {
    Credential traded = current();
    try {
      Unsaved received = new Unsaved(traded, service.refresh(traded));
      unsaved = received;
      return save(received);
    } catch (RefreshFailedException e) {
      if (e.failure() instanceof RefreshFailure.Rejected(String code)
          && tookNewerFromStore(traded, code)) {
        return current();
      }
      throw e;
    }
  }

  /// Another program may have traded the token in, and stored what it got.
  private boolean tookNewerFromStore(Credential rejected, String code)
      throws RefreshFailedException {
    try {
      Optional<Credential> stored =
          store.load().stream().filter(other -> other.id() == rejected.id()).findFirst();
      stored.ifPresent(this::update);
      return !current().identity().equals(rejected.identity());
    } catch (IOException e) {
      throw new RefreshFailedException(new RefreshFailure.Unconfirmed(code), e);
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

  /// What became of the tokens when something was read from the store.
  public enum Change {
    SAME,
    /// Somebody else has refreshed them.
    ROTATED,
    NEW_SIGN_IN
  }

  /// Takes over what the store says, but no token that was traded in here, and no older access
  /// token of the same sign-in: what was read may be older than what was written since.
  public synchronized Change update(Credential stored) {
    boolean old = stored.refreshToken().map(Fingerprint::of).filter(tradedIn::contains).isPresent();
    boolean same = stored.identity().equals(current.identity());
    boolean keepTokens = old || (same && endOf(current).isAfter(endOf(stored)));
    Change change = old || same ? Change.SAME : changeTo(stored);
    current = keepTokens ? stored.withTokensOf(current) : stored;
    if (change != Change.SAME) {
      lastFailure = null;
    }
    return change;
  }

  private Change changeTo(Credential stored) {
    return current
            .refreshToken()
            .filter(token -> store.hadToken(stored.id(), Fingerprint.of(token)))
            .isPresent()
        ? Change.ROTATED
        : Change.NEW_SIGN_IN;
  }

  /// Keeps a profile that was found.
  public synchronized void profile(Secret arn) {
    current = current.withProfileArn(arn);
  }

  /// Whether a refresh in the background is due.
  public synchronized boolean isDue() {
    Instant now = clock.instant();
    return current.refreshToken().isPresent()
        && !now.isBefore(notBefore)
        && !now.plus(AHEAD).plus(jitter).isBefore(endOf(current));
  }

  /// Replaces a token that ends soon, unless a request did so meanwhile.
  public void refreshAhead() throws RefreshFailedException {
    Credential ending;
    synchronized (this) {
      if (!isDue()) {
        return;
      }
      ending = current;
    }
    refreshed(ending, false);
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
